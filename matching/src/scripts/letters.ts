import { fold } from '../names/fold.ts'
import { soundForm } from '../names/sound.ts'
import type { Script } from './script.ts'

/** Longer tokens are cut: no name has so many letters, and the work stays bounded. */
export const mostLetters = 40

/** Latin letters `a`–`z` as a model of sounds reads them: `š` is `sh`, accents are gone, nothing else remains. */
export function latinLettersOf(token: string): string {
  const short = token.length > mostLetters * 2 ? token.slice(0, mostLetters * 2) : token
  const plain = /^[a-z]*$/.test(short) ? short : soundForm(short).replace(/[^a-z]/g, '')
  return plain.slice(0, mostLetters)
}

const isLetter = /\p{L}/u
const hebrewGeresh = /['’׳`´‘]/
/** Vowel points and other marks, never letters; Hangul and the scripts of India are not taken apart here. */
const pointing = /[\u0300-\u036F\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0640]/

/**
 * The letters of a native token, one string each, as its model knows them: more is told apart than in folded text
 * (`إ` from `ا`, `ג'` from `ג`, final letters by their place), because it is heard. Hangul comes in its parts.
 */
export function nativeLettersOf(token: string, script: Script): readonly string[] {
  if (script === 'latin') return Array.from(latinLettersOf(token))
  const short = token.length > mostLetters * 3 ? token.slice(0, mostLetters * 3) : token
  const form = short.normalize('NFKC').toLowerCase()
  const letters: string[] = []
  for (const letter of script === 'hangul' ? form.normalize('NFD') : form) {
    if (script === 'hebrew' && hebrewGeresh.test(letter)) joinGeresh(letters)
    else if (isLetter.test(letter) && !pointing.test(letter)) letters.push(letter)
    if (letters.length >= mostLetters) break
  }
  return letters
}

function joinGeresh(letters: string[]): void {
  const last = letters.at(-1)
  if (last !== undefined && 'גזצץתט'.includes(last)) letters[letters.length - 1] = `${last}'`
}

/** The letter that stands for one its model has not met: `أ` for `ٲ`, say; undefined where there is none. */
export function plainLetter(letter: string): string | undefined {
  const plain = fold(letter)
  return plain === '' || plain === letter ? undefined : plain
}
