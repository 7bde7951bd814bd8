import type { EvidenceLevel } from './weights.ts'

export type EvidenceKey = `recognition.evidence.${EvidenceLevel}`

/** How strongly two descriptions speak for one person. A sum that can be read; it decides nothing. */
export interface Score {
  /** Sum of the evidence and of the prior, in bits: one more bit doubles the odds. */
  readonly weight: number
  /** The odds that the weight stands for, as a probability from 0 to 1. */
  readonly probability: number
  readonly band: Band
  readonly evidence: readonly Evidence[]
}

export type Band = 'likely' | 'review' | 'unlikely'

/** One line of the sum. `key` is the key of the sentence that says it in four languages. */
export interface Evidence {
  /** What was compared: a part of the name (given, father, family …), or birth, sex, place and so on. */
  readonly field: string
  readonly key: EvidenceKey
  /** Bits for (positive) or against (negative) one person. */
  readonly weight: number
  /** What stood on either side, where there is something to show. */
  readonly one: string | null
  readonly other: string | null
  /** How many in a million carry this value, where rarity counted. */
  readonly perMillion: number | null
}
