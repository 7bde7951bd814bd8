import type { PersonModel } from '../person/model.ts'
import { probabilityOf } from '../person/calibrate.ts'
import { bandOf } from '../person/score-people.ts'
import type { Band, Score } from '../person/score.ts'
import { type Candidate, candidatesOf } from './candidates.ts'
import type { Family, Register } from './family.ts'
import { type TieBits, tieBitsOf } from './ties.ts'

/**
 * Looks for the members of a separated family. Each is weighed alone; then a hit on one raises those who were
 * registered beside them, once around: what a member gains from another is weighed by how probable that other hit is
 * without this one. It proposes; nobody is told anything before people have looked and both sides have agreed.
 */
export interface Proposal {
  readonly member: string
  readonly id: string
  /** Bits of the own facts and of the family. */
  readonly weight: number
  readonly probability: number
  readonly band: Band
  readonly own: Score
  /** What the hits on others add, the most first; with the own evidence they make up the weight. */
  readonly support: readonly Support[]
}

/** Another member was found beside this person. */
export interface Support {
  readonly member: string
  readonly id: string
  readonly because: 'tied' | 'together'
  readonly bits: number
}

export interface TraceOptions {
  readonly most?: number
  /** 0: each member alone. */
  readonly rounds?: number
}

/** A family of more members is traced by its first ones; the time stays bounded. */
const mostMembers = 40
const mostSupport = 12

/** For every member, by their key, who may be them, the likeliest first. The order of members and ties changes nothing. */
export function trace(
  family: Family,
  register: Register,
  model: PersonModel,
  { most = 10, rounds = 2 }: TraceOptions = {},
): ReadonlyMap<string, readonly Proposal[]> {
  const members = family.members
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))
    .slice(0, mostMembers)
  const known = { ...family, members }
  const candidates = candidatesOf(known, register, model)
  const ties = tieBitsOf(known, candidates)
  let support: Supports = candidates.map((some) => some.map((): readonly Support[] => []))
  for (let round = 0; round < rounds; round += 1) support = supported(known, candidates, ties, support)
  return new Map(
    members.map(({ key }, at) => {
      const proposals = (candidates[at] ?? []).map((candidate, place) =>
        proposalOf(key, candidate, support[at]?.[place] ?? [], model),
      )
      return [key, proposals.toSorted(byWeight).slice(0, most)]
    }),
  )
}

type Supports = readonly (readonly (readonly Support[])[])[]

/** One round: what every candidate gains from the candidates of every other member. */
function supported(
  { members }: Family,
  candidates: readonly (readonly Candidate[])[],
  ties: TieBits,
  before: Supports,
): Supports {
  return candidates.map((some, at) => {
    const gains = some.map((): Support[] => [])
    for (const [from, others] of candidates.entries()) {
      if (from === at) continue
      const member = members[from]?.key ?? ''
      const chances = chancesOf(others, before[from] ?? [], members[at]?.key ?? '')
      for (const place of some.keys()) {
        const gain = gainOf(ties.row(at, place, from), others, chances)
        if (gain) gains[place]?.push({ ...gain, member })
      }
    }
    return gains.map((each) => each.toSorted((one, other) => other.bits - one.bits))
  })
}

/** How probable each candidate is to be their member, one of them at most, by everything but what `without` has said. */
function chancesOf(
  candidates: readonly Candidate[],
  support: readonly (readonly Support[])[],
  without: string,
): Float64Array {
  const odds = Float64Array.from(candidates, ({ own }, at) => {
    const gained = (support[at] ?? []).reduce(
      (sum, { member, bits }) => sum + (member === without ? 0 : bits),
      0,
    )
    return 2 ** Math.min(60, own.weight + Math.min(mostSupport, gained))
  })
  const all = odds.reduce((sum, each) => sum + each, 1)
  return odds.map((each) => each / all)
}

/** The logarithm of the mean likelihood of the ties over who the other member is; told with whoever contributes most. */
function gainOf(
  row: ReadonlyMap<number, { readonly bits: number; readonly because: Support['because'] }>,
  others: readonly Candidate[],
  chances: Float64Array,
): Omit<Support, 'member'> | undefined {
  let [likelihood, most] = [1, 0]
  let best: Omit<Support, 'member' | 'bits'> | undefined
  for (const [place, { bits, because }] of row) {
    const share = (chances[place] ?? 0) * (2 ** bits - 1)
    likelihood += share
    const id = others[place]?.person.id
    if (share > most && id !== undefined) [most, best] = [share, { id, because }]
  }
  const bits = Math.log2(likelihood)
  return best && bits >= 0.1 ? { ...best, bits } : undefined
}

function proposalOf(
  member: string,
  { person, own }: Candidate,
  support: readonly Support[],
  model: PersonModel,
): Proposal {
  const told = capped(support)
  const weight = told.reduce((sum, { bits }) => sum + bits, own.weight)
  return {
    member,
    id: person.id,
    weight,
    probability: probabilityOf(weight, model.calibration),
    band: bandOf(weight, model),
    own,
    support: told,
  }
}

/** A whole household together is hardly more than two of it: the sum of what others add is bounded. */
function capped(support: readonly Support[]): readonly Support[] {
  let left = mostSupport
  return support.flatMap((each) => {
    const bits = Math.min(left, each.bits)
    left -= bits
    return bits > 0 ? [{ ...each, bits }] : []
  })
}

function byWeight(one: Proposal, other: Proposal): number {
  return other.weight - one.weight || (one.id < other.id ? -1 : 1)
}
