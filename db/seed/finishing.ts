import { releaseEndedQuarters } from '../../server/src/dashboard/releasing.ts'
import { idOf } from './ids.ts'
import { asOwner } from './owner.ts'
import type { Teller } from './telling.ts'

/** When a referral came to stand there. */
const whenIn = (
  state: string,
) => `case ${state} when 'sent' then f.sent_at when 'received' then f.received_at when 'accepted' then f.answered_at
  when 'declined' then f.answered_at when 'no-capacity' then f.answered_at when 'in-service' then f.started_at when 'completed' then f.completed_at
  when 'closed' then f.closed_at when 'revoked' then f.revoked_at when 'expired' then f.expired_at end`

/** The database dates by the clock on the wall what the story dates by itself. In this order: later lines read what earlier ones wrote. */
const datings: readonly string[] = [
  `update referrals f set escalated_at = f.due_at + interval '1 minute', updated_at = f.due_at + interval '1 minute' where f.escalated_at is not null`,
  `update referrals f set expired_at = f.due_at + case f.priority when 'emergency' then interval '1 day' when 'urgent' then interval '3 days' else interval '14 days' end
   where f.state = 'expired'`,
  `update referrals f set updated_at = f.expired_at where f.state = 'expired'`,
  `update referral_steps s set at = coalesce(${whenIn('s.to_state')}, f.created_at) from referrals f where f.id = s.referral_id`,
  `update shares s set ended_at = coalesce(case s.ended_reason when 'referral-revoked' then f.revoked_at when 'referral-declined' then f.answered_at
     when 'referral-expired' then f.expired_at when 'referral-closed' then f.closed_at end, s.ended_at)
   from referrals f where f.id = s.referral_id and s.ended_at is not null`,
  `update referral_feedback b set at = f.closed_at from referrals f where f.id = b.referral_id`,
  `update tasks t set created_at = f.escalated_at, due_at = f.escalated_at + interval '4 hours' from referrals f where f.id = t.referral_id and t.kind = 'referral-unanswered'`,
  `update tasks t set created_at = o.approved_at from overrides o where o.record_id = t.record_id and t.kind = 'override-review' and o.review_due_at = t.due_at`,
  `update tasks t set done_at = o.reviewed_at, done_by = o.reviewed_by from overrides o
   where o.record_id = t.record_id and t.kind = 'override-review' and o.review_due_at = t.due_at and o.reviewed_at is not null`,
  `update notices n set at = coalesce(case n.kind when 'referral-arrived' then f.sent_at when 'referral-escalated' then f.escalated_at
     when 'consent-withdrawn' then f.revoked_at else ${whenIn("replace(n.kind, 'referral-', '')")} end, n.at)
   from referrals f where f.id = n.referral_id`,
]

export async function finish(teller: Teller): Promise<void> {
  const { house, begun } = teller
  const tables = [
    'referrals',
    'referral_steps',
    'shares',
    'referral_feedback',
    'tasks',
    'overrides',
    'notices',
    'glass_openings',
    'records',
  ]
  await asOwner(house, tables, async (client) => {
    for (const dating of datings) await client.query(dating)
    const glasses = [
      [idOf('glass', 1), teller.daysAgo(9)],
      [idOf('glass', 2), teller.daysAgo(1, 19)],
    ]
    for (const glass of glasses)
      await client.query(
        `update glass_openings set opened_at = $2::timestamptz, until = $2::timestamptz + interval '20 minutes' where id = $1`,
        glass,
      )
    await client.query(
      `update notices n set at = g.opened_at from glass_openings g where n.facts ->> 'opening' = g.id::text`,
    )
    // Whoever works reads their notices; the newest wait.
    await client.query(
      `update notices set read_at = at + interval '3 hours' where at < $1::timestamptz - interval '30 hours'`,
      [begun],
    )
  })
  await house.worker.query('select count_answers()')
  await releaseEndedQuarters(house, teller.today)
}
