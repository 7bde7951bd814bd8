import type { ListEntry } from '@passerelle/domain/shared/screening/screening'
import type { Pool } from 'pg'
import { type Tx, sql } from '../engine/sql.ts'
import { type Comparable, comparableEntry } from './comparing.ts'
import { indexOf } from './likely.ts'

/** One version of a list, pinned: it is never changed. */
export interface PinnedList {
  readonly id: string
  readonly source: string
}

/** The newest version of every list. */
export function newestLists(tx: Tx): Promise<PinnedList[]> {
  return tx.rows<PinnedList>(sql`
    select distinct on (source) id, source from screening_lists order by source, listed_on desc, imported_at desc, id desc`)
}

export interface PreparedEntry {
  readonly reference: string
  readonly print: string
  readonly entry: ListEntry
  readonly comparable: () => Comparable
}

/** A list as it is compared: its entries, and where the words of their names lead. */
export interface PreparedList extends PinnedList {
  readonly entries: readonly PreparedEntry[]
  readonly index: ReadonlyMap<string, readonly number[]>
  readonly references: ReadonlySet<string>
}

type Kept = Pick<PreparedEntry, 'reference' | 'print' | 'entry'>

const prepared = new WeakMap<Pool, Map<string, PreparedList>>()

/** Versions never change, so what was made ready of the newest one is kept until a newer one comes. */
export async function preparedList(pool: Pool, tx: Tx, list: PinnedList): Promise<PreparedList> {
  const known = prepared.get(pool) ?? new Map<string, PreparedList>()
  prepared.set(pool, known)
  const ready = known.get(list.source)
  if (ready?.id === list.id) return ready
  const made = prepare(list, await entriesOf(tx, list.id))
  known.set(list.source, made)
  return made
}

function entriesOf(tx: Tx, listId: string): Promise<Kept[]> {
  return tx.rows<Kept>(
    sql`select reference, print, entry from screening_entries where list_id = ${listId} order by reference`,
  )
}

function prepare(list: PinnedList, kept: readonly Kept[]): PreparedList {
  return {
    ...list,
    entries: kept.map((one) => ({ ...one, comparable: once(() => comparableEntry(one.entry)) })),
    index: indexOf(kept.map(({ entry }) => entry.names.map(({ text }) => text))),
    references: new Set(kept.map(({ reference }) => reference)),
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
