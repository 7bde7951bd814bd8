import { contexts } from '../src/scripts/context.ts'
import { levelOf, packEntry, packLevel } from '../src/scripts/packed.ts'
import type { PackedTable } from '../src/scripts/packed.ts'
import type { Corpus, Parameters } from './align.ts'

/** The table as text. Entries less likely than `least` go; chunks that no entry holds any more go too. */
export function pack(corpus: Corpus, parameters: Parameters, least: number, perLetter: number): PackedTable {
  const width = parameters.chunks.length
  const used = parameters.chunks.flatMap((chunk, at) =>
    chunk === '' || isUsed(parameters, at, least) ? [at] : [],
  )
  const numbers = new Map(used.map((chunk, at) => [chunk, at]))
  const rows = corpus.letters.flatMap((_, letter) =>
    Array.from({ length: perLetter }, (__, context) => {
      const from = (letter * contexts + context) * width
      return used
        .filter((chunk) => (parameters.values[from + chunk] ?? 0) >= least)
        .map((chunk) => packEntry(numbers.get(chunk) ?? 0, levelOf(parameters.values[from + chunk] ?? 0)))
        .join('')
    }),
  )
  return {
    letters: corpus.letters.join(' '),
    chunks: used.map((chunk) => parameters.chunks[chunk] ?? '').join(','),
    contexts: perLetter,
    rows: rows.join(' '),
  }
}

function isUsed({ chunks, values }: Parameters, chunk: number, least: number): boolean {
  for (let at = chunk; at < values.length; at += chunks.length) if ((values[at] ?? 0) >= least) return true
  return false
}

/** How often each Latin letter follows another in names: 27 × 27 levels, 0 for the beginning and the end. */
export function packLatinPairs(names: readonly string[]): string {
  const counts = new Float64Array(27 * 27).fill(0.5)
  for (const name of names) {
    let before = 0
    for (let at = 0; at <= name.length; at += 1) {
      const letter = at === name.length ? 0 : name.charCodeAt(at) - 96
      counts[before * 27 + letter] = (counts[before * 27 + letter] ?? 0) + 1
      before = letter
    }
  }
  return Array.from(counts, (count, at) => {
    const from = Math.floor(at / 27) * 27
    return packLevel(levelOf(count / counts.slice(from, from + 27).reduce((sum, each) => sum + each, 0)))
  }).join('')
}
