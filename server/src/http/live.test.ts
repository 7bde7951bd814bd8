import { contract } from '@passerelle/domain/kernel/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { testApp, type TestApp } from '../../test/app.ts'
import { organisation, staff, type SignedIn } from '../../test/world.ts'
import { openHouse, type OpenHouse } from '../engine/house-opening.ts'
import type { News } from '../engine/house.ts'
import { newId } from '../engine/ids.ts'
import { operation } from '../engine/operation.ts'

const ring = contract({
  name: 'bells.ring',
  method: 'POST',
  path: '/api/bells/:id',
  door: 'signed-in',
  about: 'Makes itself heard.',
  input: z.object({ id: z.uuid() }),
  output: z.object({}),
})
const bells = [
  operation(
    ring,
    async () => ({}),
    ({ id }) => ({ record: id }),
  ),
]

let town: TestApp
let address: string
/** Another program before the same database. */
let elsewhere: OpenHouse
let harbour: string
let amal: SignedIn

beforeAll(async () => {
  town = await testApp({ operations: bells })
  address = await town.app.listen({ port: 0, host: '127.0.0.1' })
  elsewhere = openHouse(town.house.settings, { databaseUrl: town.database.url })
  harbour = await organisation(town.house, { name: 'Harbour' })
  amal = await staff(town.house, { organisation: harbour, role: 'case-worker', name: 'Amal' })
})
afterAll(async () => {
  await elsewhere.close()
  await town.close()
})

interface Listening {
  readonly status: number
  readonly headers: Headers
  /** The next message; fails when none comes in time. */
  next(): Promise<unknown>
  /** True when the server ended the stream. */
  ended(): Promise<boolean>
  close(): void
}

async function listen(secret: string): Promise<Listening> {
  const ending = new AbortController()
  const response = await fetch(`${address}/api/live`, {
    headers: { cookie: `passerelle_session=${secret}` },
    signal: ending.signal,
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  async function more(): Promise<boolean> {
    const timeout = setTimeout(() => ending.abort(new Error('nothing came')), 4_000)
    const part = await reader?.read().finally(() => clearTimeout(timeout))
    text += part?.value ?? ''
    return part?.done === false
  }
  return {
    status: response.status,
    headers: response.headers,
    async next() {
      for (;;) {
        const found = /^data: (.*)\n\n/m.exec(text)
        if (found) {
          text = text.slice(found.index + found[0].length)
          return JSON.parse(found[1] ?? 'null')
        }
        if (!(await more())) throw new Error('the stream ended')
      }
    },
    async ended() {
      while (await more());
      return true
    },
    close: () => ending.abort(),
  }
}

function news(organisations: readonly string[], more: Partial<News> = {}): News {
  return { operation: 'referrals.send', organisations, record: newId(), referral: newId(), ...more }
}

it('a page hears what a colleague did here, with nothing but the name of the operation and ids', async () => {
  const page = await listen(amal.secret)
  expect(page.headers.get('content-type')).toContain('text/event-stream')
  const id = newId()
  await town.inject(ring, { id }, { as: amal.secret })
  expect(await page.next()).toEqual({ operation: 'bells.ring', record: id, referral: null })
  page.close()
})

it('a page hears what happened in another program before the same database', async () => {
  const page = await listen(amal.secret)
  const sent = news([harbour])
  elsewhere.announce(sent)
  expect(await page.next()).toEqual({
    operation: 'referrals.send',
    record: sent.record,
    referral: sent.referral,
  })
  page.close()
})

it('a page hears nothing of other organisations, and goes on hearing of its own', async () => {
  const page = await listen(amal.secret)
  elsewhere.announce(news([newId()], { operation: 'referrals.accept' }))
  elsewhere.announce(news([harbour], { operation: 'referrals.close' }))
  expect(await page.next()).toMatchObject({ operation: 'referrals.close' })
  page.close()
})

it('somebody who never opens records hears that something happened, but not to which', async () => {
  const donor = await staff(town.house, { organisation: harbour, role: 'coordinator', capacity: 'donor' })
  const page = await listen(donor.secret)
  elsewhere.announce(news([harbour]))
  expect(await page.next()).toEqual({ operation: 'referrals.send' })
  page.close()
})

it('a hundred things at once all arrive, although a message of the database holds a few only', async () => {
  const page = await listen(amal.secret)
  const all = Array.from({ length: 100 }, () => news([harbour, newId(), newId(), newId()]))
  for (const one of all) elsewhere.announce(one)
  const heard: unknown[] = []
  for (const _ of all) heard.push(await page.next())
  expect(heard).toEqual(
    all.map(({ operation: name, record, referral }) => ({ operation: name, record, referral })),
  )
  page.close()
})

it('when an account is closed its pages hear no more at once; other pages do', async () => {
  const bruno = await staff(town.house, { organisation: harbour, role: 'supervisor', name: 'Bruno' })
  const [his, hers] = await Promise.all([listen(bruno.secret), listen(amal.secret)])
  await town.house.owner.query('update private.sessions set ended_at = now() where id = $1', [bruno.session])
  elsewhere.announce(news([harbour], { operation: 'accounts.deactivate' }))
  expect(await his.ended()).toBe(true)
  expect(await hers.next()).toMatchObject({ operation: 'accounts.deactivate' })
  hers.close()
})

it('without a session there is nothing to hear', async () => {
  const nobody = await listen('0'.repeat(64))
  expect([nobody.status, nobody.headers.get('content-type')]).toEqual([
    401,
    'application/problem+json; charset=utf-8',
  ])
  nobody.close()
})

it('one session listens eight times and no more; when a page is closed there is room again', async () => {
  const chen = await staff(town.house, { organisation: harbour, role: 'case-worker', name: 'Chen' })
  const pages = await Promise.all(Array.from({ length: 8 }, () => listen(chen.secret)))
  const ninth = await listen(chen.secret)
  expect([pages.map(({ status }) => status), ninth.status]).toEqual([Array(8).fill(200), 429])
  pages[0]?.close()
  await expect.poll(async () => (await listen(chen.secret)).status).toBe(200)
  for (const page of pages) page.close()
})

it('a program that is told to stop lets its pages go and does not wait for them', async () => {
  const other = await testApp({ operations: bells })
  const bruno = await staff(other.house, { role: 'supervisor', name: 'Bruno' })
  const at = await other.app.listen({ port: 0, host: '127.0.0.1' })
  const page = await fetch(`${at}/api/live`, { headers: { cookie: `passerelle_session=${bruno.secret}` } })
  const began = performance.now()
  await other.close()
  await page.text()
  expect(performance.now() - began).toBeLessThan(10_000)
})
