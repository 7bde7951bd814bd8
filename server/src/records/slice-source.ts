import { type Form, findQuestion } from '@passerelle/domain/kernel/form'
import { formsOf } from '@passerelle/domain/kernel/programme'
import type { Answer } from '@passerelle/domain/kernel/answer'
import type { Day } from '@passerelle/domain/kernel/day'
import type { DataCategory } from '@passerelle/domain/kernel/vocabulary'
import { findProgramme } from '@passerelle/domain/programmes/index'
import { answerFields, personSlices } from '@passerelle/domain/shared/records/slicing'
import { found } from '../engine/problem.ts'
import type { Keys } from '../engine/keys.ts'
import { type Sql, type Tx, sql } from '../engine/sql.ts'
import { placesByIds } from '../places/sql.ts'
import { type Told, type ToldRow, toldColumns, toldOf } from '../people/person-sql.ts'
import { relationsOf } from '../people/reading.ts'
import { openSealed } from './sealed.ts'

/** What could leave of one data category: each field with the key of its word and what a reader reads. */
export interface SourceSlice {
  readonly category: DataCategory
  readonly fields: readonly { readonly key: string; readonly value: string }[]
}

interface Source extends Told {
  readonly recordId: string
  readonly programme: string
  readonly risk: string
  readonly answers: readonly { readonly form: string; readonly field: string; readonly value: Answer }[]
}

interface Wanted {
  /** The id of the record, or a question for it. */
  readonly record: Sql
  /** Nothing is read for the others. */
  readonly wanted: readonly DataCategory[]
  readonly today: Day
}

/**
 * What a record could hand over today of these categories; empty ones are left out. Health stands in it only for
 * whoever has the clearance, since the database gives it to nobody else; contacts only where it is safe.
 */
export async function sliceSource(
  tx: Tx,
  keys: Keys,
  { record, wanted, today }: Wanted,
): Promise<SourceSlice[]> {
  const source = await getSource(tx, record, wanted)
  const relations = wanted.includes('family') ? await relationsOf(tx, source.personId, today) : []
  const place = wanted.includes('whereabouts') ? await placeOf(tx, source.fields.placeId) : null
  const told = personSlices({ ...source, relations, place }, today)
  const sealed = wanted.includes('health') ? await openSealed(tx, keys, source.recordId, 'health') : []
  const answers = [...source.answers, ...sealed.filter((answer) => !answer.draft)]
  const answered = answers.flatMap((kept) => fieldsOfAnswer(source.programme, kept))
  return wanted.flatMap((category) => {
    const known = fieldsIn(told, category)
    const fields = [...known, ...fieldsIn(answered, category).filter((field) => !isAmong(field, known))]
    return fields.length > 0 ? [{ category, fields }] : []
  })
}

async function placeOf(tx: Tx, id: string | null) {
  return (await placesByIds(tx, [id])).get(id ?? '') ?? null
}

type SourceField = SourceSlice['fields'][number]

function fieldsIn(slices: readonly SourceSlice[], category: DataCategory): readonly SourceField[] {
  return slices.filter((slice) => slice.category === category).flatMap((slice) => slice.fields)
}

function isAmong({ value }: SourceField, known: readonly SourceField[]): boolean {
  return known.some((field) => field.value === value)
}

async function getSource(tx: Tx, record: Sql, wanted: readonly DataCategory[]): Promise<Source> {
  const row = found(
    await tx.find<Omit<Source, keyof Told> & ToldRow>(sql`
      select r.id as "recordId", r.programme, r.risk, ${toldColumns(wanted)},
        (select coalesce(jsonb_agg(jsonb_build_object('form', a.form, 'field', a.field, 'value', a.value)), '[]')
         from answers a where a.record_id = r.id and not a.draft and a.value is not null) as answers
      from records r join people p on p.id = r.person_id where r.id = ${record}`),
  )
  const { recordId, programme, risk, answers } = row
  return { recordId, programme, risk, answers, ...toldOf(row) }
}

function fieldsOfAnswer(programme: string, kept: Source['answers'][number]): SourceSlice[] {
  const form = formOf(programme, kept.form)
  const question = form && findQuestion(form, kept.field)
  if (!form || !question?.category) return []
  return [{ category: question.category, fields: answerFields(form, question, kept.value) }]
}

function formOf(programme: string, id: string): Form | undefined {
  const definition = findProgramme(programme)
  return definition && formsOf(definition).find((form) => form.id === id)
}
