import type { PersonModel } from './model.ts'
import type { Band, Score } from './score.ts'

/** A sentence to be said in the reader's language: the key of its words, and what they speak of. */
export interface Sentence {
  readonly key: string
  /** What was compared, as the key of its words; null for the lines about the whole. */
  readonly fieldKey: string | null
  readonly values: Readonly<Record<string, string | number>>
  readonly weight: number | null
}

/** The sum as sentences: what it starts from, each finding, what it comes to. The weights add up to the last one's. */
export function explain(score: Score, model: PersonModel): readonly Sentence[] {
  const lines = score.evidence.map(({ field, key, weight, one, other, perMillion }): Sentence => {
    const values = { ...(one === null ? {} : { one }), ...(other === null ? {} : { other }) }
    const rare = perMillion === null ? {} : { perMillion: Math.max(1, Math.round(perMillion)) }
    return { key, fieldKey: `recognition.field.${field}`, values: { ...values, ...rare }, weight }
  })
  const start: Sentence = { key: 'recognition.prior', fieldKey: null, values: {}, weight: model.prior }
  const total: Sentence = {
    key: bandKey(score.band),
    fieldKey: null,
    values: { percent: Math.round(score.probability * 1000) / 10 },
    weight: score.weight,
  }
  return [start, ...lines, total]
}

export function bandKey(band: Band): `recognition.band.${Band}` {
  return `recognition.band.${band}`
}

/**
 * The same sum for somebody who may not see what the other side holds: what agrees and how strongly, without the
 * other's values and without how rare they are.
 */
export function withoutValues(score: Score): Score {
  return { ...score, evidence: score.evidence.map((line) => ({ ...line, other: null, perMillion: null })) }
}
