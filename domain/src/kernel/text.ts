const lineBreaks = /\r\n?|\u2028|\u2029/g
const controls = /[^\P{Cc}\n\t]/gu
/** Soft hyphen, zero-width space and word joiner, byte-order mark, annotation marks, tags, direction marks and embeddings. */
const invisible =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202C\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu
const joiners = /[\u200C\u200D]/g
/** Scripts in which a joiner changes the word, and pictures that are put together with it. */
const joined = String.raw`[\p{Script=Arabic}\p{Script=Bengali}\p{Script=Devanagari}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Kannada}\p{Script=Khmer}\p{Script=Malayalam}\p{Script=Myanmar}\p{Script=Oriya}\p{Script=Sinhala}\p{Script=Syriac}\p{Script=Tamil}\p{Script=Telugu}\p{M}\p{Extended_Pictographic}]`
const joinedAtEnd = new RegExp(`${joined}$`, 'u')
const joinedAtStart = new RegExp(`^${joined}`, 'u')
const loneSurrogates = /\p{Surrogate}/gu

/** A character that shows text in another order than it is stored: "exe.gnp" for "png.exe". It is refused, not removed. */
export function turnsDirection(text: string): boolean {
  return /[\u202D\u202E]/.test(text)
}

/** Composed, without controls and invisible characters, with plain line breaks, without blanks at the ends. */
export function tidyText(raw: string): string {
  return raw
    .replace(loneSurrogates, '\uFFFD')
    .normalize('NFC')
    .replace(lineBreaks, '\n')
    .replace(controls, '')
    .replace(invisible, '')
    .replace(joiners, keepWhereLettersJoin)
    .trim()
}

/** As `tidyText`, and on one line with single blanks. */
export function tidyLine(raw: string): string {
  return tidyText(raw).replace(/\s+/g, ' ')
}

/** Length in characters as people count them closely enough: code points. */
export function lengthOf(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

function keepWhereLettersJoin(joiner: string, at: number, text: string): string {
  const joins =
    joinedAtEnd.test(text.slice(Math.max(0, at - 2), at)) && joinedAtStart.test(text.slice(at + 1, at + 3))
  return joins ? joiner : ''
}
