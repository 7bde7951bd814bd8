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

/** The parts of a question, the one with the fewest people first. A word is worth the more the rarer and the liker. */
export function partsOf(
  asked: Asked,
  rows: number,
  look: { readonly meant: (word: string) => readonly Meant[]; readonly people: (word: number) => number },
): Part[] {
  const parts = [...new Set(asked.words)].slice(0, mostWords).map((word): Part => {
    const meant = look
      .meant(word)
      .map((each) => worthIt(each, look.people(each.word), rows))
      .sort((one, other) => other.worth - one.worth || one.word - other.word)
    return {
      meant,
      worthOf: new Map(meant.map(({ word: number, worth }) => [number, worth])),
      people: meant.reduce((sum, { people }) => sum + people, 0),
    }
  })
  return parts.filter(({ meant }) => meant.length > 0).sort((one, other) => one.people - other.people)
}

function worthIt({ word, likeness }: Meant, people: number, rows: number): Worth & { people: number } {
  const rarity = Math.log2((rows + 1) / (people + 1)) + 0.5
  return { word, people, worth: likeness ** 3 * rarity }
}
