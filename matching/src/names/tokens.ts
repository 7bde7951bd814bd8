import { latinText, romanise } from './romanise.ts'
import { nicknameGroups } from './nicknames.ts'
import { skeletonOf } from './skeleton.ts'

/** A word of a name made ready to be compared; the same word is the same object. */
export interface Token {
  readonly id: number
  readonly folded: string
  readonly latin: string
  readonly skeleton: string
  readonly vowelled: boolean
  /** As written in a script other than Latin, with the marks that are heard and that folding takes away. */
  readonly written: string
  readonly script: string
  readonly groups: readonly number[]
}

/** The book of words is begun anew when it is full, so that it stays small whatever comes. */
const mostWords = 400_000
let book = new Map<string, Token>()
let made = 0
const isLatin = /\p{Script=Latin}/u

export function tokenOf(folded: string, sound: string, text = folded): Token {
  const written = isLatin.test(folded) ? folded : text
  const key = folded === sound && folded === written ? folded : `${folded} ${sound} ${written}`
  const known = book.get(key)
  if (known) return known
  if (book.size >= mostWords) book = new Map()
  const token = makeToken({ folded, sound, written, id: made })
  made += 1
  book.set(key, token)
  return token
}

interface Made {
  readonly id: number
  readonly folded: string
  readonly sound: string
  readonly written: string
}

function makeToken({ id, folded, sound, written }: Made): Token {
  const romanised = romanise(sound)
  return {
    id,
    folded,
    written,
    latin: latinText(romanised),
    skeleton: skeletonOf(romanised),
    vowelled: romanised.vowelled,
    script: scriptOf(folded),
    groups: nicknameGroups.get(folded) ?? [],
  }
}

const scripts: readonly (readonly [name: string, test: RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Ethiopic', /\p{Script=Ethiopic}/u],
  ['Bengali', /\p{Script=Bengali}/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
  ['Myanmar', /\p{Script=Myanmar}/u],
  ['Han', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['Hangul', /\p{Script=Hangul}/u],
]

/** The first script of the list that the word has a letter of; mixed words count as Latin. */
function scriptOf(word: string): string {
  return scripts.find(([, test]) => test.test(word))?.[0] ?? 'other'
}
