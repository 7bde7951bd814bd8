import type { Contract } from '@passerelle/domain/kernel/contract'
import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { call, requestOf } from './call.ts'
import { asProblem } from './problem.ts'
import { newId } from './uuid.ts'

const accept = {
  name: 'referrals.accept',
  method: 'POST',
  path: '/api/referrals/:id/acceptance',
  door: 'signed-in',
  about: 'The partner takes the referral.',
  input: z.object({ id: z.string(), note: z.string().optional() }),
  output: z.object({ state: z.string() }),
} satisfies Contract

const list = { ...accept, name: 'referrals.list', method: 'GET', path: '/api/referrals' } satisfies Contract

const now = { pauses: [0, 0] }

/** The server's answers, one after another; an Error is a connection that broke. */
function server(...answers: readonly (Response | Error)[]) {
  const calls: Request[] = []
  const left = [...answers]
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    calls.push(new Request(new URL(url, 'http://passerelle.example'), init))
    const answer = left.shift()
    if (!answer || answer instanceof Error) throw answer ?? new Error('nothing more to say')
    return answer
  })
  return calls
}

function json(body: unknown, status = 200): Response {
  const type = status < 400 ? 'application/json' : 'application/problem+json'
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': type } })
}

const broken = () => new TypeError('Failed to fetch')

afterEach(() => vi.unstubAllGlobals())

test('the id travels in the path, the rest in the body, with the mark that no other site can set', async () => {
  const [request] = await sent(() => call(accept, { id: 'a/b', note: 'today' }))
  expect(new URL(request?.url ?? '').pathname).toBe('/api/referrals/a%2Fb/acceptance')
  expect(await request?.json()).toEqual({ note: 'today' })
  expect(request?.headers.get('x-passerelle')).toBe('1')
  expect(request?.headers.get('operation-id')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
})

async function sent(work: () => Promise<unknown>): Promise<readonly Request[]> {
  const calls = server(json({ state: 'accepted' }))
  await work()
  return calls
}

test('a reading carries its fields in the query; what is not there is left out', () => {
  const { url, init } = requestOf(list, { state: 'sent', after: undefined, limit: 50, tag: ['a', 'b'] }, 'x')
  expect(url).toBe('/api/referrals?state=sent&limit=50&tag=a&tag=b')
  expect(init.body).toBeUndefined()
})

test('an answer that was lost is asked for again, as the same operation', async () => {
  const calls = server(broken(), broken(), json({ state: 'accepted' }))
  expect(await call(accept, { id: 'r1' }, now)).toEqual({ state: 'accepted' })
  const ids = calls.map((request) => request.headers.get('operation-id'))
  expect(ids).toHaveLength(3)
  expect(new Set(ids).size).toBe(1)
})

test('a server that is being restarted is waited for', async () => {
  server(new Response('', { status: 502 }), json({ code: 'unavailable' }, 503), json({ state: 'accepted' }))
  expect(await call(accept, { id: 'r1' }, now)).toEqual({ state: 'accepted' })
})

test('when no answer comes at all, the problem says that nothing is known', async () => {
  server(broken(), broken(), broken())
  const problem = asProblem(await call(accept, { id: 'r1' }, now).catch((error: unknown) => error))
  expect(problem).toMatchObject({ status: 0, code: 'web.no-connection', unanswered: true })
})

test('a refusal is not asked for twice; it comes with its reasons and faults', async () => {
  const reasons = [{ code: 'consents.not-live', values: { category: 'health' } }]
  const calls = server(json({ code: 'no-live-consent', title: 'No consent', reasons }, 409))
  const problem = asProblem(await call(accept, { id: 'r1' }, now).catch((error: unknown) => error))
  expect(problem).toMatchObject({
    status: 409,
    code: 'no-live-consent',
    reasons,
    faults: [],
    unanswered: false,
  })
  expect(calls).toHaveLength(1)
})

test('a gateway that answers with a page of its own is told as what it is', async () => {
  server(new Response('<html>', { status: 500, headers: { 'content-type': 'text/html' } }))
  const problem = asProblem(await call(accept, { id: 'r1' }, now).catch((error: unknown) => error))
  expect(problem).toMatchObject({ status: 500, code: 'web.unexpected-answer' })
})

test('what is no longer wanted is given up at once', async () => {
  const stop = new AbortController()
  server(broken(), json({ state: 'accepted' }))
  const asked = call(list, { id: '' }, { signal: stop.signal, pauses: [10_000] })
  setTimeout(() => stop.abort(), 5)
  await expect(asked).rejects.toThrow(/given up/)
})

test('ids sort by the time they were made and are never the same', () => {
  const ids = [newId(1_000), newId(2_000), newId(1_700_000_000_000)]
  expect(ids.toSorted()).toEqual(ids)
  expect(newId(5)).not.toBe(newId(5))
  expect(newId(0x0123_4567_89ab)).toMatch(/^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
