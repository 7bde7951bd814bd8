import { contexts } from '../src/scripts/context.ts'
import { type Corpus, type Parameters, commonChunks, expect } from './align.ts'

export interface Recipe {
  /** Letters of the longest chunk. */
  readonly longestChunk: number
  /** What a chunk of several letters may look like. */
  readonly shape: RegExp
  readonly rounds: number
  readonly contextRounds: number
  /** Chunks expected less often than this with every letter are given up. */
  readonly fewest: number
  /** How many expected counts of the letter alone each context starts with. */
  readonly prior: number
}

/** Learns the letters alone first, and from there the letters in their contexts. */
export function learn(corpus: Corpus, recipe: Recipe, say: (text: string) => void): Parameters {
  let parameters = even(
    corpus,
    commonChunks(corpus, recipe.longestChunk, recipe.fewest * 2, recipe.shape),
    recipe,
  )
  for (let round = 0; round < recipe.rounds; round += 1) {
    const { counts, logLikelihood, aligned } = expect(corpus, parameters, recipe.longestChunk)
    say(`letters alone, round ${round}: ${Math.round(logLikelihood)} of ${aligned} pairs`)
    parameters = round === 1 ? thinned(corpus, parameters, counts, recipe) : alone(corpus, parameters, counts)
  }
  for (let round = 0; round < recipe.contextRounds; round += 1) {
    const { counts, logLikelihood, aligned } = expect(corpus, parameters, recipe.longestChunk)
    say(`letters in context, round ${round}: ${Math.round(logLikelihood)} of ${aligned} pairs`)
    parameters = inContext(corpus, parameters, counts, recipe.prior)
  }
  return parameters
}

/** To begin with every chunk of one length is as likely as another; longer ones much less. */
function even(corpus: Corpus, chunks: readonly string[], recipe: Recipe): Parameters {
  const ofLength = Array.from({ length: recipe.longestChunk + 1 }, (_, length) =>
    chunks.reduce((count, chunk) => count + (chunk.length === length ? 1 : 0), 0),
  )
  const share = [0.15, 0.55, 0.2, 0.07, 0.02, 0.01]
  const row = chunks.map((chunk) => (share[chunk.length] ?? 0.003) / (ofLength[chunk.length] ?? 1))
  const values = new Float64Array(corpus.letters.length * contexts * chunks.length)
  for (let at = 0; at < values.length; at += chunks.length) values.set(row, at)
  return { chunks, values }
}

/** One distribution for all contexts of a letter. */
function alone(corpus: Corpus, { chunks }: Parameters, counts: Float64Array): Parameters {
  const values = new Float64Array(counts.length)
  for (let letter = 0; letter < corpus.letters.length; letter += 1) {
    const row = summed(counts, letter, chunks.length)
    normalise(row)
    for (let context = 0; context < contexts; context += 1)
      values.set(row, (letter * contexts + context) * chunks.length)
  }
  return { chunks, values }
}

function inContext(corpus: Corpus, { chunks }: Parameters, counts: Float64Array, prior: number): Parameters {
  const values = new Float64Array(counts.length)
  for (let letter = 0; letter < corpus.letters.length; letter += 1) {
    const parent = summed(counts, letter, chunks.length)
    normalise(parent)
    for (let context = 0; context < contexts; context += 1) {
      const at = (letter * contexts + context) * chunks.length
      const row = counts.slice(at, at + chunks.length)
      for (let chunk = 0; chunk < row.length; chunk += 1)
        row[chunk] = (row[chunk] ?? 0) + prior * (parent[chunk] ?? 0)
      normalise(row)
      values.set(row, at)
    }
  }
  return { chunks, values }
}

function summed(counts: Float64Array, letter: number, width: number): Float64Array {
  const sum = new Float64Array(width)
  for (let context = 0; context < contexts; context += 1) {
    const at = (letter * contexts + context) * width
    for (let chunk = 0; chunk < width; chunk += 1) sum[chunk] = (sum[chunk] ?? 0) + (counts[at + chunk] ?? 0)
  }
  return sum
}

function normalise(row: Float64Array): void {
  let sum = 0
  for (const value of row) sum += value
  if (sum > 0) for (let at = 0; at < row.length; at += 1) row[at] = (row[at] ?? 0) / sum
}

/** Only the chunks that some letter really writes; the tables become small and the rounds quick. */
function thinned(corpus: Corpus, before: Parameters, counts: Float64Array, recipe: Recipe): Parameters {
  const width = before.chunks.length
  const rows = corpus.letters.map((_, letter) => summed(counts, letter, width))
  const kept = before.chunks.flatMap((chunk, at) =>
    chunk.length < 2 || rows.some((row) => (row[at] ?? 0) >= recipe.fewest) ? [at] : [],
  )
  const chunks = kept.map((at) => before.chunks[at] ?? '')
  const values = new Float64Array(corpus.letters.length * contexts * chunks.length)
  rows.forEach((row, letter) => {
    const small = Float64Array.from(kept, (at) => row[at] ?? 0)
    normalise(small)
    for (let context = 0; context < contexts; context += 1)
      values.set(small, (letter * contexts + context) * chunks.length)
  })
  return { chunks, values }
}
