import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import { isSignedBy } from './agreement.ts'
import { canonical, digestOf } from './canonical.ts'
import type { Refusal } from './refusals.ts'
import type { ExchangeTerms } from './terms.ts'

const encodedSchema = z
  .strictObject({
    id: z.string().regex(/^[0-9a-f]{32}$/),
    /** The fields that are known: the first of the terms is the lowest bit. */
    has: z.int().min(0).max(0xffff),
    blocks: z
      .array(z.strictObject({ key: z.string().regex(/^[0-9a-f]{32}$/), bits: z.string() }).readonly())
      .readonly(),
  })
  .readonly()

const encodingsSchema = z
  .strictObject({
    kind: z.literal('passerelle-encodings-1'),
    exchange: z.string(),
    /** Digest of the terms that both parties signed. */
    terms: z.string(),
    party: z.string(),
    people: z.array(encodedSchema).readonly(),
    /** Ed25519 over everything above. */
    signature: z.string(),
  })
  .readonly()

/** The list of one party as it may leave its house. */
export type Encodings = z.infer<typeof encodingsSchema>
export type EncodedPerson = z.infer<typeof encodedSchema>

/** Reads a file that came from somewhere. What it says is not believed before `verifyEncodings`. */
export function readEncodings(text: string): Encodings | Refusal {
  try {
    const read = encodingsSchema.safeParse(JSON.parse(text))
    return read.success ? read.data : { code: 'unreadable' }
  } catch {
    return { code: 'unreadable' }
  }
}

/** What is signed of a list: piece by piece, so that a long one needs no long text. */
export function encodingsDigest({
  kind,
  exchange,
  terms,
  party,
  people,
}: Omit<Encodings, 'signature'>): string {
  const hash = sha256.create().update(utf8ToBytes(canonical({ kind, exchange, terms, party })))
  for (const person of people) hash.update(utf8ToBytes(canonical(person)))
  return bytesToHex(hash.digest())
}

/** Why a list may not be compared under these terms; nothing when it may. */
export function verifyEncodings(terms: ExchangeTerms, list: Encodings): readonly Refusal[] {
  const party = terms.parties.find(({ name }) => name === list.party)
  if (list.exchange !== terms.exchange || list.terms !== digestOf(terms))
    return [{ code: 'other-exchange', party: list.party }]
  if (!party) return [{ code: 'not-a-party', party: list.party }]
  if (list.signature === '') return [{ code: 'file-unsigned', party: party.name }]
  if (!isSignedBy(party, 'encodings', encodingsDigest(list), list.signature))
    return [{ code: 'file-altered', party: party.name }]
  if (!isWhole(terms, list)) return [{ code: 'unreadable', party: party.name }]
  return list.people.length < terms.fewestPeople ? [{ code: 'too-few-people', party: party.name }] : []
}

/** Whether each block of each person holds as many bits as the terms say, and nobody is there twice. */
function isWhole({ fields, bits }: ExchangeTerms, { people }: Encodings): boolean {
  const length = 4 * Math.ceil((fields.length * bits) / 8 / 3)
  const isBits = (text: string) => text.length === length && /^[A-Za-z0-9+/]*={0,2}$/.test(text)
  const once = new Set(people.map(({ id }) => id)).size === people.length
  return once && people.every(({ blocks }) => blocks.every((block) => isBits(block.bits)))
}
