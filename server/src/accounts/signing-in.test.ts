import { randomUUID } from 'node:crypto'
import {
  listSessions,
  passSecondFactor,
  readSession,
  signIn,
  signOut,
} from '@passerelle/domain/shared/accounts/contract'
import argon2 from 'argon2'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import { knock, refusalOf } from '../../test/knock.ts'
import { staff, type SignedIn } from '../../test/world.ts'
import { derive } from '../engine/keys.ts'
import { hashPassword } from './passwords.ts'
import { issueTicket } from './tickets.ts'

let world: TestApp
const good = 'seven herons over the harbour'

beforeAll(async () => {
  world = await testApp()
})
afterAll(() => world.close())

/** Somebody of an organisation's staff who has a password and nothing more. */
async function withPassword(name: string, email: string): Promise<SignedIn> {
  const person = await staff(world.house, { role: 'case-worker', name, email })
  await givePassword(person.account)
  return person
}

async function givePassword(account: string): Promise<void> {
  await world.database.pool.query('insert into private.passwords (account_id, hash) values ($1, $2)', [
    account,
    await hashPassword(world.house.keys, good),
  ])
}

function trying(
  email: string,
  password: string,
  from: string,
  at = new Date(),
  deviceToken: string | null = null,
) {
  return knock(world.house, signIn, { email, password }, { origin: from, now: at, deviceToken })
}

function minutesLater(minutes: number): Date {
  return new Date(Date.now() + minutes * 60_000)
}

async function eventsOf(organisation: string) {
  const { rows } = await world.database.pool.query<{
    operation: string
    account: string | null
    details: string
  }>('select operation, account_id as account, details from events where organisation_id = $1 order by at', [
    organisation,
  ])
  return rows.map((row) => ({ ...row, details: JSON.parse(row.details) }))
}

it('Amal signs in with her address in capital letters, is known at the next request, and signs out', async () => {
  const amal = await withPassword('Amal Haddad', 'amal@harbour.example.org')
  const answer = await world.inject(signIn, { email: ' Amal@Harbour.example.org', password: good })
  expect(answer.body).toEqual({ next: 'done' })
  expect(answer.cookie).toMatch(/^[0-9a-f]{64}$/)
  const known = await world.inject(readSession, {}, { as: answer.cookie })
  expect(known.body.signedIn).toMatchObject({
    account: { id: amal.account, email: 'amal@harbour.example.org' },
    organisation: { id: amal.organisation },
    role: 'case-worker',
    secondFactor: 'off',
  })
  await world.inject(signOut, {}, { as: answer.cookie })
  expect((await world.inject(readSession, {}, { as: answer.cookie })).body.signedIn).toBeNull()
})

it('the database keeps neither the secret of a session nor the password', async () => {
  await withPassword('Salma', 'salma@harbour.example.org')
  const { cookie } = await trying('salma@harbour.example.org', good, '198.51.100.7')
  const { rows } = await world.database.pool.query<{ everything: string }>(`
    select concat((select json_agg(s) from private.sessions s), (select json_agg(p) from private.passwords p),
      (select json_agg(a) from private.attempts a), (select json_agg(e) from events e)) as everything`)
  const everything = rows[0]?.everything ?? ''
  expect(everything).toContain('argon2id')
  for (const secret of [cookie, good, '198.51.100.7', 'salma@harbour'])
    expect(everything).not.toContain(secret)
})

it('a wrong password and an address that nobody has get the same answer, and both leave an event without the address', async () => {
  const noor = await withPassword('Noor', 'noor@harbour.example.org')
  const wrong = await refusalOf(trying('noor@harbour.example.org', 'not her password', '203.0.113.1'))
  const nobody = await refusalOf(trying('nobody@harbour.example.org', 'not her password', '203.0.113.1'))
  expect([wrong.code, wrong.details]).toEqual([nobody.code, nobody.details])
  expect(wrong.code).toBe('sign-in-failed')
  expect(await eventsOf(noor.organisation)).toEqual([
    {
      operation: 'accounts.sign-in',
      account: null,
      details: { why: 'wrong-password', account: noor.account },
    },
  ])
  const { rows } = await world.database.pool.query(
    "select details from events where details like '%unknown-address%'",
  )
  expect(rows).toEqual([{ details: '{"why":"unknown-address"}' }])
})

