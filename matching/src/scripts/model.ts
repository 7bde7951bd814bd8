import { contexts as allContexts, contextsOf } from './context.ts'
import { nativeLettersOf, plainLetter } from './letters.ts'
import { type PackedTable, signs, step, unpackRow } from './packed.ts'
import type { Script } from './script.ts'

/** Level of everything that a row does not hold: never quite impossible, so that every pair has a finite score. */
export const floorLevel = signs
/** Probability of a level, 0 to `floorLevel`. */
export const probabilities: Float64Array = Float64Array.from({ length: signs + 1 }, (_, level) =>
  level === signs ? 1e-5 : Math.exp(-level * step),
)

/** A transducer in memory: for each native letter in its context, how likely it is to be written as each Latin chunk. */
export interface Model {
  readonly script: Script
  readonly rowOf: ReadonlyMap<string, number>
  readonly contexts: number
  readonly chunks: readonly string[]
  /** `row × chunks + chunk` to a level. */
  readonly levels: Uint8Array
  readonly longestChunk: number
  /** Chunks as a tree: `node × 27 + letter` to the next node, 0 for none; node 0 is the root. */
  readonly tree: Uint16Array
  /** The chunk that ends at a node, −1 for none. */
  readonly endsAt: Int16Array
}

/** A native token as rows of its model: the first row of each letter, and its context. */
export interface Word {
  readonly rows: Int32Array
  readonly contexts: Uint8Array
}

export function unpack(script: Script, packed: PackedTable): Model {
  const chunks = packed.chunks.split(',')
  const letters = packed.letters.split(' ')
  const levels = new Uint8Array(letters.length * packed.contexts * chunks.length).fill(floorLevel)
  packed.rows.split(' ').forEach((row, at) => {
    for (const { chunk, level } of unpackRow(row)) levels[at * chunks.length + chunk] = level
  })
  return {
    script,
    rowOf: new Map(letters.map((letter, at) => [letter, at * packed.contexts])),
    contexts: packed.contexts,
    chunks,
    levels,
    longestChunk: chunks.reduce((most, chunk) => Math.max(most, chunk.length), 0),
    ...treeOf(chunks),
  }
}

function treeOf(chunks: readonly string[]): Pick<Model, 'tree' | 'endsAt'> {
  const most = chunks.reduce((sum, chunk) => sum + chunk.length, 1)
  const tree = new Uint16Array(most * 27)
  const endsAt = new Int16Array(most).fill(-1)
  let next = 1
  chunks.forEach((chunk, number) => {
    let node = 0
    for (let at = 0; at < chunk.length; at += 1) {
      const edge = node * 27 + chunk.charCodeAt(at) - 96
      if (tree[edge] === 0) tree[edge] = next++
      node = tree[edge] ?? 0
    }
    endsAt[node] = number
  })
  return { tree: tree.slice(0, next * 27), endsAt: endsAt.slice(0, next) }
}

/** The token's letters that the model knows; another letter is taken for the one it is folded to, or left out. */
export function wordOf(model: Model, token: string): Word {
  const letters: string[] = []
  const rows: number[] = []
  for (const letter of nativeLettersOf(token, model.script)) {
    const known = model.rowOf.has(letter) ? letter : plainLetter(letter)
    const row = known === undefined ? undefined : model.rowOf.get(known)
    if (known === undefined || row === undefined) continue
    letters.push(known)
    rows.push(row)
  }
  const contexts =
    model.contexts === allContexts ? contextsOf(letters, model.script) : new Uint8Array(letters.length)
  return { rows: Int32Array.from(rows), contexts }
}

/** The row of a letter of a word after a Latin vowel (1) or anything else (0). */
export function rowAt(model: Model, word: Word, at: number, afterVowel: number): number {
  const first = word.rows[at] ?? 0
  return model.contexts === 1 ? first : first + (word.contexts[at] ?? 0) * 2 + afterVowel
}
