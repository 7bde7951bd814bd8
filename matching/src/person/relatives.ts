import type { FullName, Rarity } from '../names/comparison.ts'
import { comparePreparedNames } from '../names/full.ts'
import { type Birth, birthLevel } from './birth.ts'
import type { Relation } from './facts.ts'
import type { PersonModel } from './model.ts'
import type { FactLevel } from './weights.ts'

export interface Relative {
  readonly relation: Relation
  readonly names: readonly FullName[]
  readonly birth: Birth | null
  readonly text: string
}

export interface RelativeFinding {
  readonly level: FactLevel
  /** The share of the level's bits: a common name says less. */
  readonly share: number
  readonly relation: Relation
  readonly one: string
  readonly other: string
}

/** Of these a person has one, or one at a time. */
const single: ReadonlySet<Relation> = new Set(['father', 'mother'])

interface Candidate {
  readonly at: number
  readonly to: number
  readonly bits: number
}

const same = 8
const close = 3

/** Lays two families beside each other, the best pairs first. A father or a mother who is another one contradicts. */
export function compareRelatives(
  ones: readonly Relative[],
  others: readonly Relative[],
  model: PersonModel,
): readonly RelativeFinding[] {
  if (ones.length === 0 || others.length === 0) return []
  const takenOne = new Set<number>()
  const takenOther = new Set<number>()
  const findings: RelativeFinding[] = []
  for (const { at, to, bits } of candidates(ones, others, model)) {
    const [one, other] = [ones[at], others[to]]
    if (!one || !other || takenOne.has(at) || takenOther.has(to)) continue
    const found = finding(one, other, bits)
    if (!found) continue
    takenOne.add(at)
    takenOther.add(to)
    findings.push(found)
  }
  return findings
}

function candidates(
  ones: readonly Relative[],
  others: readonly Relative[],
  model: PersonModel,
): readonly Candidate[] {
  const all: Candidate[] = []
  for (const [at, one] of ones.entries()) {
    for (const [to, other] of others.entries()) {
      if (one.relation !== other.relation) continue
      all.push({ at, to, bits: likeness(one, other, model) })
    }
  }
  return all.toSorted((one, other) => other.bits - one.bits)
}

function likeness(one: Relative, other: Relative, model: PersonModel): number {
  const bits = bestName(one.names, other.names, model.rarity, model)
  if (!one.birth || !other.birth) return bits
  const weight = model.weights[birthLevel(one.birth, other.birth)]
  return bits + Math.max(-6, Math.min(3, weight))
}

function bestName(
  ones: readonly FullName[],
  others: readonly FullName[],
  rarity: Rarity | null,
  model: PersonModel,
): number {
  let best = Number.NEGATIVE_INFINITY
  for (const one of ones) {
    for (const other of others)
      best = Math.max(best, comparePreparedNames(one, other, rarity, model.name).weight)
  }
  return best
}

function finding(one: Relative, other: Relative, bits: number): RelativeFinding | null {
  const said = { relation: one.relation, one: one.text, other: other.text }
  if (bits >= same) return { ...said, level: 'relative.same', share: Math.min(1, bits / 16) }
  if (bits >= close) return { ...said, level: 'relative.close', share: 1 }
  return bits < 0 && bits > Number.NEGATIVE_INFINITY && single.has(one.relation)
    ? { ...said, level: 'relative.apart', share: 1 }
    : null
}
