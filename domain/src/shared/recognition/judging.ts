import { type Reason, reason } from '../../kernel/reason.ts'

export const verdicts = ['same', 'not-same', 'cannot-tell'] as const
export type Verdict = (typeof verdicts)[number]

/** Where a pair stands: nobody judged, one of two did, it is decided, or whoever looked could not tell. */
export const pairStates = ['open', 'waiting', 'same', 'not-same', 'cannot-tell'] as const
export type PairState = (typeof pairStates)[number]

/** What somebody holds about a pair today. Each person has one word; a new one takes the place of the last. */
export interface Judgement {
  readonly accountId: string
  readonly verdict: Verdict
}

/** How many people must agree before anything follows: two where a record of either is severe. */
export function judgesNeeded(severe: boolean): number {
  return severe ? 2 : 1
}

/** What follows from the judgements that hold, the latest last. Without a person's judgement nothing ever does (INV-11). */
export function settle(judgements: readonly Judgement[], severe: boolean): PairState {
  const decided = (['same', 'not-same'] as const).find(
    (verdict) => judgesOf(judgements, verdict) >= judgesNeeded(severe),
  )
  if (decided && (severe || judgements.at(-1)?.verdict === decided)) return decided
  if (judgements.some(({ verdict }) => verdict !== 'cannot-tell')) return 'waiting'
  return judgements.length > 0 ? 'cannot-tell' : 'open'
}

function judgesOf(judgements: readonly Judgement[], verdict: Verdict): number {
  return new Set(judgements.filter((each) => each.verdict === verdict).map(({ accountId }) => accountId)).size
}

/** Why this person may not give this verdict now; empty: they may. */
export function hindrancesToJudging(
  pair: { readonly state: PairState; readonly judgements: readonly Judgement[] },
  wanted: { readonly accountId: string; readonly verdict: Verdict },
): readonly Reason[] {
  if (pair.state === 'same' || pair.state === 'not-same') return [reason('recognition.already-decided')]
  const own = pair.judgements.find(({ accountId }) => accountId === wanted.accountId)
  return own?.verdict === wanted.verdict ? [reason('recognition.needs-another-person')] : []
}

/** Pairs are kept with the smaller id first, so that nobody judges the same two twice. */
export function inOrder(one: string, other: string): readonly [string, string] {
  return one < other ? [one, other] : [other, one]
}
