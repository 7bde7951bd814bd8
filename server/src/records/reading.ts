import type { RecordRead } from '@passerelle/domain/shared/records/contract'
import type { Scene } from '../engine/operation.ts'
import { found } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { type SummaryRow, summaryColumns, summaryOf } from '../people/reading.ts'
import { openAnswers, recordFacts, recordHistory } from './facts.ts'
import { needRows, taskRows } from './plan-sql.ts'
import { rowColumns, rowJoins } from './row.ts'

/** Everything that the page of a record shows. */
export async function readWhole(scene: Scene, id: string): Promise<RecordRead> {
  const [head, answers, history, sealed, facts, needs, tasks, notes, risk] = await Promise.all([
    readHead(scene, id),
    openAnswers(scene, id),
    recordHistory(scene, id),
    sealedForms(scene, id),
    recordFacts(scene, id),
    needRows(scene, sql`n.record_id = ${id}`),
    taskRows(scene, sql`t.record_id = ${id} and t.done_at is null`),
    notesOf(scene, id),
    latestRisk(scene, id),
  ])
  const { handedIn, drafts } = answers
  return { ...head, answers: handedIn, drafts, history, sealed, facts, needs, tasks, notes, risk }
}

type Head = Pick<RecordRead, 'record' | 'person'>
type HeadRow = Head['record'] & SummaryRow & Pick<Head['person'], 'names'>

async function readHead({ tx, now, today }: Scene, id: string): Promise<Head> {
  const row = found(
    await tx.find<HeadRow>(sql`
      select ${rowColumns(now)}, r.programme_version as "programmeVersion", r.version, r.from_referral_id as "fromReferralId",
        o.name as "organisationName", ${summaryColumns},
        (select jsonb_agg(jsonb_build_object('text', n.text, 'script', n.script, 'kind', n.kind, 'order', n.name_order) order by n.position)
         from person_names n where n.person_id = p.id) as names
      from records r ${rowJoins} join organisations o on o.id = r.organisation_id
      where r.id = ${id}`),
  )
  return { record: row, person: { ...summaryOf(row, today), names: row.names } }
}

/** Row-level security answers with the compartments whoever acts may open; of the others they learn nothing. */
function sealedForms({ tx }: Scene, id: string): Promise<RecordRead['sealed']> {
  return tx.rows(sql`
    select compartment, form, count(*) as answers from sealed_answers
    where record_id = ${id} and sealed is not null group by compartment, form order by compartment, form`)
}

function notesOf({ tx }: Scene, id: string): Promise<RecordRead['notes']> {
  return tx.rows(sql`
    select n.id, n.text, a.name as "byName", n.at from notes n join accounts a on a.id = n.account_id
    where n.record_id = ${id} order by n.at desc, n.id desc limit 50`)
}

export async function latestRisk({ tx }: Scene, id: string): Promise<RecordRead['risk']> {
  const row = await tx.find<NonNullable<RecordRead['risk']>>(sql`
    select s.risk, s.why, s.factors, a.name as "byName", s.at from risk_assessments s join accounts a on a.id = s.account_id
    where s.record_id = ${id} order by s.at desc, s.id desc limit 1`)
  return row ?? null
}
