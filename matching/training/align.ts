import { contexts, contextsOf, latinVowel } from '../src/scripts/context.ts'
import { latinLettersOf, nativeLettersOf } from '../src/scripts/letters.ts'
import type { Script } from '../src/scripts/script.ts'
import type { Pair } from './pairs.ts'

/** A pair in numbers: native letters, their contexts, Latin letters (1–26), and how much it counts. */
export interface Encoded {
  readonly native: Int32Array
  readonly contexts: Uint8Array
  readonly latin: Uint8Array
  readonly weight: number
}

export interface Corpus {
  readonly script: Script
  readonly letters: readonly string[]
  readonly pairs: readonly Encoded[]
}

/** Words longer than this teach nothing that shorter ones do not. */
const longest = 24

export function encodePairs(pairs: readonly Pair[], script: Script, fewest: number): Corpus {
  const split = pairs.map((pair) => ({
    letters: nativeLettersOf(pair.native, script),
    latin: latinLettersOf(pair.latin),
    weight: 1 + Math.log(pair.count),
  }))
  const counts = new Map<string, number>()
  for (const { letters } of split)
    for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  const letters = [...counts].filter(([, count]) => count >= fewest).map(([letter]) => letter)
  letters.sort((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0) || (one < other ? -1 : 1))
  const numbers = new Map(letters.map((letter, at) => [letter, at]))
  const encoded = split.flatMap((each) => {
    const native = each.letters.map((letter) => numbers.get(letter) ?? -1)
    const tooLong = native.length > longest || each.latin.length > longest
    if (tooLong || native.includes(-1) || native.length === 0 || each.latin.length === 0) return []
    return [encode(each.letters, native, each.latin, each.weight, script)]
  })
  return { script, letters, pairs: encoded }
}

function encode(
  letters: readonly string[],
  native: readonly number[],
  latin: string,
  weight: number,
  script: Script,
): Encoded {
  return {
    native: Int32Array.from(native),
    contexts: contextsOf(letters, script),
    latin: Uint8Array.from(latin, (letter) => letter.charCodeAt(0) - 96),
    weight,
  }
}

/** P(chunk | letter, context) as one array: `(letter × 32 + context) × chunks + chunk`. */
export interface Parameters {
  readonly chunks: readonly string[]
  readonly values: Float64Array
}

const base = 27

/** A chunk of Latin letters as a number in base 27. */
export function chunkCode(chunk: string): number {
  let code = 0
  for (let at = 0; at < chunk.length; at += 1) code = code * base + chunk.charCodeAt(at) - 96
  return code
}

/** Every piece of at most `most` Latin letters that is met often enough. The empty one comes first. */
export function commonChunks(corpus: Corpus, most: number, fewest: number, shape: RegExp): readonly string[] {
  const counts = new Map<string, number>()
  for (const { latin } of corpus.pairs) {
    const text = String.fromCharCode(...latin.map((code) => code + 96))
    for (let from = 0; from < text.length; from += 1) {
      for (let length = 1; length <= most && from + length <= text.length; length += 1) {
        const chunk = text.slice(from, from + length)
        counts.set(chunk, (counts.get(chunk) ?? 0) + 1)
      }
    }
  }
  const common = [...counts].filter(
    ([chunk, count]) => chunk.length === 1 || (count >= fewest && shape.test(chunk)),
  )
  return ['', ...common.map(([chunk]) => chunk).sort()]
}

/** Expected counts of every (letter, context, chunk) under the parameters; also the log-likelihood. */
export function expect(
  corpus: Corpus,
  parameters: Parameters,
  longestChunk: number,
): { counts: Float64Array; logLikelihood: number; aligned: number } {
  const counts = new Float64Array(parameters.values.length)
  const numbers = chunkNumbers(parameters.chunks)
  const grid = new Grid(longestChunk, numbers, parameters)
  let logLikelihood = 0
  let aligned = 0
  for (const pair of corpus.pairs) {
    const total = grid.run(pair, counts)
    if (total > 0) {
      aligned += 1
      logLikelihood += Math.log(total)
    }
  }
  return { counts, logLikelihood, aligned }
}

