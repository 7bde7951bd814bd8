import type { AgeInterval } from '../../kernel/age.ts'
import { type Day, addDays } from '../../kernel/day.ts'
import type { Fault } from '../../kernel/reason.ts'
import type { DataCategory } from '../../kernel/vocabulary.ts'
import type { Giver, Purpose } from '../consents/consent.ts'
import { givingFaults } from '../consents/rules.ts'
import { recognitionConfig } from './config.ts'

/** What others are shown of the person who is asked about, and nothing else. */
export const toldCategories = ['name', 'age-and-sex', 'birth-date'] as const

export const agreementForms = ['explicit-written', 'explicit-oral-witnessed'] as const
export type AgreementForm = (typeof agreementForms)[number]

/** How a person agreed to be asked about, or to be told of. */
export interface Agreement {
  readonly givenBy: Giver
  readonly form: AgreementForm
  /** Who heard it, or where the signed paper lies. */
  readonly proof: string
  readonly guardianName: string | null
  readonly capacityNote: string | null
}

interface Agreed {
  readonly purpose: Purpose
  readonly categories: readonly DataCategory[]
  readonly days: number
}

const askedAbout: Agreed = {
  purpose: 'referral',
  categories: toldCategories,
  days: recognitionConfig.openDays,
}

/** What is wrong with the agreement: the rules of consent, for this one purpose. */
export function agreementFaults(
  agreement: Agreement,
  age: AgeInterval | null,
  today: Day,
  { purpose, categories, days }: Agreed = askedAbout,
): readonly Fault[] {
  const oral = agreement.form === 'explicit-oral-witnessed'
  return givingFaults(
    {
      ...agreement,
      purposes: [purpose],
      categories,
      witnessName: oral ? agreement.proof : null,
      hasEvidence: !oral,
      privatePlace: true,
      readAloud: true,
      validFrom: today,
      validUntil: addDays(today, days),
    },
    age,
    today,
  ).map((fault) => ({ ...fault, path: `agreement.${fault.path}` }))
}

export const answers = ['known', 'not-known', 'cannot-say'] as const
export type DeskAnswer = (typeof answers)[number]

/**
 * What whoever asked may see of a request. Whether it reached anybody, and what they answered but "yes", makes no
 * difference to it: it waits until its last day, and then it is over.
 */
export type RequestState = 'waiting' | 'answered' | 'over' | 'withdrawn'

export function requestState(
  request: { readonly openUntil: string; readonly withdrawnAt: string | null },
  yes: number,
  now: string,
): RequestState {
  if (request.withdrawnAt !== null) return 'withdrawn'
  if (yes > 0) return 'answered'
  return request.openUntil > now ? 'waiting' : 'over'
}
