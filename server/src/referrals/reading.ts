import type { readReferral } from '@passerelle/domain/shared/referrals/contract'
import type { z } from 'zod'
import type { Scene } from '../engine/operation.ts'
import { found } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { getRow, openMoves } from './rows.ts'
import { readSlices } from './slices.ts'

type Whole = z.input<typeof readReferral.output>
type Ended = Whole['ended'][number]
type Step = Whole['steps'][number]

/** One referral with what whoever acts may see of it: the slices that live today, the ones that ended, the road so far. */
export async function readWhole(scene: Scene, id: string): Promise<Whole> {
  const { tx, actor } = scene
  const row = await getRow(tx, actor, scene.now, id)
  const more = await findMore(scene, id)
  const ended = await tx.rows<Ended>(sql`
    select category, ended_reason as reason, ended_at as at, attested_at as "attestedAt" from shares
    where referral_id = ${id} and ended_at is not null order by category`)
  const steps = await tx.rows<Step>(sql`
    select s.to_state as "to", s.at, o.name as "byOrganisation", s.account_id = ${actor.account} as "byMe", s.code
    from referral_steps s left join organisations o on o.id = s.organisation_id where s.referral_id = ${id} order by s.position`)
  const feedback = await tx.find<NonNullable<Whole['feedback']>>(sql`
    select given, note, at from referral_feedback where referral_id = ${id}`)
  const moves = openMoves(row.state, row.side)
  if (row.side === 'recipient' && ended.some((share) => share.attestedAt === null)) moves.push('attest')
  if (row.side === 'sender' && more.channel === 'link' && (row.state === 'sent' || row.state === 'received'))
    moves.push('renew-link')
  return {
    referral: { ...row, ...more },
    slices: await readSlices(scene, id),
    ended,
    steps: steps.map((step) => ({ ...step, byMe: step.byMe ?? false })),
    feedback: feedback ?? null,
    moves,
  }
}

type More = Omit<Whole['referral'], keyof Awaited<ReturnType<typeof getRow>>>

async function findMore({ tx, actor }: Scene, id: string): Promise<More> {
  return found(
    await tx.find<More>(sql`
      select f.message, f.channel, f.basis, f.decline_code as "declineCode", f.decline_note as "declineNote", f.outcome,
        f.outcome_note as "outcomeNote", f.revoked_reason as "revokedReason", f.received_at as "receivedAt",
        case when f.sender_id = ${actor.organisation} then f.escalated_at end as "escalatedAt",
        f.started_at as "startedAt", f.completed_at as "completedAt", f.closed_at as "closedAt",
        case when f.sender_id = ${actor.organisation} then f.rerouted_from end as "reroutedFromId",
        case when f.sender_id = ${actor.organisation} then (select n.id from referrals n where n.rerouted_from = f.id limit 1) end as "reroutedToId",
        case when f.recipient_id = ${actor.organisation} then f.recipient_record_id end as "recipientRecordId", f.version
      from referrals f where f.id = ${id}`),
  )
}
