import { align } from './align.ts'
import type { FullName, NameComparison, NameLine, NamePartToCompare, Rarity } from './comparison.ts'
import { type NameHints, type NameToken, type PartKind, parseName } from './parse.ts'
import { tokenOf } from './tokens.ts'
import { type NameWeights, defaultNameWeights } from './weights.ts'
import { weighName } from './weigh.ts'

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
  return { token: tokenOf(folded, sound, text), text, kind, told }
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
