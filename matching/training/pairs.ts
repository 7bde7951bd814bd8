import { readFileSync } from 'node:fs'

/** A name in Latin letters and in the letters of another script, and how often the two stood for one person. */
export interface Pair {
  readonly latin: string
  readonly native: string
  readonly count: number
}

/** Reads pairs: Latin, TAB, native letters parted by blanks, TAB, count. Lines that hold anything else are left out. */
export function readPairs(file: string): readonly Pair[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [latin, spaced, count] = line.split('\t')
      if (!latin || !spaced) return []
      return [{ latin, native: spaced.replaceAll(' ', ''), count: Number(count ?? 1) || 1 }]
    })
}

/** One of five parts, by the native token, so that no token stands in two of them. Part 0 is held: nothing is learned from it. */
export function partOf({ native }: Pair): number {
  return hash(native) % 5
}

export function isHeld(pair: Pair): boolean {
  return partOf(pair) === 0
}

/** FNV-1a, so that the parts are the same everywhere. */
function hash(text: string): number {
  let value = 2166136261
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 16777619)
  return value >>> 0
}
