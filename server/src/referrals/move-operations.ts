import {
  acceptReferral,
  assignHandler,
  closeReferral,
  completeReferral,
  declineReferral,
  giveOwnLink,
  noCapacity,
  openOwnRecord,
  receiveReferral,
  revokeReferral,
  startService,
} from '@passerelle/domain/shared/referrals/contract'
import { referralConfig } from '@passerelle/domain/shared/referrals/config'
import { findMove } from '@passerelle/domain/shared/referrals/referral'
import { type Operation, type Reaction, type Scene, operation } from '../engine/operation.ts'
import { Refusal, found } from '../engine/problem.ts'
import { type Sql, empty, sql } from '../engine/sql.ts'
import { openRecordFromSlices } from './own-record.ts'
import { type ReferralRow, type Standing, getRow, lockReferral } from './rows.ts'

/** Makes one move: asks for side and state, sets the columns of the move, and gives the row back. */
async function make(
  scene: Scene,
  name: string,
  id: string,
  also: Sql = empty,
): Promise<{ row: ReferralRow; before: Standing }> {
  const before = await lockReferral(scene.tx, scene.actor.organisation, id)
  const move = found(findMove(name))
  if (move.by !== before.side) throw new Refusal('not-found')
  if (!move.from.includes(before.state)) {
    throw new Refusal('not-now', {
      reasons: [{ code: 'referrals.not-from-here', values: { state: before.state } }],
    })
  }
  const at = scene.now.toISOString()
  await scene.tx.run(sql`
    update referrals set state = ${move.to}, version = version + 1, updated_at = ${at} ${also} where id = ${id}`)
  return { row: await getRow(scene.tx, scene.actor, scene.now, id), before }
}

function traceOf({ id }: { readonly id: string }, row: ReferralRow) {
  return { record: row.recordId, referral: id, other: row.otherId, details: { state: row.state } }
}

/** The other side is told. */
function moved({ id }: { readonly id: string }): readonly Reaction[] {
  return [{ task: 'referral-moved', payload: { referral: id } }]
}

const receive = operation(
  receiveReferral,
  async (scene, { id }) =>
    (await make(scene, 'receive', id, sql`, received_at = ${scene.now.toISOString()}`)).row,
  traceOf,
  moved,
)

const accept = operation(
  acceptReferral,
  async (scene, { id, handlerId }) => {
    const handler = handlerId ?? scene.actor.account
    await mustBeColleague(scene, handler)
    const at = scene.now.toISOString()
    return (
      await make(
        scene,
        'accept',
        id,
        sql`, answered_at = ${at}, received_at = coalesce(received_at, ${at}), handler_id = ${handler}`,
      )
    ).row
  },
  traceOf,
  moved,
)

async function mustBeColleague({ tx, actor }: Scene, account: string): Promise<void> {
  const colleague = await tx.find(sql`
    select from memberships where account_id = ${account} and organisation_id = ${actor.organisation} and ended_at is null
      and role in ('case-worker', 'supervisor', 'coordinator')`)
  if (!colleague)
    throw new Refusal('invalid-input', { faults: [{ path: 'handlerId', code: 'faults.not-in-list' }] })
}

const decline = operation(
  declineReferral,
  async (scene, { id, code, note }) =>
    (
      await make(
        scene,
        'decline',
        id,
        sql`, answered_at = ${scene.now.toISOString()}, decline_code = ${code}, decline_note = ${note}`,
      )
    ).row,
  traceOf,
  moved,
)

const noPlace = operation(
  noCapacity,
  async (scene, { id, note }) => {
    const at = scene.now.toISOString()
    const { row, before } = await make(
      scene,
      'no-capacity',
      id,
      sql`, answered_at = ${at}, decline_note = ${note}`,
    )
    // The directory learns at once what the partner just said; a case worker may not change it, then nothing happens.
    await scene.tx.run(
      sql`update services set capacity_free = 0, capacity_confirmed_at = ${at} where id = ${before.serviceId} and capacity_places is not null`,
    )
    return row
  },
  traceOf,
  moved,
)

