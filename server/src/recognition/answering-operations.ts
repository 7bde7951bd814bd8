import type { z } from 'zod'
import {
  type InquiryRead,
  answerInquiry,
  listInquiries,
  readInquiry,
} from '@passerelle/domain/shared/recognition/asking-contract'
import type { ShownScore } from '@passerelle/domain/shared/recognition/schema'
import { newId } from '../engine/ids.ts'
import { type Operation, type Scene, operation } from '../engine/operation.ts'
import { Refusal, found } from '../engine/problem.ts'
import { type Sql, type Tx, sql } from '../engine/sql.ts'
import { getPerson } from '../people/person-sql.ts'
import { foundByIds, foundPerson } from '../people/search-sql.ts'
import { refuseFaultyAgreement } from './asking-operations.ts'

type InquiryRow = Omit<InquiryRead, 'candidates'>

const columns = sql`i.id, o.name as "askerName", i.told, i.asked_at as "askedAt", i.open_until as "openUntil", i.answer,
  i.answered_at as "answeredAt", a.name as "answeredByName"`
const source = sql`recognition_inquiries i join organisations o on o.id = i.asker_id left join accounts a on a.id = i.answered_by`

const list = operation(
  listInquiries,
  async ({ tx }) => ({
    inquiries: await tx.rows<InquiryRow>(sql`
      select ${columns} from ${source} where i.answer is not null or i.open_until > now()
      order by (i.answer is null) desc, i.asked_at desc, i.id limit 200`),
  }),
  (_, { inquiries }) => ({ details: { found: inquiries.length } }),
)

interface Laid extends InquiryRow {
  readonly laid: readonly { readonly id: string; readonly score: ShownScore }[]
}

async function candidatesOf(scene: Scene, laid: Laid['laid']): Promise<InquiryRead['candidates']> {
  const rows = await foundByIds(
    scene,
    laid.map(({ id }) => id),
  )
  return laid.flatMap(({ id, score }) => {
    const row = rows.find(({ personId }) => personId === id)
    return row ? [{ ...foundPerson(row, scene.today, 1), score }] : []
  })
}

const read = operation(
  readInquiry,
  async (scene, { id }) => {
    const { laid, ...inquiry } = found(
      await scene.tx.find<Laid>(
        sql`select ${columns}, i.candidates as laid from ${source} where i.id = ${id}`,
      ),
    )
    return { ...inquiry, candidates: await candidatesOf(scene, laid) }
  },
  ({ id }, { candidates }) => ({ details: { inquiry: id, people: candidates.map((each) => each.id) } }),
)

type Answered = z.output<typeof answerInquiry.input>

interface Asked {
  readonly askerId: string
  readonly requestId: string
  readonly answer: string | null
  readonly over: boolean
}

async function openInquiry(tx: Tx, id: string): Promise<Asked> {
  const asked = found(
    await tx.find<Asked>(sql`
      select asker_id as "askerId", request_id as "requestId", answer, open_until <= now() as over
      from recognition_inquiries where id = ${id}`),
  )
  if (asked.answer) throw notNow('recognition.answered-already')
  if (asked.over) throw notNow('recognition.too-late')
  return asked
}

function notNow(code: string): Refusal {
  return new Refusal('not-now', { reasons: [{ code }] })
}

function missing(path: string): never {
  throw new Refusal('invalid-input', { faults: [{ path, code: 'faults.missing' }] })
}

/** A person who must not be told of is not told of, whoever says yes. */
export async function refuseWithheld(tx: Tx, personId: string, askerId: string): Promise<void> {
  const withheld = await tx.find(sql`
    select id from withholdings where person_id = ${personId} and recipient_id = ${askerId} and lifted_at is null`)
  if (withheld) throw new Refusal('no-live-consent', { reasons: [{ code: 'consents.withheld-from' }] })
}

/** Yes needs the person here, who agreed that the other organisation is told. */
async function checkYes(
  { tx, today }: Scene,
  { personId, agreement }: Answered,
  askerId: string,
): Promise<Sql> {
  if (!personId) return missing('personId')
  if (!agreement) return missing('agreement')
  refuseFaultyAgreement(agreement, await getPerson(tx, personId), today)
  await refuseWithheld(tx, personId, askerId)
  const { givenBy, form, proof, guardianName, capacityNote, language } = agreement
  return sql`, known_person_id = ${personId}, given_by = ${givenBy}, consent_form = ${form}, consent_proof = ${proof},
    guardian_name = ${guardianName}, capacity_note = ${capacityNote}, language = ${language}`
}

const answer = operation(
  answerInquiry,
  async (scene, said) => {
    const { tx, actor, now } = scene
    const { askerId, requestId } = await openInquiry(tx, said.id)
    const isYes = said.answer === 'known'
    const how = isYes ? await checkYes(scene, said, askerId) : sql``
    const written = await tx.run(sql`
      update recognition_inquiries set answer = ${said.answer}, answered_at = ${now.toISOString()}, answered_by = ${actor.account} ${how}
      where id = ${said.id} and answer is null`)
    // A colleague answered in the meantime.
    if (written === 0) throw notNow('recognition.answered-already')
    if (isYes)
      await tx.run(sql`
        insert into recognition_answers (id, request_id, organisation_id, note, at)
        values (${newId()}, ${requestId}, ${actor.organisation}, ${said.note}, ${now.toISOString()})`)
    return { id: said.id, answer: said.answer }
  },
  ({ id, answer: given, personId }) => ({
    person: given === 'known' ? personId : null,
    details: { inquiry: id, answer: given },
  }),
  ({ id, answer: given }) =>
    given === 'known' ? [{ task: 'recognition.tell-of-yes', payload: { inquiry: id } }] : [],
)

export const answeringOperations: readonly Operation[] = [list, read, answer]
