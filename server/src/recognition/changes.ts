import { type Tx, sql } from '../engine/sql.ts'

/** How far a reader of the feed has come. Numbers are given before the commit, so the transaction comes first. */
export interface Mark {
  readonly xact: string
  readonly number: number
}

export interface PersonChange extends Mark {
  readonly personId: string
  readonly kind:
    | 'registered'
    | 'names'
    | 'birth'
    | 'sex'
    | 'citizenships'
    | 'place'
    | 'papers'
    | 'contacts'
    | 'relations'
    | 'sight'
    | 'gone'
}

export const beginning: Mark = { xact: '0', number: 0 }

/**
 * What changed since, in an order to which nothing is ever added behind the reader's back: a change is given when every
 * transaction that began before its own has ended.
 */
export function changesSince(tx: Tx, { xact, number }: Mark, most: number): Promise<PersonChange[]> {
  return tx.rows<PersonChange>(sql`
    select xact::text as xact, number, person_id as "personId", kind from person_changes
    where xact >= ${xact}::text::xid8 and (xact > ${xact}::text::xid8 or number > ${number})
      and xact < pg_snapshot_xmin(pg_current_snapshot())
    order by xact, number limit ${most}`)
}

/** Where a reader stands; one that never read stands at the beginning. */
export async function readMark(tx: Tx, reader: string): Promise<Mark> {
  const mark = await tx.find<Mark>(
    sql`select xact::text as xact, number from recognition_progress where reader = ${reader}`,
  )
  return mark ?? beginning
}

export async function keepMark(tx: Tx, reader: string, { xact, number }: Mark): Promise<void> {
  await tx.run(sql`
    insert into recognition_progress (reader, xact, number) values (${reader}, ${xact}::text::xid8, ${number})
    on conflict (reader) do update set xact = excluded.xact, number = excluded.number, at = now()`)
}

/** Changes that every reader has seen long ago are forgotten: whoever begins anew reads the people themselves. */
export async function forgetSeen(tx: Tx): Promise<void> {
  await tx.run(sql`
    delete from person_changes where at < now() - interval '7 days' and xact < (select min(xact) from recognition_progress)`)
}
