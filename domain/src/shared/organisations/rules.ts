import { type Day, addMonths } from '../../kernel/day.ts'
import { type Reason, reason } from '../../kernel/reason.ts'
import { competenceConfig } from './config.ts'
import type { Agreement, Competence, Organisation, Relation } from './organisation.ts'

/** What an organisation sees by default, by what it is under one agreement (reference 1.1). */
export const reaches = [
  'work-plan',
  'referral-slice',
  'own-caseload',
  'aggregates',
  'own-file',
  'open-documents',
] as const
export type Reach = (typeof reaches)[number]

/** The capacity in which an organisation acts: one relation of one agreement, or its seat as an observer. */
export type Capacity = Relation | 'observer'

const reachByCapacity: Readonly<Record<Capacity, Reach>> = {
  collaborator: 'work-plan',
  'service-provider': 'referral-slice',
  implementer: 'own-caseload',
  donor: 'aggregates',
  'tc-beneficiary': 'own-file',
  'grant-recipient': 'own-file',
  'service-recipient': 'own-file',
  observer: 'open-documents',
}

export function reachOf(capacity: Capacity): Reach {
  return reachByCapacity[capacity]
}

/**
 * Why this capacity opens no person-level record (INV-01). It is asked for the capacity in which somebody acts:
 * being an implementer under another agreement changes nothing.
 */
export function personLevelHindrances(capacity: Capacity): readonly Reason[] {
  const reach = reachOf(capacity)
  if (reach === 'referral-slice' || reach === 'own-caseload') return []
  return [
    reason('organisations.capacity-without-persons', { capacity: `organisations.relation.${capacity}` }),
  ]
}

export function agreementInForce({ from, until, endedOn }: Agreement, today: Day): boolean {
  return from <= today && (until === null || until >= today) && (endedOn === null || endedOn > today)
}

/** The capacities in which `organisationId` stands towards the other side of its agreements today. */
export function capacitiesOf(
  agreements: readonly Agreement[],
  organisationId: string,
  today: Day,
): readonly Capacity[] {
  const live = agreements.filter((each) => each.toId === organisationId && agreementInForce(each, today))
  return [...new Set(live.flatMap(({ relations }) => relations))]
}

/** What is declared: a line of the register before anybody has verified it. */
export type Declaration = Pick<Competence, 'declaredOn' | 'validUntil'>

export function declarationHindrances({ declaredOn, validUntil }: Declaration): readonly Reason[] {
  const last = addMonths(declaredOn, competenceConfig.longestDeclarationMonths)
  if (validUntil < declaredOn) return [reason('organisations.declaration-over')]
  return validUntil > last ? [reason('organisations.declaration-too-long', { day: last })] : []
}

/** Who verifies, for which organisation. */
export interface Verifier {
  readonly personId: string
  readonly organisation: Pick<Organisation, 'id' | 'headquartersId' | 'standing'>
}

export interface Statement {
  readonly on: Day
  readonly until: Day
  readonly evidence: string
}

/**
 * Why this organisation may not verify that competence: nobody verifies what they declared themselves, neither as
 * a person nor as an organisation, and a branch is no stranger to its headquarters (INV-14).
 */
export function verificationHindrances(
  competence: Competence,
  declarer: Pick<Organisation, 'id' | 'headquartersId'>,
  verifier: Verifier,
  statement: Statement,
): readonly Reason[] {
  return [
    ...verifierHindrances(competence, declarer, verifier),
    ...statementHindrances(competence, statement),
  ]
}

function verifierHindrances(
  { declaredBy }: Competence,
  declarer: Pick<Organisation, 'id' | 'headquartersId'>,
  { personId, organisation }: Verifier,
): readonly Reason[] {
  const reasons: Reason[] = []
  if (organisation.id === declarer.id) reasons.push(reason('organisations.verifier-same-organisation'))
  else if (familyOf(organisation) === familyOf(declarer))
    reasons.push(reason('organisations.verifier-same-family'))
  if (personId === declaredBy) reasons.push(reason('organisations.verifier-declared-it'))
  if (organisation.standing !== 'active') reasons.push(reason('organisations.verifier-not-active'))
  return reasons
}

function familyOf({ id, headquartersId }: Pick<Organisation, 'id' | 'headquartersId'>): string {
  return headquartersId ?? id
}

function statementHindrances(competence: Competence, { on, until, evidence }: Statement): readonly Reason[] {
  const reasons: Reason[] = []
  const last = addMonths(on, competenceConfig.longestVerificationMonths)
  if (competence.withdrawnOn !== null)
    reasons.push(reason('organisations.competence-withdrawn', { day: competence.withdrawnOn }))
  if (competence.validUntil < on)
    reasons.push(reason('organisations.competence-expired', { day: competence.validUntil }))
  if (until < on) reasons.push(reason('organisations.verification-over'))
  if (until > competence.validUntil)
    reasons.push(reason('organisations.verification-outlives', { day: competence.validUntil }))
  if (until > last) reasons.push(reason('organisations.verification-too-long', { day: last }))
  if (evidence.trim() === '') reasons.push(reason('organisations.evidence-missing'))
  return reasons
}
