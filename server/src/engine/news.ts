import pg from 'pg'
import type { News } from './house.ts'

const CHANNEL = 'passerelle'
/** NOTIFY takes a lock that all committing writers share, so news leave in batches, after the commits, on one connection. */
const EVERY_MS = 50
/** PostgreSQL refuses payloads of 8000 bytes and more. */
const MOST_BYTES = 7_500
/** News are hints: while the database is away only the latest are kept, and pages ask again by themselves. */
const MOST_WAITING = 200
const RECONNECT_AFTER_MS = 1_000

export interface Newsroom {
  announce(news: News): void
  subscribe(listener: (news: News) => void): () => void
  close(): Promise<void>
}

/** Live updates over LISTEN/NOTIFY: every program before the same database hears what happened in any of them. */
export function openNewsroom(url: string): Newsroom {
  const listeners = new Set<(news: News) => void>()
  const waiting: string[] = []
  let client: pg.Client | undefined
  let running: Promise<void> | undefined
  let notBefore = 0

  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'passerelle news',
      keepAlive: true,
    })
    const lose = () => {
      if (client === fresh) client = undefined
    }
    fresh.on('error', lose).on('end', lose)
    fresh.on('notification', ({ payload }) => {
      for (const news of readNews(payload)) for (const listener of listeners) listener(news)
    })
    await fresh.connect()
    await fresh.query(`listen ${CHANNEL}`)
    client = fresh
    return fresh
  }

  async function flush(): Promise<void> {
    const connection = client ?? (await connect())
    const batch = takeBatch(waiting)
    if (batch.length > 0) await connection.query('select pg_notify($1, $2)', [CHANNEL, `[${batch.join()}]`])
  }

  const timer = setInterval(() => {
    if (running || Date.now() < notBefore) return
    running = flush()
      .catch(() => {
        notBefore = Date.now() + RECONNECT_AFTER_MS
        waiting.splice(0, Math.max(0, waiting.length - MOST_WAITING))
      })
      .finally(() => {
        running = undefined
      })
  }, EVERY_MS)
  timer.unref()

  return {
    announce: (news) => void waiting.push(JSON.stringify(news)),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      clearInterval(timer)
      await running
      await client?.end().catch(() => {})
    },
  }
}

function takeBatch(waiting: string[]): string[] {
  let bytes = 2
  const over = waiting.findIndex((text) => {
    bytes += Buffer.byteLength(text) + 1
    return bytes > MOST_BYTES
  })
  return waiting.splice(0, over === -1 ? waiting.length : Math.max(1, over))
}

/** Another program in the same database may use the same channel for something else. */
function readNews(payload: string | undefined): readonly News[] {
  try {
    const batch: unknown = JSON.parse(payload ?? '[]')
    return Array.isArray(batch) ? batch.filter(isNews) : []
  } catch {
    return []
  }
}

function isNews(value: unknown): value is News {
  return (
    typeof value === 'object' &&
    value !== null &&
    'operation' in value &&
    typeof value.operation === 'string' &&
    'organisations' in value &&
    Array.isArray(value.organisations)
  )
}
