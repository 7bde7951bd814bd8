import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { type Sealed, newDraftKey, seal, unseal } from './seal.ts'

/** A draft as it was kept, with the moment in milliseconds. */
export interface Kept {
  readonly value: unknown
  readonly at: number
}

interface Row extends Sealed {
  readonly at: number
}

interface Shelves extends DBSchema {
  readonly keys: { readonly key: string; readonly value: CryptoKey }
  readonly drafts: { readonly key: string; readonly value: Row }
}

/** After this time a draft is forgotten: it may hold what a person told. */
const LIFE = 30 * 24 * 3_600_000

let opening: Promise<IDBPDatabase<Shelves>> | undefined

function shelves(): Promise<IDBPDatabase<Shelves>> {
  opening ??= openDB<Shelves>('passerelle-drafts', 1, {
    upgrade(db) {
      db.createObjectStore('keys')
      db.createObjectStore('drafts')
    },
  })
  return opening
}

/** Each account has its own key: whoever signs in next on the same device reads nothing of it. */
async function keyOf(account: string): Promise<CryptoKey> {
  const db = await shelves()
  const kept = await db.get('keys', account)
  if (kept) return kept
  const made = await newDraftKey()
  const tx = db.transaction('keys', 'readwrite')
  const meanwhile = await tx.store.get(account)
  if (!meanwhile) await tx.store.put(made, account)
  await tx.done
  return meanwhile ?? made
}

const nameIn = (account: string, name: string) => `${account}/${name}`

/** Whether this browser can keep drafts sealed: not on pages without https, not in every private window. */
export function canKeepDrafts(): boolean {
  return typeof indexedDB !== 'undefined' && globalThis.crypto?.subtle !== undefined
}

export async function keepDraft(account: string, name: string, value: unknown): Promise<number> {
  const full = nameIn(account, name)
  const sealed = await seal(await keyOf(account), full, value)
  const at = Date.now()
  await (await shelves()).put('drafts', { ...sealed, at }, full)
  return at
}

export async function findDraft(account: string, name: string): Promise<Kept | undefined> {
  const full = nameIn(account, name)
  const row = await (await shelves()).get('drafts', full)
  if (!row || Date.now() - row.at > LIFE) return undefined
  const value = await unseal(await keyOf(account), full, row)
  return value === undefined ? undefined : { value, at: row.at }
}

export async function dropDraft(account: string, name: string): Promise<void> {
  await (await shelves()).delete('drafts', nameIn(account, name))
}

/** The names of the drafts of one account, newest first, for "go on where you stopped". */
export async function listDrafts(
  account: string,
): Promise<readonly { readonly name: string; readonly at: number }[]> {
  const db = await shelves()
  const prefix = nameIn(account, '')
  const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`)
  const [names, rows] = await Promise.all([db.getAllKeys('drafts', range), db.getAll('drafts', range)])
  return names
    .map((name, index) => ({ name: name.slice(prefix.length), at: rows[index]?.at ?? 0 }))
    .toSorted((a, b) => b.at - a.at)
}

/** Forgets what is older than a month. */
export async function dropOldDrafts(): Promise<void> {
  const tx = (await shelves()).transaction('drafts', 'readwrite')
  for await (const cursor of tx.store) {
    if (Date.now() - cursor.value.at > LIFE) await cursor.delete()
  }
  await tx.done
}
