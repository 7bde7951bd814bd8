/** Chance that falls the same way each time: numbers from 0 up to, but not including, 1. */
export interface Chance {
  readonly next: () => number
  readonly pick: <const T>(from: readonly T[]) => T
  readonly whole: (least: number, most: number) => number
  readonly happens: (share: number) => boolean
}

/** Mulberry32, a small generator that needs no more than 32 bits of state. */
export function chanceFrom(seed: string): Chance {
  let state = Array.from(seed).reduce(
    (sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16_777_619),
    2_166_136_261,
  )
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    pick(from) {
      const one = from[Math.floor(next() * from.length)]
      if (one === undefined) throw new Error('There is nothing to pick from.')
      return one
    },
    whole: (least, most) => least + Math.floor(next() * (most - least + 1)),
    happens: (share) => next() < share,
  }
}
