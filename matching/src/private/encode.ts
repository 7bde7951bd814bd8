import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { base64 } from '@scure/base'
import { type PartyKeys, exchangeSecret, otherParty, partyOf, signed, verifyExchange } from './agreement.ts'
import { digestOf } from './canonical.ts'
import { type EncodedPerson, type Encodings, encodingsDigest } from './encodings.ts'
import { encoderOf } from './filter.ts'
import { type Keyed, type Mac, keyedBy } from './keyed.ts'
import type { Refusal } from './refusals.ts'
import type { Agreement, ExchangeTerms, Party } from './terms.ts'
import { type Listed, blockValue, piecesOf } from './values.ts'

/** The list that may leave the house, and what stays in it: whom each opaque id means. */
export interface EncodedList {
  readonly encodings: Encodings
  readonly idOf: ReadonlyMap<string, string>
}

/** Encodes one party's people under an agreement that both signed, or says why not. */
export function encodePeople(
  people: readonly Listed[],
  agreement: Agreement,
  keys: PartyKeys,
  today: string,
  mac: Mac = keyedBy,
): EncodedList | { readonly refusals: readonly Refusal[] } {
  const { terms } = agreement
  const refusals = verifyExchange(agreement, today)
  if (refusals.length > 0) return { refusals }
  const party = terms.parties.find((candidate) => isOwn(candidate, keys))
  if (!party) return { refusals: [{ code: 'not-a-party' }] }
  if (people.length < terms.fewestPeople) return { refusals: [{ code: 'too-few-people', party: party.name }] }
  const secret = exchangeSecret(terms, otherParty(terms, party), keys.agreeing)
  const idFor = opaqueIds(terms, keys)
  const named = people.map(({ id, facts }) => ({
    id,
    facts,
    opaque: idFor(id),
    pieces: terms.fields.map(({ field }) => piecesOf(facts, field)),
  }))
  const ofBlock = mac(secret)
  const unsigned = {
    kind: 'passerelle-encodings-1' as const,
    exchange: terms.exchange,
    terms: digestOf(terms),
    party: party.name,
    people: encodedPeople(named, terms, (value) => mac(ofBlock(`block ${value}`))),
  }
  return {
    encodings: { ...unsigned, signature: signed('encodings', encodingsDigest(unsigned), keys.signing) },
    idOf: new Map(named.map(({ opaque, id }) => [opaque, id])),
  }
}

function isOwn(party: Party, keys: PartyKeys): boolean {
  const own = partyOf(party.name, keys)
  return own.signingKey === party.signingKey && own.agreeingKey === party.agreeingKey
}

/** Ids that mean something to their own house only, others in every exchange. */
function opaqueIds(terms: ExchangeTerms, { signing }: PartyKeys): (id: string) => string {
  const own = keyedBy(hkdf(sha256, signing, utf8ToBytes(terms.exchange), utf8ToBytes('opaque ids'), 32))
  return (id) => bytesToHex(own(id).subarray(0, 16))
}

interface Named extends Listed {
  readonly opaque: string
  /** The pieces of each field of the terms. */
  readonly pieces: readonly (readonly string[])[]
}

type Block = EncodedPerson['blocks'][number]

/** In the order of their opaque ids: neither the order of the list nor that of its making is told. */
function encodedPeople(
  people: readonly Named[],
  terms: ExchangeTerms,
  keyFor: (value: string) => Keyed,
): EncodedPerson[] {
  const blocksOf = new Map<string, Block[]>(people.map(({ opaque }) => [opaque, []]))
  for (const [value, members] of blocksOfPeople(people, terms)) {
    if (members.length > terms.mostPerBlock) continue
    for (const [opaque, block] of encodedBlock(keyFor(value), members, terms))
      blocksOf.get(opaque)?.push(block)
  }
  return people
    .map(({ opaque: id, pieces }) => ({
      id,
      has: knownFields(pieces),
      blocks: inOrder(blocksOf.get(id)),
    }))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

function inOrder(blocks: readonly Block[] = []): readonly Block[] {
  return blocks.toSorted((one, other) => (one.key < other.key ? -1 : 1))
}

function blocksOfPeople(people: readonly Named[], { blocks }: ExchangeTerms): ReadonlyMap<string, Named[]> {
  const members = new Map<string, Named[]>()
  for (const person of people) {
    for (const parts of blocks) {
      const value = blockValue(person.facts, parts)
      if (value === undefined) continue
      const name = `${parts.join('+')}=${value}`
      const there = members.get(name)
      if (there) there.push(person)
      else members.set(name, [person])
    }
  }
  return members
}

/** Everything in a block hangs on a key of its own: bits of two blocks have nothing in common. */
function encodedBlock(
  keyed: Keyed,
  members: readonly Named[],
  { fields, bits }: ExchangeTerms,
): readonly (readonly [opaque: string, block: Block])[] {
  const encoder = encoderOf(keyed, bits)
  const key = bytesToHex(keyed('key').subarray(0, 16))
  return members.map(({ pieces, opaque }) => {
    const encoded = fields.map(({ field }, at) => {
      const own = pieces[at] ?? []
      return own.length === 0 ? encoder.absent(field, opaque) : encoder.encode(field, own)
    })
    return [opaque, { key, bits: base64.encode(concatBytes(...encoded)) }]
  })
}

function knownFields(pieces: Named['pieces']): number {
  return pieces.reduce((has, own, at) => (own.length > 0 ? has | (1 << at) : has), 0)
}
