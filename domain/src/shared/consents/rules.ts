import { type AgeInterval, adultAge } from '../../kernel/age.ts'
import { type Day, addMonths } from '../../kernel/day.ts'
import { type Fault, type Reason, reason } from '../../kernel/reason.ts'
import type { DataCategory } from '../../kernel/vocabulary.ts'
import { consentConfig } from './config.ts'
import type { Consent, ConsentForm, Giver, Purpose, Withholding } from './consent.ts'

export function isLive(consent: Consent, today: Day): boolean {
  return consent.withdrawnAt === null && consent.validFrom <= today && today <= consent.validUntil
}

/** The live consent for exactly this purpose, recipient and category. */
export function liveConsentFor(
  consents: readonly Consent[],
  wanted: { readonly purpose: Purpose; readonly recipientId: string; readonly category: DataCategory },
  today: Day,
): Consent | undefined {
  return consents
    .filter((each) => isLive(each, today) && each.purpose === wanted.purpose)
    .filter((each) => each.recipientId === wanted.recipientId && each.category === wanted.category)
    .toSorted((one, other) => (one.validUntil < other.validUntil ? 1 : -1))[0]
}

/** Which of these categories may not go to this recipient today, each with its reason; empty: all may (INV-02). */
export function missingConsent(
  consents: readonly Consent[],
  withholdings: readonly Withholding[],
  wanted: { readonly recipientId: string; readonly categories: readonly DataCategory[] },
  today: Day,
): readonly Reason[] {
  if (withholdings.some((each) => each.recipientId === wanted.recipientId))
    return [reason('consents.withheld-from')]
  return wanted.categories
    .filter(
      (category) =>
        !liveConsentFor(consents, { purpose: 'referral', recipientId: wanted.recipientId, category }, today),
    )
    .map((category) => reason('consents.missing', { category }))
}

/** What is said about how consent was given. */
export interface Giving {
  readonly givenBy: Giver
  readonly form: ConsentForm
  readonly purposes: readonly Purpose[]
  readonly categories: readonly DataCategory[]
  readonly guardianName: string | null
  readonly witnessName: string | null
  readonly capacityNote: string | null
  readonly privatePlace: boolean
  readonly readAloud: boolean
  readonly hasEvidence: boolean
  readonly validFrom: Day
  readonly validUntil: Day
}

/** Purposes for which nobody's silence and nobody's stand-in counts (reference 12.1). */
const needsExplicit: readonly Purpose[] = ['referral', 'media', 'research', 'tracing']

/** What is wrong with a consent as it was given, field by field; empty: it stands. */
export function givingFaults(giving: Giving, age: AgeInterval | null, today: Day): readonly Fault[] {
  return [
    ...formFaults(giving),
    ...giverFaults(giving, age),
    ...timeFaults(giving, today),
    ...proofFaults(giving),
  ]
}

function formFaults(giving: Giving): readonly Fault[] {
  const explicit = giving.form === 'explicit-written' || giving.form === 'explicit-oral-witnessed'
  if (explicit || !giving.purposes.some((purpose) => needsExplicit.includes(purpose))) return []
  return [{ path: 'form', code: 'consents.fault.must-be-explicit' }]
}

/** A child agrees together with a guardian; an adult speaks for themselves unless a note says why they cannot. */
function giverFaults(giving: Giving, age: AgeInterval | null): readonly Fault[] {
  const faults: Fault[] = []
  const child = age !== null && age.least < adultAge
  const adult = age !== null && age.least >= adultAge
  const withGuardian = giving.givenBy === 'guardian' || giving.givenBy === 'child-assent-and-guardian'
  if (child && !withGuardian) faults.push({ path: 'givenBy', code: 'consents.fault.child-needs-guardian' })
  if (adult && giving.givenBy !== 'self' && !giving.capacityNote) {
    faults.push({ path: 'capacityNote', code: 'consents.fault.why-not-self' })
  }
  if (child && giving.givenBy === 'guardian' && !giving.capacityNote) {
    faults.push({ path: 'capacityNote', code: 'consents.fault.why-no-assent' })
  }
  if (giving.givenBy !== 'self' && !giving.guardianName) {
    faults.push({ path: 'guardianName', code: 'consents.fault.who-spoke' })
  }
  return faults
}

function timeFaults(giving: Giving, today: Day): readonly Fault[] {
  const faults: Fault[] = []
  if (giving.validFrom > today) faults.push({ path: 'validFrom', code: 'consents.fault.in-the-future' })
  if (giving.validUntil < today) faults.push({ path: 'validUntil', code: 'consents.fault.already-over' })
  if (giving.validUntil > addMonths(today, consentConfig.longestMonths)) {
    faults.push({
      path: 'validUntil',
      code: 'consents.fault.too-long',
      values: { months: consentConfig.longestMonths },
    })
  }
  return faults
}

function proofFaults(giving: Giving): readonly Fault[] {
  const faults: Fault[] = []
  if (!giving.privatePlace) faults.push({ path: 'privatePlace', code: 'consents.fault.private-place' })
  if (giving.form === 'explicit-oral-witnessed' && !giving.witnessName) {
    faults.push({ path: 'witnessName', code: 'consents.fault.witness' })
  }
  if (giving.form === 'explicit-oral-witnessed' && !giving.readAloud) {
    faults.push({ path: 'readAloud', code: 'consents.fault.read-aloud' })
  }
  if (giving.form === 'explicit-written' && !giving.hasEvidence) {
    faults.push({ path: 'evidence', code: 'consents.fault.signature' })
  }
  return faults
}

/** When a consent ends unless the person says otherwise. */
export function defaultUntil(today: Day): Day {
  return addMonths(today, consentConfig.defaultMonths)
}
