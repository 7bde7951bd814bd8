import {
  attestReferral,
  listReferrals,
  previewReferral,
  readReferral,
  reroute,
  saveDraft,
  sendReferral,
} from '@passerelle/domain/shared/referrals/contract'
import type { Consent } from '@passerelle/domain/shared/consents/consent'
import { liveConsentFor } from '@passerelle/domain/shared/consents/rules'
import type { DataCategory } from '@passerelle/domain/kernel/vocabulary'
import { type Operation, type Reaction, operation } from '../engine/operation.ts'
import { Refusal, found } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { dueAt } from './clock.ts'
import { referralCode } from './code.ts'
import {
  channelOf,
  competenceReasons,
  findSendingGround,
  serviceReasons,
  suggestedCategories,
} from './ground.ts'
import { listPage } from './listing.ts'
import { moveOperations } from './move-operations.ts'
import { linkOperations } from './link-operations.ts'
import { readWhole } from './reading.ts'
import { type ReferralRow, getRow, lockReferral } from './rows.ts'
import { type Sending, send } from './sending.ts'
import { availableSlices, sourceOf } from './slices.ts'

const preview = operation(
  previewReferral,
  async (scene, { needId, serviceId, priority }) => {
    const [ground, source] = await Promise.all([
      findSendingGround(scene.tx, { needId, serviceId }).then(found),
      sourceOf(scene, needId),
    ])
    const until = (category: DataCategory) =>
      consentUntil(ground.consents, ground.recipientId, category, scene.today)
    const slices = availableSlices(source, ground, priority)
    return {
      recipientId: ground.recipientId,
      recipientName: ground.recipientName,
      serviceName: ground.serviceName,
      channel: channelOf(ground),
      dueAt: dueAt(priority, scene.now, {
        country: ground.serviceCountry,
        holidays: ground.holidays,
      }).toISOString(),
      slices: slices.map((slice) => ({
        ...slice,
        consentUntil: until(slice.category),
        suggested: suggestedCategories.includes(slice.category),
        locked: ground.withholdings.some((each) => each.recipientId === ground.recipientId),
      })),
      reasons: [
        ...(await competenceReasons(scene.tx, ground, scene.today)),
        ...serviceReasons(ground, scene.today),
      ],
    }
  },
  ({ needId, serviceId }, { slices }) => ({
    details: { need: needId, service: serviceId, categories: slices.map((slice) => slice.category) },
  }),
)

function consentUntil(
  consents: readonly Consent[],
  recipientId: string,
  category: DataCategory,
  today: string,
): string | null {
  return liveConsentFor(consents, { purpose: 'referral', recipientId, category }, today)?.validUntil ?? null
}

const draft = operation(
  saveDraft,
  async (scene, input) => {
    const ground = found(await findSendingGround(scene.tx, input))
    const at = scene.now.toISOString()
    const kept = await scene.tx.run(sql`
      insert into referrals (id, code, need_id, record_id, person_id, sender_id, sender_account_id, recipient_id, service_id, service_type,
        priority, channel, state, categories, message, created_at, updated_at)
      values (${input.id}, ${referralCode(input.id)}, ${ground.needId}, ${ground.recordId}, ${ground.personId}, ${ground.senderId},
        ${scene.actor.account}, ${ground.recipientId}, ${ground.serviceId}, ${ground.serviceType}, ${input.priority}, ${channelOf(ground)},
        'draft', ${input.categories}, ${input.message}, ${at}, ${at})
      on conflict (id) do update set service_id = excluded.service_id, recipient_id = excluded.recipient_id, priority = excluded.priority,
        channel = excluded.channel, categories = excluded.categories, message = excluded.message, version = referrals.version + 1, updated_at = excluded.updated_at
      where referrals.state = 'draft' and referrals.need_id = excluded.need_id`)
    if (kept === 0) throw new Refusal('not-now', { reasons: [{ code: 'referrals.cannot-move' }] })
    return getRow(scene.tx, scene.actor, scene.now, input.id)
  },
  (input, output) => ({
    record: output.recordId,
    referral: input.id,
    details: { service: input.serviceId, state: 'draft' },
  }),
)

