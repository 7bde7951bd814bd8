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
  const line = openLine(url, (news) => {
    for (const listener of listeners) listener(news)
  })
  const courier = everySoOften(async () => {
    const client = await line.client()
    while (waiting.length > 0)
      await client.query('select pg_notify($1, $2)', [CHANNEL, `[${takeBatch(waiting).join()}]`])
  })
  return {
    announce(news) {
      waiting.push(JSON.stringify(news))
      if (!line.isUp()) waiting.splice(0, Math.max(0, waiting.length - MOST_WAITING))
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      await courier.stop()
      await line.close()
    },
  }
}

interface Line {
  /** The connection that listens; a new one when it was lost. */
  client(): Promise<pg.Client>
  isUp(): boolean
  close(): Promise<void>
}

function openLine(url: string, hear: (news: News) => void): Line {
  let current: pg.Client | undefined
  async function connect(): Promise<pg.Client> {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'passerelle news',
      keepAlive: true,
    })
    const lose = () => {
      if (current === fresh) current = undefined
    }
    fresh.on('error', lose).on('end', lose)
    fresh.on('notification', ({ payload }) => readNews(payload).forEach(hear))
    await fresh.connect()
    await fresh.query(`listen ${CHANNEL}`)
    current = fresh
    return fresh
  }
  return {
    client: async () => current ?? connect(),
    isUp: () => current !== undefined,
    async close() {
      await current?.end().catch(() => {})
    },
  }
}

/** Does the work again and again, never twice at once, and more slowly after a failure. */
function everySoOften(work: () => Promise<unknown>): { stop(): Promise<void> } {
  let running: Promise<unknown> | undefined
  let notBefore = 0
  const timer = setInterval(() => {
    if (running || Date.now() < notBefore) return
    running = work()
      .catch(() => {
        notBefore = Date.now() + RECONNECT_AFTER_MS
      })
      .finally(() => {
        running = undefined
      })
  }, EVERY_MS)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
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
