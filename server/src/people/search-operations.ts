import { type FoundPerson, searchPeople, similarPeople } from '@passerelle/domain/shared/people/contract'
import { similarity } from '@passerelle/domain/shared/people/similar'
import { birthOf } from '@passerelle/domain/shared/people/rules'
import { type Operation, operation } from '../engine/operation.ts'
import { alikeTo, askedKeys, tellingKeys } from './names.ts'
import { candidatesByCode, candidatesByKeys, countBeyondSight, foundPerson } from './search-sql.ts'

/** Below this, two names have too little in common to be shown. */
const leastAlike = 0.7

const search = operation(
  searchPeople,
  async (scene, { text, birthYear, limit }) => {
    const named = (await candidatesByCode(scene, text)).map((row) => foundPerson(row, scene.today, 1))
    const keyed = await candidatesByKeys(scene, askedKeys([text]), birthYear)
    const alike = alikeTo([text])
    const ranked = keyed.rows
      .map((row) => foundPerson(row, scene.today, alike(row.names)))
      .filter((person) => person.alike >= leastAlike && named.every((other) => other.id !== person.id))
      .toSorted(byLikeness)
    const people = [...named, ...ranked]
    return { people: people.slice(0, limit), more: keyed.more || people.length > limit }
  },
  (_, { people }) => ({ details: { found: people.length } }),
)

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
