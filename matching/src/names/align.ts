import type { NamePartToCompare } from './comparison.ts'
import { joinParts } from './joined.ts'
import { type Alignment, type Laying, type Pair, take } from './laying.ts'
import { tokenLevels } from './levels.ts'
import { tokenLevel } from './token-level.ts'
import type { NameWeights } from './weights.ts'

type Parts = readonly NamePartToCompare[]

/** Lays the parts of two names beside each other: what is written the same, what is written as one, then the most alike. */
export function align(one: Parts, other: Parts, weights: NameWeights): Alignment {
  const laying: Laying = { pairs: [], takenOne: 0, takenOther: 0 }
  pairExact(one, other, laying)
  const left = one.length * other.length > 0 && !done(one, other, laying)
  if (left && one.length + other.length > 2) joinParts(one, other, laying)
  if (left) pairAlike(one, other, laying, weights)
  return {
    one,
    other,
    pairs: laying.pairs.length > 1 ? laying.pairs.sort(byPlace) : laying.pairs,
    onlyOne: without(one.length, laying.takenOne),
    onlyOther: without(other.length, laying.takenOther),
  }
}

function byPlace(one: Pair, other: Pair): number {
  return one.one - other.one
}

function done(one: Parts, other: Parts, { takenOne, takenOther }: Laying): boolean {
  return takenOne === (1 << one.length) - 1 || takenOther === (1 << other.length) - 1
}

function without(count: number, taken: number): readonly number[] {
  const places: number[] = []
  for (let at = 0; at < count; at += 1) if ((taken & (1 << at)) === 0) places.push(at)
  return places
}

/** The same word, first where it is the same part too, then wherever it stands. */
function pairExact(one: Parts, other: Parts, laying: Laying): void {
  for (const sameKind of [true, false]) {
    for (let at = 0; at < one.length; at += 1) {
      if ((laying.takenOne & (1 << at)) !== 0) continue
      const to = sameWord(one, other, at, laying.takenOther, sameKind)
      if (to >= 0) take(laying, { one: at, other: to, ones: 1, others: 1, level: 'exact' })
    }
  }
}

function sameWord(one: Parts, other: Parts, at: number, taken: number, sameKind: boolean): number {
  const part = one[at]
  if (!part) return -1
  for (let to = 0; to < other.length; to += 1) {
    const candidate = other[to]
    if (!candidate || (taken & (1 << to)) !== 0) continue
    if (part.token.folded !== candidate.token.folded || part.token.folded.length < 2) continue
    if (!sameKind || part.kind === candidate.kind) return to
  }
  return -1
}

/** Of what is left, again and again the two parts that agree best; of equals those of one kind, then of one place. */
function pairAlike(one: Parts, other: Parts, laying: Laying, weights: NameWeights): void {
  for (;;) {
    const best = bestPair(one, other, laying, weights)
    if (!best) return
    take(laying, best)
  }
}

function bestPair(one: Parts, other: Parts, laying: Laying, weights: NameWeights): Pair | null {
  let best: Pair | null = null
  let most = 0
  for (let at = 0; at < one.length; at += 1) {
    if ((laying.takenOne & (1 << at)) !== 0) continue
    for (let to = 0; to < other.length; to += 1) {
      if ((laying.takenOther & (1 << to)) !== 0) continue
      const [part, candidate] = [one[at] as NamePartToCompare, other[to] as NamePartToCompare]
      const level = tokenLevels[tokenLevel(part.token, candidate.token)] ?? 'apart'
      if (level === 'apart') continue
      const gain = weights.levels[level] + (part.kind === candidate.kind ? 0.2 : 0) - Math.abs(at - to) * 0.01
      if (gain <= most) continue
      most = gain
      best = { one: at, other: to, ones: 1, others: 1, level }
    }
  }
  return best
}