function chunkNumbers(chunks: readonly string[]): Map<number, number> {
  return new Map(chunks.map((chunk, at) => [chunkCode(chunk), at]))
}

/** The forward and backward sums over all ways to cut a Latin word among native letters; buffers are used again. */
class Grid {
  private readonly forward = new Float64Array((longest + 1) * (longest + 1))
  private readonly backward = new Float64Array((longest + 1) * (longest + 1))
  private readonly ids = new Int32Array((longest + 1) * 8)
  private readonly longestChunk: number
  private readonly numbers: ReadonlyMap<number, number>
  private readonly parameters: Parameters

  constructor(longestChunk: number, numbers: ReadonlyMap<number, number>, parameters: Parameters) {
    this.longestChunk = longestChunk
    this.numbers = numbers
    this.parameters = parameters
  }

  run(pair: Encoded, counts: Float64Array): number {
    this.number(pair.latin)
    const total = this.ahead(pair)
    if (total <= 0) return 0
    this.back(pair, counts, pair.weight / total)
    return total
  }

  private number(latin: Uint8Array): void {
    for (let from = 0; from <= latin.length; from += 1) {
      let code = 0
      this.ids[from * 8] = 0
      for (let length = 1; length <= this.longestChunk; length += 1) {
        const letter = latin[from + length - 1]
        code = code * base + (letter ?? 0)
        this.ids[from * 8 + length] = letter === undefined ? -1 : (this.numbers.get(code) ?? -1)
      }
    }
  }

  private row(pair: Encoded, at: number, from: number): number {
    const spoken = from === 0 ? 0 : (latinVowel[pair.latin[from - 1] ?? 0] ?? 0)
    const context = (pair.contexts[at] ?? 0) * 2 + spoken
    return ((pair.native[at] ?? 0) * contexts + context) * this.parameters.chunks.length
  }

  private ahead(pair: Encoded): number {
    const width = pair.latin.length + 1
    const { forward } = this
    forward.fill(0, 0, (pair.native.length + 1) * width)
    forward[0] = 1
    for (let at = 0; at < pair.native.length; at += 1) {
      for (let from = 0; from < width; from += 1) {
        const sum = forward[at * width + from] ?? 0
        if (sum === 0) continue
        this.pass(this.row(pair, at, from), from, sum, forward.subarray((at + 1) * width, (at + 2) * width))
      }
    }
    return forward[pair.native.length * width + width - 1] ?? 0
  }

  /** What one letter writes from one place on, added to the row of the next letter. */
  private pass(row: number, from: number, sum: number, into: Float64Array): void {
    for (let length = 0; length <= this.longestChunk && from + length < into.length; length += 1) {
      const id = this.ids[from * 8 + length] ?? -1
      if (id < 0) continue
      into[from + length] = (into[from + length] ?? 0) + sum * (this.parameters.values[row + id] ?? 0)
    }
  }

  private back(pair: Encoded, counts: Float64Array, scale: number): void {
    const width = pair.latin.length + 1
    const { forward, backward } = this
    backward.fill(0, 0, (pair.native.length + 1) * width)
    backward[pair.native.length * width + width - 1] = 1
    for (let at = pair.native.length - 1; at >= 0; at -= 1) {
      for (let from = 0; from < width; from += 1) {
        const sum = forward[at * width + from] ?? 0
        if (sum === 0) continue
        const after = backward.subarray((at + 1) * width, (at + 2) * width)
        backward[at * width + from] = this.passBack(this.row(pair, at, from), from, after, (id, path) => {
          counts[id] = (counts[id] ?? 0) + sum * path * scale
        })
      }
    }
  }

  /** The probability of all that is behind a place, and how much of it goes by each chunk. */
  private passBack(
    row: number,
    from: number,
    after: Float64Array,
    count: (id: number, path: number) => void,
  ): number {
    let behind = 0
    for (let length = 0; length <= this.longestChunk && from + length < after.length; length += 1) {
      const id = this.ids[from * 8 + length] ?? -1
      if (id < 0) continue
      const path = (this.parameters.values[row + id] ?? 0) * (after[from + length] ?? 0)
      behind += path
      count(row + id, path)
    }
    return behind
  }
}
