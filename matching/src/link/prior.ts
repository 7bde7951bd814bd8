/**
 * log2 of the odds that two records taken at random are one person, from how the weights of all compared pairs lie:
 * the number of matches that the weights themselves expect, found by repetition.
 */
export function priorOf(histogram: Float64Array, pairsInAll: number, start: number): number {
  let prior = start
  for (let round = 0; round < 100; round += 1) {
    let expected = 0
    histogram.forEach((pairs, bin) => {
      if (pairs > 0) expected += pairs / (1 + 2 ** -((bin - 128) / 2 + prior))
    })
    const next = Math.log2(Math.max(1, expected) / Math.max(2, pairsInAll - expected))
    if (Math.abs(next - prior) < 0.001) return next
    prior = next
  }
  return prior
}
