import { type EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'

// A worker that was killed leaves its jobs locked, and the queue would free them after hours only. So each worker holds
// an advisory lock in the database while it lives; the lock falls with its connection, and others see that it is gone.

const AGAIN_AFTER_MS = 1_000
const KEY = 'hashtextextended($1, 11)'

/** Holds the sign of life of every worker that reports to these events, until `end`. */
export function markAlive(pool: Pool, events: EventEmitter): { end(): void } {
  const ending = new AbortController()
  events.on('pool:create', ({ workerPool }) => void keepHolding(pool, String(workerPool.id), ending.signal))
  return { end: () => ending.abort() }
}

/** A connection that breaks takes the sign of life with it, so it is given again at once. */
async function keepHolding(pool: Pool, name: string, ended: AbortSignal): Promise<void> {
  while (!ended.aborted) {
    await holdOnce(pool, name, ended).catch(() => {})
    await sleep(AGAIN_AFTER_MS, undefined, { signal: ended }).catch(() => {})
  }
}

async function holdOnce(pool: Pool, name: string, ended: AbortSignal): Promise<void> {
  const client = await pool.connect()
  const over = Promise.race([once(client, 'end'), once(ended, 'abort')])
  try {
    await client.query(`select pg_advisory_lock(${KEY})`, [name])
    if (!ended.aborted) await over
  } finally {
    over.catch(() => {})
    client.release(true)
  }
}

/** Gives the jobs of workers without a sign of life back to the queue, and tells how many workers that were. */
export async function unlockJobsOfTheDead(pool: Pool, olderThanSeconds = 10): Promise<number> {
  const { rows } = await pool.query<{ name: string }>(
    `select distinct locked_by as name from graphile_worker._private_jobs
     where locked_at < now() - make_interval(secs => $1)`,
    [olderThanSeconds],
  )
  const dead: string[] = []
  for (const { name } of rows) if (await isDead(pool, name)) dead.push(name)
  if (dead.length > 0) await pool.query('select graphile_worker.force_unlock_workers($1::text[])', [dead])
  return dead.length
}

/** Whoever lives holds its lock; a lock that can be had belongs to nobody. Gone again at the end of the statement. */
async function isDead(pool: Pool, name: string): Promise<boolean> {
  const { rows } = await pool.query<{ free: boolean }>(`select pg_try_advisory_xact_lock(${KEY}) as free`, [
    name,
  ])
  return rows[0]?.free ?? false
}
