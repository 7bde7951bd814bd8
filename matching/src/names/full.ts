import { align } from './align.ts'
import { type NameHints, type NameToken, type PartKind, parseName } from './parse.ts'
import { type Token, tokenOf } from './tokens.ts'
import { type NameWeights, defaultNameWeights } from './weights.ts'
import { weighName } from './weigh.ts'

/** How many in a million people carry a word in their name, as far as it was counted. */
export interface Rarity {
  readonly perMillion: (folded: string) => number | null
}

export type NameLevel =
  | 'exact'
  | 'variant'
  | 'sound'
  | 'close'
  | 'near'
  | 'initial'
  | 'joined'
  | 'whole'
  | 'omitted'
  | 'apart'
  | 'swapped'
  | 'reversed'

/** One line of what speaks for and against two names being one person's. */
export interface NameLine {
  readonly kind: PartKind
  readonly level: NameLevel
  readonly weight: number
  readonly one: string | null
  readonly other: string | null
  readonly perMillion: number | null
}

export interface NameComparison {
  /** The sum of the lines, in bits. */
  readonly weight: number
  readonly lines: readonly NameLine[]
}

export interface NamePartToCompare {
  readonly token: Token
  readonly text: string
  readonly kind: PartKind
  readonly told: boolean
}

/** A full name made ready to be compared with many. */
export interface FullName {
  readonly text: string
  readonly parts: readonly NamePartToCompare[]
}

/** So many parts of a name are compared: the first and the last ones of a longer one. */
export const mostCompared = 8
const silent: ReadonlySet<PartKind> = new Set(['particle', 'title', 'suffix'])

export function prepareFullName(text: string, hints: NameHints = {}): FullName {
  const parsed = parseName(text, hints)
  const spoken = parsed.tokens.filter(({ kind }) => !silent.has(kind))
  const kept =
    spoken.length <= mostCompared
      ? spoken
      : [...spoken.slice(0, mostCompared / 2), ...spoken.slice(-mostCompared / 2)]
  return { text: parsed.text, parts: kept.map(toCompare) }
}

function toCompare({ text, folded, sound, kind, told }: NameToken): NamePartToCompare {
  return { token: tokenOf(folded, sound), text, kind, told }
}

/** What speaks for and against two full names, in whatever script and order, being one person's. */
export function compareFullNames(one: string, other: string, rarity: Rarity | null = null): NameComparison {
  return comparePreparedNames(prepareFullName(one), prepareFullName(other), rarity)
}

const nothing: NameComparison = { weight: 0, lines: [] }

export function comparePreparedNames(
  one: FullName,
  other: FullName,
  rarity: Rarity | null = null,
  weights: NameWeights = defaultNameWeights,
): NameComparison {
  if (one.parts.length === 0 || other.parts.length === 0) return nothing
  if (comesFirst(one, other)) return weighName(align(one.parts, other.parts, weights), rarity, weights)
  const turned = weighName(align(other.parts, one.parts, weights), rarity, weights)
  return { weight: turned.weight, lines: turned.lines.map(mirrored) }
}

/** Names are always compared in one direction, so that ties are settled alike from either side. */
function comesFirst(one: FullName, other: FullName): boolean {
  if (one.parts.length !== other.parts.length) return one.parts.length < other.parts.length
  return one.text <= other.text
}

function mirrored(line: NameLine): NameLine {
  return { ...line, one: line.other, other: line.one }
}
