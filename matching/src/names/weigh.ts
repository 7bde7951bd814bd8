import type { Alignment, Pair } from './laying.ts'
import type { NameComparison, NameLevel, NameLine, NamePartToCompare, Rarity } from './comparison.ts'
import type { PartKind } from './parse.ts'
import type { NameWeights } from './weights.ts'

const mostOmitted = 3
const mostApart = 3

/** The sum over what is laid side by side, what contradicts and what is left out. */
export function weighName(aligned: Alignment, rarity: Rarity | null, weights: NameWeights): NameComparison {
  const lines = aligned.pairs
    .toSorted((one, other) => one.one - other.one)
    .map((pair) => pairLine(aligned, pair, rarity, weights))
  const agreeing = lines.reduce((sum, line) => sum + Math.max(0, line.weight), 0)
  const lost = agreeing * weights.contradicted
  const { apart, omitted } = unpaired(aligned)
  const reversed = isReversed(aligned)
  for (const [at, pair] of apart.slice(0, mostApart).entries())
    lines.push(apartLine(pair, at === 0 ? lost : 0, weights))
  for (const part of omitted.slice(0, mostOmitted)) lines.push(omittedLine(part, weights))
  if (reversed) lines.push(wholeLine('reversed', weights.levels.reversed - (apart.length > 0 ? 0 : lost)))
  else if (isSwapped(aligned)) lines.push(wholeLine('swapped', weights.levels.swapped))
  if (apart.length + omitted.length === 0 && !reversed && isWhole(aligned))
    lines.push(wholeLine('whole', weights.levels.whole))
  return { weight: lines.reduce((sum, line) => sum + line.weight, 0), lines }
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

interface Contradiction {
  readonly one: NamePartToCompare
  readonly other: NamePartToCompare
}

interface Unpaired {
  readonly apart: readonly Contradiction[]
  readonly omitted: readonly { readonly part: NamePartToCompare; readonly first: boolean }[]
}

/** Parts without a partner on both sides contradict each other, those of one kind first; the rest is left out by one side. */
function unpaired(aligned: Alignment): Unpaired {
  if (aligned.onlyOne.length + aligned.onlyOther.length === 0) return { apart: [], omitted: [] }
  const ones = aligned.onlyOne.flatMap((at) => aligned.one[at] ?? [])
  const others = aligned.onlyOther.flatMap((at) => aligned.other[at] ?? [])
  const apart: Contradiction[] = []
  for (const rule of [sameKind, mayContradict]) {
    for (const one of [...ones]) {
      const at = others.findIndex((other) => rule(one, other))
      const other = others[at]
      if (!other) continue
      apart.push({ one, other })
      others.splice(at, 1)
      ones.splice(ones.indexOf(one), 1)
    }
  }
  const omitted = [
    ...ones.map((part) => ({ part, first: true })),
    ...others.map((part) => ({ part, first: false })),
  ]
  return { apart, omitted }
}

function sameKind(one: NamePartToCompare, other: NamePartToCompare): boolean {
  return one.kind === other.kind
}

/** A by-name stands beside any other name. */
function mayContradict(one: NamePartToCompare, other: NamePartToCompare): boolean {
  return one.kind !== 'kunya' && other.kind !== 'kunya'
}

function apartLine({ one, other }: Contradiction, lost: number, weights: NameWeights): NameLine {
  const kind = telling(one, other)
  const weight = weights.levels.apart * weights.kinds[kind] - lost
  return { kind, level: 'apart', weight, one: one.text, other: other.text, perMillion: null }
}

function omittedLine(
  { part, first }: { readonly part: NamePartToCompare; readonly first: boolean },
  weights: NameWeights,
): NameLine {
  const [one, other] = first ? [part.text, null] : [null, part.text]
  return { kind: part.kind, level: 'omitted', weight: weights.levels.omitted, one, other, perMillion: null }
}

/** X son of Y is not Y son of X, nor is Y X when both are told apart. */
function isReversed({ one, other, pairs }: Alignment): boolean {
  const crossed = (from: PartKind, to: PartKind) =>
    pairs.some((pair) => {
      const [left, right] = [one[pair.one], other[pair.other]]
      return left?.kind === from && right?.kind === to && (left.told || right.told)
    })
  const chains = [one, other].every((parts) => parts.some(({ kind, told }) => kind === 'father' && told))
  return chains && crossed('given', 'father') && crossed('father', 'given')
}

/** The family's name first on one side and last on the other is no more than a habit of offices. */
function isSwapped({ pairs }: Alignment): boolean {
  let last = -1
  for (const { other } of pairs.toSorted((left, right) => left.one - right.one)) {
    if (other < last) return true
    last = other
  }
  return false
}
