import { closeSync, openSync, writeSync } from 'node:fs'
import { seeded } from '@passerelle/matching/link/seeded'

/**
 * Invented people who were registered once or several times, for measuring linkage at scale. Nobody real: names are
 * syllables drawn at random, their frequencies follow Zipf's law.
 *
 * Persons have 1, 2, 3 or 4 records (80, 14, 4.5, 1.5 in a hundred). Where there are several, each was told by
 * somebody in a hurry; `slips` says how often what goes wrong.
 */
export interface World {
  readonly records: number
  readonly seed: number
}

/** How often in a hundred records of a person who has several. */
export const slips = {
  givenMissing: 1,
  givenMisspelt: 10,
  fatherMissing: 25,
  fatherMisspelt: 10,
  familyMissing: 4,
  familyMisspelt: 12,
  familyChanged: 3,
  namesSwapped: 2,
  birthMissing: 5,
  birthDigit: 5,
  birthTurned: 2,
  birthYearOnly: 5,
  birthYearOff: 4,
  sexMissing: 2,
  sexWrong: 1,
  villageMissing: 10,
  villageMoved: 20,
  villageMisspelt: 5,
  phoneMissing: 60,
  phoneChanged: 25,
} as const

/** Of all people, how many in a hundred were given 1 January for want of a birthday. */
const newYearBorn = 10

export const columns = [
  'id',
  'person',
  'given',
  'father',
  'family',
  'birth',
  'sex',
  'village',
  'phone',
] as const

interface Person {
  readonly given: string
  readonly father: string
  readonly family: string
  readonly birth: string
  readonly sex: string
  readonly village: string
  readonly phone: string
}

type Random = () => number

const syllables = (
  'ba be bi da de di fa fi ga gu ha hu ja ka ke ki la le li ma me mi mo na ne ni nu ra re ri ro sa se si su ta te ti to wa ya ye za ze zi ' +
  'bar ber dal dir far gul hal ham jal kar kir lam mal man mir nar nas nur qas rah ram ras sal sam sar shir tal tar wal yar zah zal zar'
).split(' ')

class Namebook {
  readonly #names: readonly string[]
  readonly #weights: Float64Array

  constructor(random: Random, size: number, parts: number, power: number) {
    const names = new Set<string>()
    while (names.size < size) names.add(inventName(random, parts))
    this.#names = [...names]
    this.#weights = new Float64Array(size)
    let sum = 0
    for (let rank = 0; rank < size; rank += 1) {
      sum += 1 / (rank + 5) ** power
      this.#weights[rank] = sum
    }
  }

