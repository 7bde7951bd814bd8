import { lengthOf, tidyLine, tidyText, turnsDirection } from '../../kernel/text.ts'
import { decode } from './bytes.ts'
import { type RawRecord, recordsOf, separatorOf } from './records.ts'
import type { ReportLine } from './report.ts'
import { remark } from './reporting.ts'
import { guardedFormula } from './writing.ts'

export interface TableRow {
  /** As a spreadsheet counts: the header is 1. */
  readonly row: number
  /** As many as there are columns, tidied. */
  readonly cells: readonly string[]
}

export interface Table {
  readonly header: readonly string[]
  /** Tags of a second row such as `#adm1+code`, when there is one. */
  readonly tags: readonly string[] | null
  readonly rows: readonly TableRow[]
  readonly separator: string
  /** What is wrong with the file itself, cell by cell. */
  readonly faults: readonly ReportLine[]
}

/** No more rows than this in one file: what is beyond is reported, not read. */
export const mostRows = 200_000
const mostColumns = 500

const plain = /^[\x21-\x7E](?:[\x20-\x7E]*[\x21-\x7E])?$/
const spreadsheetEscape = /_x[0-9A-Fa-f]{4}_/g
const turning = /[\u202D\u202E]/g
const formula = /^[=+\-@]/
const number = /^[+-]?\d+(?:[.,]\d+)?$/

/** Reads a separated-values file as people really send them; it never throws, and says what it had to mend. */
export function readTable(file: string | Uint8Array): Table {
  const refused = typeof file === 'string' ? undefined : notText(file)
  if (refused) return emptyTable(refused)
  const text = typeof file === 'string' ? withoutMark(file) : decode(file)
  const { body, separator } = separated(text)
  const faults: ReportLine[] = []
  const records = recordsOf(body, separator)
  const first: RawRecord | undefined = firstOf(records)
  if (!first || first.cells.every((cell) => cell.trim() === '')) return emptyTable('table.empty')
  const header = headerOf(first.cells.slice(0, mostColumns), faults)
  const rows = rowsOf(records, header, faults)
  const tags = rows[0] && areTags(rows[0].cells) ? rows[0].cells : null
  return { header, tags, rows: tags ? rows.slice(1) : rows, separator, faults }
}

function rowsOf(records: Iterable<RawRecord>, header: readonly string[], faults: ReportLine[]): TableRow[] {
  const rows: TableRow[] = []
  let row = 1
  for (const { cells, broken } of records) {
    row += 1
    if (cells.every((cell) => cell.trim() === '')) continue
    if (rows.length >= mostRows) {
      faults.push(
        remark({
          row,
          level: 'skipped',
          code: 'table.too-many-rows',
          remedy: 'table.split-the-file',
          values: { most: mostRows },
        }),
      )
      break
    }
    for (const at of broken) faults.push(brokenQuote(row, header[at] ?? null, cells[at] ?? ''))
    rows.push({ row, cells: tidied(evened(cells, row, header, faults), row, header, faults) })
  }
  return rows
}

/** A spreadsheet or an archive under the wrong name is no text. */
function notText(bytes: Uint8Array): string | undefined {
  const [first, second] = [bytes[0], bytes[1]]
  if (first === 0x50 && second === 0x4b) return 'table.is-a-spreadsheet'
  if (first === 0xd0 && second === 0xcf) return 'table.is-a-spreadsheet'
  return undefined
}

function firstOf(records: Iterator<RawRecord>): RawRecord | undefined {
  const next = records.next()
  return next.done ? undefined : next.value
}

function emptyTable(code: string): Table {
  const fault = remark({ row: 1, level: 'skipped', code, remedy: 'table.save-as-csv' })
  return { header: [], tags: null, rows: [], separator: ',', faults: [fault] }
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}

/** Some programs write `sep=;` on a line of its own before the header. */
function separated(text: string): { readonly body: string; readonly separator: string } {
  const said = /^sep=(.)\r?\n/i.exec(text)
  if (said?.[1]) return { body: text.slice(said[0].length), separator: said[1] }
  return { body: text, separator: separatorOf(text) }
}

function headerOf(cells: readonly string[], faults: ReportLine[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((raw, at) => {
    const name = tidyLine(raw) || `column ${at + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    if (times === 1) return name
    faults.push(
      remark({
        row: 1,
        column: name,
        level: 'warning',
        code: 'table.duplicate-column',
        value: name,
        remedy: 'table.rename-column',
      }),
    )
    return `${name} (${times})`
  })
}

function areTags(cells: readonly string[]): boolean {
  return (
    cells.some((cell) => cell.startsWith('#')) && cells.every((cell) => cell === '' || /^#[a-z]/i.test(cell))
  )
}

function brokenQuote(row: number, column: string | null, value: string): ReportLine {
  const where = column === null ? {} : { column }
  return remark({
    row,
    ...where,
    level: 'warning',
    code: 'table.broken-quote',
    value,
    remedy: 'table.mend-quotes',
  })
}

/** Short rows are filled with empty cells; cells beyond the header are reported and left out. */
function evened(
  cells: readonly string[],
  row: number,
  header: readonly string[],
  faults: ReportLine[],
): readonly string[] {
  if (cells.length === header.length) return cells
  const values = { cells: cells.length, columns: header.length }
  if (cells.length < header.length) {
    faults.push(
      remark({
        row,
        level: 'warning',
        code: 'table.row-too-short',
        remedy: 'table.check-separators',
        values,
      }),
    )
    return [...cells, ...Array.from({ length: header.length - cells.length }, () => '')]
  }
  const beyond = cells.slice(header.length)
  if (beyond.some((cell) => cell.trim() !== ''))
    faults.push(
      remark({
        row,
        level: 'warning',
        code: 'table.row-too-long',
        value: beyond.join(' '),
        remedy: 'table.check-separators',
        values,
      }),
    )
  return cells.slice(0, header.length)
}

function tidied(
  cells: readonly string[],
  row: number,
  header: readonly string[],
  faults: ReportLine[],
): string[] {
  return cells.map((raw, at) => {
    if (plain.test(raw) && !raw.startsWith("'") && !formula.test(raw) && !raw.includes('_x')) return raw
    const note = (code: string, remedy: string) =>
      faults.push(
        remark({
          row,
          column: header[at] ?? '',
          level: 'warning',
          code,
          value: tidyText(raw.replace(turning, '')),
          remedy,
        }),
      )
    return tidyCell(raw, note)
  })
}

function tidyCell(raw: string, note: (code: string, remedy: string) => void): string {
  const bare = guardedFormula.test(raw) ? raw.slice(1) : raw
  const straight = bare.replace(spreadsheetEscape, unescaped).replace(turning, '')
  const clean = tidyText(straight)
  if (turnsDirection(bare)) note('cell.turns-direction', 'cell.check-text')
  else if (lengthOf(clean) < lengthOf(untidied(straight))) note('cell.cleaned', 'cell.check-text')
  if (clean.includes('\uFFFD')) note('cell.undecodable', 'table.save-as-utf8')
  if (formula.test(clean) && !number.test(clean)) note('cell.formula', 'cell.kept-as-text')
  return clean
}

/** The text as it would be if nothing but blanks at its ends and kinds of line break had to be mended. */
function untidied(text: string): string {
  return text.normalize('NFC').replace(/\r\n?/g, '\n').trim()
}

/** Spreadsheets write control characters as `_x000D_`. */
function unescaped(escape: string): string {
  const code = Number.parseInt(escape.slice(2, 6), 16)
  return code < 0x20 ? '\n' : escape
}
