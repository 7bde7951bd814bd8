import { addNeed, setRisk, settleNeed, signNeed } from '@passerelle/domain/shared/records/plan-contract'
import { needStateAfter, settlingHindrances } from '@passerelle/domain/shared/records/rules'
import { type Operation, type Scene, operation } from '../engine/operation.ts'
import { Refusal, found, refuseWith } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { getNeed } from './plan-sql.ts'
import { latestRisk } from './reading.ts'
import { type LockedRecord, lockRecord, touch } from './row.ts'

async function lockOpenRecord(scene: Scene, id: string): Promise<LockedRecord> {
  const record = await lockRecord(scene, id)
  refuseWith('not-now', record.closedOn === null ? [] : [{ code: 'records.closed' }])
  return record
}

const add = operation(
  addNeed,
  async (scene, need) => {
    const record = await lockOpenRecord(scene, need.recordId)
    await scene.tx.run(sql`
      insert into needs (id, record_id, person_id, organisation_id, service_type, note, priority, place_id, longitude, latitude,
        signed_by_person, created_by, created_at)
      values (${need.id}, ${record.id}, ${record.personId}, ${record.organisationId}, ${need.serviceType}, ${need.note}, ${need.priority},
        ${need.placeId}, ${need.coordinates?.longitude ?? null}, ${need.coordinates?.latitude ?? null}, ${need.signedByPerson},
        ${scene.actor.account}, ${scene.now.toISOString()})`)
    await touch(scene, record.id)
    return getNeed(scene, need.id)
  },
  ({ id, recordId, serviceType, priority }) => ({
    record: recordId,
    details: { need: id, serviceType, priority },
  }),
)

/** Whoever settles a need sees it as it is now, and nobody changes it meanwhile. */
async function lockNeed({ tx }: Scene, id: string): Promise<{ version: number }> {
  return found(await tx.find<{ version: number }>(sql`select version from needs where id = ${id} for update`))
}

const settle = operation(
  settleNeed,
  async (scene, { id, version, response, note }) => {
    const current = await lockNeed(scene, id)
    const need = await getNeed(scene, id)
    if (current.version !== version) throw new Refusal('changed-meanwhile', { values: { need } })
    refuseWith('not-now', settlingHindrances(need.referral?.state ?? null))
    await scene.tx.run(sql`
      update needs set response = ${response}, state = ${needStateAfter(response)}, note = ${note === undefined ? need.note : note},
        settled_at = ${response ? scene.now.toISOString() : null}, settled_by = ${response ? scene.actor.account : null}, version = version + 1
      where id = ${id}`)
    await touch(scene, need.recordId)
    return getNeed(scene, id)
  },
  ({ id, response }, { recordId, serviceType }) => ({
    record: recordId,
    details: { need: id, serviceType, response },
  }),
)

const sign = operation(
  signNeed,
  async (scene, { id, signed }) => {
    await lockNeed(scene, id)
    await scene.tx.run(
      sql`update needs set signed_by_person = ${signed}, version = version + 1 where id = ${id}`,
    )
    return getNeed(scene, id)
  },
  ({ id, signed }, { recordId }) => ({ record: recordId, details: { need: id, signed } }),
)

const judge = operation(
  setRisk,
  async (scene, { id, recordId, risk, why, factors }) => {
    const record = await lockRecord(scene, recordId)
    await scene.tx.run(sql`
      insert into risk_assessments (id, record_id, organisation_id, risk, why, factors, account_id, at)
      values (${id}, ${record.id}, ${record.organisationId}, ${risk}, ${why}, ${JSON.stringify(factors)}::jsonb, ${scene.actor.account},
        ${scene.now.toISOString()})`)
    await scene.tx.run(sql`
      update records set risk = ${risk}, version = version + 1, updated_at = ${scene.now.toISOString()} where id = ${record.id}`)
    return found(await latestRisk(scene, record.id))
  },
  ({ recordId, risk, factors }) => ({ record: recordId, details: { risk, factors: factors.length } }),
)

export const planOperations: readonly Operation[] = [add, settle, sign, judge]