  pick(random: Random): string {
    const wanted = random() * (this.#weights.at(-1) ?? 0)
    let [low, high] = [0, this.#weights.length - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#weights[middle] ?? 0) < wanted) low = middle + 1
      else high = middle
    }
    return this.#names[low] ?? ''
  }
}

function inventName(random: Random, parts: number): string {
  const count = parts + (random() < 0.35 ? 1 : 0)
  let name = ''
  for (let part = 0; part < count; part += 1) name += syllables[Math.floor(random() * syllables.length)] ?? ''
  return name
}

/** Writes the table as CSV and says how many pairs of records are truly of one person. */
export function writeWorld(file: string, { records, seed }: World): { persons: number; truePairs: number } {
  const random = seeded(seed)
  const books = {
    women: new Namebook(random, 1500, 2, 0.95),
    men: new Namebook(random, 1500, 2, 0.95),
    families: new Namebook(random, 40_000, 3, 0.85),
    villages: new Namebook(random, 3000, 2, 0.6),
  }
  const out = openSync(file, 'w')
  let [persons, truePairs, written] = [0, 0, 0]
  let lines = `${columns.join(',')}\n`
  while (written < records) {
    const person = invent(random, books)
    const copies = Math.min(copiesOf(random), records - written)
    for (let copy = 0; copy < copies; copy += 1) {
      lines += `${written},${persons},${Object.values(copies === 1 ? person : toldAgain(random, person, books)).join(',')}\n`
      written += 1
    }
    persons += 1
    truePairs += (copies * (copies - 1)) / 2
    if (lines.length > 1_000_000) {
      writeSync(out, lines)
      lines = ''
    }
  }
  writeSync(out, lines)
  closeSync(out)
  return { persons, truePairs }
}

type Books = Readonly<Record<'women' | 'men' | 'families' | 'villages', Namebook>>

function copiesOf(random: Random): number {
  const drawn = random()
  return drawn < 0.8 ? 1 : drawn < 0.94 ? 2 : drawn < 0.985 ? 3 : 4
}

function invent(random: Random, books: Books): Person {
  const woman = random() < 0.5
  return {
    given: (woman ? books.women : books.men).pick(random),
    father: books.men.pick(random),
    family: books.families.pick(random),
    birth: inventBirth(random),
    sex: woman ? 'f' : 'm',
    village: books.villages.pick(random),
    phone: inventPhone(random),
  }
}

function inventPhone(random: Random): string {
  return `07${String(Math.floor(random() * 1e8)).padStart(8, '0')}`
}

function inventBirth(random: Random): string {
  const year = 2023 - Math.floor(80 * random() ** 1.4)
  if (happens(random, newYearBorn)) return `${year}-01-01`
  return dateOf(year, 1 + Math.floor(random() * 12), 1 + Math.floor(random() * 28))
}

function dateOf(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function happens(random: Random, inHundred: number): boolean {
  return random() * 100 < inHundred
}

function toldAgain(random: Random, person: Person, books: Books): Person {
  const name = {
    given: told(random, person.given, slips.givenMissing, slips.givenMisspelt),
    father: told(random, person.father, slips.fatherMissing, slips.fatherMisspelt),
    family: happens(random, slips.familyChanged)
      ? books.families.pick(random)
      : told(random, person.family, slips.familyMissing, slips.familyMisspelt),
  }
  const swapped = happens(random, slips.namesSwapped)
  return {
    given: swapped ? name.family : name.given,
    father: name.father,
    family: swapped ? name.given : name.family,
    birth: birthAgain(random, person.birth),
    sex: happens(random, slips.sexMissing)
      ? ''
      : happens(random, slips.sexWrong)
        ? person.sex === 'f'
          ? 'm'
          : 'f'
        : person.sex,
    village: happens(random, slips.villageMoved)
      ? books.villages.pick(random)
      : told(random, person.village, slips.villageMissing, slips.villageMisspelt),
    phone: happens(random, slips.phoneMissing)
      ? ''
      : happens(random, slips.phoneChanged)
        ? inventPhone(random)
        : person.phone,
  }
}

function told(random: Random, word: string, missing: number, misspelt: number): string {
  if (happens(random, missing)) return ''
  if (!happens(random, misspelt)) return word
  const once = slipOfThePen(random, word)
  return happens(random, 25) ? slipOfThePen(random, once) : once
}

const letters = 'abcdefghijklmnoprstuwyz'
const heardAlike: Readonly<Record<string, string>> = {
  a: 'e',
  e: 'i',
  i: 'e',
  u: 'o',
  o: 'u',
  k: 'q',
  q: 'k',
  s: 'z',
  z: 's',
  d: 't',
  t: 'd',
  y: 'i',
}

/** A letter heard as another, left out, doubled, put in, or turned with its neighbour. */
export function slipOfThePen(random: Random, word: string): string {
  if (word.length < 2) return word
  const at = Math.floor(random() * (word.length - 1))
  const [before, letter, next, after] = [
    word.slice(0, at),
    word[at] ?? '',
    word[at + 1] ?? '',
    word.slice(at + 2),
  ]
  const kind = Math.floor(random() * 6)
  if (kind <= 1) return before + (heardAlike[letter] ?? letter + letter) + next + after
  if (kind === 2) return before + next + after
  if (kind === 3) return before + letter + letter + next + after
  if (kind === 4) return before + next + letter + after
  return before + (letters[Math.floor(random() * letters.length)] ?? '') + next + after
}

function birthAgain(random: Random, birth: string): string {
  if (happens(random, slips.birthMissing)) return ''
  const [year = '', month = '', day = ''] = birth.split('-')
  if (happens(random, slips.birthYearOnly)) return `${year}-01-01`
  if (happens(random, slips.birthTurned)) return `${year}-${day}-${month}`
  if (happens(random, slips.birthYearOff)) {
    return `${Number(year) + (random() < 0.5 ? -1 : 1) * (1 + Math.floor(random() * 2))}-${month}-${day}`
  }
  if (happens(random, slips.birthDigit)) return digitAgain(random, birth)
  return birth
}

function digitAgain(random: Random, birth: string): string {
  const at = [2, 3, 5, 6, 8, 9][Math.floor(random() * 6)] ?? 9
  return birth.slice(0, at) + String(Math.floor(random() * 10)) + birth.slice(at + 1)
}
