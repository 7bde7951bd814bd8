import { screeningConfig } from '@passerelle/domain/shared/screening/config'
import type { Born, ListEntry, Subject } from '@passerelle/domain/shared/screening/screening'
import type { BirthFact } from '@passerelle/matching/person/facts'
import { type PersonModel, defaultModel } from '@passerelle/matching/person/model'
import { type PreparedPerson, prepare } from '@passerelle/matching/person/prepare'
import { scorePrepared } from '@passerelle/matching/person/score-people'
import type { Finding, Likeness } from './finding.ts'
import {
  type OrganisationName,
  compareOrganisationNames,
  prepareOrganisationName,
} from './organisation-names.ts'

const { least, prior, country } = screeningConfig

const model: PersonModel = {
  ...defaultModel,
  prior,
  weights: { ...defaultModel.weights, 'birth.apart': screeningConfig.birthApart },
}

/** So many names are compared at once; who goes by more is compared in turns. */
const namesAtOnce = 8

/** An entry or a subject made ready to be compared with many. */
export interface Comparable {
  readonly names: readonly string[]
  readonly births: readonly Born[]
  readonly countries: readonly string[]
  /** For persons: the same person with some of the names each. */
  readonly people: readonly PreparedPerson[]
  /** For organisations. */
  readonly organisationNames: readonly OrganisationName[]
}

export function comparableEntry({ kind, names, births, countries }: ListEntry): Comparable {
  return comparable(kind, { names: names.map(({ text }) => text), births, countries })
}

export function comparableSubject({ kind, names, born, countries }: Subject): Comparable {
  return comparable(kind, { names, births: born ? [born] : [], countries })
}

function comparable(
  kind: Subject['kind'],
  facts: Pick<Comparable, 'names' | 'births' | 'countries'>,
): Comparable {
  const isPerson = kind === 'person'
  return {
    ...facts,
    people: isPerson ? inTurns(facts.names).map((names) => personOf(names, facts.countries, null)) : [],
    organisationNames: isPerson ? [] : facts.names.map(prepareOrganisationName),
  }
}

function inTurns(names: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(names.length / namesAtOnce) }, (_, turn) =>
    names.slice(turn * namesAtOnce, (turn + 1) * namesAtOnce),
  )
}

function personOf(
  names: readonly string[],
  citizenships: readonly string[],
  birth: BirthFact | null,
): PreparedPerson {
  return prepare({
    names: names.map((text) => ({ text })),
    birth,
    sex: null,
    citizenships,
    places: [],
    phones: [],
    papers: [],
    relatives: [],
  })
}

/** What speaks for the two being one, when it is enough to ask people; else undefined. Two of different kinds are never one. */
export function likenessOf(subject: Comparable, entry: Comparable): Likeness | undefined {
  const found = subject.people.length > 0 ? people(subject, entry) : organisations(subject, entry)
  if (!found || namesOf(found) < least.names || found.weight < least.all) return undefined
  return found
}

function namesOf({ evidence }: Likeness): number {
  return sum(
    evidence.filter(({ field }) => field !== 'birth' && field !== 'citizenship' && field !== 'prior'),
  )
}

function sum(lines: readonly { readonly weight: number }[]): number {
  return lines.reduce((total, { weight }) => total + weight, 0)
}

const priorLine = {
  field: 'prior',
  key: 'recognition.prior',
  weight: prior,
  one: null,
  other: null,
  perMillion: null,
}

function people(subject: Comparable, entry: Comparable): Likeness | undefined {
  let best: Likeness | undefined
  const [birth, listedBirth] = nearestBirths(subject.births, entry.births)
  for (const one of subject.people) {
    for (const other of entry.people) {
      const { weight, evidence } = scorePrepared(withBirth(one, birth), withBirth(other, listedBirth), model)
      if (!best || weight > best.weight) best = { weight, evidence: [priorLine, ...evidence] }
    }
  }
  return best
}

type PreparedBirth = PreparedPerson['birth']

function withBirth(person: PreparedPerson, birth: PreparedBirth): PreparedPerson {
  return birth ? { ...person, birth } : person
}

/** Lists give several births, and spans of years: the one nearest to the other side's is compared. */
function nearestBirths(
  [mine]: readonly Born[],
  listed: readonly Born[],
): readonly [PreparedBirth, PreparedBirth] {
  const nearest =
    mine && listed.toSorted((one, other) => yearsBetween(mine, one) - yearsBetween(mine, other))[0]
  if (!mine || !nearest) return [null, null]
  const meeting = Math.min(Math.max(mine.from, nearest.from), nearest.to)
  return [birthOf(mine, mine.from), birthOf(nearest, meeting)]
}

/** First by how far apart the years are, then days before years, so that an exact agreement counts as one. */
function yearsBetween(mine: Born, listed: Born): number {
  const gap = Math.max(0, listed.from - mine.to, mine.from - listed.to)
  if (mine.day !== null && mine.day === listed.day) return -1
  return gap + (listed.day === null ? 0.5 : 0)
}

function birthOf({ day, from, to, about }: Born, year: number): PreparedBirth {
  const isYear = from === to && !about
  const fact: BirthFact =
    day === null
      ? { day: `${String(year).padStart(4, '0')}-01-01`, precision: isYear ? 'year' : 'estimated' }
      : { day, precision: 'exact' }
  return prepare({ ...nothing, birth: fact }).birth
}

const nothing = { names: [], birth: null, sex: null, places: [], phones: [], papers: [], relatives: [] }

function organisations(subject: Comparable, entry: Comparable): Likeness | undefined {
  let best: readonly Finding[] = []
  for (const one of subject.organisationNames) {
    for (const other of entry.organisationNames) {
      const found = compareOrganisationNames(one, other)
      if (found.length > 0 && (best.length === 0 || sum(found) > sum(best))) best = found
    }
  }
  if (best.length === 0) return undefined
  const evidence = [...best, ...where(subject, entry)].map((line) => ({ ...line, perMillion: null }))
  return { weight: prior + sum(evidence), evidence: [priorLine, ...evidence] }
}

function where(subject: Comparable, entry: Comparable): readonly Finding[] {
  const [first, listed] = [subject.countries[0], entry.countries[0]]
  if (first === undefined || listed === undefined) return []
  const shared = subject.countries.find((code) => entry.countries.includes(code))
  return shared === undefined
    ? [
        {
          field: 'citizenship',
          key: 'screening.evidence.country-apart',
          weight: country.apart,
          one: first,
          other: listed,
        },
      ]
    : [
        {
          field: 'citizenship',
          key: 'screening.evidence.country-shared',
          weight: country.shared,
          one: shared,
          other: shared,
        },
      ]
}
