import type { z } from 'zod'
import { answerHit, listHits, readHit } from '@passerelle/domain/shared/tracing/contract'
import { agreementFaults } from '@passerelle/domain/shared/recognition/asking'
import { isUnanswered, tracingAgreement } from '@passerelle/domain/shared/tracing/rules'
import type { Hit, HitRow } from '@passerelle/domain/shared/tracing/schema'
import type { Agreement } from '@passerelle/domain/shared/recognition/asking'
import { newId } from '../engine/ids.ts'
import { type Operation, type Scene, operation } from '../engine/operation.ts'
import { Refusal, found } from '../engine/problem.ts'
import { type Sql, empty, sql } from '../engine/sql.ts'
import { getPerson } from '../people/person-sql.ts'
import { type SummaryRow, summaryColumns, summaryOf } from '../people/reading.ts'
import { placesAround } from '../places/sql.ts'
import { refuseWithheld } from '../recognition/answering-operations.ts'
import { ageOf } from '../recognition/asking-operations.ts'

interface Told extends Pick<Hit, 'seeker' | 'sought' | 'relation' | 'separatedOn' | 'note'> {
  readonly placeId: string | null
  readonly placeText: string | null
}

interface HitSql
  extends SummaryRow,
    Pick<
      Hit,
      | 'id'
      | 'askerName'
      | 'weight'
      | 'probability'
      | 'at'
      | 'answer'
      | 'answeredAt'
      | 'answeredByName'
      | 'score'
      | 'support'
      | 'why'
      | 'matchId'
    > {
  readonly told: Told
  readonly askerId: string
}

async function hitRows({ tx }: Scene, where: Sql, limit: number): Promise<HitSql[]> {
  return tx.rows<HitSql>(sql`
    select h.id, o.name as "askerName", h.asker_id as "askerId", h.told, h.weight, h.probability, h.score, h.support, h.at, h.answer, h.why,
      h.answered_at as "answeredAt", a.name as "answeredByName", h.match_id as "matchId", ${summaryColumns}
    from trace_hits h join people p on p.id = h.person_id join organisations o on o.id = h.asker_id left join accounts a on a.id = h.answered_by
    where ${where} order by h.weight desc, h.id limit ${limit}`)
}

function rowOf(row: HitSql, { today }: Scene): HitRow {
  const { id, askerName, told, weight, probability, at, answer, answeredAt, answeredByName } = row
  const { relation, sought } = told
  return {
    id,
    askerName,
    relation,
    sought,
    person: summaryOf(row, today),
    weight,
    probability,
    at,
    answer,
    answeredAt,
    answeredByName,
  }
}

async function getHit(scene: Scene, id: string): Promise<Hit & { readonly askerId: string }> {
  const row = found((await hitRows(scene, sql`h.id = ${id}`, 1))[0])
  const { told, score, support, why, matchId, askerId } = row
  const find = await placesAround(scene.tx, [told.placeId])
  const { seeker, separatedOn, note } = told
  const placeName = (told.placeId && find(told.placeId)?.names[0]?.text) ?? told.placeText
  return {
    ...rowOf(row, scene),
    seeker,
    placeName,
    separatedOn,
    note,
    score,
    support,
    why,
    matchId,
    askerId,
  }
}

const list = operation(
  listHits,
  async (scene, { answered }) => {
    const open = sql`(h.answer is null or h.answer = 'not-reached')`
    const rows = await hitRows(scene, answered === 'no' ? open : sql`not ${open}`, 200)
    return { hits: rows.map((row) => rowOf(row, scene)) }
  },
  (_, { hits }) => ({ details: { found: hits.length } }),
)

const read = operation(
  readHit,
  async (scene, { id }) => getHit(scene, id),
  ({ id }, { person }) => ({ person: person.id, details: { hit: id } }),
)

type Answered = z.output<typeof answerHit.input>

/** How they agreed, as columns to write; nobody is told of who did not, nor of who must not be told. */
async function agreedHow(
  scene: Scene,
  { agreement }: Answered,
  personId: string,
  askerId: string,
): Promise<Sql> {
  const { tx, actor, today } = scene
  if (!agreement)
    throw new Refusal('invalid-input', { faults: [{ path: 'agreement', code: 'faults.missing' }] })
  const person = await getPerson(tx, personId)
  const faults = agreementFaults(agreement, ageOf(person, today), today, tracingAgreement)
  if (faults.length > 0) throw new Refusal('invalid-input', { faults })
  if (askerId !== actor.organisation) await refuseWithheld(tx, personId, askerId)
  return sql`${agreementColumns(agreement, agreement.language)}, match_id = ${newId()}`
}

export function agreementColumns(agreement: Agreement, language: string): Sql {
  const { givenBy, form, proof, guardianName, capacityNote } = agreement
  return sql`, given_by = ${givenBy}, consent_form = ${form}, consent_proof = ${proof}, guardian_name = ${guardianName},
    capacity_note = ${capacityNote}, language = ${language}`
}

const answer = operation(
  answerHit,
  async (scene, said) => {
    const { tx, actor, now } = scene
    const hit = await getHit(scene, said.id)
    if (!isUnanswered(hit.answer)) throw alreadyAnswered()
    const how = said.answer === 'agreed' ? await agreedHow(scene, said, hit.person.id, hit.askerId) : empty
    const written = await tx.run(sql`
      update trace_hits set answer = ${said.answer}, why = ${said.why}, answered_at = ${now.toISOString()}, answered_by = ${actor.account} ${how}
      where id = ${said.id} and (answer is null or answer = 'not-reached')`)
    // A colleague answered in the meantime.
    if (written === 0) throw alreadyAnswered()
    return getHit(scene, said.id)
  },
  ({ id, answer: said }, { person }) => ({ person: person.id, details: { hit: id, answer: said } }),
  (_, { matchId }) =>
    matchId
      ? [{ task: 'tracing.tell-other', payload: { match: matchId, side: 'found', kind: 'tracing-match' } }]
      : [],
)

function alreadyAnswered(): Refusal {
  return new Refusal('not-now', { reasons: [{ code: 'tracing.answered-already' }] })
}

export const hitOperations: readonly Operation[] = [list, read, answer]
