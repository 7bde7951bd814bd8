import { assignRecord } from '@passerelle/domain/shared/records/contract'
import { addNote, addTask, finishTask } from '@passerelle/domain/shared/records/plan-contract'
import { type Operation, type Scene, operation } from '../engine/operation.ts'
import { Refusal, found, refuseWith } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { getTask } from './plan-sql.ts'
import { lockRecord, touch } from './row.ts'

interface Colleague {
  readonly name: string
  readonly seesAll: boolean
}

/** A colleague who works with persons now; anybody else could not open what they are given. */
async function getColleague({ tx, actor }: Scene, account: string): Promise<Colleague> {
  const colleague = await tx.find<Colleague>(sql`
    select a.name, m.role in ('supervisor', 'coordinator') as "seesAll"
    from memberships m join accounts a on a.id = m.account_id
    where m.account_id = ${account} and m.organisation_id = ${actor.organisation} and m.ended_at is null and a.status = 'active'
      and m.capacity = 'operational' and m.role in ('case-worker', 'supervisor', 'coordinator')`)
  return found(colleague)
}

const assign = operation(
  assignRecord,
  async (scene, { recordId, workerId }) => {
    const record = await lockRecord(scene, recordId)
    const colleague = await getColleague(scene, workerId)
    await scene.tx.run(sql`
      update records set worker_id = ${workerId}, version = version + 1, updated_at = ${scene.now.toISOString()} where id = ${recordId}`)
    const tasksMoved = await scene.tx.run(sql`
      update tasks set assigned_to = ${workerId}
      where record_id = ${recordId} and assigned_to = ${record.workerId} and done_at is null`)
    return { recordId, workerId, workerName: colleague.name, tasksMoved }
  },
  ({ recordId, workerId }, { tasksMoved }) => ({
    record: recordId,
    details: { worker: workerId, tasks: tasksMoved },
  }),
  ({ recordId, workerId }, _, { actor }) =>
    workerId === actor.account
      ? []
      : [{ task: 'tell-of-assignment', payload: { record: recordId, account: workerId } }],
)

const ask = operation(
  addTask,
  async (scene, { recordId, id, kind, text, dueAt, assignedTo = scene.actor.account }) => {
    const record = await lockRecord(scene, recordId)
    const colleague = await getColleague(scene, assignedTo)
    const seesIt = colleague.seesAll || assignedTo === record.workerId
    refuseWith(
      'not-now',
      seesIt ? [] : [{ code: 'records.cannot-see-record', values: { name: colleague.name } }],
    )
    await scene.tx.run(sql`
      insert into tasks (id, organisation_id, record_id, kind, text, assigned_to, due_at, created_by, created_at)
      values (${id}, ${record.organisationId}, ${recordId}, ${kind}, ${text}, ${assignedTo}, ${dueAt}, ${scene.actor.account},
        ${scene.now.toISOString()})`)
    await touch(scene, recordId)
    return getTask(scene, id)
  },
  ({ recordId, id, kind }, { assignedTo, dueAt }) => ({
    record: recordId,
    details: { task: id, kind, worker: assignedTo, due: dueAt },
  }),
)

const finish = operation(
  finishTask,
  async (scene, { id, done }) => {
    const at = done ? scene.now.toISOString() : null
    const touched = await scene.tx.run(sql`
      update tasks set done_at = ${at}, done_by = ${done ? scene.actor.account : null}
      where id = ${id} and (done_at is null) = ${done}`)
    const task = await getTask(scene, id)
    if (touched > 0 && task.recordId) await touch(scene, task.recordId)
    return task
  },
  ({ id, done }, { recordId }) => ({ record: recordId, details: { task: id, done } }),
)

const note = operation(
  addNote,
  async (scene, { id, recordId, text, contactOn }) => {
    const record = await lockRecord(scene, recordId)
    if (contactOn !== null && contactOn > scene.today) {
      throw new Refusal('invalid-input', { faults: [{ path: 'contactOn', code: 'records.fault.not-yet' }] })
    }
    const at = scene.now.toISOString()
    await scene.tx.run(sql`
      insert into notes (id, record_id, organisation_id, account_id, text, contact_on, at)
      values (${id}, ${record.id}, ${record.organisationId}, ${scene.actor.account}, ${text}, ${contactOn}, ${at})`)
    await scene.tx.run(sql`
      update records set last_contact_on = greatest(last_contact_on, ${contactOn}::date), updated_at = ${at} where id = ${record.id}`)
    const me = found(
      await scene.tx.find<{ name: string }>(sql`select name from accounts where id = ${scene.actor.account}`),
    )
    return { id, text, byName: me.name, at }
  },
  ({ recordId, id }) => ({ record: recordId, details: { note: id } }),
)

export const workOperations: readonly Operation[] = [assign, ask, finish, note]
