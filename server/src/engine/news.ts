import pg from 'pg'
import type { News } from './house.ts'

const CHANNEL = 'passerelle'
/** NOTIFY takes a lock that all committing writers share, so news leave in batches, after the commits, on one connection. */
const EVERY_MS = 50
/** PostgreSQL refuses payloads of 8000 bytes and more. */
const BATCH = 24

export interface Newsroom {
  announce(news: News): void
  subscribe(listener: (news: News) => void): () => void
  close(): Promise<void>
}

/** Live updates over LISTEN/NOTIFY: every program before the same database hears what happened in any of them. */
export function openNewsroom(url: string): Newsroom {
  const listeners = new Set<(news: News) => void>()
  let waiting: News[] = []
  let client: pg.Client | undefined
  let closed = false

  async function connect(): Promise<void> {
    if (closed) return
    const fresh = new pg.Client({ connectionString: url, application_name: 'passerelle news' })
    fresh.on('error', () => lose(fresh))
    fresh.on('end', () => lose(fresh))
    fresh.on('notification', ({ payload }) => hear(payload ?? '[]'))
    await fresh.connect()
    await fresh.query(`listen ${CHANNEL}`)
    client = fresh
  }

  function lose(lost: pg.Client): void {
    if (client === lost) client = undefined
  }

  function hear(payload: string): void {
    const batch: News[] = JSON.parse(payload)
    for (const news of batch) for (const listener of listeners) listener(news)
  }

  async function flush(): Promise<void> {
    if (!client) await connect()
    const batch = waiting.splice(0, BATCH)
    if (batch.length === 0) return
    await client?.query('select pg_notify($1, $2)', [CHANNEL, JSON.stringify(batch)])
  }

  let running = false
  const timer = setInterval(() => {
    if (running) return
    running = true
    // News are hints: when the database is away, pages ask again by themselves once it is back.
    void flush()
      .catch(() => {
        waiting = waiting.slice(-200)
      })
      .finally(() => {
        running = false
      })
  }, EVERY_MS)
  timer.unref()

  return {
    announce: (news) => void waiting.push(news),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      closed = true
      clearInterval(timer)
      await client?.end().catch(() => {})
    },
  }
}
