/** A learned table as it ships: text that `unpack` makes a model of. `matching/training` writes it. */
export interface PackedTable {
  /** The native letters, parted by blanks; a row block for each, in this order. */
  readonly letters: string
  /** Pieces of Latin letters, parted by commas; the empty piece comes first. */
  readonly chunks: string
  /** Rows for each letter: 32 where the neighbours count, 1 where they do not. */
  readonly contexts: number
  /** Rows parted by blanks; in each, three signs an entry: chunk (two, base 88) and level (one). */
  readonly rows: string
}

const alphabet = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at))
  .filter((sign) => !'\'"`\\$,'.includes(sign))
  .join('')
const digits = new Uint8Array(128)
for (let at = 0; at < alphabet.length; at += 1) digits[alphabet.charCodeAt(at)] = at

export const signs = alphabet.length
/** Natural logarithms of probabilities are kept in steps of this size: level 10 is `exp(−0.8)`. */
export const step = 0.08

export function levelOf(probability: number): number {
  return Math.min(signs - 1, Math.max(0, Math.round(-Math.log(probability) / step)))
}

export function packEntry(chunk: number, level: number): string {
  return (alphabet[Math.floor(chunk / signs)] ?? '') + (alphabet[chunk % signs] ?? '') + packLevel(level)
}

export function packLevel(level: number): string {
  return alphabet[level] ?? ''
}

export interface Entry {
  readonly chunk: number
  readonly level: number
}

export function unpackRow(row: string): readonly Entry[] {
  const entries: Entry[] = []
  for (let at = 0; at + 2 < row.length; at += 3)
    entries.push({ chunk: digit(row, at) * signs + digit(row, at + 1), level: digit(row, at + 2) })
  return entries
}

export function digit(text: string, at: number): number {
  return digits[text.charCodeAt(at)] ?? 0
}
