import { moveAll } from '../src/engine/asked-jobs.ts'
import type { OpenHouse } from '../src/engine/house-opening.ts'

export interface QueuedJob {
  readonly id: string
  readonly task: string
  readonly payload: Readonly<Record<string, unknown>>
}

/** What waits in the queue of the worker, with what operations have just asked for; the first asked for first. */
export async function queuedJobs(house: Pick<OpenHouse, 'owner' | 'worker'>): Promise<readonly QueuedJob[]> {
  await moveAll(house.worker)
  const { rows } = await house.owner.query<QueuedJob>(
    `select j.id, t.identifier as task, j.payload from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id order by j.id`,
  )
  return rows
}
