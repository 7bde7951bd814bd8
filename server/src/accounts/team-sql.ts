import type { z } from 'zod'
import type { colleague } from '@passerelle/domain/shared/accounts/schema'
import type { ChosenSupervisor } from '@passerelle/domain/shared/accounts/rules'
import { type Sql, type Tx, empty, sql } from '../engine/sql.ts'

export type Colleague = z.input<typeof colleague>

interface ColleagueRow extends Omit<Colleague, 'supervisor' | 'openWork'> {
  readonly supervisorId: string | null
  readonly supervisorName: string | null
  readonly records: number | null
  readonly tasks: number | null
  readonly referrals: number | null
}

export interface Wanted {
  readonly text?: string | undefined
  readonly status?: 'active' | 'deactivated' | undefined
  readonly account?: string
}

/** Everybody who is or was of the own organisation, in the role they hold or last held; row-level security does the choosing. */
export async function listColleagues(
  tx: Tx,
  organisation: string,
  wanted: Wanted = {},
): Promise<Colleague[]> {
  const rows = await tx.rows<ColleagueRow>(sql`
    with latest as (
      select distinct on (account_id) * from memberships where organisation_id = ${organisation}
      order by account_id, ended_at desc nulls first)
    select a.id as account, a.name, a.email, m.role, m.capacity, m.clearances, m.since, m.ended_at as "endedAt",
      case when m.ended_at is null then 'active' else 'deactivated' end as status,
      s.id as "supervisorId", s.name as "supervisorName", w.records, w.tasks, w.referrals, w.last_seen_on as "lastSeenOn"
    from latest m join accounts a on a.id = m.account_id
    left join accounts s on s.id = m.supervisor_id
    left join actor.open_work() w on w.account_id = a.id
    where true ${filterOf(wanted)} order by m.ended_at is not null, lower(a.name), a.id limit 1000`)
  return rows.map(colleagueOf)
}

function filterOf({ text, status, account }: Wanted): Sql {
  const sought = text?.trim().toLowerCase() ?? ''
  return sql`${sought === '' ? empty : sql` and (strpos(lower(a.name), ${sought}) > 0 or strpos(lower(a.email), ${sought}) > 0)`}
    ${status === undefined ? empty : sql` and (m.ended_at is null) = ${status === 'active'}`}
    ${account === undefined ? empty : sql` and a.id = ${account}`}`
}

function colleagueOf(row: ColleagueRow): Colleague {
  const { supervisorId, supervisorName, records, tasks, referrals, ...rest } = row
  return {
    ...rest,
    supervisor: supervisorId === null ? null : { id: supervisorId, name: supervisorName ?? '' },
    openWork: records === null ? null : { records, tasks: tasks ?? 0, referrals: referrals ?? 0 },
  }
}

export async function findColleague(
  tx: Tx,
  organisation: string,
  account: string,
): Promise<Colleague | undefined> {
  return (await listColleagues(tx, organisation, { account }))[0]
}

/** A live colleague who was chosen to supervise somebody. */
export function findSupervisor(
  tx: Tx,
  organisation: string,
  account: string,
): Promise<ChosenSupervisor | undefined> {
  return tx.find<ChosenSupervisor>(sql`
    select account_id as account, role, capacity from memberships
    where organisation_id = ${organisation} and account_id = ${account} and ended_at is null`)
}

/** What somebody gave up, and who took it; nobody: it stays where it was. */
export interface Released {
  readonly receiver: string | null
  readonly records: readonly string[]
  readonly tasks: number
  readonly referrals: number
}

/** Hands over what somebody may no longer hold; undefined when their standing lets them keep it. */
export function releaseWork(tx: Tx, account: string, organisation: string): Promise<Released | undefined> {
  return tx.find<Released>(sql`
    select receiver, record_ids as records, task_count as tasks, referral_count as referrals
    from actor.release_work(${account}, ${organisation})`)
}
