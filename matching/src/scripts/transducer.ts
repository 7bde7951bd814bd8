import { latinVowel } from './context.ts'
import { type Model, type Word, probabilities, rowAt } from './model.ts'

/**
 * Natural logarithm of the probability that the letters of a native word are written as these Latin letters: the sum
 * over all ways to part the Latin word among the native letters. Finite for every pair; the time grows with the
 * product of both lengths, which `letters.ts` bounds at 40 each.
 */
export function logProbability(model: Model, word: Word, latin: Uint8Array): number {
  const width = latin.length + 1
  const sums = scratch(width * 2)
  sums.fill(0, 0, width * 2)
  sums[0] = 1
  let scale = 0
  for (let at = 0; at < word.rows.length; at += 1) {
    const from = (at & 1) * width
    const to = width - from
    sums.fill(0, to, to + width)
    for (let begin = 0; begin < width; begin += 1) {
      const sum = sums[from + begin] ?? 0
      if (sum < least) continue
      const row = rowAt(model, word, at, afterVowel(latin, begin)) * model.chunks.length
      spread(model, row, sum, latin.subarray(begin), sums.subarray(to + begin))
    }
    scale += rescaled(sums, to, width)
  }
  const last = (word.rows.length & 1) * width + width - 1
  return Math.log(Math.max(sums[last] ?? 0, least)) + scale
}

const least = 1e-200

function afterVowel(latin: Uint8Array, begin: number): number {
  return begin === 0 ? 0 : (latinVowel[latin[begin - 1] ?? 0] ?? 0)
}

/** What one native letter writes of the Latin letters that are left, nothing included. */
function spread(
  { tree, endsAt, levels }: Model,
  row: number,
  sum: number,
  latin: Uint8Array,
  into: Float64Array,
): void {
  into[0] = (into[0] ?? 0) + sum * (probabilities[levels[row] ?? 0] ?? 0)
  let node = 0
  for (let end = 0; end < latin.length; end += 1) {
    node = tree[node * 27 + (latin[end] ?? 0)] ?? 0
    if (node === 0) return
    const chunk = endsAt[node] ?? -1
    if (chunk >= 0)
      into[end + 1] = (into[end + 1] ?? 0) + sum * (probabilities[levels[row + chunk] ?? 0] ?? 0)
  }
}

/** Keeps the sums from fading away in long words: divides them by the largest and gives its logarithm. */
function rescaled(sums: Float64Array, from: number, width: number): number {
  let largest = 0
  for (let at = from; at < from + width; at += 1) largest = Math.max(largest, sums[at] ?? 0)
  if (largest === 0 || largest > 1e-20) return 0
  for (let at = from; at < from + width; at += 1) sums[at] = (sums[at] ?? 0) / largest
  return Math.log(largest)
}

let buffer = new Float64Array(128)

function scratch(length: number): Float64Array {
  if (buffer.length < length) buffer = new Float64Array(length * 2)
  return buffer
}
