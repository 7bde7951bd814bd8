import { actingAs } from '../engine/acting.ts'
import { newId } from '../engine/ids.ts'
import { sql } from '../engine/sql.ts'
import { type Task, type Tasks, leaveMachineEvent, textIn } from '../engine/task.ts'

interface Ended {
  readonly referralId: string
  readonly recipientId: string
  readonly handlerId: string | null
  readonly code: string
  readonly categories: readonly string[]
}

/** Every receiver learns that consent was taken back, and is asked to attest; told once for each referral. */
const tellOfWithdrawal: Task = async (house, payload) => {
  const record = textIn(payload, 'record')
  const told = await actingAs(house.worker, null, async (tx) => {
    const ended = await tx.rows<Ended>(sql`
      select s.referral_id as "referralId", s.recipient_id as "recipientId", f.handler_id as "handlerId", f.code,
        array_agg(s.category order by s.category) as categories
      from shares s join referrals f on f.id = s.referral_id
      where s.record_id in (select r.id from records r where r.person_id = (select person_id from records where id = ${record}))
        and s.ended_reason = 'consent-withdrawn' and s.attested_at is null
        and not exists (select from notices n where n.referral_id = s.referral_id and n.kind = 'consent-withdrawn' and n.at >= s.ended_at)
      group by s.referral_id, s.recipient_id, f.handler_id, f.code`)
    for (const share of ended) {
      await tx.run(sql`
        insert into notices (id, organisation_id, account_id, kind, referral_id, facts)
        values (${newId()}, ${share.recipientId}, ${share.handlerId}, 'consent-withdrawn', ${share.referralId},
          ${JSON.stringify({ code: share.code, categories: share.categories })}::jsonb)`)
    }
    return ended
  })
  for (const share of told) {
    house.announce({
      operation: 'consents.withdraw',
      organisations: [share.recipientId],
      record: null,
      referral: share.referralId,
    })
  }
}

interface Due {
  readonly id: string
  readonly recordId: string
  readonly organisationId: string
  readonly supervisor: string
  readonly reviewDueAt: string
}

/** The automatic review of an override: a task for the supervisor who allowed it, with the 72-hour clock. */
const overrideReview: Task = async (house, payload) => {
  await actingAs(house.worker, null, async (tx) => {
    const due = await tx.find<Due>(sql`
      select id, record_id as "recordId", organisation_id as "organisationId", approved_by as supervisor, review_due_at as "reviewDueAt"
      from overrides where id = ${textIn(payload, 'override')} and approved_at is not null and reviewed_at is null`)
    if (!due) return
    await tx.run(sql`
      insert into tasks (id, organisation_id, record_id, kind, assigned_to, due_at)
      select ${newId()}, ${due.organisationId}, ${due.recordId}, 'override-review', ${due.supervisor}, ${due.reviewDueAt}
      where not exists (select from tasks where record_id = ${due.recordId} and kind = 'override-review' and done_at is null)`)
    await leaveMachineEvent(tx, house, 'consents.review-set', {
      record: due.recordId,
      organisation: due.organisationId,
      details: { override: due.id },
    })
  })
}

/** Supervisors of the organisation that keeps the record learn that a decision waits for one of them. */
const tellSupervisors: Task = async (house, payload) => {
  const record = textIn(payload, 'record')
  const told = await actingAs(house.worker, null, (tx) =>
    tx.rows<{ organisation_id: string }>(sql`
      insert into notices (id, organisation_id, account_id, kind, record_id)
      select gen_random_uuid(), r.organisation_id, m.account_id, ${textIn(payload, 'kind')}, r.id
      from records r join memberships m on m.organisation_id = r.organisation_id and m.role = 'supervisor' and m.ended_at is null
      where r.id = ${record} returning organisation_id`),
  )
  const organisations = [...new Set(told.map((row) => row.organisation_id))]
  house.announce({ operation: 'consents.ask-override', organisations, record, referral: null })
}

export const consentsTasks: Tasks = {
  'tell-of-withdrawal': tellOfWithdrawal,
  'override-review-due': overrideReview,
  'tell-supervisors': tellSupervisors,
}
