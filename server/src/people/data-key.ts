import { randomBytes } from 'node:crypto'
import { type Keys, derive, seal, unseal } from '../engine/keys.ts'
import { found } from '../engine/problem.ts'
import { type Tx, sql } from '../engine/sql.ts'

interface KeyRow {
  readonly wrapped: Buffer | null
}

/** The data key of a person, made at the first need. Whoever may not see the person gets the answer that hides them. */
export async function personKey(tx: Tx, keys: Keys, personId: string): Promise<Buffer> {
  const kept = await findPersonKey(tx, keys, personId)
  if (kept) return kept
  const fresh = seal(wrapping(keys), randomBytes(32), personId)
  const row = await tx.find<KeyRow>(sql`select actor.keep_data_key(${personId}, ${fresh}) as wrapped`)
  return unwrap(keys, personId, found(row?.wrapped))
}

/** The data key, if there is one that this reader may use: it is gone once the person was erased. */
export async function findPersonKey(tx: Tx, keys: Keys, personId: string): Promise<Buffer | undefined> {
  const row = await tx.find<KeyRow>(sql`select actor.data_key(${personId}) as wrapped`)
  return row?.wrapped ? unwrap(keys, personId, row.wrapped) : undefined
}

/** Seals bytes with the key of the person; `bound` says what they are and must be the same when they are opened. */
export async function sealFor(
  tx: Tx,
  keys: Keys,
  personId: string,
  plain: Buffer,
  bound: string,
): Promise<Buffer> {
  return seal(await personKey(tx, keys, personId), plain, bound)
}

/** Opens what `sealFor` made; undefined when the key is gone or is not for this reader. */
export async function unsealFor(
  tx: Tx,
  keys: Keys,
  personId: string,
  sealed: Buffer,
  bound: string,
): Promise<Buffer | undefined> {
  const key = await findPersonKey(tx, keys, personId)
  return key && unseal(key, sealed, bound)
}

function wrapping(keys: Keys): Buffer {
  return derive(keys.master, 'data keys of persons')
}

function unwrap(keys: Keys, personId: string, wrapped: Buffer): Buffer {
  return unseal(wrapping(keys), wrapped, personId)
}
