import { type NamePart, partsOf } from './parts.ts'
import { latinText, romanise } from './romanise.ts'
import { jaroWinkler } from '../strings/similar.ts'
import { skeletonOf } from './skeleton.ts'

/** A name prepared once, to be compared with many. */
export interface PreparedName {
  readonly parts: readonly PreparedPart[]
}

interface PreparedPart {
  readonly folded: string
  readonly latin: string
  readonly skeleton: string
  readonly vowelled: boolean
}

const mostParts = 6

/** Words that sound alike but are written in two scripts: nearly the same, the nearer the more letters agree too. */
const sameSound = 0.88
const byLetters = 0.1
/** What sounding alike is worth between two words whose vowels are written: it halves the way to this. */
const soundsAlike = 0.93
/** Below this two parts have nothing to do with each other. */
const unrelated = 0.7
/** What a part costs that only one side has: people leave names out. */
const omission = 0.06
/** What it costs when each side has a part that the other lacks: those contradict each other. */
const contradiction = 0.3

export function prepare(name: string): PreparedName {
  return { parts: partsOf(name).slice(0, mostParts).map(preparePart) }
}

function preparePart({ folded, sound }: NamePart): PreparedPart {
  const romanised = romanise(sound)
  return {
    folded,
    latin: latinText(romanised),
    skeleton: skeletonOf(romanised),
    vowelled: romanised.vowelled,
  }
}

/** How alike two names are, 0 to 1, in whatever order and script they are written. */
export function compareNames(one: string, other: string): number {
  return comparePrepared(prepare(one), prepare(other))
}

/**
 * The parts are paired for the best sum. A part that only one side has costs little; parts on both sides that find
 * no partner contradict each other and cost much.
 */
export function comparePrepared(one: PreparedName, other: PreparedName): number {
  const [fewer, more] =
    one.parts.length <= other.parts.length ? [one.parts, other.parts] : [other.parts, one.parts]
  if (fewer.length === 0) return 0
  const { sum, paired } = bestPairs(fewer, more)
  if (paired === 0) return 0
  const contradicting = fewer.length - paired
  const omitted = more.length - fewer.length
  const score = sum / paired - contradicting * contradiction - Math.min(omitted, 3) * omission
  return Math.max(0, Math.min(1, score))
}

interface Pairing {
  readonly sum: number
  readonly paired: number
}

/** Tries every pairing: names have at most six parts, most have two or three. */
function bestPairs(fewer: readonly PreparedPart[], more: readonly PreparedPart[]): Pairing {
  const scores = fewer.map((part) => more.map((candidate) => partSimilarity(part, candidate)))
  let states = new Map<number, Pairing>([[0, { sum: 0, paired: 0 }]])
  for (const row of scores) states = extended(states, row)
  let best: Pairing = { sum: 0, paired: 0 }
  for (const state of states.values()) if (state.sum > best.sum) best = state
  return best
}

/** The best pairing for each set of taken parts, after one more part has chosen, or chosen none. */
function extended(states: ReadonlyMap<number, Pairing>, row: readonly number[]): Map<number, Pairing> {
  const next = new Map(states)
  for (const [taken, { sum, paired }] of states) {
    row.forEach((score, at) => {
      const bit = 1 << at
      if (score < unrelated || (taken & bit) !== 0) return
      const better = { sum: sum + score, paired: paired + 1 }
      const known = next.get(taken | bit)
      if (!known || known.sum < better.sum) next.set(taken | bit, better)
    })
  }
  return next
}

function partSimilarity(one: PreparedPart, other: PreparedPart): number {
  if (one.folded === other.folded) return 1
  const initial = initialSimilarity(one.latin, other.latin)
  if (initial !== undefined) return initial
  const written = jaroWinkler(one.latin, other.latin)
  const bothVowelled = one.vowelled && other.vowelled
  if (one.skeleton === other.skeleton && one.skeleton.length > 1) {
    return bothVowelled
      ? Math.max(written, (soundsAlike + written) / 2)
      : Math.max(written, sameSound + byLetters * written)
  }
  return bothVowelled ? written : Math.max(written, 0.95 * jaroWinkler(one.skeleton, other.skeleton))
}

/** A single letter may stand for a name that begins with it. */
function initialSimilarity(one: string, other: string): number | undefined {
  if (one.length !== 1 && other.length !== 1) return undefined
  return one.charAt(0) === other.charAt(0) ? 0.85 : 0
}
