import type { readTimeline } from '@passerelle/domain/shared/records/contract'
import { type TimelineEntry, timelineEntry } from '@passerelle/domain/shared/records/timeline'
import type { z } from 'zod'
import type { Scene } from '../engine/operation.ts'
import { type Sql, empty, join, sql } from '../engine/sql.ts'
import { cursorOf, readCursor } from './cursor.ts'

/** An id for what has none of its own: always the same, and of a shape (version 8) that readers of ids take for one. */
const madeId = (of: Sql) => sql`overlay(overlay(md5(${of}) placing '8' from 13) placing '8' from 17)::uuid`

/** What happened, source by source: id, moment, who (a colleague), kind, and the rest as JSON. */
const sources: readonly ((record: string) => Sql)[] = [
  (record) => sql`
    select s.id, s.at, s.account_id, 'step', jsonb_build_object('step', s.step, 'from', s.from_state, 'to', s.to_state, 'day', s.on_day)
    from record_steps s where s.record_id = ${record}`,
  (record) => sql`
    select ${madeId(sql`e.form || e.replaced_at::text`)}, e.replaced_at, e.replaced_by, 'correction',
      jsonb_build_object('form', e.form, 'answers', count(*))
    from earlier_answers e where e.record_id = ${record} and not e.by_step group by e.form, e.replaced_at, e.replaced_by`,
  (record) => sql`
    select n.id, n.at, n.account_id, 'note', jsonb_build_object('text', n.text) from notes n where n.record_id = ${record}`,
  (record) => sql`
    select s.id, s.at, s.account_id, 'risk', jsonb_build_object('risk', s.risk, 'why', s.why)
    from risk_assessments s where s.record_id = ${record}`,
  (record) => sql`
    select n.id, n.created_at, n.created_by, 'need', jsonb_build_object('serviceType', n.service_type)
    from needs n where n.record_id = ${record}`,
  (record) => sql`
    select ${madeId(sql`n.id || 'settled'`)}, n.settled_at, n.settled_by, 'need-settled',
      jsonb_build_object('serviceType', n.service_type, 'response', n.response)
    from needs n where n.record_id = ${record} and n.settled_at is not null`,
  (record) => sql`
    select t.id, t.done_at, t.done_by, 'task-done', jsonb_build_object('text', t.text, 'taskKind', t.kind)
    from tasks t where t.record_id = ${record} and t.done_at is not null`,
  (record) => sql`
    select s.id, s.at, s.account_id, 'referral', jsonb_build_object('referralId', f.id, 'code', f.code, 'serviceType', f.service_type,
      'to', s.to_state, 'partnerName', p.name, 'organisationName', o.name)
    from referrals f
    join referral_steps s on s.referral_id = f.id
    join organisations p on p.id = f.recipient_id
    left join organisations o on o.id = s.organisation_id
    where f.record_id = ${record} and s.to_state <> 'draft'`,
  (record) => sql`
    select a.id, a.obtained_at, a.obtained_by, 'consent', jsonb_build_object('purpose', min(c.purpose), 'recipientName', min(o.name),
      'categories', jsonb_agg(distinct c.category))
    from consent_acts a
    join consents c on c.act_id = a.id
    left join organisations o on o.id = c.recipient_id
    where a.record_id = ${record} group by a.id`,
  (record) => sql`
    select ${madeId(sql`c.withdrawn_at::text || coalesce(c.recipient_id::text, '')`)}, c.withdrawn_at, c.withdrawn_by, 'withdrawal',
      jsonb_build_object('recipientName', min(o.name), 'categories', jsonb_agg(distinct c.category))
    from consents c left join organisations o on o.id = c.recipient_id
    where c.record_id = ${record} and c.withdrawn_at is not null group by c.withdrawn_at, c.recipient_id, c.withdrawn_by`,
  (record) => sql`
    select d.id, d.at, d.account_id, 'document', jsonb_build_object('documentId', d.id, 'name', d.name, 'documentKind', d.kind)
    from documents d where d.record_id = ${record}`,
]

interface TimelineRow {
  readonly id: string
  readonly at: string
  readonly cursor: string
  readonly byName: string | null
  readonly kind: TimelineEntry['kind']
  readonly said: Readonly<Record<string, unknown>>
}

type Asked = z.output<typeof readTimeline.input>
type Page = z.output<typeof readTimeline.output>

/** What happened with a record, newest first. Colleagues are named; whoever acted for a partner is not. */
export async function timelinePage({ tx }: Scene, { recordId, after, limit }: Asked): Promise<Page> {
  const all = join(
    sources.map((source) => source(recordId)),
    ' union all ',
  )
  const rows = await tx.rows<TimelineRow>(sql`
    select t.id, t.at, t.at::text as cursor, a.name as "byName", t.kind, t.said
    from (${all}) as t (id, at, by, kind, said)
    left join accounts a on a.id = t.by
    ${beyond(after)}
    order by t.at desc, t.id desc limit ${limit + 1}`)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    entries: shown.map(entryOf),
    next: last ? cursorOf(last.cursor, last.id) : null,
  }
}

function entryOf({ id, at, byName, kind, said }: TimelineRow): TimelineEntry {
  return timelineEntry.parse({ ...said, id, at, byName, kind })
}

function beyond(after: string | undefined): Sql {
  if (after === undefined) return empty
  const { value, id } = readCursor(after)
  return sql`where (t.at, t.id) < (${value}::timestamptz, ${id}::uuid)`
}
