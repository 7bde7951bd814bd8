import type { RecordRow } from '@passerelle/domain/shared/records/schema'
import type { Scene } from '../engine/operation.ts'
import { found } from '../engine/problem.ts'
import { type Sql, sql } from '../engine/sql.ts'

/** The columns of a record in a list; `r` is the record, `p` the person, `w` the worker. */
export function rowColumns(now: Date): Sql {
  return sql`r.id, r.code, r.person_id as "personId", p.display_name as "displayName", p.latin_name as "latinName",
    r.programme, r.state, r.risk, r.worker_id as "workerId", w.name as "workerName", r.opened_on as "openedOn",
    r.closed_on as "closedOn", r.last_contact_on as "lastContactOn", r.next_due_at as "nextDueAt",
    coalesce(r.next_due_at < ${now.toISOString()}, false) as overdue,
    (select count(*) from referrals f where f.record_id = r.id and f.sender_id = r.organisation_id
      and f.state in ('sent', 'received', 'accepted', 'in-service')) as "openReferrals",
    r.updated_at as "updatedAt"`
}

export const rowJoins: Sql = sql`join people p on p.id = r.person_id join accounts w on w.id = r.worker_id`

/** A record as lists show it, for whoever may see it; for others it does not exist. */
export async function getRecord({ tx, now }: Pick<Scene, 'tx' | 'now'>, id: string): Promise<RecordRow> {
  return found(
    await tx.find<RecordRow>(sql`select ${rowColumns(now)} from records r ${rowJoins} where r.id = ${id}`),
  )
}

/** What an act on a record starts from; the row is kept from others until the end of the transaction. */
export interface LockedRecord {
  readonly id: string
  readonly personId: string
  readonly organisationId: string
  readonly workerId: string
  readonly programme: string
  readonly programmeVersion: number
  readonly state: string
  readonly closedOn: string | null
  readonly version: number
}

export async function lockRecord({ tx }: Pick<Scene, 'tx'>, id: string): Promise<LockedRecord> {
  return found(
    await tx.find<LockedRecord>(sql`
      select r.id, r.person_id as "personId", r.organisation_id as "organisationId", r.worker_id as "workerId", r.programme,
        r.programme_version as "programmeVersion", r.state, r.closed_on as "closedOn", r.version
      from records r where r.id = ${id} for update`),
  )
}

/** Something happened with the record: lists sort by it. */
export async function touch({ tx, now }: Pick<Scene, 'tx' | 'now'>, id: string): Promise<void> {
  await tx.run(sql`update records set updated_at = ${now.toISOString()} where id = ${id}`)
}
