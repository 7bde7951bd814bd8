import type { Pool } from 'pg'
import type { OpenHouse } from './house-opening.ts'

const LOOK_EVERY_MS = 1_000
const AT_ONCE = 500

/** Takes jobs that operations asked for to the queue: at news that something happened, and every second. */
export function moveAsked(house: Pick<OpenHouse, 'worker' | 'newsroom'>): { stop(): Promise<void> } {
  let moving: Promise<void> | undefined
  let again = false
  function look(): void {
    if (moving) {
      again = true
      return
    }
    // While the database is away they lie in it; the next look finds them.
    moving = moveAll(house.worker)
      .catch(() => {})
      .finally(() => {
        moving = undefined
        if (again) look()
        again = false
      })
  }
  const unsubscribe = house.newsroom.subscribe(look)
  const timer = setInterval(look, LOOK_EVERY_MS)
  return {
    async stop() {
      unsubscribe()
      clearInterval(timer)
      again = false
      await moving
    },
  }
}

/** Takes all of them, the first asked for first. */
export async function moveAll(worker: Pool): Promise<void> {
  for (let moved = AT_ONCE; moved === AT_ONCE; ) moved = await moveSome(worker)
}

async function moveSome(worker: Pool): Promise<number> {
  const { rows } = await worker.query<{ moved: number }>(
    `with taken as (
       delete from jobs_to_queue where id in (select id from jobs_to_queue order by id limit $1 for update skip locked) returning id, jobs),
     queued as (
       select enqueue_all((select json_agg(job order by id) from taken, json_array_elements(taken.jobs) as job)) where exists (select from taken))
     select (select count(*) from taken)::int as moved, (select count(*) from queued)`,
    [AT_ONCE],
  )
  return rows[0]?.moved ?? 0
}
