import { actingAs } from '../engine/acting.ts'
import type { House } from '../engine/house.ts'
import { sql } from '../engine/sql.ts'
import { type Clock, leaveMachineEvent, type Task, type Tasks } from '../engine/task.ts'
import { signCheckpoint } from './checkpoint.ts'

/** Each minute, when there is something new. */
const sign: Task = async (house) => {
  const { unsealed } = await signCheckpoint(house, new Date())
  for (const { event } of unsealed) await tellOnce(house, event)
}

/** An event without the seal of the program is itself an event; it is written down once. */
async function tellOnce(house: House, event: string): Promise<void> {
  await actingAs(house.worker, null, async (tx) => {
    const details = { event }
    const told = await tx.find(
      sql`select id from events where at > now() - interval '1 day' and operation = 'audit.unsealed' and details = ${JSON.stringify(details)}`,
    )
    if (!told) await leaveMachineEvent(tx, house, 'audit.unsealed', { details })
  })
}

export const auditTasks: Tasks = { 'audit.sign': sign }

export const auditClocks: readonly Clock[] = [{ task: 'audit.sign', at: '* * * * *' }]
