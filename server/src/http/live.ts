import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Actor } from '../engine/actor.ts'
import type { House, News } from '../engine/house.ts'
import type { Newsroom } from '../engine/news.ts'
import { Refusal } from '../engine/problem.ts'
import { whoActs } from '../engine/who-acts.ts'
import { secretOf } from './knock.ts'

const HEARTBEAT_MS = 20_000
const SESSION_CHECK_MS = 60_000
/** Pages of one session that listen at once, per server. */
const MOST_PER_SESSION = 8
/** What may wait for a page that does not read; it asks again by itself when it is back. */
const MOST_UNREAD = 64 * 1024

interface Listener {
  readonly secret: string | null
  readonly actor: Actor
  readonly stream: ServerResponse
  end(): void
}

/** `GET /api/live`: tells pages which operation touched their organisation's work, so that they read again. Ids only. */
export function registerLive(
  app: FastifyInstance,
  house: House,
  newsroom: Pick<Newsroom, 'subscribe'>,
): void {
  const listeners = new Set<Listener>()
  const unsubscribe = newsroom.subscribe((news) => {
    for (const listener of listeners) {
      tell(listener, news)
      if (news.operation.startsWith('accounts.')) void checkSession(house, listener)
    }
  })
  app.addHook('preClose', async () => {
    unsubscribe()
    for (const listener of listeners) listener.end()
  })
  app.get('/api/live', { config: { operation: 'live' } }, async (request, reply) => {
    const secret = secretOf(request)
    const actor = await whoActs(house.app, secret)
    if (!actor) throw new Refusal('sign-in-needed')
    const others = [...listeners].filter((one) => one.actor.session === actor.session)
    if (others.length >= MOST_PER_SESSION) throw new Refusal('wait-before-retry', { values: { seconds: 60 } })
    listen(house, listeners, { secret, actor, stream: openStream(reply) })
  })
}

function openStream(reply: FastifyReply): ServerResponse {
  reply.hijack()
  reply.raw.writeHead(200, {
    ...outgoing(reply),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  })
  reply.raw.write('retry: 3000\n\n: welcome\n\n')
  return reply.raw
}

/** Headers that hooks have set so far; none of them is a list. */
function outgoing(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(
    Object.entries(reply.getHeaders()).map(([name, value]) => [name, String(value ?? '')]),
  )
}

function listen(house: House, listeners: Set<Listener>, guest: Omit<Listener, 'end'>): void {
  const { stream } = guest
  const listener: Listener = { ...guest, end: () => void stream.end() }
  const heartbeat = setInterval(() => stream.write(': still here\n\n'), HEARTBEAT_MS)
  const check = setInterval(() => void checkSession(house, listener), SESSION_CHECK_MS)
  listeners.add(listener)
  stream.on('error', () => stream.destroy())
  stream.on('close', () => {
    clearInterval(heartbeat)
    clearInterval(check)
    listeners.delete(listener)
  })
}

/** A session that ended hears no more. While the database is away nobody can say, and nothing can be read either. */
async function checkSession(house: House, listener: Listener): Promise<void> {
  const actor = await whoActs(house.app, listener.secret).catch(() => listener.actor)
  if (!actor) listener.end()
}

function tell(listener: Listener, news: News): void {
  const { actor, stream } = listener
  if (!news.organisations.includes(actor.organisation)) return
  if (stream.writableLength > MOST_UNREAD) return listener.end()
  const { operation, record, referral } = news
  const told = worksWithPersons(actor) ? { operation, record, referral } : { operation }
  stream.write(`data: ${JSON.stringify(told)}\n\n`)
}

function worksWithPersons({ capacity, role }: Actor): boolean {
  return capacity === 'operational' && role !== 'administrator' && role !== 'viewer'
}
