import { actingAs } from './acting.ts'
import { sql } from './sql.ts'
import type { Clock, Task, Tasks } from './task.ts'

/**
 * What is kept only for a while is forgotten: first answers after a week, wrong tries after a day, where somebody came in
 * from after ninety days, letters after a month.
 */
const forget: Task = async (house) => {
  await actingAs(house.worker, null, async (tx) => {
    await tx.run(sql`delete from operation_answers where at < now() - interval '7 days'`)
    await tx.run(sql`
      delete from private.attempts where at < now() - interval '90 days' or (not succeeded and at < now() - interval '1 day')`)
    await tx.run(sql`delete from private.mails where at < now() - interval '30 days'`)
  })
}

export const upkeepTasks: Tasks = { 'upkeep.forget': forget }

export const upkeepClocks: readonly Clock[] = [{ task: 'upkeep.forget', at: '17 * * * *' }]
