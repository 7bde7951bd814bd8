/** One record of a separated-values text: its cells, and which of them had broken quotes. */
export interface RawRecord {
  readonly cells: readonly string[]
  /** Positions of cells whose quotes do not close, or close in the middle. */
  readonly broken: readonly number[]
}

interface Cell {
  readonly text: string
  readonly end: number
  readonly broken: boolean
}

/**
 * Splits a text into records (RFC 4180). A stray quote spoils its own cell only: an opening quote that never
 * closes counts as a letter, so the rows after it are still read. Each character is looked at a bounded
 * number of times, whatever the quotes do.
 *
 * Written here rather than taken from a library because the ones on offer swallow the rest of the file after
 * a lost quote, name the row but not the column, and bring Node's types into the pure package.
 */
export function* recordsOf(text: string, separator: string): Generator<RawRecord> {
  let at = 0
  while (at < text.length) {
    const cells: string[] = []
    const broken: number[] = []
    let more = true
    while (more) {
      const cell = cellAt(text, at, separator)
      if (cell.broken) broken.push(cells.length)
      cells.push(cell.text)
      more = text[cell.end] === separator
      at = more ? cell.end + 1 : afterLineBreak(text, cell.end)
    }
    yield { cells, broken }
  }
}

/** Comma, semicolon or tab: whichever splits the header into most cells, the comma when none wins. */
export function separatorOf(text: string): string {
  let best = ','
  let most = 1
  for (const separator of [',', ';', '\t']) {
    const header = recordsOf(text, separator).next().value
    const count = header ? header.cells.length : 0
    if (count > most) [best, most] = [separator, count]
  }
  return best
}

function cellAt(text: string, start: number, separator: string): Cell {
  if (text[start] === '"') {
    const quoted = quotedCell(text, start, separator)
    if (quoted) return quoted
    return { ...plainCell(text, start, separator), broken: true }
  }
  return plainCell(text, start, separator)
}

function plainCell(text: string, start: number, separator: string): Cell {
  let end = start
  while (end < text.length && text[end] !== separator && !isLineBreak(text[end])) end += 1
  return { text: text.slice(start, end), end, broken: false }
}

/** Undefined when the quote never closes, or a line ends after it closed in the middle of the cell. */
function quotedCell(text: string, start: number, separator: string): Cell | undefined {
  let content = ''
  let from = start + 1
  let broken = false
  let at = nextOf(text, from, broken)
  while (at < text.length) {
    if (text[at] !== '"') return undefined
    const next = text[at + 1]
    const closes = next === undefined || next === separator || isLineBreak(next)
    if (closes) return { text: content + text.slice(from, at), end: at + 1, broken }
    content += text.slice(from, at + 1)
    if (next !== '"') broken = true
    from = at + (next === '"' ? 2 : 1)
    at = nextOf(text, from, broken)
  }
  return undefined
}

/** The next quote; after a quote in the middle of the cell also the next end of line, where the cell is given up. */
function nextOf(text: string, from: number, broken: boolean): number {
  if (!broken) {
    const quote = text.indexOf('"', from)
    return quote < 0 ? text.length : quote
  }
  let at = from
  while (at < text.length && text[at] !== '"' && !isLineBreak(text[at])) at += 1
  return at
}

function isLineBreak(character: string | undefined): boolean {
  return character === '\n' || character === '\r'
}

function afterLineBreak(text: string, end: number): number {
  return text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1
}
