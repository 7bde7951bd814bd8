import type { PersonFacts } from '../person/facts.ts'
import type { PersonModel } from '../person/model.ts'
import { type PreparedPerson, prepare } from '../person/prepare.ts'
import { scorePrepared } from '../person/score-people.ts'
import type { Score } from '../person/score.ts'
import type { Family, Register, Registered } from './family.ts'

/** Somebody registered who may be a member, by what is known of the two alone. */
export interface Candidate {
  readonly person: Registered
  readonly own: Score
}

/** So many are looked up for each member, and so many of them weighed whatever the others say. */
const mostLike = 1_000
const mostWeighed = 500
/** The relatives of so many candidates of a member are looked at for the others. */
const mostFollowed = 8
const mostOfMember = 240

/**
 * For every member, in their order, who may be them: the people most like them; those further down the list who were
 * registered beside somebody on the list of another member; and those who came with the likeliest of the others.
 */
export function candidatesOf(family: Family, register: Register, model: PersonModel): readonly Candidate[][] {
  const people = new Prepared(model)
  const lists = family.members.map(({ facts }) => register.like(facts, mostLike))
  const shared = householdsOfSeveral(lists)
  const found = lists.map((list, at) => {
    const member = prepare(family.members[at]?.facts ?? nobody)
    const some = list.filter(({ household }, place) => place < mostWeighed || shared.has(household ?? ''))
    return { member, candidates: some.map((person) => people.weigh(member, person)).toSorted(byWeight) }
  })
  const near = found.map(({ candidates }) =>
    candidates.slice(0, mostFollowed).flatMap(({ person }) => register.near(person.id)),
  )
  return found.map(({ member, candidates }, at) => {
    const known = new Set(candidates.map(({ person }) => person.id))
    const others = near.flatMap((some, from) => (from === at ? [] : some))
    const more = others.filter(({ id }) => !known.has(id) && known.add(id))
    return [...candidates, ...more.map((person) => people.weigh(member, person))]
      .toSorted(byWeight)
      .slice(0, mostOfMember)
  })
}

const nobody: PersonFacts = {
  names: [],
  birth: null,
  sex: null,
  places: [],
  phones: [],
  papers: [],
  relatives: [],
}

/** Households on the lists of two members at least, in two different people. */
function householdsOfSeveral(lists: readonly (readonly Registered[])[]): ReadonlySet<string> {
  const seen = new Map<string, { readonly list: number; readonly id: string }>()
  const several = new Set<string>()
  for (const [list, people] of lists.entries()) {
    for (const { id, household } of people) {
      if (household === null) continue
      const before = seen.get(household)
      if (!before) seen.set(household, { list, id })
      else if (before.list !== list && before.id !== id) several.add(household)
    }
  }
  return several
}

/** Registered people are made ready once, however many members they may be. */
class Prepared {
  readonly #model: PersonModel
  readonly #ready = new Map<string, PreparedPerson>()

  constructor(model: PersonModel) {
    this.#model = model
  }

  weigh(member: PreparedPerson, person: Registered): Candidate {
    const ready = this.#ready.get(person.id) ?? prepare(person.facts)
    this.#ready.set(person.id, ready)
    return { person, own: scorePrepared(member, ready, this.#model) }
  }
}

function byWeight(one: Candidate, other: Candidate): number {
  return other.own.weight - one.own.weight || (one.person.id < other.person.id ? -1 : 1)
}
