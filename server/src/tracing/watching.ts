import { actingAs } from '../engine/acting.ts'
import type { House } from '../engine/house.ts'
import { type Tx, sql } from '../engine/sql.ts'
import { askedKeys } from '../people/names.ts'
import { placesAround } from '../places/sql.ts'
import { changesSince, keepMark, readMark } from '../recognition/changes.ts'
import { type KnownFacts, factsOf } from '../recognition/facts.ts'
import { scoreFacts } from '../recognition/scoring.ts'
import { type SoughtRow, factsOfSought, soughtColumns } from './looking.ts'

const reader = 'tracing'
const atOnce = 500
const mostSought = 60
/** Who is at least so likely by themselves is looked at together with the family. */
const worthALook = 0.001

/**
 * The other direction: everybody who was registered or changed since the last time is held against all who are sought.
 * Gives the requests to look at again; a registration in one place answers a question asked in another months ago.
 */
export async function soughtAmongChanged(house: Pick<House, 'engine'>): Promise<readonly string[]> {
  const requests = new Set<string>()
  for (;;) {
    const some = await actingAs(house.engine, null, (tx) => readSome(tx))
    if (some === null) return [...requests]
    for (const each of some) requests.add(each)
  }
}

/** The requests that the next changes concern; null when there are no more changes. */
async function readSome(tx: Tx): Promise<readonly string[] | null> {
  const free = await tx.find<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(7258302) as mine`)
  if (!free?.mine) return null
  const changes = await changesSince(tx, await readMark(tx, reader), atOnce)
  const last = changes.at(-1)
  if (!last) return null
  const people = changes
    .filter(({ kind }) => kind !== 'sight' && kind !== 'gone')
    .map(({ personId }) => personId)
  const requests = new Set<string>()
  for (const facts of await factsOf(tx, [...new Set(people)]))
    for (const request of await requestsFor(tx, facts)) requests.add(request)
  await keepMark(tx, reader, last)
  return [...requests]
}

interface Wanted extends SoughtRow {
  readonly requestId: string
}

async function requestsFor(tx: Tx, facts: KnownFacts): Promise<readonly string[]> {
  const keys = askedKeys(facts.names.map(({ text }) => text))
  const rows = await tx.rows<Wanted>(sql`
    select s.request_id as "requestId", ${soughtColumns}
    from (select k.sought_id, count(*) as hits from trace_keys k where k.key = any (${keys}::text[])
          group by k.sought_id order by hits desc, k.sought_id limit ${mostSought}) k
    join trace_sought s on s.id = k.sought_id and s.closed_at is null`)
  const find = await placesAround(
    tx,
    rows.map(({ placeId }) => placeId),
  )
  const likely = rows.filter((row) => scoreFacts(factsOfSought(row, find), facts).probability >= worthALook)
  return [...new Set(likely.map(({ requestId }) => requestId))]
}