const start = operation(
  startService,
  async (scene, { id }) =>
    (await make(scene, 'start', id, sql`, started_at = ${scene.now.toISOString()}`)).row,
  traceOf,
  moved,
)

const complete = operation(
  completeReferral,
  async (scene, { id, outcome, note }) =>
    (
      await make(
        scene,
        'complete',
        id,
        sql`, completed_at = ${scene.now.toISOString()}, outcome = ${outcome}, outcome_note = ${note}`,
      )
    ).row,
  traceOf,
  moved,
)

const close = operation(
  closeReferral,
  async (scene, { id, feedback, note }) => {
    const { row, before } = await make(scene, 'close', id, sql`, closed_at = ${scene.now.toISOString()}`)
    if (feedback) {
      await scene.tx.run(sql`
        insert into referral_feedback (referral_id, organisation_id, given, note, account_id)
        values (${id}, ${scene.actor.organisation}, ${feedback}, ${note}, ${scene.actor.account})`)
    }
    await settleNeed(scene, before)
    return row
  },
  traceOf,
  moved,
)

/** A completed service meets its need; after any other ending the need is open again, unless another referral carries it. */
async function settleNeed({ tx, now }: Scene, before: Standing): Promise<void> {
  const met = before.state === 'completed'
  await tx.run(sql`
    update needs n set state = ${met ? 'met' : 'open'}, settled_at = ${met ? now.toISOString() : null}, version = version + 1
    where n.id = ${before.needId} and n.state = 'in-progress'
      and not exists (select from referrals f where f.need_id = n.id and f.id <> ${before.id}
                      and f.state in ('sent', 'received', 'accepted', 'in-service', 'completed'))`)
}

const revoke = operation(
  revokeReferral,
  async (scene, { id, reason }) => {
    const at = scene.now.toISOString()
    const { row, before } = await make(
      scene,
      'revoke',
      id,
      sql`, revoked_at = ${at}, revoked_reason = ${reason}`,
    )
    await settleNeed(scene, before)
    return row
  },
  traceOf,
  moved,
)

const assign = operation(
  assignHandler,
  async (scene, { id, handlerId }) => {
    const standing = await lockReferral(scene.tx, scene.actor.organisation, id)
    if (standing.side !== 'recipient') throw new Refusal('not-found')
    await mustBeColleague(scene, handlerId)
    await scene.tx.run(
      sql`update referrals set handler_id = ${handlerId}, updated_at = ${scene.now.toISOString()} where id = ${id}`,
    )
    return getRow(scene.tx, scene.actor, scene.now, id)
  },
  (input, row) => ({ ...traceOf(input, row), details: { handler: input.handlerId } }),
)

const openRecord = operation(
  openOwnRecord,
  async (scene, input) => openRecordFromSlices(scene, input),
  (input) => ({ record: input.recordId, person: input.personId, referral: input.id }),
)

const renewLink = operation(
  giveOwnLink,
  async (scene, { id }) => {
    const standing = await lockReferral(scene.tx, scene.actor.organisation, id)
    if (standing.side !== 'sender') throw new Refusal('not-found')
    if (standing.channel !== 'link')
      throw new Refusal('not-now', { reasons: [{ code: 'referrals.only-by-link' }] })
    return { expiresAt: new Date(scene.now.getTime() + referralConfig.link.hours * 3_600_000).toISOString() }
  },
  ({ id }) => ({ referral: id }),
  ({ id }) => [{ task: 'referral-link', payload: { referral: id } }],
)

export const moveOperations: readonly Operation[] = [
  receive,
  accept,
  decline,
  noPlace,
  start,
  complete,
  close,
  revoke,
  assign,
  openRecord,
  renewLink,
]
