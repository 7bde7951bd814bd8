import { levelCount, levels } from './levels.ts'
import type { Linked } from './link.ts'
import { Weigher } from './weigh.ts'

export type LevelName = keyof typeof levels

/** Why two records weigh what they weigh: the parts and the prior add up to the weight, in bits. */
export interface Explained {
  readonly weight: number
  readonly prior: number
  readonly parts: readonly ExplainedPart[]
}

export interface ExplainedPart {
  readonly field: string
  readonly level: LevelName
  /** With what the rarity of a shared value adds. */
  readonly weight: number
  readonly one: string
  readonly other: string
}

const names = Object.keys(levels) as LevelName[] // @door: the keys of a constant are its names

export function explain({ prepared, model, textOf }: Linked, one: number, other: number): Explained {
  const weigher = new Weigher(prepared)
  const weight = weigher.weigh(model, one, other) + model.prior
  const width = prepared.fields.length
  const parts = prepared.fields.map((field, at): ExplainedPart => {
    const [value, against] = [prepared.rows[one * width + at] ?? 0, prepared.rows[other * width + at] ?? 0]
    const level = weigher.vector[at] ?? levels.missing
    const rarity = level === levels.same ? (field.bonus[value] ?? 0) : 0
    return {
      field: field.name,
      level: names[level] ?? 'missing',
      weight: (model.weights[at * levelCount + level] ?? 0) + rarity,
      one: textOf(at, value),
      other: textOf(at, against),
    }
  })
  return { weight, prior: model.prior, parts }
}

export type Band = 'likely' | 'review' | 'unlikely'

/** Weights from which a pair is likely one person, and worth a look: odds of 99 to 1, and of 1 to 19. */
export const bandsFrom = { likely: Math.log2(99), review: -Math.log2(19) } as const

export function bandOf(weight: number): Band {
  if (weight >= bandsFrom.likely) return 'likely'
  return weight >= bandsFrom.review ? 'review' : 'unlikely'
}

export function probabilityOf(weight: number): number {
  return 1 / (1 + 2 ** -weight)
}
