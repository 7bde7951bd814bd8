import { isMinor } from '../../kernel/condition.ts'
import { addDays, addMonths, daysBetween } from '../../kernel/day.ts'
import type { Facts, HistoryEntry } from '../../kernel/facts.ts'
import { answerTo, chosen, isAnswered, textOf } from '../../kernel/looking.ts'
import type { Reason } from '../../kernel/reason.ts'
import { type Rule, rule } from '../../kernel/rule.ts'
import { consentPoints, planAreas } from './lists.ts'
import { followUp, reflection, safetyCheckHolds, servicesOfArea } from './settings.ts'

function named(name: string, holds: Rule['holds'], values?: (facts: Facts) => Reason['values']): Rule {
  return rule(`counter-trafficking.rule.${name}`, holds, values)
}

/** A rule that one question is answered with this value. */
function answerIs(name: string, form: string, question: string, value: string): Rule {
  return named(name, (facts) => isAnswered(facts, form, question, value))
}

/** What happened since the record was last re-opened. */
function thisTime(facts: Facts): readonly HistoryEntry[] {
  return facts.history.slice(facts.history.findLastIndex((entry) => entry.step === 'reopen') + 1)
}

function lastOf(facts: Facts, steps: readonly string[]): HistoryEntry | undefined {
  return thisTime(facts).findLast((entry) => steps.includes(entry.step))
}

// Contact and safety

export const contactRecorded = named('contact-recorded', (facts) => facts.answers['contact'] !== undefined)

export const dangerIsMet = named(
  'danger-is-met',
  (facts) =>
    isAnswered(facts, 'safety', 'immediateDanger', 'no') || isAnswered(facts, 'safety', 'dangerMet', 'yes'),
)
export const placeIsPrivate = answerIs('place-is-private', 'safety', 'placePrivate', 'yes')
export const exploiterIsAway = answerIs('exploiter-is-away', 'safety', 'exploiterPresent', 'no')
export const interpreterIsTrusted = named(
  'interpreter-is-trusted',
  (facts) =>
    isAnswered(facts, 'safety', 'interpreterNeeded', 'no') ||
    (isAnswered(facts, 'safety', 'interpreterVetted', 'yes') &&
      isAnswered(facts, 'safety', 'interpreterFromCircle', 'no')),
)

/** A room that was safe last week says nothing about today. */
export const safetyCheckIsFresh = named('safety-check-is-fresh', (facts) => {
  const check = lastOf(facts, ['check-safety', 'check-safety-again'])
  return check && daysBetween(check.day, facts.today) <= safetyCheckHolds.days
})

// Consent to the interview

export const personAgreed = answerIs('person-agreed', 'interview-consent', 'agreed', 'yes')
export const personUnderstood = answerIs('person-understood', 'interview-consent', 'understood', 'yes')
export const allPointsRead = named('all-points-read', (facts) => {
  const read = chosen(facts, 'interview-consent', 'pointsRead')
  return read && consentPoints.codes.every((point) => read.includes(point))
})

/** A child assents, and a guardian who has no part in the exploitation, or a child-protection officer, consents. */
export const childIsProtected = named('child-is-protected', (facts) => {
  if (isMinor(facts.person) === 'no') return true
  const officer = isAnswered(facts, 'interview-consent', 'childConsentBy', 'child-protection-officer')
  const guardian = isAnswered(facts, 'interview-consent', 'guardianNotInvolved', 'yes')
  const given = isAnswered(facts, 'interview-consent', 'childConsentGiven', 'yes')
  return isAnswered(facts, 'interview-consent', 'assent', 'yes') && given && (officer || guardian)
})

// Status

/** The status that people decided last; an algorithm writes none (INV-04). */
export function decidedStatus(facts: Pick<Facts, 'answers'>): string | undefined {
  return textOf(facts, 'decision', 'traffickingStatus')
}

export const decisionFollowsProposal = named('decision-follows-proposal', (facts) => {
  const proposed = textOf(facts, 'assessment', 'proposedStatus')
  return proposed !== undefined && decidedStatus(facts) === proposed
})
export const decisionFollowsChange = named('decision-follows-change', (facts) => {
  const proposed = textOf(facts, 'status-change', 'proposedStatus')
  return proposed !== undefined && decidedStatus(facts) === proposed
})
export const isPossibleOrActual = named('is-possible-or-actual', (facts) =>
  ['PossibleVictimOfTrafficking', 'ActualVictimOfTrafficking'].some(
    (status) => decidedStatus(facts) === status,
  ),
)
export const isNotAVictim = named(
  'is-not-a-victim',
  (facts) => decidedStatus(facts) === 'NotAVictimOfTrafficking',
)
export const conferenceWasHeld = named('conference-was-held', (facts) => {
  const since = facts.history.slice(
    facts.history.findLastIndex((entry) => entry.step === 'call-conference') + 1,
  )
  return since.some((entry) => entry.step === 'hold-conference')
})

/** "Not a victim" is not "no need": services of migrant protection are offered, and where wanted, a referral has gone out. */
export const protectionWasOffered = named('protection-was-offered', (facts) => {
  if (!lastOf(facts, ['offer-protection'])) return false
  const reply = textOf(facts, 'protection-offer', 'reply')
  if (reply === 'declined') return true
  return reply === 'accepted' && facts.referrals?.some((referral) => referral.state !== 'draft')
})

// Reflection

