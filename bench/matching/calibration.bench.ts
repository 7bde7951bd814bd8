import { type Calibration, type Judgement, probabilityOf } from '@passerelle/matching/person/calibrate'
import { defaultCalibration } from '@passerelle/matching/person/calibration'
import { print, round } from '../src/line.ts'
import { febrlPeople } from './febrl-people.ts'
import { inventedRegister, judgedPairs } from './judged-pairs.ts'
import { labelled } from './names-folder.ts'

/** Of a hundred pairs that are said to be one person with 70 in a hundred, are there seventy? Weights taken as odds beside it. */
const SEED = 20_261_202
const RECORDS = 60_000

measure(`${RECORDS} records of another invented register`, judgedPairs(inventedRegister(RECORDS, SEED)), SEED)
const [ours, theirs] = [labelled('febrl', 'dataset4a.csv'), labelled('febrl', 'dataset4b.csv')]
if (ours && theirs)
  measure('FEBRL 4', judgedPairs([...febrlPeople(ours, false), ...febrlPeople(theirs, false)]))

function measure(data: string, pairs: readonly Judgement[], seed?: number): void {
  const [figure, reference] = [errorOf(pairs, defaultCalibration), errorOf(pairs, null)]
  print({
    measure: 'probability: mean distance of what is said from what is so',
    figure: round(figure, 4),
    unit: 'share',
    reference: round(reference, 4),
    referenceIs: 'the weight taken as odds',
    target: 'better',
    met: figure < reference,
    data: `${pairs.length} pairs that a search lays side by side, ${data}`,
    ...(seed === undefined ? {} : { seed }),
  })
}

/** Over ten bins of what was said, weighed by how many pairs are in each. */
function errorOf(pairs: readonly Judgement[], calibration: Calibration | null): number {
  const bins = Array.from({ length: 10 }, () => ({ said: 0, same: 0 }))
  for (const { weight, same } of pairs) {
    const said = probabilityOf(weight, calibration)
    const bin = bins[Math.min(9, Math.floor(said * 10))]
    if (!bin) continue
    bin.said += said
    bin.same += same ? 1 : 0
  }
  return bins.reduce((sum, { said, same }) => sum + Math.abs(said - same), 0) / pairs.length
}
