import type { Day } from '@passerelle/domain/kernel/day'
import { type Programme } from '@passerelle/domain/kernel/programme'
import { findProgramme } from '@passerelle/domain/programmes/index'
import type { Scene } from '../engine/operation.ts'
import { Refusal, found, refuseWith } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { spokenCode } from '../engine/spoken-code.ts'

export interface NewRecord {
  readonly id: string
  readonly personId: string
  readonly programme: string
  /** Set when the record continues what a partner handed over. */
  readonly fromReferralId?: string
  readonly openedOn?: Day | undefined
}

/** Opens a record where its programme begins; whoever opens it keeps it. */
export async function openRecord(scene: Scene, record: NewRecord): Promise<void> {
  const { tx, actor, now, today } = scene
  const programme = getProgramme(record.programme)
  const openedOn = record.openedOn ?? today
  if (openedOn > today)
    throw new Refusal('invalid-input', { faults: [{ path: 'openedOn', code: 'records.fault.not-yet' }] })
  found(await tx.find(sql`select id from people where id = ${record.personId}`))
  await refuseSecond(scene, record)
  await tx.run(sql`
    insert into records (id, person_id, organisation_id, worker_id, programme, programme_version, code, state, opened_on,
      from_referral_id, updated_at)
    values (${record.id}, ${record.personId}, ${actor.organisation}, ${actor.account}, ${programme.id}, ${programme.version},
      ${spokenCode('C', record.id)}, ${programme.starts}, ${openedOn}, ${record.fromReferralId ?? null}, ${now.toISOString()})`)
}

export function getProgramme(id: string): Programme {
  const programme = findProgramme(id)
  if (!programme)
    throw new Refusal('invalid-input', { faults: [{ path: 'programme', code: 'faults.not-in-list' }] })
  return programme
}

/** One person may have many records, but not two open ones in the same programme with the same organisation. */
async function refuseSecond({ tx }: Scene, { id, personId, programme }: NewRecord): Promise<void> {
  const open = await tx.find<{ code: string }>(sql`
    select code from records where person_id = ${personId} and programme = ${programme} and closed_on is null and id <> ${id} limit 1`)
  refuseWith('already-exists', open ? [{ code: 'records.already-open', values: { code: open.code } }] : [])
}
