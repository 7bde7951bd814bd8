import type { Day } from '@passerelle/domain/kernel/day'
import type {
  Sought,
  SoughtDraft,
  TracingRequest,
  TracingRow,
} from '@passerelle/domain/shared/tracing/schema'
import { soughtState } from '@passerelle/domain/shared/tracing/rules'
import { type SoughtState, soughtStates } from '@passerelle/domain/shared/tracing/tracing'
import type { Scene } from '../engine/operation.ts'
import { Refusal, found } from '../engine/problem.ts'
import { type Sql, type Tx, sql } from '../engine/sql.ts'
import { searchKeys } from '../people/names.ts'
import { birthOfRow } from '../people/person-sql.ts'
import { type SummaryRow, summaryColumns, summaryOf } from '../people/reading.ts'
import { placesAround } from '../places/sql.ts'
import { type SoughtRow, soughtColumns } from './looking.ts'

interface HeadRow extends SummaryRow {
  readonly id: string
  readonly seekerId: string | null
  readonly outside: TracingRow['outside']
  readonly askedAt: string
  readonly askedByName: string
  readonly agreedUntil: Day | null
  readonly withdrawnAt: string | null
  readonly language: string | null
  readonly textShown: string | null
  readonly ties: TracingRequest['ties']
}

interface StoredSought extends SoughtRow, Pick<Sought, 'version' | 'closedAt' | 'closing' | 'matches'> {
  readonly requestId: string
}

/** Requests with all that belongs to them, the newest first; `where` speaks of `q`. */
export async function tracingRequests(scene: Scene, where: Sql): Promise<TracingRequest[]> {
  const heads = await scene.tx.rows<HeadRow>(sql`
    select q.id, q.seeker_id as "seekerId", q.outside, q.asked_at as "askedAt", a.name as "askedByName", q.agreed_until as "agreedUntil",
      q.withdrawn_at as "withdrawnAt", q.language, q.text_shown as "textShown", q.ties, ${summaryColumns}
    from trace_requests q join accounts a on a.id = q.account_id left join people p on p.id = q.seeker_id
    where ${where} order by q.asked_at desc, q.id limit 200`)
  const sought = await soughtOf(
    scene.tx,
    heads.map(({ id }) => id),
  )
  return heads.map((head) => ({ ...headOf(head, scene.today), sought: sought.get(head.id) ?? [] }))
}

function headOf(row: HeadRow, today: Day): Omit<TracingRequest, 'sought'> {
  const { id, outside, askedAt, askedByName, agreedUntil, withdrawnAt, language, textShown, ties } = row
  const seeker = row.seekerId ? summaryOf(row, today) : null
  return { id, seeker, outside, askedAt, askedByName, agreedUntil, withdrawnAt, language, textShown, ties }
}

async function soughtOf(tx: Tx, requests: readonly string[]): Promise<ReadonlyMap<string, Sought[]>> {
  const rows = await tx.rows<StoredSought>(sql`
    select s.request_id as "requestId", ${soughtColumns}, s.version, s.closed_at as "closedAt", s.closing,
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'state', m.state,
         'since', to_char(m.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by m.since desc, m.id), '[]')
       from trace_matches m where m.sought_id = s.id) as matches
    from trace_sought s where s.request_id = any (${requests}::uuid[]) order by s.position, s.id`)
  const find = await placesAround(
    tx,
    rows.map(({ placeId }) => placeId),
  )
  const byRequest = new Map<string, Sought[]>()
  for (const row of rows) {
    const placeName = (row.placeId && find(row.placeId)?.names[0]?.text) ?? row.placeText
    byRequest.set(row.requestId, [...(byRequest.get(row.requestId) ?? []), soughtOfRow(row, placeName)])
  }
  return byRequest
}

function soughtOfRow({ birthDay, birthPrecision, ...row }: StoredSought, placeName: string | null): Sought {
  const states = row.matches.map(({ state }) => state)
  return {
    ...row,
    birth: birthOfRow({ birthDay, birthPrecision }),
    placeName,
    state: soughtState(row.closedAt !== null, states),
  }
}

/** The request of this id; whoever may not see it does not learn that it is there. */
export async function getTracing(scene: Scene, id: string): Promise<TracingRequest> {
  const [request] = await tracingRequests(scene, sql`q.id = ${id}`)
  return found(request)
}

/** The same, to be changed: what was taken back is changed no more. */
export async function openTracingRequest(scene: Scene, id: string): Promise<TracingRequest> {
  const request = await getTracing(scene, id)
  if (request.withdrawnAt) throw new Refusal('not-now', { reasons: [{ code: 'tracing.withdrawn' }] })
  return request
}

/** A line of the list. The state of a request is that of the search that has come least far and is not closed. */
export function rowOf({
  language: _l,
  textShown: _t,
  ties: _i,
  sought,
  ...head
}: TracingRequest): TracingRow {
  const lines = sought.map(({ id, names, relation, state }) => ({
    id,
    name: names[0]?.text ?? '',
    relation,
    state,
  }))
  return { ...head, state: stateOf(lines.map(({ state }) => state)), sought: lines }
}

function stateOf(states: readonly SoughtState[]): SoughtState {
  return soughtStates.find((state) => states.includes(state)) ?? 'closed'
}

/** Somebody new who is sought, at the end of the list. */
export async function addSought(
  { tx, actor }: Scene,
  requestId: string,
  sought: SoughtDraft,
  outsideId: string | null = null,
): Promise<void> {
  await tx.run(sql`
    insert into trace_sought (id, request_id, organisation_id, position, names, birth_day, birth_precision, sex, relation, place_id, place_text,
      separated_on, note, outside_id)
    select ${sought.id}::uuid, ${requestId}::uuid, ${actor.organisation}::uuid,
      (select count(*) from trace_sought s where s.request_id = ${requestId}), ${JSON.stringify(sought.names)}::jsonb,
      ${sought.birth?.day ?? null}::date, ${sought.birth?.precision ?? null}, ${sought.sex}, ${sought.relation}, ${sought.placeId}::uuid,
      ${sought.placeText}, ${sought.separatedOn}::date, ${sought.note}, ${outsideId}`)
  await writeKeys(tx, actor.organisation, sought)
}

/** Corrects what is told of somebody; when a colleague corrected it in the meantime, nothing is lost and the caller looks again. */
export async function changeSought(
  { tx, actor }: Scene,
  sought: SoughtDraft,
  version: number | null,
): Promise<void> {
  const changed = await tx.run(sql`
    update trace_sought s set names = ${JSON.stringify(sought.names)}::jsonb, birth_day = ${sought.birth?.day ?? null}::date,
      birth_precision = ${sought.birth?.precision ?? null}, sex = ${sought.sex}, relation = ${sought.relation}, place_id = ${sought.placeId}::uuid,
      place_text = ${sought.placeText}, separated_on = ${sought.separatedOn}::date, note = ${sought.note}, version = version + 1
    where s.id = ${sought.id} and s.closed_at is null and (${version}::int is null or s.version = ${version})`)
  if (changed === 0) throw new Refusal('not-now', { reasons: [{ code: 'tracing.changed-meanwhile' }] })
  await tx.run(sql`delete from trace_keys where sought_id = ${sought.id}`)
  await writeKeys(tx, actor.organisation, sought)
}

async function writeKeys(tx: Tx, organisation: string, { id, names }: SoughtDraft): Promise<void> {
  await tx.run(sql`
    insert into trace_keys (key, sought_id, organisation_id)
    select k, ${id}::uuid, ${organisation}::uuid from unnest(${searchKeys(names)}::text[]) k on conflict do nothing`)
}
