import { type FoundPerson, searchPeople, similarPeople } from '@passerelle/domain/shared/people/contract'
import { similarity } from '@passerelle/domain/shared/people/similar'
import { birthOf } from '@passerelle/domain/shared/people/rules'
import { comparePreparedNames, prepareFullName } from '@passerelle/matching/names/full'
import { type Operation, type Scene, operation } from '../engine/operation.ts'
import { scopeOfAccount, scopeOfOrganisation } from '../recognition/engine/protocol.ts'
import { readAskedText } from './asked-text.ts'
import { alikeTo, askedKeys, tellingKeys } from './names.ts'
import {
  candidatesByCode,
  candidatesByKeys,
  countBeyondSight,
  foundByIds,
  foundPerson,
} from './search-sql.ts'

/** Below this, two names have too little in common to be shown, unless their parts speak for one person in bits. */
const leastAlike = 0.7
const leastBits = 3
/** So many are looked up of those whom the finder names. */
const mostFound = 60

const search = operation(
  searchPeople,
  async (scene, { text, birthYear, limit }) => {
    const { name, asked } = readAskedText(text, birthYear)
    const [byCode, { found, asOf }] = await Promise.all([
      candidatesByCode(scene, text),
      asked.words.length + asked.births.length > 0
        ? scene.house.finder.find(asked, sightOf(scene), mostFound)
        : { found: [], asOf: 0 },
    ])
    const place = new Map(found.map(({ id }, at) => [id, at]))
    const rows = await foundByIds(scene, [...place.keys()], birthYear)
    const alike = alikeTo([name])
    const known = new Set(byCode.map(({ personId }) => personId))
    const named = rows
      .map((row) => foundPerson(row, scene.today, alike(row.names)))
      .filter((person) => !known.has(person.id) && (name === '' || isLike(name, person)))
      .toSorted((one, other) => (place.get(one.id) ?? 0) - (place.get(other.id) ?? 0))
    const people = [...byCode.map((row) => foundPerson(row, scene.today, 1)), ...named]
    return { people: people.slice(0, limit), more: found.length === mostFound || people.length > limit, asOf }
  },
  (_, { people }) => ({ details: { found: people.length } }),
)

/** Whom the caller may see, so that others are neither ranked nor counted; the policies say it again when they are read. */
function sightOf({ actor }: Scene): readonly string[] {
  if (actor.role === 'case-worker') return [scopeOfAccount(actor.account)]
  return [scopeOfOrganisation(actor.organisation)]
}

function isLike(name: string, { names, alike }: FoundPerson): boolean {
  if (alike >= leastAlike) return true
  const asked = prepareFullName(name)
  return names.some(({ text }) => comparePreparedNames(asked, prepareFullName(text)).weight >= leastBits)
}

function byLikeness(one: FoundPerson, other: FoundPerson): number {
  return other.alike - one.alike || (one.displayName < other.displayName ? -1 : 1)
}

function withSimilarity(asked: Parameters<typeof similarity>[0], person: FoundPerson) {
  const { chance, likely, why } = similarity(asked, person)
  return { ...person, chance, likely, why: [...why] }
}

const similar = operation(
  similarPeople,
  async (scene, { names, birth, sex }) => {
    const texts = names.map((name) => name.text)
    const { rows } = await candidatesByKeys(scene, askedKeys(texts))
    const asked = { birth: birthOf(birth), sex }
    const alike = alikeTo(texts)
    const people = rows
      .map((row) => foundPerson(row, scene.today, alike(row.names)))
      .map((person) => withSimilarity(asked, person))
      .filter((person) => person.alike >= leastAlike && person.chance > 0)
      .toSorted((one, other) => other.chance - one.chance || byLikeness(one, other))
    const knownToColleagues = await countBeyondSight(scene, tellingKeys(texts[0] ?? ''))
    return { people: people.slice(0, 10), knownToColleagues }
  },
  (_, { people, knownToColleagues }) => ({ details: { found: people.length, beyond: knownToColleagues } }),
)

export const searchOperations: readonly Operation[] = [search, similar]