it('an address that nobody has takes as long as one with a wrong password', async () => {
  await withPassword('Tariq', 'tariq@harbour.example.org')
  const times = { known: [0], unknown: [0] }
  for (let round = 0; round < 5; round++) {
    for (const [kind, email] of [
      ['known', 'tariq@harbour.example.org'],
      ['unknown', `no${round}@x.example.org`],
    ] as const) {
      const start = performance.now()
      await refusalOf(trying(email, 'not the password', `192.0.2.${round}`))
      times[kind].push(performance.now() - start)
    }
  }
  const [known, unknown] = [Math.min(...times.known.slice(1)), Math.min(...times.unknown.slice(1))]
  expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(2)
})

it('somebody guesses Leila’s password and has to wait; Leila, elsewhere, comes in at once', async () => {
  await withPassword('Leila', 'leila@harbour.example.org')
  const guess = () => refusalOf(trying('leila@harbour.example.org', 'is it this one?', '203.0.113.66'))
  for (let round = 0; round < 5; round++) expect((await guess()).code).toBe('sign-in-failed')
  const slowed = await guess()
  expect(slowed.code).toBe('wait-before-retry')
  expect(slowed.details.values).toEqual({ seconds: 15 })
  expect((await trying('leila@harbour.example.org', good, '198.51.100.20')).body.next).toBe('done')
})

it('who waited may try again, and waits twice as long after the next wrong try', async () => {
  await withPassword('Idris', 'idris@harbour.example.org')
  const guess = (at?: Date) =>
    refusalOf(trying('idris@harbour.example.org', 'is it this one?', '203.0.113.70', at))
  for (let round = 0; round < 5; round++) await guess()
  expect((await guess(minutesLater(0.3))).code).toBe('sign-in-failed')
  expect((await guess(minutesLater(0.4))).details.values).toEqual({ seconds: expect.closeTo(25, -1) })
  expect((await trying('idris@harbour.example.org', good, '203.0.113.70', minutesLater(2))).body.next).toBe(
    'done',
  )
})

it('while somebody guesses in the same building, Rosa’s own browser still opens the door', async () => {
  await withPassword('Rosa', 'rosa@harbour.example.org')
  const office = '203.0.113.80'
  const { deviceCookie } = await trying('rosa@harbour.example.org', good, office)
  for (let round = 0; round < 6; round++) await refusalOf(trying('rosa@harbour.example.org', 'guess', office))
  const stranger = await refusalOf(trying('rosa@harbour.example.org', good, office))
  expect(stranger.code).toBe('wait-before-retry')
  const own = await trying('rosa@harbour.example.org', good, office, new Date(), deviceCookie ?? null)
  expect(own.body.next).toBe('done')
})

it('the browser is given a device that no script can read and that outlives the session', async () => {
  await withPassword('Olga', 'olga@harbour.example.org')
  const answer = await world.app.inject({
    method: 'POST',
    url: signIn.path,
    headers: { 'x-passerelle': '1', 'user-agent': 'Firefox of Olga' },
    payload: { email: 'olga@harbour.example.org', password: good },
  })
  const [device] = answer.cookies.filter(({ name }) => name === 'passerelle_device')
  expect(device).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 400 * 86_400 })
  const session = answer.cookies.find(({ name }) => name === 'passerelle_session')
  const { body } = await knock(world.house, listSessions, {}, { secret: session?.value ?? null })
  expect(body.sessions[0]).toMatchObject({ device: 'Firefox of Olga', current: true })
})

