import { addDays } from '@passerelle/domain/kernel/day'
import { agreementFaults } from '@passerelle/domain/shared/recognition/asking'
import {
  closeSought,
  listTracing,
  openTracing,
  readTracing,
  saveSought,
  withdrawTracing,
} from '@passerelle/domain/shared/tracing/contract'
import { tracingConfig } from '@passerelle/domain/shared/tracing/config'
import { tracingAgreement } from '@passerelle/domain/shared/tracing/rules'
import type { SoughtDraft } from '@passerelle/domain/shared/tracing/schema'
import { tracingText } from '@passerelle/domain/shared/tracing/tracing-text'
import type { z } from 'zod'
import { type Operation, type Scene, operation } from '../engine/operation.ts'
import { Refusal, found } from '../engine/problem.ts'
import { empty, sql } from '../engine/sql.ts'
import { type KnownPerson, getPerson } from '../people/person-sql.ts'
import { ageOf, ownName } from '../recognition/asking-operations.ts'
import {
  addSought,
  changeSought,
  getTracing,
  openTracingRequest,
  rowOf,
  tracingRequests,
} from './request-sql.ts'

type Opening = z.output<typeof openTracing.input>

function refuseFaulty({ agreement, sought, ties }: Opening, seeker: KnownPerson, { today }: Scene): void {
  const faults = [
    ...agreementFaults(agreement, ageOf(seeker, today), today, tracingAgreement),
    ...sought.flatMap((each, at) => dayFaults(each, today, `sought.${at}`)),
    ...tieFaults({ sought, ties }),
  ]
  if (faults.length > 0) throw new Refusal('invalid-input', { faults })
}

function dayFaults({ separatedOn, birth }: SoughtDraft, today: string, path: string) {
  const late = (field: string) => ({ path: `${path}.${field}`, code: 'tracing.fault.in-the-future' })
  return [
    ...(separatedOn && separatedOn > today ? [late('separatedOn')] : []),
    ...(birth && birth.day > today ? [late('birth')] : []),
  ]
}

function tieFaults({ sought, ties }: Pick<Opening, 'sought' | 'ties'>) {
  const known = new Set(sought.map(({ id }) => id))
  return ties.flatMap(({ one, other }, at) =>
    known.has(one) && known.has(other) && one !== other
      ? []
      : [{ path: `ties.${at}`, code: 'tracing.fault.tie-to-nobody' }],
  )
}

/** Only what the one who seeks agreed to travels: names, birth and sex. */
function toldOf({ fields: { names, birth, sex } }: KnownPerson): string {
  return JSON.stringify({ names, birth, sex })
}

async function writeRequest(scene: Scene, opening: Opening, seeker: KnownPerson): Promise<void> {
  const { tx, actor, now, today } = scene
  const { id, seekerId, agreement, textLanguage, ties } = opening
  const shown = tracingText({ organisation: await ownName(scene), language: textLanguage })
  await tx.run(sql`
    insert into trace_requests (id, organisation_id, account_id, seeker_id, told, ties, given_by, consent_form, consent_proof, guardian_name,
      capacity_note, language, text_shown, asked_at, agreed_until)
    values (${id}, ${actor.organisation}, ${actor.account}, ${seekerId}, ${toldOf(seeker)}::jsonb, ${JSON.stringify(ties)}::jsonb,
      ${agreement.givenBy}, ${agreement.form}, ${agreement.proof}, ${agreement.guardianName}, ${agreement.capacityNote}, ${agreement.language},
      ${shown}, ${now.toISOString()}, ${addDays(today, tracingConfig.agreementDays)})`)
}

const open = operation(
  openTracing,
  async (scene, opening) => {
    const seeker = await getPerson(scene.tx, opening.seekerId, true)
    refuseFaulty(opening, seeker, scene)
    await writeRequest(scene, opening, seeker)
    for (const each of opening.sought) await addSought(scene, opening.id, each)
    return getTracing(scene, opening.id)
  },
  ({ id, seekerId, sought }) => ({ person: seekerId, details: { request: id, sought: sought.length } }),
  ({ id }) => [lookAgain(id)],
)

function lookAgain(request: string) {
  return { task: 'tracing.look', payload: { request } }
}

const list = operation(
  listTracing,
  async (scene, { state, personId }) => {
    const all = await tracingRequests(
      scene,
      sql`true ${personId ? sql`and q.seeker_id = ${personId}` : empty}`,
    )
    return { requests: all.map(rowOf).filter((row) => state === undefined || row.state === state) }
  },
  ({ personId }, { requests }) => ({ person: personId, details: { found: requests.length } }),
)

const read = operation(
  readTracing,
  (scene, { id }) => getTracing(scene, id),
  ({ id }, { seeker }) => ({ person: seeker?.id, details: { request: id } }),
)

const save = operation(
  saveSought,
  async (scene, { requestId, sought, version }) => {
    const request = await openTracingRequest(scene, requestId)
    const faults = dayFaults(sought, scene.today, 'sought')
    if (faults.length > 0) throw new Refusal('invalid-input', { faults })
    if (version === 0) await addNext(scene, request.sought.length, requestId, sought)
    else {
      found(request.sought.find(({ id }) => id === sought.id))
      await changeSought(scene, sought, version)
    }
    return getTracing(scene, requestId)
  },
  ({ requestId, sought }, { seeker }) => ({
    person: seeker?.id,
    details: { request: requestId, sought: sought.id },
  }),
  ({ requestId }) => [lookAgain(requestId)],
)

async function addNext(scene: Scene, already: number, requestId: string, sought: SoughtDraft): Promise<void> {
  if (already >= tracingConfig.mostSought)
    throw new Refusal('not-now', {
      reasons: [{ code: 'tracing.too-many', values: { most: tracingConfig.mostSought } }],
    })
  await addSought(scene, requestId, sought)
}

const close = operation(
  closeSought,
  async (scene, { requestId, soughtId, closing }) => {
    const { tx, actor, now } = scene
    const request = await openTracingRequest(scene, requestId)
    found(request.sought.find(({ id }) => id === soughtId))
    const closed = await tx.run(sql`
      update trace_sought set closed_at = ${now.toISOString()}, closed_by = ${actor.account}, closing = ${closing}
      where id = ${soughtId} and closed_at is null`)
    if (closed === 0) throw new Refusal('not-now', { reasons: [{ code: 'tracing.over' }] })
    return getTracing(scene, requestId)
  },
  ({ requestId, soughtId, closing }, { seeker }) => ({
    person: seeker?.id,
    details: { request: requestId, sought: soughtId, closing },
  }),
)

const withdraw = operation(
  withdrawTracing,
  async (scene, { id }) => {
    await openTracingRequest(scene, id)
    await scene.tx.run(sql`
      update trace_requests set withdrawn_at = ${scene.now.toISOString()}, withdrawn_by = ${scene.actor.account} where id = ${id}`)
    return getTracing(scene, id)
  },
  ({ id }, { seeker }) => ({ person: seeker?.id, details: { request: id } }),
)

export const requestOperations: readonly Operation[] = [open, list, read, save, close, withdraw]
