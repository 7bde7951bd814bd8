import type { Relation } from '../person/facts.ts'
import type { Candidate } from './candidates.ts'
import { type Family, sameTie, turned } from './family.ts'

interface TieFinding {
  readonly bits: number
  readonly because: 'tied' | 'together'
}

/** What it says that two candidates were registered beside each other, in bits; only pairs about whom it says something. */
export interface TieBits {
  /** By the place of the other's candidate. */
  row(member: number, candidate: number, other: number): ReadonlyMap<number, TieFinding>
}

/** The very relation that was told is registered: seldom between two strangers. */
const tied = 10
/** They came together, and nothing is registered of what they are to each other. */
const together = 6

const none: ReadonlyMap<number, TieFinding> = new Map()

export function tieBitsOf(family: Family, candidates: readonly (readonly Candidate[])[]): TieBits {
  const told = relationsOf(family)
  const places = candidates.map(
    (some) => new Map(some.map(({ person }, place) => [person.id, place] as const)),
  )
  const households = candidates.map(householdsOf)
  return {
    row(member, candidate, other) {
      const person = candidates[member]?.[candidate]?.person
      if (!person) return none
      const beside = households[other]?.get(person.household ?? '') ?? []
      const found = new Map<number, TieFinding>(
        beside
          .filter((place) => candidates[other]?.[place]?.person.id !== person.id)
          .map((place) => [place, { bits: together, because: 'together' }]),
      )
      const relation = told.get(`${member} ${other}`)
      for (const tie of person.ties) {
        const place = places[other]?.get(tie.to)
        if (place !== undefined) layTie(found, place, relation, tie.relation)
      }
      return found
    },
  }
}

/** A relation that is registered otherwise than it was told speaks for nothing, though they came together. */
function layTie(
  found: Map<number, TieFinding>,
  place: number,
  told: Relation | undefined,
  registered: Relation,
): void {
  if (told === undefined) found.set(place, { bits: together, because: 'tied' })
  else if (sameTie(told, registered)) found.set(place, { bits: tied, because: 'tied' })
  else found.delete(place)
}

function householdsOf(candidates: readonly Candidate[]): ReadonlyMap<string, readonly number[]> {
  const members = new Map<string, number[]>()
  candidates.forEach(({ person: { household } }, place) => {
    if (household === null) return
    members.set(household, [...(members.get(household) ?? []), place])
  })
  return members
}

/** What the second member is to the first, by their places, told from either end. */
function relationsOf({ members, ties }: Family): ReadonlyMap<string, Relation> {
  const place = new Map(members.map(({ key }, at) => [key, at] as const))
  const relations = new Map<string, Relation>()
  for (const { one, other, relation } of ties) {
    const [from, to] = [place.get(one), place.get(other)]
    if (from === undefined || to === undefined) continue
    relations.set(`${from} ${to}`, relation)
    relations.set(`${to} ${from}`, turned(relation, members[from]?.facts.sex ?? null))
  }
  return relations
}
