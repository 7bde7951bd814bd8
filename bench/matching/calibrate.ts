import { writeFileSync } from 'node:fs'
import { type Calibration, calibrate } from '@passerelle/matching/person/calibrate'
import { inventedRegister, judgedPairs } from './judged-pairs.ts'

/**
 * Learns what a weight has meant, and writes the table that ships: `npx tsx bench/matching/calibrate.ts`. The register
 * is invented, its share of people who were registered twice is stated; whoever has decisions of their own calibrates
 * by them (`calibrate` in `person/calibrate`).
 */
const RECORDS = 120_000
const SEED = 20_261_201
const mostSteps = 32

const steps = thinned(calibrate(judgedPairs(inventedRegister(RECORDS, SEED))) ?? [])
const lines = steps.map(({ weight, probability }) => `  { weight: ${weight}, probability: ${probability} },`)
writeFileSync(
  new URL('../../matching/src/person/calibration.ts', import.meta.url),
  `import type { Calibration } from './calibrate.ts'

/**
 * What a weight has meant among pairs that a search lays side by side, in an invented register of ${RECORDS} records
 * (seed ${SEED}) in which a fifth of the people were registered more than once. Written by
 * \`bench/matching/calibrate.ts\`.
 */
export const defaultCalibration: Calibration = [
${lines.join('\n')}
]
`,
)
console.log(`${steps.length} steps`)

/** So few steps that a person can read them; between them the line is straight. */
function thinned(all: Calibration): Calibration {
  const every = Math.max(1, Math.ceil(all.length / mostSteps))
  return all
    .filter((_, at) => at % every === 0 || at === all.length - 1)
    .map(({ weight, probability }) => ({
      weight: Math.round(weight * 10) / 10,
      probability: Math.min(0.9999, Math.max(0.0001, Math.round(probability * 1e4) / 1e4)),
    }))
}
