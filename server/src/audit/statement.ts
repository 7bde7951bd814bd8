import { type Hash, createHash, sign, verify } from 'node:crypto'
import type { Keys } from '../engine/keys.ts'

/** The end of one chain: strings of bytes for the stream and the hash. */
export interface SignedHead {
  readonly stream: Buffer
  readonly seq: number
  readonly hash: Buffer
}

/** What a checkpoint states: up to this moment these chains ended so; and which statement came before. */
export interface Statement {
  readonly number: number
  /** ISO moment in UTC with milliseconds. */
  readonly until: string
  readonly streams: number
  /** The digest of the checkpoint before; empty for the first. */
  readonly previous: Buffer
}

/** Digests a statement over its heads, which come ordered by stream. */
export interface Digester {
  add(head: SignedHead): void
  digest(): Buffer
}

export function newDigester({ number, until, streams, previous }: Statement): Digester {
  const whole: Hash = createHash('sha256')
  whole.update(`passerelle checkpoint\n${number}\n${until}\n${streams}\n`).update(previous)
  const place = Buffer.alloc(8)
  return {
    add({ stream, seq, hash }) {
      place.writeBigInt64BE(BigInt(seq))
      whole.update(stream).update(place).update(hash)
    },
    digest: () => whole.digest(),
  }
}

/** Ed25519: whoever holds the public key can check it, even when the database and the program are gone. */
export function signDigest(digest: Buffer, keys: Keys): Buffer {
  return sign(null, digest, keys.signing.privateKey)
}

export function isSignedBy(digest: Buffer, signature: Buffer, publicKey: string): boolean {
  return verify(null, digest, publicKey, signature)
}

export function uuidBytes(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex')
}
