import type { Answer } from '@passerelle/domain/kernel/answer'
import { compartmentOf } from '@passerelle/domain/kernel/compartments'
import type { Answers } from '@passerelle/domain/kernel/facts'
import { type Form, findQuestion, questionsOf } from '@passerelle/domain/kernel/form'
import type { Clearance } from '@passerelle/domain/kernel/vocabulary'
import { sameValue } from '@passerelle/domain/shared/people/merging'
import type { AnswersConflict } from '@passerelle/domain/shared/records/contract'
import type { Scene } from '../engine/operation.ts'
import { Refusal } from '../engine/problem.ts'
import { type Sql, join, sql } from '../engine/sql.ts'
import { personKey } from '../people/data-key.ts'
import { openCompartments } from './facts.ts'
import type { LockedRecord } from './row.ts'
import { openSealed, sealAnswer } from './sealed.ts'

/** An answer as it lies in the store, opened; `value` is null when it was taken back. */
export interface StoredAnswer {
  readonly field: string
  readonly value: Answer | null
  readonly draft: boolean
  readonly version: number
  readonly byName: string
  readonly at: string
}

/** What is to stand in a form from now on, and what whoever sends it saw there. */
export interface NewAnswers {
  readonly form: Form
  readonly answers: Answers
  readonly base: Readonly<Record<string, number>>
  readonly draft: boolean
  readonly byStep: boolean
}

/** All answers of one form that whoever acts may read, those in compartments included. */
export async function storedAnswers(scene: Scene, recordId: string, form: Form): Promise<StoredAnswer[]> {
  const open = await scene.tx.rows<StoredAnswer>(sql`
    select s.field, s.value, s.draft, s.version, a.name as "byName", s.at
    from answers s join accounts a on a.id = s.account_id
    where s.record_id = ${recordId} and s.form = ${form.id}`)
  const sealed: StoredAnswer[] = []
  for (const compartment of compartmentsIn(form, openCompartments(scene))) {
    sealed.push(...(await openSealed(scene.tx, scene.house.keys, recordId, compartment, form.id)))
  }
  return [...open, ...sealed]
}

function compartmentsIn(form: Form, cleared: readonly Clearance[]): readonly Clearance[] {
  const used = questionsOf(form).flatMap((question) => compartmentOf(form, question) ?? [])
  return cleared.filter((compartment) => used.includes(compartment))
}

interface Change {
  readonly field: string
  readonly value: Answer | null
  readonly compartment: Clearance | undefined
}

/**
 * Makes the answers of a form what they are to be. What somebody else answered meanwhile is never overwritten: the
 * refusal shows both. What stood there before is kept. Gives how many answers changed.
 */
export async function keepAnswers(
  scene: Scene,
  record: LockedRecord,
  stored: readonly StoredAnswer[],
  wanted: NewAnswers,
): Promise<number> {
  const changes = changesBetween(stored, wanted)
  refuseOverlap(stored, wanted, changes)
  const open = changes.filter((change) => !change.compartment)
  const sealed = changes.filter((change) => change.compartment)
  if (open.length > 0) await writeOpen(scene, record, wanted, open)
  if (sealed.length > 0) await writeSealed(scene, record, wanted, sealed)
  return changes.length
}

function changesBetween(
  stored: readonly StoredAnswer[],
  { form, answers, draft }: NewAnswers,
): readonly Change[] {
  const fields = new Set([...stored.map((each) => each.field), ...Object.keys(answers)])
  return [...fields].flatMap((field) => {
    const before = stored.find((each) => each.field === field)
    const value = answers[field] ?? null
    const same =
      sameValue(before?.value, value) && (before === undefined || before.draft === draft || value === null)
    return same ? [] : [{ field, value, compartment: compartmentFor(form, field) }]
  })
}

function compartmentFor(form: Form, field: string): Clearance | undefined {
  const question = findQuestion(form, field)
  return question ? compartmentOf(form, question) : form.compartment
}

