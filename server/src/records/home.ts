import { type Programme, firstSteps, fromStates, rolesOf } from '@passerelle/domain/kernel/programme'
import type { Role } from '@passerelle/domain/kernel/vocabulary'
import { programmes } from '@passerelle/domain/programmes/index'
import type { Home } from '@passerelle/domain/shared/records/home-contract'
import type { Scene } from '../engine/operation.ts'
import { found } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { taskRows } from './plan-sql.ts'
import { rowColumns, rowJoins } from './row.ts'

/** So many lines of each part stand on the first page; the counts say how many there are. */
const lines = 12

/** My day, part by part; each part is what row-level security lets me see. */
export async function myDay(scene: Scene): Promise<Home> {
  const { account } = scene.actor
  return {
    clocks: await clocks(scene),
    inbox: await inbox(scene),
    decisions: await decisions(scene),
    overrides: await overrides(scene),
    tasks: await taskRows(scene, sql`t.assigned_to = ${account} and t.done_at is null`, lines),
    people: await people(scene),
    counts: await counts(scene),
  }
}

function clocks({ tx, actor, now }: Scene): Promise<Home['clocks']> {
  return tx.rows(sql`
    select f.id, f.code, f.record_id as "recordId", p.display_name as "displayName", f.service_type as "serviceType",
      o.name as "partnerName", f.priority, f.state, f.due_at as "dueAt", coalesce(f.due_at < ${now.toISOString()}, false) as overdue
    from referrals f
    join organisations o on o.id = f.recipient_id
    left join people p on p.id = f.person_id
    where f.sender_id = ${actor.organisation} and f.state in ('sent', 'received')
    order by f.due_at limit ${lines}`)
}

/** The name stands here only when it was shared and the share still lives. */
function inbox({ tx, actor, now }: Scene): Promise<Home['inbox']> {
  return tx.rows(sql`
    select f.id, f.code, null as "recordId", n.content -> 0 ->> 'value' as "displayName", f.service_type as "serviceType",
      o.name as "partnerName", f.priority, f.state, f.due_at as "dueAt", coalesce(f.due_at < ${now.toISOString()}, false) as overdue
    from referrals f
    join organisations o on o.id = f.sender_id
    left join slices n on n.referral_id = f.id and n.category = 'name'
    where f.recipient_id = ${actor.organisation} and f.state in ('sent', 'received')
    order by f.due_at limit ${lines}`)
}

/** A step that asks for a second person whom this role may be, and the steps that it is second to. */
interface SecondStep {
  readonly programme: string
  readonly state: string
  readonly step: string
  readonly firsts: readonly string[]
  readonly ends: readonly string[]
}

function secondSteps(programme: Programme, role: Role): readonly SecondStep[] {
  return Object.entries(programme.steps)
    .filter(([, step]) => firstSteps(step).length > 0 && rolesOf(step).includes(role))
    .flatMap(([name, step]) =>
      fromStates(step).map((state) => {
        return { programme: programme.id, state, step: name, firsts: firstSteps(step), ends: programme.ends }
      }),
    )
}

/** Records in which a colleague did the first part since it was last decided, and I had no hand in it (INV-14). */
async function decisions({ tx, actor }: Scene): Promise<Home['decisions']> {
  const waiting = programmes.flatMap((programme) => secondSteps(programme, actor.role))
  if (waiting.length === 0) return []
  return tx.rows(sql`
    with asked as (
      select a->>'programme' as programme, a->>'state' as state, a->>'step' as step,
        array(select jsonb_array_elements_text(a->'firsts')) as firsts, array(select jsonb_array_elements_text(a->'ends')) as ends
      from jsonb_array_elements(${JSON.stringify(waiting)}::jsonb) as a)
    select r.id as "recordId", r.code, p.display_name as "displayName", r.programme, r.state, array_agg(asked.step) as steps,
      max(first.at) as since
    from records r
    join asked on asked.programme = r.programme and asked.state = r.state
    join people p on p.id = r.person_id
    cross join lateral (
      select greatest(0, max(s.position) filter (where s.from_state = any (asked.ends)),
        max(s.position) filter (where s.step = asked.step)) as position
      from record_steps s where s.record_id = r.id) as since
    cross join lateral (
      select max(s.at) as at, bool_or(s.account_id = ${actor.account}) as mine
      from record_steps s
      where s.record_id = r.id and s.step = any (asked.firsts) and s.position > coalesce(since.position, 0)) as first
    where r.organisation_id = ${actor.organisation} and first.at is not null and not first.mine
    group by r.id, p.id order by max(first.at) limit ${lines}`)
}

/** Supervisors decide on sharing without consent that others asked for, and review what was allowed. */
async function overrides({ tx, actor }: Scene): Promise<Home['overrides']> {
  if (actor.role !== 'supervisor') return []
  return tx.rows(sql`
    select v.id, v.record_id as "recordId", p.display_name as "displayName", o.name as "recipientName", v.ground, a.name as "askedByName",
      case when v.approved_at is not null then v.review_due_at end as "reviewDueAt"
    from overrides v
    join people p on p.id = v.person_id
    join organisations o on o.id = v.recipient_id
    join accounts a on a.id = v.asked_by
    where v.organisation_id = ${actor.organisation} and v.ended_at is null and v.refused_at is null and v.reviewed_at is null
      and (v.approved_at is not null or v.asked_by <> ${actor.account})
    order by coalesce(v.review_due_at, v.asked_at) limit ${lines}`)
}

function people({ tx, actor, now }: Scene): Promise<Home['people']> {
  return tx.rows(sql`
    with page as materialized (
      select * from records
      where organisation_id = ${actor.organisation} and worker_id = ${actor.account} and closed_on is null
      order by updated_at desc, id desc limit ${lines})
    select ${rowColumns(now)} from page r ${rowJoins} order by r.updated_at desc, r.id desc`)
}

async function counts({ tx, actor, now }: Scene): Promise<Home['counts']> {
  const at = now.toISOString()
  return found(
    await tx.find<Home['counts']>(sql`
      select
        (select count(*) from records r where r.worker_id = ${actor.account} and r.organisation_id = ${actor.organisation}
          and r.closed_on is null) as records,
        (select count(*) from records r where r.worker_id = ${actor.account} and r.organisation_id = ${actor.organisation}
          and r.next_due_at < ${at}) as overdue,
        (select count(*) from tasks t where t.assigned_to = ${actor.account} and t.done_at is null) as tasks,
        (select count(*) from tasks t where t.assigned_to = ${actor.account} and t.done_at is null and t.due_at < ${at}) as "tasksOverdue",
        (select count(*) from referrals f where f.recipient_id = ${actor.organisation} and f.state in ('sent', 'received')) as inbox,
        (select count(*) from referrals f where f.sender_id = ${actor.organisation} and f.state in ('sent', 'received')) as clocks`),
  )
}
