import type { NeedRow, TaskRow } from '@passerelle/domain/shared/records/schema'
import type { Scene } from '../engine/operation.ts'
import { found } from '../engine/problem.ts'
import { type Sql, sql } from '../engine/sql.ts'
import { placesByIds } from '../places/sql.ts'

interface NeedBeside extends Omit<NeedRow, 'place' | 'coordinates'> {
  readonly placeId: string | null
  readonly longitude: number | null
  readonly latitude: number | null
}

/** Needs with the latest referral of each; `where` chooses among `n`. */
export async function needRows({ tx, now }: Scene, where: Sql): Promise<NeedRow[]> {
  const rows = await tx.rows<NeedBeside>(sql`
    select n.id, n.record_id as "recordId", n.service_type as "serviceType", n.note, n.priority, n.place_id as "placeId", n.longitude,
      n.latitude, n.state, n.response, n.signed_by_person as "signedByPerson", n.created_at as "createdAt", n.settled_at as "settledAt",
      n.version, to_jsonb(f) as referral
    from needs n
    left join lateral (
      select f.id, f.code, f.state, o.name as "partnerName", f.due_at as "dueAt",
        f.state in ('sent', 'received') and f.due_at < ${now.toISOString()} as overdue
      from referrals f join organisations o on o.id = f.recipient_id
      where f.need_id = n.id order by f.created_at desc limit 1) f on true
    where ${where} order by n.created_at, n.id`)
  const places = await placesByIds(
    tx,
    rows.map((row) => row.placeId),
  )
  return rows.map((row) => {
    const { longitude, latitude } = row
    const coordinates = longitude === null || latitude === null ? null : { longitude, latitude }
    return {
      ...row,
      referral: withMoment(row.referral),
      coordinates,
      place: places.get(row.placeId ?? '') ?? null,
    }
  })
}

/** Inside JSON a moment is not read by the driver. */
function withMoment(referral: NeedRow['referral']): NeedRow['referral'] {
  return referral && { ...referral, dueAt: referral.dueAt && new Date(referral.dueAt).toISOString() }
}

export async function getNeed(scene: Scene, id: string): Promise<NeedRow> {
  const [row] = await needRows(scene, sql`n.id = ${id}`)
  return found(row)
}

/** Tasks; `where` chooses among `t`. Whose record one may not see, one sees the task without the name. */
export function taskRows({ tx, now }: Scene, where: Sql, limit = 100): Promise<TaskRow[]> {
  return tx.rows<TaskRow>(sql`
    select t.id, t.record_id as "recordId", r.code as "recordCode", t.referral_id as "referralId", p.display_name as "displayName", t.kind,
      t.text, t.assigned_to as "assignedTo", a.name as "assignedName", t.due_at as "dueAt",
      coalesce(t.done_at is null and t.due_at < ${now.toISOString()}, false) as overdue, t.done_at as "doneAt"
    from tasks t
    join accounts a on a.id = t.assigned_to
    left join records r on r.id = t.record_id
    left join people p on p.id = r.person_id
    where ${where}
    order by t.done_at is not null, t.due_at nulls last, t.created_at, t.id limit ${limit}`)
}

export async function getTask(scene: Scene, id: string): Promise<TaskRow> {
  const [row] = await taskRows(scene, sql`t.id = ${id}`)
  return found(row)
}
