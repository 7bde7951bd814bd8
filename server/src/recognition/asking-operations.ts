import { ageAt } from '@passerelle/domain/kernel/age'
import type { AgeInterval } from '@passerelle/domain/kernel/age'
import type { Day } from '@passerelle/domain/kernel/day'
import {
  type RequestRow,
  askOthers,
  listRequests,
  withdrawRequest,
} from '@passerelle/domain/shared/recognition/asking-contract'
import { type Agreement, agreementFaults, requestState } from '@passerelle/domain/shared/recognition/asking'
import { askingText } from '@passerelle/domain/shared/recognition/asking-text'
import { recognitionConfig } from '@passerelle/domain/shared/recognition/config'
import { type Operation, type Scene, operation } from '../engine/operation.ts'
import { Refusal } from '../engine/problem.ts'
import { type Sql, type Tx, empty, sql } from '../engine/sql.ts'
import { type KnownPerson, getPerson } from '../people/person-sql.ts'
import { type SummaryRow, summaryColumns, summaryOf } from '../people/reading.ts'

export function ageOf({ fields }: KnownPerson, today: Day): AgeInterval | null {
  return fields.birth && ageAt(fields.birth, today)
}

export function refuseFaultyAgreement(agreement: Agreement, person: KnownPerson, today: Day): void {
  const faults = agreementFaults(agreement, ageOf(person, today), today)
  if (faults.length > 0) throw new Refusal('invalid-input', { faults })
}

async function refuseSecond(tx: Tx, personId: string, now: string): Promise<void> {
  const open = await tx.find(sql`
    select id from recognition_requests where person_id = ${personId} and withdrawn_at is null and open_until > ${now}`)
  if (open) throw new Refusal('not-now', { reasons: [{ code: 'recognition.asked-already' }] })
}

export async function ownName({ tx, actor }: Scene): Promise<string> {
  const row = await tx.find<{ name: string }>(
    sql`select name from organisations where id = ${actor.organisation}`,
  )
  return row?.name ?? ''
}

/** Only what the person agreed to travels: names, birth and sex. */
function toldOf({ fields: { names, birth, sex } }: KnownPerson): string {
  return JSON.stringify({ names, birth, sex })
}

const ask = operation(
  askOthers,
  async (scene, { id, personId, agreement, textLanguage }) => {
    const { tx, actor, now, today } = scene
    const person = await getPerson(tx, personId, true)
    refuseFaultyAgreement(agreement, person, today)
    await refuseSecond(tx, personId, now.toISOString())
    const openUntil = new Date(now.getTime() + recognitionConfig.openDays * 86_400_000).toISOString()
    const shown = askingText({ organisation: await ownName(scene), language: textLanguage })
    await tx.run(sql`
      insert into recognition_requests (id, organisation_id, account_id, person_id, told, given_by, consent_form, consent_proof,
        guardian_name, capacity_note, language, text_shown, asked_at, open_until)
      values (${id}, ${actor.organisation}, ${actor.account}, ${personId}, ${toldOf(person)}::jsonb, ${agreement.givenBy}, ${agreement.form},
        ${agreement.proof}, ${agreement.guardianName}, ${agreement.capacityNote}, ${agreement.language}, ${shown}, ${now.toISOString()}, ${openUntil})`)
    return { id, openUntil }
  },
  ({ id, personId }) => ({ person: personId, details: { request: id } }),
  ({ id }) => [{ task: 'recognition.route', payload: { request: id } }],
)

interface RequestSql
  extends SummaryRow,
    Pick<RequestRow, 'id' | 'askedAt' | 'askedByName' | 'openUntil' | 'answers'> {
  readonly withdrawnAt: string | null
}

async function requestRows({ tx, now, today }: Scene, where: Sql): Promise<RequestRow[]> {
  const rows = await tx.rows<RequestSql>(sql`
    select q.id, q.asked_at as "askedAt", a.name as "askedByName", q.open_until as "openUntil", q.withdrawn_at as "withdrawnAt", ${summaryColumns},
      (select coalesce(jsonb_agg(jsonb_build_object('organisationId', w.organisation_id, 'organisationName', o.name, 'note', w.note,
         'at', to_char(w.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by w.at, w.id), '[]')
       from recognition_answers w join organisations o on o.id = w.organisation_id where w.request_id = q.id) as answers
    from recognition_requests q join people p on p.id = q.person_id join accounts a on a.id = q.account_id
    where true ${where} order by q.asked_at desc, q.id limit 200`)
  return rows.map((row) => ({
    id: row.id,
    person: summaryOf(row, today),
    state: requestState(row, row.answers.length, now.toISOString()),
    askedAt: row.askedAt,
    askedByName: row.askedByName,
    openUntil: row.openUntil,
    answers: row.answers,
  }))
}

const requests = operation(
  listRequests,
  async (scene, { personId }) => ({
    requests: await requestRows(scene, personId ? sql`and q.person_id = ${personId}` : empty),
  }),
  ({ personId }, { requests: rows }) => ({ person: personId, details: { found: rows.length } }),
)

const withdraw = operation(
  withdrawRequest,
  async ({ tx, actor, now }, { id }) => {
    const withdrawn = await tx.run(sql`
      update recognition_requests set withdrawn_at = ${now.toISOString()}, withdrawn_by = ${actor.account}
      where id = ${id} and withdrawn_at is null`)
    if (withdrawn === 0) throw new Refusal('not-found')
    return { id }
  },
  ({ id }) => ({ details: { request: id } }),
)

export const askingOperations: readonly Operation[] = [ask, requests, withdraw]
