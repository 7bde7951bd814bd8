import type { DataCategory } from '@passerelle/domain/kernel/vocabulary'
import type { NeedRow } from '@passerelle/domain/shared/records/schema'
import type { readReferral } from '@passerelle/domain/shared/referrals/contract'
import type { Priority } from '@passerelle/domain/shared/referrals/referral'
import type { OutputOf } from '../../../app/call.ts'
import type { Language } from '../../../app/languages/load.ts'
import { type Attempts, isAttempts } from '../../../app/steady.ts'
import { newId } from '../../../app/uuid.ts'
import { type Agreeing, type ConsentTold, beginConsent, isConsentTold } from '../../records/consents/told.ts'

export const partIds = ['need', 'partner', 'leaves', 'consent'] as const
export type PartId = (typeof partIds)[number]

export type ReferralRead = OutputOf<typeof readReferral>

/** The referral whose place this one takes, and the service that was asked then. */
export interface Rerouted {
  readonly id: string
  readonly serviceId: string
}

/** A referral as it is being made; it lives on this device, sealed, until it was sent. */
export interface ReferralDraft {
  /** The referral's own id from the first moment, so that sending twice is sending once. */
  readonly id: string
  readonly priority: Priority
  /** Where help is looked for; empty: where the need or the person is. */
  readonly placeId: string
  readonly serviceId: string
  /** What was ticked; absent as long as nobody looked. */
  readonly categories: readonly DataCategory[] | null
  readonly message: string
  readonly overrideId: string | null
  readonly told: ConsentTold
  readonly attempts: Attempts
  readonly open: PartId
  readonly done: readonly PartId[]
}

export function isReferralDraft(kept: unknown): kept is ReferralDraft {
  if (typeof kept !== 'object' || kept === null) return false
  if (!('told' in kept) || !isConsentTold(kept.told)) return false
  return (
    'attempts' in kept && isAttempts(kept.attempts) && 'serviceId' in kept && 'done' in kept && 'open' in kept
  )
}

interface Beginning {
  readonly need: NeedRow
  readonly person: Agreeing
  readonly language: Language
  readonly today: string
  /** The referral that found no answer, or the one that a colleague began. */
  readonly before?: ReferralRead | undefined
}

/** Where the page begins: with the need; or, after a refusal, at the choice of the next partner. */
export function beginReferral(beginning: Beginning): ReferralDraft {
  const { need, person, language, today, before } = beginning
  const blank: ReferralDraft = {
    id: newId(),
    priority: need.priority,
    placeId: '',
    serviceId: '',
    categories: null,
    message: '',
    overrideId: null,
    told: beginConsent(person, language, today),
    attempts: {},
    open: 'need',
    done: [],
  }
  if (!before) return blank
  const { id, state, priority, serviceId, message } = before.referral
  if (state === 'draft') {
    return {
      ...blank,
      id,
      priority,
      serviceId,
      message: message ?? '',
      open: 'leaves',
      done: ['need', 'partner'],
    }
  }
  const categories = before.slices.map((slice) => slice.category)
  return { ...blank, priority, categories, open: 'partner', done: ['need'] }
}

/** The part is settled and the next one opens; what comes after a changed part is looked at again. */
export function settle(
  draft: ReferralDraft,
  part: PartId,
  change: Partial<ReferralDraft> = {},
): ReferralDraft {
  const next = partIds[partIds.indexOf(part) + 1] ?? part
  return { ...draft, ...change, open: next, done: [...new Set([...draft.done, part])] }
}
