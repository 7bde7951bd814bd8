import type { Rarity } from '../names/comparison.ts'
import { type NameWeights, defaultNameWeights } from '../names/weights.ts'
import type { Calibration } from './calibrate.ts'
import { defaultCalibration } from './calibration.ts'
import { type FactLevel, evidenceWeights } from './weights.ts'

/** Everything a score depends on besides the two descriptions. A new setting is a new version. */
export interface PersonModel {
  readonly version: string
  /** Bits before anything is known: how unlikely it is that two descriptions picked for comparing are of one person. */
  readonly prior: number
  readonly name: NameWeights
  readonly weights: Readonly<Record<FactLevel, number>>
  /** From which weight on a pair is likely, and from which on it is worth a look. */
  readonly bands: { readonly likely: number; readonly review: number }
  /** What the weights have meant among decided pairs; without it the odds are taken at their word. */
  readonly calibration: Calibration | null
  readonly rarity: Rarity | null
}

/**
 * The weights of the tables, provisional; the prior is that of one in 65,536; likely is odds of 64 to 1, worth a
 * look 1 to 64.
 */
export const defaultModel: PersonModel = {
  version: '2026-11-2',
  prior: -16,
  name: defaultNameWeights,
  weights: evidenceWeights,
  bands: { likely: 6, review: -6 },
  calibration: defaultCalibration,
  rarity: null,
}
