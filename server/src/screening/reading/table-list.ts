import { bornFrom } from '@passerelle/domain/shared/screening/born'
import type { EntryKind, ListEntry, ListedName } from '@passerelle/domain/shared/screening/screening'
import { type Table, readTable } from '@passerelle/domain/shared/tables/reading'
import { countryNamed } from './country-names.ts'
import { Gathering, type ReadList, dayOrNull, listedNames, textOrNull, unreadable } from './list.ts'

/**
 * The columns of a plain table, in any order. Needed: reference, kind (person or organisation), name. Several values in
 * one cell stand apart by semicolons. Births are `1964-07-17`, `1964`, `1960-1965` or `~1964`.
 */
export const listColumns = [
  'reference',
  'kind',
  'name',
  'original_name',
  'aliases',
  'weak_aliases',
  'birth',
  'countries',
  'programme',
  'listed_on',
  'remarks',
] as const
type Column = (typeof listColumns)[number]

const needed: readonly Column[] = ['reference', 'kind', 'name']

const kinds: Readonly<Record<string, EntryKind>> = {
  person: 'person',
  individual: 'person',
  organisation: 'organisation',
  organization: 'organisation',
  entity: 'organisation',
}

type Cells = (column: Column) => string

export function readTableList(file: Uint8Array): ReadList {
  const table = readTable(file)
  const places = new Map(table.header.map((name, at) => [plain(name), at]))
  const missing = needed.filter((column) => !places.has(column))
  if (missing.length > 0) throw unreadable('screening.file-columns', { columns: missing.join(', ') })
  refuseCutOff(file, table)
  const gathering = new Gathering()
  for (const { row, cells } of table.rows) {
    readRow(gathering, row, (column) => cells[places.get(column) ?? -1] ?? '')
  }
  return { listedOn: null, ...gathered(gathering, table.faults) }
}

const cutSigns = new Set(['table.broken-quote', 'table.row-too-short'])

/** Half a list clears people who stand on it: a last row that breaks off where the file does is no row. */
function refuseCutOff(file: Uint8Array, { rows, faults }: Table): void {
  const endsWithLine = file.subarray(-2).includes(0x0a) || file.at(-1) === 0x0d
  const last = rows.at(-1)?.row
  const breaksOff = faults.some(({ row, code }) => row === last && cutSigns.has(code))
  if (!endsWithLine && breaksOff) throw unreadable('screening.file-cut-off', { line: last ?? 1 })
}

function gathered({ entries, lines, rows }: Gathering, faults: ReadList['lines']) {
  return { entries, lines: [...faults, ...lines], rows }
}

function plain(header: string): string {
  return header.toLowerCase().replaceAll(/[\s-]+/g, '_')
}

function readRow(gathering: Gathering, row: number, cell: Cells): void {
  const kind = kinds[cell('kind').toLowerCase()]
  if (!kind) {
    gathering.rows += 1
    gathering.say({
      row,
      column: 'kind',
      level: 'skipped',
      code: 'screening.row-kind',
      value: cell('kind'),
      remedy: 'screening.row-kind.remedy',
    })
    return
  }
  gathering.take(row, entryIn(gathering, row, kind, cell))
}

function entryIn(gathering: Gathering, row: number, kind: EntryKind, cell: Cells): ListEntry {
  const understood = <T>(column: Column, code: string, read: (text: string) => T | undefined): T[] =>
    parts(cell(column)).flatMap((value) => {
      const one = read(value)
      if (one === undefined) gathering.say({ row, column, level: 'warning', code, value })
      return one === undefined ? [] : [one]
    })
  return {
    reference: cell('reference'),
    kind,
    names: namesIn(cell),
    births: understood('birth', 'screening.row-birth', bornFrom),
    countries: [...new Set(understood('countries', 'screening.row-country', countryNamed))],
    programme: textOrNull(cell('programme')),
    listedOn: dayOrNull(cell('listed_on')),
    remarks: textOrNull(cell('remarks')),
  }
}

function namesIn(cell: Cells): readonly ListedName[] {
  const named = (column: Column, quality: ListedName['quality']) =>
    parts(cell(column)).map((text) => ({ text, quality }))
  return listedNames([
    { text: cell('name'), quality: 'primary' },
    ...named('original_name', 'primary'),
    ...named('aliases', 'good'),
    ...named('weak_aliases', 'low'),
  ])
}

function parts(cell: string): readonly string[] {
  return cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
