import type { Calibration } from './calibrate.ts'

/**
 * What a weight has meant among pairs that a search lays side by side, in an invented register of 120000 records
 * (seed 20261201) in which a fifth of the people were registered more than once. Written by
 * `bench/matching/calibrate.ts`.
 */
export const defaultCalibration: Calibration = [
  { weight: -36.1, probability: 0.0001 },
  { weight: -26.2, probability: 0.0001 },
  { weight: -22.5, probability: 0.0012 },
  { weight: -21.7, probability: 0.0014 },
  { weight: -20.1, probability: 0.0016 },
  { weight: -18.4, probability: 0.0078 },
  { weight: -17.3, probability: 0.0096 },
  { weight: -15.9, probability: 0.0338 },
  { weight: -12.4, probability: 0.0499 },
  { weight: -11.2, probability: 0.1721 },
  { weight: -9.1, probability: 0.38 },
  { weight: -7, probability: 0.4063 },
  { weight: -5.7, probability: 0.5073 },
  { weight: -3.8, probability: 0.5416 },
  { weight: -3.1, probability: 0.7989 },
  { weight: -1.9, probability: 0.9095 },
  { weight: -0.5, probability: 0.9709 },
  { weight: 0.1, probability: 0.9783 },
  { weight: 1.5, probability: 0.9828 },
  { weight: 3.6, probability: 0.9944 },
  { weight: 4.7, probability: 0.9981 },
  { weight: 13.6, probability: 0.9999 },
]
