import type { Day } from '../../kernel/day.ts'
import type { Actor, Answers, Facts } from '../../kernel/facts.ts'
import { type Reason, reason } from '../../kernel/reason.ts'
import { type NeedResponse, type NeedState, type Risk, type RiskFactor, risks } from './record.ts'
import type { RecordRead } from './contract.ts'
import type { KeptAnswer } from './schema.ts'

/** The facts of a record as its page knows them: the browser greys a step with the reasons the server would refuse with. */
export function factsOf(
  page: Pick<RecordRead, 'history' | 'answers' | 'facts'>,
  actor: Actor,
  today: Day,
): Facts {
  const answers = Object.entries(page.answers).map(([form, kept]) => [form, valuesOf(kept)] as const)
  return { ...page.facts, today, actor, history: page.history, answers: Object.fromEntries(answers) }
}

/** Kept answers without who gave them and when. */
export function valuesOf(kept: Readonly<Record<string, KeptAnswer>>): Answers {
  return Object.fromEntries(Object.entries(kept).map(([field, { value }]) => [field, value]))
}

/** The versions of kept answers, to be sent back as what the caller saw. */
export function versionsOf(kept: Readonly<Record<string, KeptAnswer>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(kept).map(([field, { version }]) => [field, version]))
}

/**
 * The risk that the factors speak for: that of the gravest, never a mean, so that no number of protections dilutes
 * one acute danger (domain reference 1.3). It proposes; a person sets the risk.
 */
export function proposedRisk(factors: readonly RiskFactor[]): Risk {
  const grave = factors.filter((factor) => factor.direction === 'risk').map((factor) => factor.severity)
  return risks.findLast((risk) => grave.some((severity) => severity === risk)) ?? 'unknown'
}

/** Where a need stands once it was answered so; null: it is open again. */
export function needStateAfter(response: NeedResponse | null): NeedState {
  switch (response) {
    case null:
      return 'open'
    case 'referred':
      return 'in-progress'
    case 'in-house':
    case 'received-elsewhere':
      return 'met'
    case 'not-applicable':
      return 'set-aside'
    case 'declined-by-person':
    case 'unavailable':
      return 'unmet'
  }
}

const underWay = ['sent', 'received', 'accepted', 'in-service']

/** Why the answer to a need may not be written down by hand now. */
export function settlingHindrances(referralState: string | null): readonly Reason[] {
  return referralState !== null && underWay.includes(referralState) ? [reason('records.need-under-way')] : []
}
