import { latinLog, latinNumbers } from './latin-pairs.ts'
import { latinLettersOf } from './letters.ts'
import type { Model, Word } from './model.ts'
import { logProbability } from './transducer.ts'

/** A word in Latin letters made ready to be compared. */
export interface LatinWord {
  readonly letters: string
  readonly numbers: Uint8Array
  /** Natural logarithm of how likely a name has these letters. */
  readonly log: number
}

export function latinWord(text: string): LatinWord {
  const letters = latinLettersOf(text)
  const numbers = latinNumbers(letters)
  return { letters, numbers, log: latinLog(numbers) }
}

/** How much of the rarity of a Latin word counts: less than all of it, since letters follow each other by more than pairs. */
const rarity = 0.6

/** Bits by which the Latin word speaks for the native one: the less it could have come about otherwise, the more. */
export function evidence(model: Model, word: Word, latin: LatinWord): number {
  return (logProbability(model, word, latin.numbers) - rarity * latin.log) / Math.LN2
}
