import type { ExchangeTerms } from './terms.ts'

/** Below this share of equal bits two values have nothing in common (half of the bits agree by chance) … */
const unrelated = 0.64
/** … and from this on they are the same: a letter more or less in a long word is. */
const same = 0.94

/** Bits of evidence of one pair: `counts` from `at` on are its differing bits, `known` the fields both sides have. */
export type Weigh = (counts: Uint16Array, at: number, known: number) => number

/** Each field counts between its two weights, by how much of it agrees; what one side does not know is left out. */
export function weigherOf({ fields, bits }: ExchangeTerms): Weigh {
  return (counts, at, known) => {
    let weight = 0
    for (const [index, { agrees, differs }] of fields.entries()) {
      if ((known & (1 << index)) === 0) continue
      const alike = 1 - (counts[at + index] ?? 0) / bits
      const share = Math.min(1, Math.max(0, (alike - unrelated) / (same - unrelated)))
      weight += differs + (agrees - differs) * share
    }
    return weight
  }
}
