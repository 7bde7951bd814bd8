/** Marks that are ornaments or accents; in the scripts left out here they are vowels, and the word would change. */
const marks = /(?![\u0900-\u0DFF\u0E00-\u0FFF\u1000-\u109F\u1780-\u17FF])\p{M}/gu
const arabicMarks = /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0640]/g
const letters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    أ: 'ا',
    إ: 'ا',
    آ: 'ا',
    ٱ: 'ا',
    ى: 'ي',
    ة: 'ه',
    ک: 'ك',
    ی: 'ي',
    ۀ: 'ه',
    ہ: 'ه',
    ھ: 'ه',
    ۃ: 'ه',
    ې: 'ي',
    ے: 'ي',
    ئ: 'ي',
    ؤ: 'و',
    ё: 'е',
    ך: 'כ',
    ם: 'מ',
    ן: 'נ',
    ף: 'פ',
    ץ: 'צ',
    ς: 'σ',
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ł: 'l',
    ı: 'i',
    ħ: 'h',
  }),
)
/** Ethiopic letters that sound alike and are written for one another. */
const ethiopicTwins: readonly (readonly [from: number, to: number])[] = [
  [0x1210, 0x1200],
  [0x1280, 0x1200],
  [0x1220, 0x1230],
  [0x12d0, 0x12a0],
  [0x1340, 0x1338],
]

/**
 * A text in the form in which texts of its own script are compared: compatibility forms composed, small letters,
 * no accents, no pointing, letters that are written for one another made one, words parted by single blanks.
 */
export function fold(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(arabicMarks, '')
    .replace(/[’‘ʼʻʿʾ'`´׳]/g, '')
  const bare = plain.normalize('NFKD').replace(marks, '').normalize('NFC')
  let folded = ''
  for (const letter of bare) folded += letters.get(letter) ?? twin(letter)
  return folded.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim()
}

function twin(letter: string): string {
  const code = letter.codePointAt(0) ?? 0
  if (code < 0x1200 || code > 0x137f) return letter
  const row = ethiopicTwins.find(([from]) => code >= from && code < from + 7)
  return row ? String.fromCodePoint(code - row[0] + row[1]) : letter
}
