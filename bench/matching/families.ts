import { seeded } from '@passerelle/matching/link/seeded'
import type { BirthFact, PersonFacts, Relation } from '@passerelle/matching/person/facts'
import type { Family, Registered } from '@passerelle/matching/trace/family'
import { Namebook, type Spelling, misheard, spelt } from './family-names.ts'

/**
 * Invented families that were separated in three countries. Nobody real: names are syllables, their frequencies follow
 * Zipf's law, so that many share a name. Each country writes them by its own habit; clerks mishear; the one who asks
 * remembers birthdays badly. Some of those who are looked for are registered nowhere, and are not counted.
 */
export interface Separation {
  /** Registered in all three countries together, before the separated families are added. */
  readonly people: number
  readonly families: number
  readonly seed: number
}

/** In a hundred. */
export const mishaps = {
  /** Where names are a chain (given, father's, grandfather's) and no family name follows. */
  chainOfNames: 60,
  nowhereRegistered: 15,
  misheard: 15,
  familyNameLeftOut: 15,
  grandfatherLeftOut: 35,
  birthUnknown: 12,
  birthYearOnly: 35,
  birthNewYear: 15,
  yearOff: 25,
  tieNotRegistered: 15,
  registeredAlone: 10,
  askerLeavesOutFamilyName: 10,
  askerTellsAge: 60,
  askerAgeOff: 45,
  askerTellsNickname: 8,
  placeUnknown: 30,
} as const

export interface Sought {
  readonly family: Family
  /** Of each member that is registered somewhere: their key, and the id there. */
  readonly truth: ReadonlyMap<string, string>
}

export interface Separated {
  readonly registered: readonly Registered[]
  readonly requests: readonly Sought[]
}

interface Person {
  readonly given: string
  readonly father: string
  readonly grandfather: string
  readonly family: string
  readonly sex: 'female' | 'male'
  readonly year: number
  readonly day: string
  readonly village: number
}

interface Kin {
  readonly key: string
  readonly person: Person
}

type Random = () => number

const spellings: readonly Spelling[] = ['french', 'english', 'plain']
const today = '2026-06-01'
const thisYear = 2026

export function separate({ people, families, seed }: Separation): Separated {
  const random = seeded(seed)
  const books = {
    women: new Namebook(random, 120, 2),
    men: new Namebook(random, 120, 2),
    families: new Namebook(random, 1200, 3),
  }
  const registered: Registered[] = []
  const register = (some: readonly Kin[], at: number) => {
    const spelling = spellings[at] ?? 'plain'
    const made = registerTogether(random, some, `c${at}-${registered.length}`, spelling)
    registered.push(...made)
    return made.map(({ id }) => id)
  }
  while (registered.length < people) register(household(random, books), Math.floor(random() * 3))
  const requests = Array.from({ length: families }, () =>
    separated(random, household(random, books, 6), register),
  )
  return { registered, requests }
}

interface Books {
  readonly women: Namebook
  readonly men: Namebook
  readonly families: Namebook
}

/** Parents, children, now and then a grandmother; at least so many. */
function household(random: Random, books: Books, least = 1): readonly Kin[] {
  const family = happens(random, 'chainOfNames') ? '' : books.families.pick(random)
  const [village, year] = [Math.floor(random() * 400), thisYear - 24 - Math.floor(random() * 26)]
  const man = (given: string, father: string, grandfather: string, born: number): Person => ({
    ...born_(random, born),
    given,
    father,
    grandfather,
    family,
    sex: 'male',
    village,
  })
  const fatherName = books.men.pick(random)
  const grandfather = books.men.pick(random)
  const father = man(fatherName, grandfather, books.men.pick(random), year - Math.floor(random() * 8))
  const mother: Person = {
    ...man(books.women.pick(random), books.men.pick(random), books.men.pick(random), year),
    sex: 'female',
    family: family === '' || random() < 0.3 ? family : books.families.pick(random),
  }
  const children = Math.max(Math.max(0, least - 2), Math.floor(random() * 5))
  const kin: Kin[] = [
    { key: 'father', person: father },
    { key: 'mother', person: mother },
  ]
  let born = year + 20 + Math.floor(random() * 4)
  for (let at = 0; at < children && born < thisYear; at += 1) {
    const sex = random() < 0.5 ? ('female' as const) : ('male' as const)
    const given = (sex === 'female' ? books.women : books.men).pick(random)
    kin.push({ key: `child ${at}`, person: { ...man(given, fatherName, grandfather, born), sex } })
    born += 1 + Math.floor(random() * 4)
  }
  if (random() < 0.25) {
    const old: Person = {
      ...man(books.women.pick(random), books.men.pick(random), books.men.pick(random), year - 25),
      sex: 'female',
    }
    kin.push({ key: 'grandmother', person: old })
  }
  return least > 1 ? kin : kin.filter(() => random() < 0.75)
}

function born_(random: Random, year: number): Pick<Person, 'year' | 'day'> {
  const month = String(1 + Math.floor(random() * 12)).padStart(2, '0')
  const day = String(1 + Math.floor(random() * 28)).padStart(2, '0')
  return { year, day: `${year}-${month}-${day}` }
}

