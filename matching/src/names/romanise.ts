import {
  type Romanisation,
  arabic,
  armenian,
  cyrillic,
  ethiopicRows,
  ethiopicVowels,
  georgian,
  greek,
  hebrew,
  indicConsonants,
  indicNasals,
  indicSigns,
  indicVowels,
} from './scripts.ts'

/** A word in Latin letters, letter by letter of its own script, and whether that script writes the vowels. */
export interface Romanised {
  /** What each letter became; one part for a word that is Latin already. */
  readonly parts: readonly string[]
  readonly vowelled: boolean
}

const tables: readonly (readonly [test: RegExp, table: Romanisation, vowelled: boolean])[] = [
  [/\p{Script=Arabic}/u, arabic, false],
  [/\p{Script=Cyrillic}/u, cyrillic, true],
  [/\p{Script=Hebrew}/u, hebrew, false],
  [/\p{Script=Greek}/u, greek, true],
  [/\p{Script=Armenian}/u, armenian, true],
  [/\p{Script=Georgian}/u, georgian, true],
]

/** A folded word in Latin letters: by the table of its script, or as it is when there is none. */
export function romanise(word: string): Romanised {
  if (/^[a-z0-9]*$/.test(word)) return { parts: [word], vowelled: true }
  if (/[\u0900-\u0D7F]/.test(word)) return { parts: fromIndic(word), vowelled: true }
  if (/[\u1200-\u137F]/.test(word)) return { parts: fromEthiopic(word), vowelled: true }
  const found = tables.find(([test]) => test.test(word))
  if (!found) return { parts: [word], vowelled: true }
  const [, letters, vowelled] = found
  return { parts: Array.from(word, (letter) => letters.get(letter) ?? letter), vowelled }
}

/** The word in Latin letters; letters that no table holds stay in their script. */
export function latinText({ parts }: Romanised): string {
  return parts.join('').replaceAll("'", '')
}

const nukta = 0x3c
/** What a dot under the letter makes of its sound. */
const dottedSounds: ReadonlyMap<string, string> = new Map([
  ['j', 'z'],
  ['ph', 'f'],
  ['k', 'q'],
  ['g', 'gh'],
  ['d', 'r'],
  ['dh', 'r'],
])

function dotted(sound: string): string {
  return dottedSounds.get(sound) ?? sound
}

/** Each consonant carries an `a`, unless a vowel sign or the sign of silence follows, or the word ends. */
function fromIndic(word: string): string[] {
  const parts: string[] = []
  let open = false
  for (const letter of word) {
    const at = ((letter.codePointAt(0) ?? 0) - 0x900) % 0x80
    if (at === nukta) {
      parts.push(dotted(parts.pop() ?? ''))
      continue
    }
    const consonant = indicConsonants.get(at)
    const sign = indicSigns.get(at)
    if (open && sign === undefined) parts.push('a')
    parts.push(consonant ?? sign ?? indicVowels.get(at) ?? indicNasals.get(at) ?? '')
    open = consonant !== undefined
  }
  return parts
}

function fromEthiopic(word: string): string[] {
  return Array.from(word, (letter) => {
    const at = (letter.codePointAt(0) ?? 0) - 0x1200
    const row = ethiopicRows[at >> 3]
    return row === undefined ? letter : row + (ethiopicVowels[at % 8] ?? '')
  })
}
