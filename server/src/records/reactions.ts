import { actingAs } from '../engine/acting.ts'
import { newId } from '../engine/ids.ts'
import { sql } from '../engine/sql.ts'
import { type Tasks, textIn } from '../engine/task.ts'

/** Who works with persons hears of what happened to their work; codes only, never a name. */
export const recordsTasks: Tasks = {
  'tell-of-assignment': async (house, payload) => {
    const [record, account] = [textIn(payload, 'record'), textIn(payload, 'account')]
    await actingAs(house.worker, null, (tx) =>
      tx.run(sql`
        insert into notices (id, organisation_id, account_id, kind, record_id, facts)
        select ${newId()}::uuid, r.organisation_id, r.worker_id, 'record-assigned', r.id, jsonb_build_object('code', r.code)
        from records r where r.id = ${record} and r.worker_id = ${account}`),
    )
  },
}
