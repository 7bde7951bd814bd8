import type { Alignment, Pair } from './laying.ts'
import type { NameComparison, NameLevel, NameLine, NamePartToCompare, Rarity } from './comparison.ts'
import type { PartKind } from './parse.ts'
import type { NameWeights } from './weights.ts'

const mostOmitted = 3
const mostApart = 3

/** The sum over what is laid side by side, what contradicts and what is left out. */
export function weighName(aligned: Alignment, rarity: Rarity | null, weights: NameWeights): NameComparison {
  const lines: NameLine[] = []
  let agreeing = 0
  for (const pair of aligned.pairs) {
    const line = pairLine(aligned, pair, rarity, weights)
    agreeing += Math.max(0, line.weight)
    lines.push(line)
  }
  const lost = agreeing * weights.contradicted
  const apart = contradict(aligned, lost, weights, lines)
  aboutTheWhole(aligned, apart ? 0 : lost, weights, lines)
  let weight = 0
  for (const line of lines) weight += line.weight
  return { weight, lines }
}

function aboutTheWhole(aligned: Alignment, lost: number, { levels }: NameWeights, lines: NameLine[]): void {
  if (isReversed(aligned)) lines.push(wholeLine('reversed', levels.reversed - lost))
  else {
    if (isSwapped(aligned)) lines.push(wholeLine('swapped', levels.swapped))
    const complete = aligned.onlyOne.length + aligned.onlyOther.length === 0
    if (complete && isWhole(aligned)) lines.push(wholeLine('whole', levels.whole))
  }
}

function isWhole({ pairs }: Alignment): boolean {
  return pairs.every(({ level }) => level !== 'initial')
}

function wholeLine(level: NameLevel, weight: number): NameLine {
  return { kind: 'given', level, weight, one: null, other: null, perMillion: null }
}

function pairLine(aligned: Alignment, pair: Pair, rarity: Rarity | null, weights: NameWeights): NameLine {
  const [one, other] = [aligned.one[pair.one], aligned.other[pair.other]]
  const kind = telling(one, other)
  const perMillion = rarityOf(pair, one, other, rarity)
  const factor = weights.kinds[kind]
  return {
    kind,
    level: pair.level,
    weight: (weights.levels[pair.level] + rarer(pair, perMillion, weights)) * factor,
    one: textOf(aligned.one, pair.one, pair.ones),
    other: textOf(aligned.other, pair.other, pair.others),
    perMillion,
  }
}

/** Whose kind a pair has: the one that is told, else the more particular. */
function telling(one: NamePartToCompare | undefined, other: NamePartToCompare | undefined): PartKind {
  if (!one || !other) return 'given'
  if (one.kind === 'initial') return other.kind
  if (other.kind === 'initial' || one.told) return one.kind
  return other.told || one.kind === 'given' ? other.kind : one.kind
}

function textOf(parts: readonly NamePartToCompare[], from: number, count: number): string {
  if (count === 1) return parts[from]?.text ?? ''
  return parts
    .slice(from, from + count)
    .map(({ text }) => text)
    .join(' ')
}

/** How many carry the commoner of the two words: a misspelling is rare, what was meant need not be. */
function rarityOf(
  { level }: Pair,
  one: NamePartToCompare | undefined,
  other: NamePartToCompare | undefined,
  rarity: Rarity | null,
): number | null {
  if (!rarity || !one || !other || level === 'joined' || level === 'initial') return null
  const first = rarity.perMillion(one.token.folded)
  if (one.token.id === other.token.id) return first
  const second = rarity.perMillion(other.token.folded)
  return first === null ? second : second === null ? first : Math.max(first, second)
}

function rarer({ level }: Pair, perMillion: number | null, { usual, rarity }: NameWeights): number {
  if (perMillion === null) return 0
  const bits = Math.log2(usual / Math.max(perMillion, 0.01)) * rarity.share
  const bounded = Math.max(-rarity.most, Math.min(rarity.most, bits))
  return level === 'exact' ? bounded : level === 'near' ? Math.min(0, bounded) / 2 : bounded / 2
}

/**
 * Parts without a partner on both sides contradict each other, those of one kind first; the rest is left out by one
 * side. Tells whether anything contradicts.
 */
function contradict(aligned: Alignment, lost: number, weights: NameWeights, lines: NameLine[]): boolean {
  const { one, other, onlyOne, onlyOther } = aligned
  if (onlyOne.length === 0 || onlyOther.length === 0) {
    leaveOut(one, onlyOne, true, weights, lines)
    leaveOut(other, onlyOther, false, weights, lines)
    return false
  }
  const [ones, others] = [[...onlyOne], [...onlyOther]]
  let found = 0
  for (const rule of [sameKind, mayContradict]) {
    for (const at of onlyOne) {
      const left = one[at]
      if (!left || !ones.includes(at)) continue
      const place = others.findIndex((to) => rule(left, other[to] ?? left))
      const right = other[others[place] ?? -1]
      if (!right) continue
      if (found < mostApart) lines.push(apartLine(left, right, found === 0 ? lost : 0, weights))
      found += 1
      others.splice(place, 1)
      ones.splice(ones.indexOf(at), 1)
    }
  }
  leaveOut(one, ones, true, weights, lines)
  leaveOut(other, others, false, weights, lines)
  return found > 0
}

function leaveOut(
  parts: readonly NamePartToCompare[],
  places: readonly number[],
  first: boolean,
  { levels }: NameWeights,
  lines: NameLine[],
): void {
  for (let at = 0; at < Math.min(places.length, mostOmitted); at += 1) {
    const part = parts[places[at] ?? -1]
    if (!part) continue
    const [one, other] = first ? [part.text, null] : [null, part.text]
    lines.push({ kind: part.kind, level: 'omitted', weight: levels.omitted, one, other, perMillion: null })
  }
}

function sameKind(one: NamePartToCompare, other: NamePartToCompare): boolean {
  return one.kind === other.kind
}

/** A by-name stands beside any other name. */
function mayContradict(one: NamePartToCompare, other: NamePartToCompare): boolean {
  return one.kind !== 'kunya' && other.kind !== 'kunya'
}

function apartLine(
  one: NamePartToCompare,
  other: NamePartToCompare,
  lost: number,
  weights: NameWeights,
): NameLine {
  const kind = telling(one, other)
  const weight = weights.levels.apart * weights.kinds[kind] - lost
  return { kind, level: 'apart', weight, one: one.text, other: other.text, perMillion: null }
}

/** X son of Y is not Y son of X, nor is Y X when both are told apart. */
function isReversed({ one, other, pairs }: Alignment): boolean {
  if (!tellsFather(one) || !tellsFather(other)) return false
  let [down, up] = [false, false]
  for (const pair of pairs) {
    const [left, right] = [one[pair.one], other[pair.other]]
    if (left?.kind === 'given' && right?.kind === 'father' && right.told) down = true
    if (left?.kind === 'father' && left.told && right?.kind === 'given') up = true
  }
  return down && up
}

function tellsFather(parts: readonly NamePartToCompare[]): boolean {
  for (const { kind, told } of parts) if (kind === 'father' && told) return true
  return false
}

/** The family's name first on one side and last on the other is no more than a habit of offices. */
function isSwapped({ pairs }: Alignment): boolean {
  let last = -1
  for (const { other } of pairs) {
    if (other < last) return true
    last = other
  }
  return false
}
