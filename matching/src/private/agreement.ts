import { ed25519, x25519 } from '@noble/curves/ed25519.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { digestOf } from './canonical.ts'
import type { Refusal } from './refusals.ts'
import { type Agreement, type ExchangeTerms, type Party, termsSchema } from './terms.ts'

/** The two secret keys of a party. They never leave its house. */
export interface PartyKeys {
  /** Ed25519, 32 bytes. */
  readonly signing: Uint8Array
  /** X25519, 32 bytes, made for this exchange alone and thrown away after it. */
  readonly agreeing: Uint8Array
}

/** How a party with these keys is named in the terms. */
export function partyOf(name: string, { signing, agreeing }: PartyKeys): Party {
  return {
    name,
    signingKey: bytesToHex(ed25519.getPublicKey(signing)),
    agreeingKey: bytesToHex(x25519.getPublicKey(agreeing)),
  }
}

/** One party's signature under the terms, in hexadecimal digits. */
export function signExchange(terms: ExchangeTerms, signing: Uint8Array): string {
  return signed('agreement', digestOf(terms), signing)
}

/** Signs a digest as one kind of thing, so that no signature can stand under another kind. */
export function signed(kind: 'agreement' | 'encodings', digest: string, signing: Uint8Array): string {
  return bytesToHex(ed25519.sign(said(kind, digest), signing))
}

export function isSignedBy(
  party: Party,
  kind: 'agreement' | 'encodings',
  digest: string,
  signature: string,
): boolean {
  if (!/^[0-9a-f]{128}$/.test(signature)) return false
  return ed25519.verify(hexToBytes(signature), said(kind, digest), hexToBytes(party.signingKey))
}

function said(kind: string, digest: string): Uint8Array {
  return utf8ToBytes(`passerelle private comparison, ${kind}: ${digest}`)
}

/** Why nobody may encode or compare under this agreement on this day; nothing when they may. */
export function verifyExchange({ terms, signatures }: Agreement, today: string): readonly Refusal[] {
  if (!termsSchema.safeParse(terms).success || contradicts(terms)) return [{ code: 'terms-unsound' }]
  const digest = digestOf(terms)
  const refusals = terms.parties.flatMap((party): readonly Refusal[] => {
    const signature = signatures[party.name]
    if (!signature) return [{ code: 'agreement-unsigned', party: party.name }]
    return isSignedBy(party, 'agreement', digest, signature)
      ? []
      : [{ code: 'agreement-altered', party: party.name }]
  })
  if (today < terms.from) return [...refusals, { code: 'not-yet' }]
  return today > terms.until ? [...refusals, { code: 'expired' }] : refusals
}

function contradicts({ parties: [one, other], fields, likely, review, from, until }: ExchangeTerms): boolean {
  const samePerson =
    one.name === other.name || one.signingKey === other.signingKey || one.agreeingKey === other.agreeingKey
  const twice = new Set(fields.map(({ field }) => field)).size < fields.length
  return samePerson || twice || likely < review || until < from
}

export function otherParty({ parties: [one, other] }: ExchangeTerms, party: Party): Party {
  return party.name === one.name ? other : one
}

/**
 * The secret of the exchange: both parties come to it, each by its own key and the other's public one, and nobody else
 * can. The terms are part of it: who encodes under other terms encodes with another secret.
 */
export function exchangeSecret(terms: ExchangeTerms, other: Party, agreeing: Uint8Array): Uint8Array {
  const shared = x25519.getSharedSecret(agreeing, hexToBytes(other.agreeingKey))
  const info = utf8ToBytes('passerelle private comparison, secret of the exchange')
  return hkdf(sha256, shared, hexToBytes(digestOf(terms)), info, 32)
}
