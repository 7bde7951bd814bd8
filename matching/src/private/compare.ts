import { concatBytes } from '@noble/hashes/utils.js'
import { base64 } from '@scure/base'
import type { Band } from '../person/score.ts'
import { verifyExchange } from './agreement.ts'
import { type EncodedPerson, type Encodings, verifyEncodings } from './encodings.ts'
import { type Kernel, fastestKernel } from './kernel.ts'
import { type Candidate, oneToOne } from './pairs.ts'
import type { Refusal } from './refusals.ts'
import type { Agreement, ExchangeTerms } from './terms.ts'
import { weigherOf } from './weigh.ts'

/** Who may be one person with whom, and how surely. */
export interface PrivatePair {
  readonly one: string
  readonly other: string
  readonly band: Exclude<Band, 'unlikely'>
}

/** All that leaves a private comparison: pairs in the order of their ids, no weight, nothing of a single field. */
export type PrivateComparison =
  | { readonly exchange: string; readonly pairs: readonly PrivatePair[] }
  | { readonly refusals: readonly Refusal[] }

/**
 * Compares the lists of two parties without the secret that they were encoded with. Whoever does this should be
 * neither of them: with the secret, names could be guessed and tried.
 */
export function comparePrivately(
  agreement: Agreement,
  lists: readonly [Encodings, Encodings],
  today: string,
  kernel: Kernel = fastestKernel(),
): PrivateComparison {
  const refusals = refusalsOf(agreement, lists, today)
  if (refusals.length > 0) return { refusals }
  const { terms } = agreement
  const [one, other] = lists
  const pairs = oneToOne(candidatesOf(one.people, other.people, terms, kernel))
  return {
    exchange: terms.exchange,
    pairs: pairs
      .map(({ one: id, other: otherId, weight }) => ({
        one: id,
        other: otherId,
        band: bandOf(weight, terms),
      }))
      .toSorted((first, second) => (first.one < second.one ? -1 : 1)),
  }
}

function refusalsOf(
  agreement: Agreement,
  [one, other]: readonly [Encodings, Encodings],
  today: string,
): readonly Refusal[] {
  const refusals = verifyExchange(agreement, today)
  if (refusals.length > 0) return refusals
  const ofLists = [one, other].flatMap((list) => verifyEncodings(agreement.terms, list))
  if (ofLists.length > 0) return ofLists
  return one.party === other.party ? [{ code: 'same-party', party: one.party }] : []
}

function bandOf(weight: number, { likely }: ExchangeTerms): PrivatePair['band'] {
  return weight >= likely ? 'likely' : 'review'
}

/** Every pair that shares a block and weighs enough, once for each block that it shares. */
function candidatesOf(
  ones: readonly EncodedPerson[],
  others: readonly EncodedPerson[],
  terms: ExchangeTerms,
  kernel: Kernel,
): Candidate[] {
  const { fields, bits, review, mostPerBlock } = terms
  const weigh = weigherOf(terms)
  const candidates: Candidate[] = []
  for (const [left, right] of sharedBlocks(ones, others)) {
    if (Math.max(left.length, right.length) > mostPerBlock) continue
    const counts = kernel.differing(bytesOf(left), bytesOf(right), fields.length, bits)
    let at = 0
    for (const [one, other] of across(left, right)) {
      const weight = weigh(counts, at, one.has & other.has)
      if (weight >= review) candidates.push({ one: one.id, other: other.id, weight })
      at += fields.length
    }
  }
  return candidates
}

function* across(
  left: readonly Member[],
  right: readonly Member[],
): Generator<readonly [EncodedPerson, EncodedPerson]> {
  for (const { person: one } of left) for (const { person: other } of right) yield [one, other]
}

interface Member {
  readonly person: EncodedPerson
  readonly bits: string
}

function* sharedBlocks(
  ones: readonly EncodedPerson[],
  others: readonly EncodedPerson[],
): Generator<readonly [left: readonly Member[], right: readonly Member[]]> {
  const right = byBlock(others)
  for (const [key, left] of byBlock(ones)) {
    const there = right.get(key)
    if (there) yield [left, there]
  }
}

function byBlock(people: readonly EncodedPerson[]): ReadonlyMap<string, readonly Member[]> {
  const members = new Map<string, Member[]>()
  for (const person of people) {
    for (const { key, bits } of person.blocks) {
      const there = members.get(key)
      if (there) there.push({ person, bits })
      else members.set(key, [{ person, bits }])
    }
  }
  return members
}

function bytesOf(members: readonly Member[]): Uint8Array {
  return concatBytes(...members.map(({ bits }) => base64.decode(bits)))
}