function refuseOverlap(
  stored: readonly StoredAnswer[],
  { form, base }: NewAnswers,
  changes: readonly Change[],
): void {
  const fields = changes.flatMap(({ field, value }) => {
    const theirs = stored.find((each) => each.field === field)
    if (!theirs || theirs.version === (base[field] ?? 0) || sameValue(theirs.value, value)) return []
    const { version, byName, at } = theirs
    return [{ field, theirs: theirs.value, yours: value, version, theirsByName: byName, theirsAt: at }]
  })
  const values: AnswersConflict = { form: form.id, fields }
  if (fields.length > 0) throw new Refusal('changed-meanwhile', { values: { ...values } })
}

async function writeOpen(
  scene: Scene,
  record: LockedRecord,
  wanted: NewAnswers,
  changes: readonly Change[],
): Promise<void> {
  const { actor, now, tx } = scene
  const at = now.toISOString()
  const values = JSON.stringify(changes.map(({ field, value }) => ({ field, value })))
  await tx.run(sql`
    with wanted as (
      select w->>'field' as field, case when jsonb_typeof(w->'value') = 'null' then null else w->'value' end as value
      from jsonb_array_elements(${values}::jsonb) as w),
    before as (
      insert into earlier_answers (record_id, organisation_id, form, field, version, value, account_id, at, replaced_by, replaced_at, by_step)
      select a.record_id, a.organisation_id, a.form, a.field, a.version, a.value, a.account_id, a.at, ${actor.account}, ${at}, ${wanted.byStep}
      from answers a join wanted w on w.field = a.field
      where a.record_id = ${record.id} and a.form = ${wanted.form.id} and not a.draft)
    insert into answers (record_id, organisation_id, form, field, value, draft, account_id, at)
    select ${record.id}::uuid, ${record.organisationId}::uuid, ${wanted.form.id}, w.field, w.value, ${wanted.draft}::boolean,
      ${actor.account}::uuid, ${at}::timestamptz
    from wanted w
    on conflict (record_id, form, field) do update set value = excluded.value, draft = excluded.draft,
      version = answers.version + 1, account_id = excluded.account_id, at = excluded.at`)
}

async function writeSealed(
  scene: Scene,
  record: LockedRecord,
  wanted: NewAnswers,
  changes: readonly Change[],
): Promise<void> {
  const { actor, now, tx, house } = scene
  const key = await personKey(tx, house.keys, record.personId)
  const at = now.toISOString()
  const rows = changes.map((change) => sealedRow(key, record.id, wanted.form.id, change))
  await tx.run(sql`
    with wanted (field, compartment, sealed) as (values ${join(rows)}),
    before as (
      insert into earlier_answers (record_id, organisation_id, compartment, form, field, version, sealed, account_id, at, replaced_by,
        replaced_at, by_step)
      select a.record_id, a.organisation_id, a.compartment, a.form, a.field, a.version, a.sealed, a.account_id, a.at, ${actor.account}, ${at},
        ${wanted.byStep}
      from sealed_answers a join wanted w on w.field = a.field
      where a.record_id = ${record.id} and a.form = ${wanted.form.id} and not a.draft)
    insert into sealed_answers (record_id, organisation_id, compartment, form, field, sealed, draft, account_id, at)
    select ${record.id}::uuid, ${record.organisationId}::uuid, w.compartment, ${wanted.form.id}, w.field, w.sealed, ${wanted.draft}::boolean,
      ${actor.account}::uuid, ${at}::timestamptz
    from wanted w
    on conflict (record_id, compartment, form, field) do update set sealed = excluded.sealed, draft = excluded.draft,
      version = sealed_answers.version + 1, account_id = excluded.account_id, at = excluded.at`)
}

function sealedRow(key: Buffer, recordId: string, form: string, { field, value, compartment }: Change): Sql {
  const sealed = value === null ? null : sealAnswer(key, recordId, form, field, value)
  return sql`(${field}::text, ${compartment ?? ''}::text, ${sealed}::bytea)`
}
