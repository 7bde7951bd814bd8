import type { Asked } from '@passerelle/matching/search/parts'
import { searchWords } from '@passerelle/matching/search/words'

/** What somebody typed to find a person. */
export interface AskedText {
  /** The text without the dates in it. */
  readonly name: string
  readonly asked: Asked
}

const yearFirst = /(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)/g
const yearLast = /(?<!\d)(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?!\d)/g
const yearAlone = /(?<!\d)(1[89]\d\d|20\d\d)(?!\d)/g

/** Takes days and years of birth out of the text, in any digits: `مريم ١٢/٤/١٩٨٧` asks for a name and a day. */
export function readAskedText(text: string, birthYear?: number): AskedText {
  const births: string[] = birthYear === undefined ? [] : [`${birthYear}0000`]
  const day = (year: string, month: string, date: string) => {
    births.push(year + month.padStart(2, '0') + date.padStart(2, '0'))
    return ' '
  }
  const name = latinDigits(text)
    .replace(yearFirst, (_, year: string, month: string, date: string) => day(year, month, date))
    .replace(yearLast, (_, date: string, month: string, year: string) => day(year, month, date))
    .replace(yearAlone, (_, year: string) => day(year, '00', '00'))
    .trim()
  return { name, asked: { words: searchWords(name), births: [...new Set(births)] } }
}

/** Arabic and Persian digits as Latin ones. */
function latinDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15))
}
