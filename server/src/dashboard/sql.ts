import { type Figures, needResponses, referralStates } from '@passerelle/domain/shared/dashboard/contract'
import type { Day } from '@passerelle/domain/kernel/day'
import { type Sql, type Tx, sql } from '../engine/sql.ts'

/** The days that are counted, of one organisation. */
export interface Span {
  readonly organisation: string
  readonly from: Day
  readonly until: Day
}

/** All figures, as many as the policies let whoever asks count. */
export async function countFigures(tx: Tx, span: Span): Promise<Figures> {
  const needs = await needsByResponse(tx, span)
  return {
    sent: await byState(tx, sql`sender_id = ${span.organisation}`, span),
    received: await byState(tx, sql`recipient_id = ${span.organisation}`, span),
    acceptedByPriority: await timeToAccept(tx, sql`f.priority`, span),
    acceptedByService: await timeToAccept(tx, sql`f.service_type`, span),
    needs,
    unmet: await unmet(tx, span),
  }
}

/** From the first day's beginning to the last day's end, in UTC. */
function within(column: Sql, { from, until }: Span): Sql {
  return sql`${column} >= ${from}::date::timestamp at time zone 'UTC' and ${column} < (${until}::date + 1)::timestamp at time zone 'UTC'`
}

async function byState(tx: Tx, side: Sql, span: Span): Promise<Figures['sent']> {
  const rows = await tx.rows<{ state: string; count: number }>(sql`
    select state, count(*) as count from referrals f
    where ${side} and state <> 'draft' and ${within(sql`f.sent_at`, span)} group by state`)
  const counts = new Map(rows.map((row) => [row.state, row.count]))
  const cells = referralStates.map((state) => ({ state, count: counts.get(state) ?? 0 }))
  return { cells, total: rows.reduce((total, row) => total + row.count, 0) }
}

/** How long partners took for what this organisation sent; a referral called back after it was accepted counts too. */
function timeToAccept(tx: Tx, key: Sql, span: Span): Promise<Figures['acceptedByPriority']> {
  return tx.rows(sql`
    select ${key} as key, count(*) as count,
      round((percentile_cont(0.5) within group (order by extract(epoch from f.answered_at - f.sent_at)) / 3600)::numeric, 1)::float8 as "medianHours"
    from referrals f
    where f.sender_id = ${span.organisation} and f.answered_at is not null and f.decline_code is null
      and (f.state in ('accepted', 'in-service', 'completed', 'revoked') or f.completed_at is not null)
      and ${within(sql`f.sent_at`, span)}
    group by 1 order by 1`)
}

async function needsByResponse(tx: Tx, span: Span): Promise<Figures['needs']> {
  const rows = await tx.rows<{ response: string; count: number }>(sql`
    select coalesce(n.response, 'open') as response, count(*) as count from needs n
    where n.organisation_id = ${span.organisation} and ${within(sql`n.created_at`, span)} group by 1`)
  const counts = new Map(rows.map((row) => [row.response, row.count]))
  const cells = needResponses.map((response) => ({ response, count: counts.get(response) ?? 0 }))
  return { cells, total: rows.reduce((total, row) => total + row.count, 0) }
}

type UnmetTable = Figures['unmet'][number]
type ServiceType = UnmetTable['rows'][number]['serviceType']

interface UnmetLine {
  readonly outcome: UnmetTable['outcome']
  readonly serviceType: ServiceType
  readonly placeId: string | null
  readonly placeName: string | null
  readonly count: number
}

/** By the first administrative level around the place of the need, which is as near as a figure should come. */
async function unmet(tx: Tx, span: Span): Promise<Figures['unmet']> {
  const lines = await tx.rows<UnmetLine>(sql`
    select n.response as outcome, n.service_type as "serviceType", l.id as "placeId",
      coalesce((select e ->> 'text' from jsonb_array_elements(l.names) e order by (e ->> 'language' = 'eng') desc limit 1), l.code) as "placeName",
      count(*) as count
    from needs n
    left join places p on p.id = n.place_id
    left join places q on q.id = p.parent_id and p.level > 1
    left join places r on r.id = q.parent_id and q.level > 1
    left join places l on l.id = coalesce(r.id, q.id, p.id)
    where n.organisation_id = ${span.organisation} and n.response in ('declined-by-person', 'unavailable')
      and ${within(sql`n.created_at`, span)}
    group by n.response, n.service_type, l.id
    order by n.service_type, "placeName" nulls last, l.id`)
  return (['declined-by-person', 'unavailable'] as const).map((outcome) =>
    crossTable(
      outcome,
      lines.filter((line) => line.outcome === outcome),
    ),
  )
}

function crossTable(outcome: UnmetTable['outcome'], lines: readonly UnmetLine[]): UnmetTable {
  const places = [
    ...new Map(lines.map(({ placeId, placeName }) => [placeId, { id: placeId, name: placeName }])).values(),
  ]
  const services = [...new Set(lines.map((line) => line.serviceType))]
  const counts = new Map(lines.map((line) => [`${line.serviceType} ${line.placeId}`, line.count]))
  const rows = services.map((serviceType) => {
    const cells = places.map((place) => counts.get(`${serviceType} ${place.id}`) ?? 0)
    return { serviceType, counts: cells, total: sum(cells) }
  })
  const totals = places.map((_, at) => sum(rows.map((row) => row.counts[at] ?? 0)))
  return { outcome, shown: true, places, rows, totals, total: sum(totals) }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0)
}
