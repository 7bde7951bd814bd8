export type CellValue = string | number | boolean | null

export interface WritingOptions {
  readonly separator: ',' | ';' | '\t'
  /** Spreadsheet programs need the mark to see that the file is UTF-8. */
  readonly mark: boolean
}

/** A cell that begins so is run as a formula by some spreadsheet, or was guarded by `writeTable`. */
const startsFormula = /^'*\s*[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/
/** A cell that `writeTable` guarded with an apostrophe. */
export const guardedFormula = /^'+\s*[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/
const number = /^-?\d+(?:\.\d+)?$/

/** A separated-values text that no spreadsheet takes for a formula, and that `readTable` reads back as it was. */
export function writeTable(
  header: readonly string[],
  rows: Iterable<readonly CellValue[]>,
  { separator, mark }: WritingOptions = { separator: ',', mark: true },
): string {
  const lines = [header, ...rows].map((cells) =>
    cells.map((cell) => written(cell, separator)).join(separator),
  )
  return `${mark ? '\uFEFF' : ''}${lines.join('\r\n')}\r\n`
}

function written(cell: CellValue, separator: string): string {
  if (cell === null) return ''
  if (typeof cell !== 'string') return String(cell)
  const safe = startsFormula.test(cell) && !number.test(cell) ? `'${cell}` : cell
  const needsQuotes = /["\r\n]/.test(safe) || safe.includes(separator) || safe !== safe.trim()
  return needsQuotes ? `"${safe.replaceAll('"', '""')}"` : safe
}
