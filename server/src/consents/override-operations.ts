import { consentConfig } from '@passerelle/domain/shared/consents/config'
import { askOverride, decideOverride, reviewOverride } from '@passerelle/domain/shared/consents/contract'
import { type Operation, type Scene, operation } from '../engine/operation.ts'
import { Refusal, found } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { type OverrideRow, findGround, overrideRows } from './sql.ts'
import { revokeReferralsWithoutBasis } from './withdrawal.ts'

async function getOverride({ tx, actor }: Scene, id: string): Promise<OverrideRow> {
  return found((await overrideRows(tx, { id }, actor.account))[0])
}

const ask = operation(
  askOverride,
  async (scene, input) => {
    const ground = found(await findGround(scene.tx, input.recordId))
    await scene.tx.run(sql`
      insert into overrides (id, person_id, record_id, organisation_id, recipient_id, categories, ground, reason, asked_by, asked_at)
      values (${input.id}, ${ground.person_id}, ${input.recordId}, ${ground.organisation_id}, ${input.recipientId}, ${input.categories},
        ${input.ground}, ${input.reason}, ${scene.actor.account}, ${scene.now.toISOString()})`)
    return getOverride(scene, input.id)
  },
  (input) => ({
    record: input.recordId,
    details: { recipient: input.recipientId, ground: input.ground, categories: input.categories },
  }),
  (input) => [{ task: 'tell-supervisors', payload: { kind: 'override-asked', record: input.recordId } }],
)

function stillOpen(override: OverrideRow): void {
  if (override.askedByMe) throw new Refusal('not-now', { reasons: [{ code: 'consents.override-own' }] })
  if (override.state !== 'asked')
    throw new Refusal('not-now', { reasons: [{ code: 'consents.override-decided' }] })
}

const decide = operation(
  decideOverride,
  async (scene, { id, allow }) => {
    stillOpen(await getOverride(scene, id))
    const at = scene.now.toISOString()
    await scene.tx.run(
      allow
        ? sql`update overrides set approved_by = ${scene.actor.account}, approved_at = ${at},
            review_due_at = ${at}::timestamptz + ${consentConfig.overrideReviewHours} * interval '1 hour' where id = ${id}`
        : sql`update overrides set refused_at = ${at} where id = ${id}`,
    )
    return getOverride(scene, id)
  },
  ({ id, allow }) => ({ details: { override: id, allow } }),
  ({ id, allow }, output) =>
    allow && output.reviewDueAt
      ? [{ task: 'override-review-due', payload: { override: id }, key: `override-review:${id}` }]
      : [],
)

const review = operation(
  reviewOverride,
  async (scene, input) => {
    const override = await getOverride(scene, input.id)
    if (override.askedByMe) throw new Refusal('not-now', { reasons: [{ code: 'consents.override-own' }] })
    if (override.state !== 'approved')
      throw new Refusal('not-now', { reasons: [{ code: 'consents.override-decided' }] })
    const at = scene.now.toISOString()
    await scene.tx.run(sql`
      update overrides set reviewed_by = ${scene.actor.account}, reviewed_at = ${at}, review = ${input.outcome}, review_note = ${input.note},
        person_told_at = ${input.personTold ? at : null}, ended_at = ${input.outcome === 'ended' ? at : null}
      where id = ${input.id}`)
    if (input.outcome === 'ended') {
      const shares = await scene.tx.rows<{ referral_id: string }>(
        sql`select distinct referral_id from shares where override_id = ${input.id}`,
      )
      await revokeReferralsWithoutBasis(scene.tx, {
        referrals: shares.map((row) => row.referral_id),
        now: scene.now,
      })
    }
    return getOverride(scene, input.id)
  },
  (input) => ({ details: { override: input.id, outcome: input.outcome } }),
)

export const overrideOperations: readonly Operation[] = [ask, decide, review]
