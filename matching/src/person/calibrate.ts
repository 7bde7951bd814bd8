/** What somebody decided about a pair that had this weight. */
export interface Judgement {
  readonly weight: number
  readonly same: boolean
}

/** Which share of the pairs at a weight turned out to be one person: rising steps, between which the line is straight. */
export type Calibration = readonly { readonly weight: number; readonly probability: number }[]

interface Pool {
  weights: number
  count: number
  same: number
}

const fewest = 20

/**
 * Isotonic regression by pooling adjacent violators: the rising steps that fit the decisions best. Every pool keeps
 * half a doubt on either side, so that no table says never or always. Too few decisions make no table.
 */
export function calibrate(judgements: readonly Judgement[]): Calibration | null {
  if (judgements.length < fewest) return null
  const pools: Pool[] = []
  for (const { weight, same } of judgements.toSorted(byWeight)) {
    pools.push({ weights: weight, count: 1, same: same ? 1 : 0 })
    while (violates(pools)) pool(pools)
  }
  return pools
    .map(({ weights, count, same }) => ({
      weight: weights / count,
      probability: (same + 0.5) / (count + 1),
    }))
    .reduce<{ weight: number; probability: number }[]>(rising, [])
}

function byWeight(one: Judgement, other: Judgement): number {
  return one.weight - other.weight || Number(one.same) - Number(other.same)
}

function violates(pools: readonly Pool[]): boolean {
  const [before, last] = pools.slice(-2)
  return before !== undefined && last !== undefined && before.same * last.count >= last.same * before.count
}

function pool(pools: Pool[]): void {
  const [last, before] = [pools.pop(), pools.at(-1)]
  if (!last || !before) return
  before.weights += last.weights
  before.count += last.count
  before.same += last.same
}

/** Half a doubt can turn two small neighbouring pools round: the later one is then raised to the earlier. */
function rising(
  steps: { weight: number; probability: number }[],
  step: { weight: number; probability: number },
): { weight: number; probability: number }[] {
  const least = steps.at(-1)?.probability ?? 0
  return [...steps, { weight: step.weight, probability: Math.max(least, step.probability) }]
}

/** The probability that a weight stands for: read from the table, else the odds taken at their word. */
export function probabilityOf(weight: number, calibration: Calibration | null): number {
  if (!calibration || calibration.length === 0) return 1 / (1 + 2 ** -weight)
  const above = calibration.findIndex((step) => step.weight >= weight)
  const [low, high] = [calibration[above - 1], calibration[above]]
  if (!high) return calibration.at(-1)?.probability ?? 0
  if (!low) return high.probability
  const share = (weight - low.weight) / (high.weight - low.weight)
  return low.probability + share * (high.probability - low.probability)
}