it('a made-up device or one that belongs to another person opens no bucket of its own', async () => {
  await withPassword('Mina', 'mina@harbour.example.org')
  await withPassword('Gleb', 'gleb@harbour.example.org')
  const gleb = await trying('gleb@harbour.example.org', good, '203.0.113.90')
  const until = Math.floor(Date.now() / 1000) + 86_400
  const forged = issueTicket({ ...world.house.keys, master: Buffer.alloc(32) }, 'device', {
    id: randomUUID(),
    until,
  })
  for (let round = 0; round < 5; round++)
    await refusalOf(trying('mina@harbour.example.org', 'guess', '203.0.113.91'))
  for (const token of [forged, gleb.deviceCookie ?? null]) {
    const refusal = await refusalOf(
      trying('mina@harbour.example.org', good, '203.0.113.91', new Date(), token),
    )
    expect(refusal.code).toBe('wait-before-retry')
  }
})

it('one place that tries a whole list of addresses is slowed down; a colleague known there is not', async () => {
  await withPassword('Dalia', 'dalia@harbour.example.org')
  const place = '203.0.113.120'
  await trying('dalia@harbour.example.org', good, place)
  for (let n = 0; n < 20; n++) await refusalOf(trying(`list${n}@elsewhere.example.org`, 'Winter2026!', place))
  expect((await refusalOf(trying('list99@elsewhere.example.org', 'Winter2026!', place))).code).toBe(
    'wait-before-retry',
  )
  expect((await trying('dalia@harbour.example.org', good, place)).body.next).toBe('done')
})

it('a hundred tries at the same moment are not a hundred tries', async () => {
  await withPassword('Petra', 'petra@harbour.example.org')
  const outcomes = await Promise.all(
    Array.from({ length: 30 }, () =>
      refusalOf(trying('petra@harbour.example.org', 'guess', '203.0.113.130')),
    ),
  )
  const checked = outcomes.filter(({ code }) => code === 'sign-in-failed')
  expect(checked.length).toBeLessThanOrEqual(6)
  expect(outcomes.every(({ code }) => code === 'sign-in-failed' || code === 'wait-before-retry')).toBe(true)
})

it('an account whose hash was made with less effort gets a stronger one at the next sign-in', async () => {
  const person = await staff(world.house, { role: 'viewer', email: 'old@harbour.example.org' })
  const weak = await argon2.hash(good, {
    memoryCost: 8192,
    timeCost: 1,
    parallelism: 1,
    secret: derive(world.house.keys.master, 'passwords'),
  })
  await world.database.pool.query('insert into private.passwords (account_id, hash) values ($1, $2)', [
    person.account,
    weak,
  ])
  await trying('old@harbour.example.org', good, '198.51.100.40')
  const { rows } = await world.database.pool.query<{ hash: string }>(
    'select hash from private.passwords where account_id = $1',
    [person.account],
  )
  expect(rows[0]?.hash).toMatch(/m=19456,p=1,t=2/)
})

it('a ticket that was not earned with a password opens nothing', async () => {
  const person = await withPassword('Vera', 'vera@harbour.example.org')
  const until = Math.floor(Date.now() / 1000) + 300
  const forged = issueTicket({ ...world.house.keys, master: Buffer.alloc(32) }, 'second-factor', {
    id: person.account,
    until,
  })
  const refusal = await refusalOf(knock(world.house, passSecondFactor, { ticket: forged, code: '123456' }))
  expect(refusal.code).toBe('sign-in-needed')
})

it('an hour without a sign of life, and the session is over', async () => {
  const person = await staff(world.house, { role: 'viewer' })
  const before = await world.inject(readSession, {}, { as: person.secret })
  expect(before.body.signedIn?.account.id).toBe(person.account)
  await world.database.pool.query(
    "update private.sessions set expires_at = now() - interval '1 second' where id = $1",
    [person.session],
  )
  expect((await world.inject(readSession, {}, { as: person.secret })).body.signedIn).toBeNull()
})

it('a busy session ends twelve hours after it began all the same', async () => {
  const person = await staff(world.house, { role: 'viewer' })
  await world.database.pool.query(
    "update private.sessions set created_at = now() - interval '11 hours 50 minutes', last_seen_at = now() - interval '10 minutes' where id = $1",
    [person.session],
  )
  const { body } = await knock(world.house, listSessions, {}, { secret: person.secret })
  const left = Date.parse(body.sessions[0]?.expiresAt ?? '') - Date.now()
  expect(left).toBeLessThanOrEqual(10 * 60_000 + 1000)
})
