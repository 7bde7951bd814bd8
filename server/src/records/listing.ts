import type { listRecords } from '@passerelle/domain/shared/records/contract'
import type { RecordRow } from '@passerelle/domain/shared/records/schema'
import type { z } from 'zod'
import type { Scene } from '../engine/operation.ts'
import { type Sql, empty, join, sql } from '../engine/sql.ts'
import { cursorOf, readCursor } from './cursor.ts'
import { rowColumns, rowJoins } from './row.ts'

type Asked = z.output<typeof listRecords.input>
type Page = z.input<typeof listRecords.output>
type Sort = Asked['sort']

interface Order {
  readonly key: Sql
  readonly type: Sql
  readonly descending: boolean
}

const orders: Readonly<Record<Sort, Order>> = {
  updated: { key: sql`r.updated_at`, type: sql`timestamptz`, descending: true },
  opened: { key: sql`r.opened_on`, type: sql`date`, descending: true },
  due: { key: sql`coalesce(r.next_due_at, 'infinity')`, type: sql`timestamptz`, descending: false },
  name: { key: sql`p.sort_name`, type: sql`text`, descending: false },
}

/** A page of records, and on the first page how many there are. */
export async function listPage(scene: Scene, asked: Asked): Promise<Page> {
  const filters = filtersOf(scene, asked)
  const rows = await pageRows(scene, asked, filters)
  const shown = rows.slice(0, asked.limit)
  const last = rows.length > asked.limit ? shown.at(-1) : undefined
  return {
    records: shown,
    next: last ? cursorOf(last.cursor, last.id) : null,
    total: asked.after === undefined ? await countAll(scene, filters) : null,
  }
}

/** First which records, then what is shown of them: names are looked up for one page, never for all. */
function pageRows(
  { tx, now, actor }: Scene,
  asked: Asked,
  filters: readonly Sql[],
): Promise<(RecordRow & { cursor: string })[]> {
  const { key, type, descending } = orders[asked.sort]
  const direction = descending ? sql`desc` : sql`asc`
  const order = sql`order by ${key} ${direction}, r.id ${direction}`
  return tx.rows(sql`
    with page as materialized (
      select r.*, (${key})::text as cursor from ${asked.sort === 'name' ? byName(actor.organisation, filters) : byRecord(filters)}
      ${beyond(asked, key, type, descending)} ${order} limit ${asked.limit + 1})
    select ${rowColumns(now)}, r.cursor from page r ${rowJoins} ${order}`)
}

function byRecord(filters: readonly Sql[]): Sql {
  return sql`records r where ${join(filters, ' and ')}`
}

/** Along the names, person by person, until the page is full; `offset 0` keeps the planner from reading all records first. */
function byName(organisation: string, filters: readonly Sql[]): Sql {
  return sql`people p
    cross join lateral (select r.* from records r where r.person_id = p.id and ${join(filters, ' and ')} offset 0) r
    where p.organisation_id = ${organisation}`
}

function beyond({ after }: Asked, key: Sql, type: Sql, descending: boolean): Sql {
  if (after === undefined) return empty
  const { value, id } = readCursor(after)
  return descending
    ? sql`and (${key}, r.id) < (${value}::${type}, ${id}::uuid)`
    : sql`and ${key} >= ${value}::${type} and (${key}, r.id) > (${value}::${type}, ${id}::uuid)`
}

/** What the policies say anyway is said once more where it lets an index serve. */
function filtersOf({ actor, now }: Scene, asked: Asked): readonly Sql[] {
  const worker = asked.worker === 'me' || actor.role === 'case-worker' ? actor.account : asked.worker
  return [
    sql`r.organisation_id = ${actor.organisation}`,
    ...(worker === undefined ? [] : [sql`r.worker_id = ${worker}`]),
    ...(asked.state === undefined ? [] : [sql`r.state = ${asked.state}`]),
    ...(asked.open === undefined
      ? []
      : [asked.open === 'yes' ? sql`r.closed_on is null` : sql`r.closed_on is not null`]),
    ...(asked.risk === undefined ? [] : [sql`r.risk = ${asked.risk}`]),
    ...(asked.programme === undefined ? [] : [sql`r.programme = ${asked.programme}`]),
    ...(asked.overdue ? [sql`r.next_due_at < ${now.toISOString()}`] : []),
  ]
}

async function countAll({ tx }: Scene, filters: readonly Sql[]): Promise<number> {
  const row = await tx.find<{ count: number }>(
    sql`select count(*) as count from records r where ${join(filters, ' and ')}`,
  )
  return row?.count ?? 0
}