const sendOne = operation(
  sendReferral,
  async (scene, input) => send(scene, input),
  (input, output) => sentTrace(input, output),
  (_input, output) => clockJobs(output),
)

function sentTrace(sending: Pick<Sending, 'id' | 'serviceId' | 'categories'>, row: ReferralRow) {
  return {
    record: row.recordId,
    referral: sending.id,
    other: row.otherId,
    details: { service: sending.serviceId, categories: sending.categories, priority: row.priority },
  }
}

/** The partner is told now; the sender's supervisor when nobody answered in time. */
function clockJobs(row: Pick<ReferralRow, 'id' | 'dueAt' | 'priority'>): readonly Reaction[] {
  if (!row.dueAt) return []
  const due = new Date(row.dueAt)
  return [
    { task: 'referral-sent', payload: { referral: row.id } },
    { task: 'referral-due', payload: { referral: row.id }, runAt: due, key: `referral-due:${row.id}` },
  ]
}

const list = operation(
  listReferrals,
  async (scene, input) => listPage(scene, input),
  (input, output) => ({ details: { side: input.side, rows: output.referrals.length } }),
)

const read = operation(
  readReferral,
  async (scene, { id }) => readWhole(scene, id),
  ({ id }, output) => ({
    record: output.referral.recordId,
    referral: id,
    other: output.referral.otherId,
    details: { side: output.referral.side, categories: output.slices.map((slice) => slice.category) },
  }),
)

const attest = operation(
  attestReferral,
  async ({ tx, actor, now }, { id }) => {
    const attested = await tx.run(sql`
      update shares set attested_at = ${now.toISOString()}, attested_by = ${actor.account}
      where referral_id = ${id} and recipient_id = ${actor.organisation} and ended_at is not null and attested_at is null`)
    if (attested === 0) throw new Refusal('not-found')
    return { attested }
  },
  ({ id }, output) => ({ referral: id, details: { attested: output.attested } }),
)

/** In one step: the old referral ends as its state allows, the next begins. */
const rerouteOne = operation(
  reroute,
  async (scene, input) => {
    const old = await lockReferral(scene.tx, scene.actor.organisation, input.id)
    if (old.side !== 'sender') throw new Refusal('not-found')
    const at = scene.now.toISOString()
    const running = old.state === 'sent' || old.state === 'received'
    const answered = old.state === 'declined' || old.state === 'no-capacity' || old.state === 'expired'
    if (!running && !answered) {
      throw new Refusal('not-now', {
        reasons: [{ code: 'referrals.not-from-here', values: { state: old.state } }],
      })
    }
    await scene.tx.run(sql`
      update referrals set state = ${running ? 'revoked' : 'closed'}, updated_at = ${at}, version = version + 1
        ${running ? sql`, revoked_at = ${at}, revoked_reason = 're-routed'` : sql`, closed_at = ${at}`} where id = ${old.id}`)
    await scene.tx.run(
      sql`update needs set state = 'open', version = version + 1 where id = ${old.needId} and state = 'in-progress'`,
    )
    return send(scene, {
      id: input.newId,
      needId: old.needId,
      serviceId: input.serviceId,
      priority: input.priority ?? old.priority,
      categories: input.categories,
      message: old.message,
      overrideId: null,
      reroutes: old.id,
    })
  },
  (input, output) =>
    sentTrace({ id: input.newId, serviceId: input.serviceId, categories: input.categories }, output),
  (input, output) => [...clockJobs(output), { task: 'referral-moved', payload: { referral: input.id } }],
)

export const referralsOperations: readonly Operation[] = [
  preview,
  draft,
  sendOne,
  list,
  read,
  attest,
  rerouteOne,
  ...moveOperations,
  ...linkOperations,
]
