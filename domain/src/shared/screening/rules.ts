import { type Day, addDays } from '../../kernel/day.ts'
import { type Reason, reason } from '../../kernel/reason.ts'
import { screeningConfig } from './config.ts'
import type { Born, GoneReason, QuestionState, Verdict } from './screening.ts'

/** What the rules ask of a question. */
export interface Asked {
  readonly state: QuestionState
  /** The organisation that is screened, its headquarters and its branches. */
  readonly family: readonly string[]
  readonly replyUntil: Day
  readonly replied: boolean
}

export interface Decider {
  readonly account: string
  /** Every organisation that this person belongs to, not only the one acted for. */
  readonly memberOf: readonly string[]
}

/** A first decision that waits for the second. What it says is no matter here: the second person looks for themselves. */
export interface FirstDecision {
  readonly by: string
}

const asking: readonly QuestionState[] = ['open', 'unsettled', 'confirmed', 'cleared']

/**
 * Why this person may not decide this question so, today. Two people decide, neither of them of the organisation that
 * is screened, and a second "the same" waits until the organisation has answered or its time to answer is over.
 */
export function decisionHindrances(
  { state, family, replyUntil, replied }: Asked,
  { account, memberOf }: Decider,
  first: FirstDecision | null,
  verdict: Verdict | null,
  today: Day,
): readonly Reason[] {
  const reasons: Reason[] = []
  if (!asking.includes(state)) reasons.push(reason('screening.no-longer-asked'))
  if (memberOf.some((id) => family.includes(id))) reasons.push(reason('screening.own-organisation'))
  if (first?.by === account) reasons.push(reason('screening.first-is-second'))
  if (first !== null && verdict === 'same' && !replied && today <= replyUntil) {
    reasons.push(reason('screening.reply-time-runs', { day: replyUntil }))
  }
  return reasons
}

/** What two decisions come to. Whoever disagrees, or cannot tell, has not settled it. */
export function outcomeOf(first: Verdict, second: Verdict): 'confirmed' | 'cleared' | 'unsettled' {
  if (first !== second || first === 'cannot-tell') return 'unsettled'
  return first === 'same' ? 'confirmed' : 'cleared'
}

const answerable: readonly QuestionState[] = ['open', 'unsettled', 'confirmed']

/** The organisation may answer while something hangs over it, also after it was confirmed. */
export function replyHindrances({ state }: Pick<Asked, 'state'>): readonly Reason[] {
  return answerable.includes(state) ? [] : [reason('screening.no-longer-asked')]
}

export function replyUntil(today: Day): Day {
  return addDays(today, screeningConfig.replyDays)
}

/** What was found out about a pair before, and whether either side is still as it was then. */
export interface Earlier {
  readonly state: QuestionState
  readonly subjectPrint: string
  readonly entryPrint: string
}

/**
 * What a run does with a pair that is alike: nothing while neither side changed since it was asked, whatever was decided
 * then; else the question is asked anew.
 */
export function carriesOver(
  earlier: Earlier | undefined,
  now: { readonly subjectPrint: string; readonly entryPrint: string },
): boolean {
  if (!earlier || earlier.state === 'lapsed' || earlier.state === 'superseded') return false
  return earlier.subjectPrint === now.subjectPrint && earlier.entryPrint === now.entryPrint
}

/** What is left of the two sides of a question that a run no longer finds alike. */
export interface Left {
  /** The entry is on the newest version of the list. */
  readonly listed: boolean
  /** The organisation, or the officer in office. */
  readonly present: boolean
}

/**
 * What becomes of a question whose sides are no longer alike. Who left, or is not listed any more, need not be asked
 * about; who is only written otherwise now stays before two people, for a name is changed easily. What was confirmed
 * stays until two people have looked again, whatever happened, and what was cleared stays cleared.
 *
 * | state                | not listed | officer left | only changed |
 * | open, unsettled      | lapses     | lapses       | is marked    |
 * | confirmed            | is marked  | is marked    | is marked    |
 * | any other            | stays      | stays        | stays        |
 */
export function goneFor(
  state: QuestionState,
  { listed, present }: Left,
): { readonly reason: GoneReason | null; readonly lapses: boolean } {
  if (!answerable.includes(state)) return { reason: null, lapses: false }
  const reason: GoneReason = !listed ? 'entry-delisted' : present ? 'no-longer-alike' : 'officer-left'
  return { reason, lapses: state !== 'confirmed' && reason !== 'no-longer-alike' }
}

const earliestBirth = 1850

/** Why this cannot be when somebody was born. */
export function bornHindrances(born: Born | null, today: Day): readonly Reason[] {
  if (born === null) return []
  const thisYear = Number(today.slice(0, 4))
  const fits = born.from >= earliestBirth && born.from <= born.to && born.to <= thisYear
  const agrees = born.day === null || (Number(born.day.slice(0, 4)) === born.from && born.from === born.to)
  return fits && agrees ? [] : [reason('screening.birth-unreal')]
}