/** How long the law of this country lets a person recover and reflect; where it is not known, the least that the convention grants. */
export function reflectionDays(jurisdiction: string | undefined): number {
  const longer: Readonly<Record<string, number>> = reflection.longer
  const granted =
    jurisdiction !== undefined && Object.hasOwn(longer, jurisdiction) ? longer[jurisdiction] : undefined
  return granted ?? reflection.minimumDays
}

export const reflectionIsLongEnough = named(
  'reflection-is-long-enough',
  (facts) => {
    const from = textOf(facts, 'reflection', 'reflectionFrom')
    const until = textOf(facts, 'reflection', 'reflectionUntil')
    return (
      from !== undefined && until !== undefined && until >= addDays(from, reflectionDays(facts.jurisdiction))
    )
  },
  (facts) => ({ days: reflectionDays(facts.jurisdiction) }),
)
export const rightsWereTold = named('rights-were-told', (facts) =>
  ['toldNoRemoval', 'toldNoDuty', 'toldUnconditional'].every((told) =>
    isAnswered(facts, 'reflection', told, 'yes'),
  ),
)
export const reflectionWasGranted = named(
  'reflection-was-granted',
  (facts) => answerTo(facts, 'reflection', 'reflectionUntil') !== undefined,
)

function isReflectionOver(facts: Facts): boolean {
  const until = textOf(facts, 'reflection', 'reflectionUntil')
  return until !== undefined && until <= facts.today
}

/** The time is the person's: nobody else may cut it short, and nobody has to wait for its end. */
export const planIsNotHurried = named(
  'plan-is-not-hurried',
  (facts) => isReflectionOver(facts) || isAnswered(facts, 'plan', 'wishesToStartNow', 'yes'),
)
export const statementIsNotHurried = named(
  'statement-is-not-hurried',
  (facts) => isReflectionOver(facts) || isAnswered(facts, 'statement', 'beforeEndAtOwnWish', 'yes'),
)
export const personAskedForStatement = answerIs(
  'person-asked-for-statement',
  'statement',
  'askedByPerson',
  'yes',
)
export const statementIsInformed = named(
  'statement-is-informed',
  (facts) =>
    isAnswered(facts, 'statement', 'consequencesExplained', 'yes') &&
    isAnswered(facts, 'statement', 'lawyerOffered', 'yes'),
)

// Plan and assistance

function agreedAreas(facts: Pick<Facts, 'answers'>): readonly string[] {
  return planAreas.codes.filter((area) => isAnswered(facts, 'plan', area, 'agreed'))
}

export const eachServiceIsSigned = named('each-service-is-signed', (facts) => {
  const signed = chosen(facts, 'plan', 'servicesSigned') ?? []
  const agreed = agreedAreas(facts)
  const known = facts.answers['plan'] !== undefined
  return (
    known && agreed.every((area) => signed.includes(area)) && signed.every((area) => agreed.includes(area))
  )
})
export const helpIsUnconditional = answerIs('help-is-unconditional', 'plan', 'toldUnconditional', 'yes')
export const bestInterestsCameFirst = named(
  'best-interests-came-first',
  (facts) => isMinor(facts.person) === 'no' || isAnswered(facts, 'plan', 'bestInterests', 'yes'),
)

const underWay = ['sent', 'received', 'accepted', 'in-service', 'completed', 'closed']

function isUnderWay(area: string, facts: Facts): boolean | undefined {
  const services: Readonly<Record<string, readonly string[]>> = servicesOfArea
  const meets = (service: string): boolean => services[area]?.includes(service) ?? false
  if (facts.referrals?.some((each) => meets(each.service) && underWay.includes(each.state))) return true
  return facts.needs?.some((need) => meets(need.service) && need.outcome !== undefined)
}

/** For each service of the plan a referral has gone out, or it is written down what became of the need. */
export const eachServiceIsUnderWay = named(
  'each-service-is-under-way',
  (facts) => facts.answers['plan'] && agreedAreas(facts).every((area) => isUnderWay(area, facts) === true),
  (facts) => ({ count: agreedAreas(facts).filter((area) => isUnderWay(area, facts) !== true).length }),
)
export const nothingWaitsForAnswer = named('nothing-waits-for-answer', (facts) =>
  facts.referrals?.every((referral) => !['sent', 'received'].includes(referral.state)),
)
export const anotherTookOver = named('another-took-over', (facts) =>
  facts.referrals?.some((referral) =>
    ['accepted', 'in-service', 'completed', 'closed'].includes(referral.state),
  ),
)
export const personAgreesToHandOver = answerIs(
  'person-agrees-to-hand-over',
  'hand-over',
  'personAgrees',
  'yes',
)

// Afterwards

/** Asked after six and after twelve months, or until the person no longer wished to be asked. */
export const followedUp = named('followed-up', (facts) => {
  const begun = lastOf(facts, ['begin-follow-up'])
  const visits = thisTime(facts).filter((entry) => entry.step === 'visit')
  if (!begun || visits.length === 0) return false
  if (isAnswered(facts, 'follow-up', 'wishesFurtherContact', 'no')) return true
  const due = followUp.months.map((months) => addDays(addMonths(begun.day, months), -followUp.earlyByDays))
  return due.every((day, at) => visits.filter((visit) => visit.day >= day).length >= due.length - at)
})

/** A person who comes back is not asked everything again. */
export const statusWasDecidedBefore = named(
  'status-was-decided-before',
  (facts) =>
    decidedStatus(facts) !== undefined && facts.history.some((entry) => entry.to === 'status-decided'),
)
