import { editsWithin } from '../strings/edits.ts'
import { Lists } from './lists.ts'

/** A word of the index that may be what was meant, and how improbable it is that it was written so: bits, 0 is the same. */
export interface Meant {
  readonly word: number
  readonly slips: number
}

const shortest = 3
const longest = 24
/** Bits for one letter put in, left out, exchanged or turned; and for words that sound alike, whatever their letters. */
const slip = 4
const heard = 5
const mostSlips = 9
const mostLooked = 4000

/**
 * The distinct words of all names with their numbers, found again when misspelt: every word is filed under itself,
 * under itself less any one letter (Garbe's symmetric deletes), and under its sound.
 */
export class Vocabulary {
  readonly #numbers = new Map<string, number>()
  readonly #words: string[] = []
  readonly #sounds: string[] = []
  readonly #codes = new Map<string, number>()
  readonly #filed = new Lists()
  readonly #soundOf: (word: string) => string

  constructor(soundOf: (word: string) => string) {
    this.#soundOf = soundOf
  }

  get size(): number {
    return this.#words.length
  }

  numberOf(word: string): number | undefined {
    return this.#numbers.get(word)
  }

  wordOf(number: number): string {
    return this.#words[number] ?? ''
  }

  /** The number of a word, which is given one when it is new. */
  learn(word: string): number {
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    const number = this.#words.length
    const sound = this.#soundOf(word)
    this.#numbers.set(word, number)
    this.#words.push(word)
    this.#sounds.push(sound)
    for (const form of formsOf(word)) this.#filed.add(this.#codeOf(form), number)
    if (sound !== '') this.#filed.add(this.#codeOf(`~${sound}`), number)
    return number
  }

  merge(): void {
    this.#filed.merge(this.#codes.size)
  }

  get unmerged(): number {
    return this.#filed.unmerged
  }

  /** Words that may be meant, the most probable first; each once. */
  meant(word: string): Meant[] {
    const sound = this.#soundOf(word)
    const seen = new Set<number>()
    const found: Meant[] = []
    const look = (number: number) => {
      if (seen.size >= mostLooked || seen.has(number)) return
      seen.add(number)
      const slips = this.#slips(word, sound, number)
      if (slips <= mostSlips) found.push({ word: number, slips })
    }
    for (const form of [...formsOf(word), ...(sound === '' ? [] : [`~${sound}`])]) {
      const code = this.#codes.get(form)
      if (code !== undefined) this.#filed.each(code, look)
    }
    return found.sort((one, other) => one.slips - other.slips || one.word - other.word)
  }

  #slips(word: string, sound: string, number: number): number {
    const against = this.#words[number] ?? ''
    if (word === against) return 0
    const spelt = slip * editsWithin(word, against, 2)
    if (sound === '' || sound !== this.#sounds[number]) return spelt
    return Math.min(spelt - 1, heard)
  }

  #codeOf(form: string): number {
    const known = this.#codes.get(form)
    if (known !== undefined) return known
    this.#codes.set(form, this.#codes.size)
    return this.#codes.size - 1
  }
}

/** A word, and it less any one letter; of an endless word only the beginning. */
function formsOf(whole: string): string[] {
  const word = whole.slice(0, longest)
  const forms = new Set([word])
  if (word.length > shortest) {
    for (let at = 0; at < word.length; at += 1) forms.add(word.slice(0, at) + word.slice(at + 1))
  }
  return [...forms]
}
