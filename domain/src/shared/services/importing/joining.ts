import { lengthOf } from '../../../kernel/text.ts'
import { idFromName, rootNamespace } from '../../tables/name-id.ts'
import type { Table, TableRow } from '../../tables/reading.ts'
import type { ReportLine } from '../../tables/report.ts'
import { remark } from '../../tables/reporting.ts'
import type { ArabicRow } from './cells.ts'
import { type Column, type ColumnPositions, columns, phrase, positionsOf } from './columns.ts'

/** One service of the directory: the row or rows that describe it, and the key under which the source knows it. */
export interface Entry {
  readonly key: string
  /** The cells of all its rows together; the number is that of the first. */
  readonly row: TableRow
  /** Rows that said the same again, or more of the same. */
  readonly others: readonly number[]
  readonly arabic: ArabicRow | undefined
  readonly lines: readonly ReportLine[]
}

interface Numbered {
  readonly row: TableRow
  readonly arabic: ArabicRow | undefined
}

/**
 * Rows become entries. Rows with one id that name the same service of the same provider at the same place are one
 * entry; otherwise they are kept apart: the fullest keeps the id, the others carry the service's name in their
 * key. No key depends on the order of the rows.
 */
export function entriesOf(
  rows: readonly TableRow[],
  positions: ColumnPositions,
  arabic: Table | null,
): readonly Entry[] {
  const find = arabicRows(arabic)
  const byId = new Map<string, Numbered[]>()
  for (const row of rows) {
    const id = textAt(row, positions, 'service_id') || signatureOf(row, positions)
    const same = byId.get(id) ?? []
    byId.set(id, [...same, { row, arabic: find(id, same.length) }])
  }
  return [...byId].flatMap(([id, same]) => sorted(id, same, positions))
}

function sorted(id: string, rows: readonly Numbered[], positions: ColumnPositions): readonly Entry[] {
  const bySignature = new Map<string, Numbered[]>()
  for (const numbered of rows) {
    const signature = signatureOf(numbered.row, positions)
    bySignature.set(signature, [...(bySignature.get(signature) ?? []), numbered])
  }
  const groups = [...bySignature].toSorted(
    ([one, these], [other, those]) => fullness(those) - fullness(these) || (one < other ? -1 : 1),
  )
  const first = groups[0]?.[1][0]?.row.row ?? 0
  return groups.map(([signature, group], at) => {
    const entry = joined(keyOf(at === 0 ? id : `${id}/${signature}`), group, positions)
    return at === 0 ? entry : { ...entry, lines: [...entry.lines, sharedId(entry, id, first)] }
  })
}

const longestKey = 200

/** Long keys are shortened by what they are made of, so that they still differ. */
function keyOf(text: string): string {
  if (lengthOf(text) <= longestKey) return text
  return `${Array.from(text).slice(0, 120).join('')}#${idFromName(rootNamespace, text)}`
}

function sharedId(entry: Entry, id: string, other: number): ReportLine {
  const about = { row: entry.row.row, column: 'service_id', value: id, values: { other } }
  return remark({ ...about, level: 'warning', code: 'services.id-shared', remedy: 'services.give-own-id' })
}

/** Several rows of one service: empty cells are filled from the others, contradictions reported. */
function joined(key: string, group: readonly Numbered[], positions: ColumnPositions): Entry {
  const ordered = group.toSorted(
    (one, other) => fullness([other]) - fullness([one]) || one.row.row - other.row.row,
  )
  const start: Entry = {
    key,
    row: ordered[0]?.row ?? { row: 0, cells: [] },
    others: [],
    arabic: ordered[0]?.arabic,
    lines: [],
  }
  return ordered.slice(1).reduce<Entry>((entry, { row }) => withRow(entry, row, positions), start)
}

function withRow(entry: Entry, row: TableRow, positions: ColumnPositions): Entry {
  const differing = columns.filter((column) => contradict(entry.row, row, positions, column))
  const lines = differing.map((column) =>
    remark({
      row: row.row,
      column,
      level: 'warning',
      code: 'services.rows-contradict',
      value: textAt(row, positions, column),
      remedy: 'services.keep-one-value',
      values: { other: entry.row.row },
    }),
  )
  const cells = entry.row.cells.map((cell, at) => (cell === '' ? (row.cells[at] ?? '') : cell))
  return {
    ...entry,
    row: { row: entry.row.row, cells },
    others: [...entry.others, row.row],
    lines: [...entry.lines, ...lines],
  }
}

function contradict(one: TableRow, other: TableRow, positions: ColumnPositions, column: Column): boolean {
  const [this_, that] = [textAt(one, positions, column), textAt(other, positions, column)]
  return this_ !== '' && that !== '' && phrase(this_) !== phrase(that)
}

function fullness(rows: readonly Numbered[]): number {
  return Math.max(0, ...rows.map(({ row }) => row.cells.filter((cell) => cell !== '').length))
}

function signatureOf(row: TableRow, positions: ColumnPositions): string {
  return (['service', 'location_name', 'provider'] as const)
    .map((column) => phrase(textAt(row, positions, column)))
    .join('/')
}

function textAt(row: TableRow, positions: ColumnPositions, column: Column): string {
  return row.cells[positions.get(column) ?? -1] ?? ''
}

/** The Arabic row of the nth row with this id. */
function arabicRows(table: Table | null): (id: string, nth: number) => ArabicRow | undefined {
  if (!table) return () => undefined
  const positions = positionsOf(table)
  const byId = new Map<string, ArabicRow[]>()
  for (const row of table.rows) {
    const id = textAt(row, positions, 'service_id')
    byId.set(id, [...(byId.get(id) ?? []), { cells: row.cells, positions }])
  }
  return (id, nth) => byId.get(id)?.[nth]
}
