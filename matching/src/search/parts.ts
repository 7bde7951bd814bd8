import type { Meant } from './vocabulary.ts'

/** What is looked for. */
export interface Asked {
  /** Folded words of the name. */
  readonly words: readonly string[]
  /** Days as `YYYYMMDD` with `00` for what is not known. */
  readonly births: readonly string[]
}

/** One word of the question with what it may mean. */
export interface Part {
  /** What the words are worth that may be meant, dearest first. */
  readonly meant: readonly (Worth & { readonly people: number })[]
  readonly worthOf: ReadonlyMap<number, number>
  /** How many rows stand under all of them. */
  readonly people: number
}

interface Worth {
  readonly word: number
  readonly worth: number
}

const mostWords = 12

const least = 0.5

/**
 * The parts of a question, the one with the fewest people first. A word that may be meant is worth how rare it is that
 * anybody's name is written like the question, less the slips it takes: log2 of P(written | word) over P(written).
 */
export function partsOf(
  asked: Asked,
  rows: number,
  look: { readonly meant: (word: string) => readonly Meant[]; readonly people: (word: number) => number },
): Part[] {
  const parts = [...new Set(asked.words)].slice(0, mostWords).map((word): Part => {
    const told = look
      .meant(word)
      .map(({ word: number, slips }) => ({ word: number, slips, people: look.people(number) }))
    const written = told.reduce((sum, { people, slips }) => sum + people * 2 ** -slips, 0)
    const rarity = Math.log2((rows + 1) / (written + 1))
    const meant = told.map((each) => ({
      word: each.word,
      people: each.people,
      worth: Math.max(least, rarity - each.slips),
    }))
    return {
      meant,
      worthOf: new Map(meant.map(({ word: number, worth }) => [number, worth])),
      people: meant.reduce((sum, { people }) => sum + people, 0),
    }
  })
  return parts.filter(({ meant }) => meant.length > 0).sort((one, other) => one.people - other.people)
}
