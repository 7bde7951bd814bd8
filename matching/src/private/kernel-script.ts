import { bitCount } from '../strings/flat.ts'
import type { Kernel } from './kernel.ts'

export function kernelByScript(): Kernel {
  return {
    kind: 'script',
    differing(ones, others, fields, bits) {
      const left = wordsOf(ones)
      const right = wordsOf(others)
      const perField = bits / 32
      const size = fields * perField
      const counts = new Uint16Array((left.length / size) * (right.length / size) * fields)
      let out = 0
      for (let one = 0; one < left.length; one += size) {
        for (let other = 0; other < right.length; other += size) {
          for (let field = 0; field < size; field += perField) {
            counts[out] = apart(left, one + field, right, other + field, perField)
            out += 1
          }
        }
      }
      return counts
    },
  }
}

function wordsOf(bytes: Uint8Array): Int32Array {
  const copy = bytes.slice()
  return new Int32Array(copy.buffer, 0, copy.length >> 2)
}

function apart(ones: Int32Array, one: number, others: Int32Array, other: number, count: number): number {
  let sum = 0
  for (let at = 0; at < count; at += 1) {
    sum += bitCount((ones[one + at] as number) ^ (others[other + at] as number))
  }
  return sum
}
