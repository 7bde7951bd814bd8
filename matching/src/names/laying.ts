import type { NamePartToCompare } from './comparison.ts'
import type { TokenLevel } from './levels.ts'

/** Parts that were laid beside each other: several on one side where the other wrote them as one. */
export interface Pair {
  /** Places in either name; the first of several. */
  readonly one: number
  readonly other: number
  readonly ones: number
  readonly others: number
  readonly level: TokenLevel | 'joined'
}

export interface Alignment {
  readonly one: readonly NamePartToCompare[]
  readonly other: readonly NamePartToCompare[]
  readonly pairs: readonly Pair[]
  /** Places of parts without a partner. */
  readonly onlyOne: readonly number[]
  readonly onlyOther: readonly number[]
}

export interface Laying {
  readonly pairs: Pair[]
  takenOne: number
  takenOther: number
}

export function take(laying: Laying, pair: Pair): void {
  laying.pairs.push(pair)
  laying.takenOne |= ((1 << pair.ones) - 1) << pair.one
  laying.takenOther |= ((1 << pair.others) - 1) << pair.other
}
