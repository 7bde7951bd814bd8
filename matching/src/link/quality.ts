/** How well clusters agree with the truth. All shares from 0 to 1. */
export interface Quality {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly bCubedF1: number
}

/** Pairwise precision and recall, and B³ (Bagga and Baldwin 1998), from two numberings of the same records. */
export function qualityOf(clusterOf: Int32Array, truth: Int32Array): Quality {
  const both = new Map<number, number>()
  const stride = truth.reduce((most, each) => Math.max(most, each), 0) + 1
  clusterOf.forEach((cluster, record) => {
    const key = cluster * stride + (truth[record] as number)
    both.set(key, (both.get(key) ?? 0) + 1)
  })
  const [found, real] = [sizesOf(clusterOf), sizesOf(truth)]
  const right = pairsIn(both.values())
  const [precision, recall] = [
    right / Math.max(1, pairsIn(found.values())),
    right / Math.max(1, pairsIn(real.values())),
  ]
  let [pure, whole] = [0, 0]
  for (const [key, count] of both) {
    pure += (count * count) / (found.get(Math.floor(key / stride)) ?? 1)
    whole += (count * count) / (real.get(key % stride) ?? 1)
  }
  const bCubedF1 = harmonic(pure / clusterOf.length, whole / clusterOf.length)
  return { precision, recall, f1: harmonic(precision, recall), bCubedF1 }
}

function sizesOf(numbers: Int32Array): Map<number, number> {
  const sizes = new Map<number, number>()
  for (const number of numbers) sizes.set(number, (sizes.get(number) ?? 0) + 1)
  return sizes
}

export function pairsIn(sizes: Iterable<number>): number {
  let pairs = 0
  for (const size of sizes) pairs += (size * (size - 1)) / 2
  return pairs
}

export function harmonic(one: number, other: number): number {
  return one + other === 0 ? 0 : (2 * one * other) / (one + other)
}
