import { findProgramme } from '@passerelle/domain/programmes/index'
import type { Scene } from '../engine/operation.ts'
import { Refusal } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { registerFromSlices } from '../people/from-slices.ts'
import { openRecord } from '../records/opening.ts'
import { lockReferral } from './rows.ts'
import { readSlices } from './slices.ts'

interface OwnRecord {
  readonly id: string
  readonly personId: string
  readonly recordId: string
  readonly programme: string
}

/**
 * The recipient starts a record of its own from what was shared: a new person of its own, linked to the referral only.
 * Nothing of the sender's record is copied that the slices do not hold.
 */
export async function openRecordFromSlices(scene: Scene, input: OwnRecord): Promise<{ recordId: string }> {
  const standing = await lockReferral(scene.tx, scene.actor.organisation, input.id)
  if (standing.side !== 'recipient') throw new Refusal('not-found')
  if (standing.state !== 'accepted' && standing.state !== 'in-service') {
    throw new Refusal('not-now', {
      reasons: [{ code: 'referrals.not-from-here', values: { state: standing.state } }],
    })
  }
  if (!findProgramme(input.programme))
    throw new Refusal('invalid-input', { faults: [{ path: 'programme', code: 'faults.not-in-list' }] })
  await registerFromSlices(scene, input.personId, await readSlices(scene, input.id))
  await openRecord(scene, {
    id: input.recordId,
    personId: input.personId,
    programme: input.programme,
    fromReferralId: input.id,
  })
  await scene.tx.run(sql`update referrals set recipient_record_id = ${input.recordId} where id = ${input.id}`)
  return { recordId: input.recordId }
}
