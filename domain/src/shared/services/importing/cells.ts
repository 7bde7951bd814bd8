import { longestName } from '../../../kernel/fields.ts'
import { lengthOf } from '../../../kernel/text.ts'
import { type Remark, remark } from '../../tables/reporting.ts'
import type { ReportLine } from '../../tables/report.ts'
import type { TableRow } from '../../tables/reading.ts'
import type { KeptValue } from '../service.ts'
import { type Column, type ColumnPositions, listed, phrase } from './columns.ts'

const longestKept = 2000

/** One row being read: its cells, what is said about them, and the words that are kept as they stand. */
export interface Cells {
  readonly row: number
  readonly get: (column: Column) => string
  readonly arabic: (column: Column) => string
  readonly say: (line: Omit<Remark, 'row' | 'column'> & { readonly column?: Column }) => void
  readonly keep: (column: string, text: string) => void
  readonly lines: ReportLine[]
  readonly kept: KeptValue[]
}

export interface ArabicRow {
  readonly cells: readonly string[]
  readonly positions: ColumnPositions
}

export function cellsOf(
  { row, cells }: TableRow,
  positions: ColumnPositions,
  arabic: ArabicRow | undefined,
): Cells {
  const lines: ReportLine[] = []
  const kept: KeptValue[] = []
  return {
    row,
    get: (column) => cells[positions.get(column) ?? -1] ?? '',
    arabic: (column) => arabicParts(arabic?.cells[arabic.positions.get(column) ?? -1] ?? ''),
    say: (line) => lines.push(remark({ ...line, row })),
    keep: (column, text) => kept.push({ column: cut(column, 100), text: cut(text, longestKept) }),
    lines,
    kept,
  }
}

/** Where a translation is missing, the Arabic table repeats the English: only what has Arabic letters is Arabic. */
function arabicParts(text: string): string {
  return listed(text)
    .filter((part) => /\p{Script=Arabic}/u.test(part))
    .join(' | ')
}

/** A word that no list of ours holds: kept, shown with a flag and reported. */
export function sayUnknown(cells: Cells, column: Column, text: string): void {
  cells.keep(column, text)
  cells.say({
    column,
    level: 'warning',
    code: 'services.value-unknown',
    value: text,
    remedy: 'services.use-known-word',
  })
}

/** A cell that was understood in part, or not for certain: what it says is kept beside what was made of it. */
export function sayDoubtful(cells: Cells, column: Column, code: string, remedy: string): void {
  cells.keep(column, cells.get(column))
  cells.say({ column, level: 'warning', code, value: cells.get(column), remedy })
}

/** As `meanings`, but null when any phrase is unknown: half a rule about who is taken would turn people away wrongly. */
export function wholeMeanings<Meaning>(
  cells: Cells,
  column: Column,
  known: ReadonlyMap<string, Meaning>,
): readonly Meaning[] | null {
  const found = meanings(cells, column, known)
  return found && found.length === listed(cells.get(column)).length ? found : null
}

/** The meanings of all phrases in a cell, unknown ones set aside; null when the cell says nothing that is known. */
export function meanings<Meaning>(
  cells: Cells,
  column: Column,
  known: ReadonlyMap<string, Meaning>,
): readonly Meaning[] | null {
  const found: Meaning[] = []
  for (const part of listed(cells.get(column))) {
    const meaning = known.get(phrase(part))
    if (meaning === undefined) sayUnknown(cells, column, part)
    else found.push(meaning)
  }
  return found.length === 0 ? null : found
}

/** The text of a cell as a name: on one line, and cut with a word to the reader when it is longer than names may be. */
export function nameIn(cells: Cells, column: Column): string {
  return fitted(cells, column, cells.get(column).replace(/\s+/g, ' '), longestName)
}

export function fitted(cells: Cells, column: Column, text: string, most: number): string {
  if (lengthOf(text) <= most) return text
  cells.say({
    column,
    level: 'warning',
    code: 'cell.too-long',
    value: text,
    remedy: 'cell.shorten',
    values: { most },
  })
  return cut(text, most)
}

export function cut(text: string, most: number): string {
  return lengthOf(text) <= most ? text : Array.from(text).slice(0, most).join('').trim()
}