/** One of the grown people reached one country and asks; the others reached the two other countries, in two parts. */
function separated(
  random: Random,
  kin: readonly Kin[],
  register: (some: readonly Kin[], country: number) => readonly string[],
): Sought {
  const grown = kin.filter(({ person }) => person.year < thisYear - 20)
  const asker = grown[Math.floor(random() * grown.length)] ?? kin[0]
  if (!asker) throw new RangeError('a family of nobody')
  const elsewhere = Math.floor(random() * 3)
  const parts: Kin[][] = [[], [], []]
  for (const each of kin) if (each !== asker) parts[(elsewhere + (random() < 0.5 ? 1 : 2)) % 3]?.push(each)
  const truth = new Map<string, string>()
  parts.forEach((part, country) => {
    const there = part.filter(() => !happens(random, 'nowhereRegistered'))
    const ids = register(there, country)
    there.forEach(({ key }, at) => truth.set(key, ids[at] ?? ''))
  })
  const sought = kin.filter((each) => each !== asker)
  return { family: told(random, asker, sought), truth }
}

function told(random: Random, asker: Kin, sought: readonly Kin[]): Family {
  const spelling = spellings[Math.floor(random() * 3)] ?? 'plain'
  const members = sought.map(({ key, person }) => ({ key, facts: askedFacts(random, person, spelling) }))
  const all = [{ key: asker.key, facts: askedFacts(random, asker.person, spelling) }, ...members]
  const ties = all.flatMap((one) =>
    all.flatMap((other) => {
      const relation = one === other ? undefined : relationOf(one.key, other.key, other.facts.sex)
      return relation && one.key < other.key ? [{ one: one.key, other: other.key, relation }] : []
    }),
  )
  return { members, ties }
}

/** What the second is to the first, by their places in the family. */
function relationOf(one: string, other: string, sexOfOther: PersonFacts['sex']): Relation | undefined {
  const [isChild, otherIsChild] = [one.startsWith('child'), other.startsWith('child')]
  if (isChild && otherIsChild) return 'sibling'
  if (isChild && other === 'grandmother') return 'grandparent'
  if (one === 'grandmother') return otherIsChild ? 'grandchild' : 'child'
  if (other === 'grandmother') return 'mother'
  if (isChild) return sexOfOther === 'male' ? 'father' : 'mother'
  return otherIsChild ? 'child' : 'spouse'
}

function registerTogether(
  random: Random,
  kin: readonly Kin[],
  prefix: string,
  spelling: Spelling,
): readonly Registered[] {
  const alone = kin.map(() => happens(random, 'registeredAlone'))
  const ids = kin.map((_, at) => `${prefix}-${at}`)
  return kin.map(({ key, person }, at) => {
    const ties = kin.flatMap((other, to) => {
      const relation = to === at ? undefined : relationOf(key, other.key, other.person.sex)
      const known = relation && !alone[at] && !alone[to] && !happens(random, 'tieNotRegistered')
      return known ? [{ to: ids[to] ?? '', relation }] : []
    })
    const facts = registeredFacts(random, person, spelling)
    return { id: ids[at] ?? '', facts, ties, household: alone[at] || kin.length < 2 ? null : prefix }
  })
}

function registeredFacts(random: Random, person: Person, spelling: Spelling): PersonFacts {
  const hear = (name: string) => spelt(happens(random, 'misheard') ? misheard(random, name) : name, spelling)
  const parts = [
    hear(person.given),
    hear(person.father),
    ...(happens(random, 'grandfatherLeftOut') ? [] : [hear(person.grandfather)]),
    ...(person.family === '' || happens(random, 'familyNameLeftOut') ? [] : [hear(person.family)]),
  ]
  return factsOf(random, person, parts.join(' '), registeredBirth(random, person))
}

function askedFacts(random: Random, person: Person, spelling: Spelling): PersonFacts {
  const given = happens(random, 'askerTellsNickname') ? person.given.slice(0, 4) : person.given
  const parts = [
    given,
    person.father,
    ...(happens(random, 'askerLeavesOutFamilyName') ? [] : [person.family || person.grandfather]),
  ]
  return factsOf(
    random,
    person,
    parts.map((part) => spelt(part, spelling)).join(' '),
    askedBirth(random, person),
  )
}

function factsOf(random: Random, person: Person, text: string, birth: BirthFact | null): PersonFacts {
  const place = happens(random, 'placeUnknown')
    ? []
    : [
        {
          role: 'origin' as const,
          path: ['XXA', `XXA${person.village % 20}`, `XXA${person.village}`],
          name: null,
        },
      ]
  return { names: [{ text }], birth, sex: person.sex, places: place, phones: [], papers: [], relatives: [] }
}

function registeredBirth(random: Random, { day, year }: Person): BirthFact | null {
  if (happens(random, 'birthUnknown')) return null
  if (happens(random, 'birthNewYear')) return { day: `${year}-01-01`, precision: 'exact' }
  if (happens(random, 'birthYearOnly'))
    return { day: `${year + (happens(random, 'yearOff') ? off(random) : 0)}-01-01`, precision: 'year' }
  return { day, precision: 'exact' }
}

function askedBirth(random: Random, { day, year }: Person): BirthFact {
  if (!happens(random, 'askerTellsAge')) return { day, precision: 'exact' }
  const age = thisYear - year + (happens(random, 'askerAgeOff') ? off(random) : 0)
  return { age: Math.max(0, age), on: today }
}

function off(random: Random): number {
  return random() < 0.5 ? -1 - Math.floor(random() * 2) : 1 + Math.floor(random() * 2)
}

function happens(random: Random, what: keyof typeof mishaps): boolean {
  return random() * 100 < mishaps[what]
}
