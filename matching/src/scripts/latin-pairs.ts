import { digit, step } from './packed.ts'
import { latinPairs } from './tables/latin-pairs.ts'

const sides = 27
const logs: Float64Array = Float64Array.from(
  { length: sides * sides },
  (_, at) => -step * digit(latinPairs, at),
)

/** Latin letters as numbers, 1 for `a` to 26 for `z`; the text holds nothing else. */
export function latinNumbers(letters: string): Uint8Array {
  const numbers = new Uint8Array(letters.length)
  for (let at = 0; at < letters.length; at += 1) numbers[at] = letters.charCodeAt(at) - 96
  return numbers
}

/** Natural logarithm of how likely a Latin name is to have these letters, each after the one before it. */
export function latinLog(latin: Uint8Array): number {
  let before = 0
  let sum = 0
  for (let at = 0; at < latin.length; at += 1) {
    const letter = latin[at] ?? 0
    sum += logs[before * sides + letter] ?? 0
    before = letter
  }
  return sum + (logs[before * sides] ?? 0)
}
