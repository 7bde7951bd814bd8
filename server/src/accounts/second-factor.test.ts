import {
  changePassword,
  confirmSecondFactor,
  endOtherSessions,
  endSession,
  forgotPassword,
  listSessions,
  newRecoveryCodes,
  passSecondFactor,
  readSession,
  removeSecondFactor,
  resetPassword,
  setUpSecondFactor,
  signIn,
  updateProfile,
} from '@passerelle/domain/shared/accounts/contract'
import type { Clearance } from '@passerelle/domain/kernel/vocabulary'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import { type Circumstances, knock, refusalOf } from '../../test/knock.ts'
import { beginSession, staff } from '../../test/world.ts'
import { actingAs } from '../engine/acting.ts'
import { newId } from '../engine/ids.ts'
import { sql } from '../engine/sql.ts'
import { hashPassword } from './passwords.ts'
import { accountsTasks } from './reactions.ts'
import { listReferrals } from '@passerelle/domain/shared/referrals/contract'
import { moveAll } from '../engine/asked-jobs.ts'

let world: TestApp
const good = 'seven herons over the harbour'
const job = { id: '1', attempt: 1 }

beforeAll(async () => {
  world = await testApp()
})
afterAll(() => world.close())

async function person(name: string, clearances: readonly Clearance[] = []) {
  const email = `${name.toLowerCase()}@harbour.example.org`
  const one = await staff(world.house, { role: 'case-worker', name, email, clearances, secondFactor: false })
  await world.database.pool.query('insert into private.passwords (account_id, hash) values ($1, $2)', [
    one.account,
    await hashPassword(world.house.keys, good),
  ])
  return { ...one, email }
}

/** An app on a telephone that was shown the secret. */
function telephone(secret: string) {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  return (at = new Date()) => totp.generate({ timestamp: at.getTime() })
}

function later(seconds: number): Date {
  return new Date(Date.now() + seconds * 1000)
}

/** Sets the second factor up and confirms it a while ago, so that today's codes are unused. */
async function withFactor(name: string, clearances: readonly Clearance[] = []) {
  const one = await person(name, clearances)
  const { body: shown } = await knock(
    world.house,
    setUpSecondFactor,
    { password: good },
    { secret: one.secret },
  )
  const code = telephone(shown.secret)
  const before = later(-600)
  const { body } = await knock(
    world.house,
    confirmSecondFactor,
    { code: code(before) },
    { secret: one.secret, now: before },
  )
  return { ...one, code, recoveryCodes: body.recoveryCodes, shown }
}

async function ticketOf(email: string, circumstances: Circumstances = {}): Promise<string> {
  const { body } = await knock(world.house, signIn, { email, password: good }, circumstances)
  expect(body.next).toBe('second-factor')
  return body.ticket ?? ''
}

async function lettersTo(email: string) {
  await moveAll(world.house.worker)
  const { rows } = await world.database.pool.query<{
    payload: { template: string; values: Record<string, string> }
  }>(
    `select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'mail' and j.payload->>'to' = $1 order by j.id`,
    [email],
  )
  return rows.map(({ payload }) => payload)
}

it('Amal sets up a second factor by picture, and from then on signs in with password and code', async () => {
  const amal = await withFactor('Amal')
  expect(amal.shown.uri).toContain('otpauth://totp/Passerelle:amal%40harbour.example.org?')
  expect(amal.shown.qr).toMatch(/^data:image\/svg\+xml;base64,/)
  const ticket = await ticketOf(amal.email)
  const { body, cookie } = await knock(world.house, passSecondFactor, { ticket, code: amal.code() })
  expect(body).toEqual({ next: 'done' })
  const session = await knock(world.house, readSession, {}, { secret: cookie ?? null })
  expect(session.body.signedIn?.secondFactor).toBe('on')
})

it('the secret of the telephone lies sealed in the database, and recovery codes only as hashes', async () => {
  const sami = await withFactor('Sami')
  const { rows } = await world.database.pool.query<{ everything: string }>(`
    select concat((select json_agg(f) from private.second_factors f), (select json_agg(c) from private.recovery_codes c),
      (select json_agg(e) from events e), (select json_agg(a) from operation_answers a)) as everything`)
  const everything = rows[0]?.everything ?? ''
  for (const secret of [sami.shown.secret, ...sami.recoveryCodes]) expect(everything).not.toContain(secret)
})

it('a code that somebody saw over the shoulder does not work a second time', async () => {
  const basma = await withFactor('Basma')
  const code = basma.code()
  await knock(world.house, passSecondFactor, { ticket: await ticketOf(basma.email), code })
  const again = await refusalOf(
    knock(world.house, passSecondFactor, { ticket: await ticketOf(basma.email), code }),
  )
  expect(again.code).toBe('second-factor-needed')
  const next = later(30)
  const { body } = await knock(
    world.house,
    passSecondFactor,
    { ticket: await ticketOf(basma.email), code: basma.code(next) },
    { now: next },
  )
  expect(body.next).toBe('done')
})

it('two browsers send the same code in the same moment; one of them comes in', async () => {
  const twin = await withFactor('Twin')
  const tickets = [await ticketOf(twin.email), await ticketOf(twin.email)]
  const code = twin.code()
  const outcomes = await Promise.allSettled(
    tickets.map((ticket, n) =>
      knock(world.house, passSecondFactor, { ticket, code }, { origin: `198.51.100.${n}` }),
    ),
  )
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

it('a telephone whose clock is half a minute off still works, one that is two minutes off does not', async () => {
  const nadia = await withFactor('Nadia')
  const slow = nadia.code(later(-120))
  const wrong = await refusalOf(
    knock(world.house, passSecondFactor, { ticket: await ticketOf(nadia.email), code: slow }),
  )
  expect(wrong.code).toBe('second-factor-needed')
  const nearly = nadia.code(later(-30))
  const { body } = await knock(world.house, passSecondFactor, {
    ticket: await ticketOf(nadia.email),
    code: nearly,
  })
  expect(body.next).toBe('done')
})

it('a code typed with a blank and in Arabic digits is the code', async () => {
  const hoda = await withFactor('Hoda')
  const arabic = hoda.code().replace(/\d/g, (digit) => String.fromCharCode(0x0660 + Number(digit)))
  const code = `${arabic.slice(0, 3)} ${arabic.slice(3)}`
  const { body } = await knock(world.house, passSecondFactor, { ticket: await ticketOf(hoda.email), code })
  expect(body.next).toBe('done')
})

it('the telephone is lost: a recovery code opens once, in capitals and without the dash, and tells how many are left', async () => {
  const rami = await withFactor('Rami')
  expect(new Set(rami.recoveryCodes).size).toBe(10)
  const recoveryCode = (rami.recoveryCodes[0] ?? '').replace('-', '').toUpperCase()
  const { body } = await knock(world.house, passSecondFactor, {
    ticket: await ticketOf(rami.email),
    recoveryCode,
  })
  expect(body).toEqual({ next: 'done', recoveryCodesLeft: 9 })
  const again = await refusalOf(
    knock(world.house, passSecondFactor, { ticket: await ticketOf(rami.email), recoveryCode }),
  )
  expect(again.code).toBe('second-factor-needed')
})

it('new recovery codes make the old ones worthless', async () => {
  const lina = await withFactor('Lina')
  const { body } = await knock(world.house, newRecoveryCodes, { password: good }, { secret: lina.secret })
  const old = { ticket: await ticketOf(lina.email), recoveryCode: lina.recoveryCodes[3] ?? '' }
  expect((await refusalOf(knock(world.house, passSecondFactor, old))).code).toBe('second-factor-needed')
  const fresh = { ticket: await ticketOf(lina.email), recoveryCode: body.recoveryCodes[3] ?? '' }
  expect((await knock(world.house, passSecondFactor, fresh)).body.next).toBe('done')
})

it('somebody knows Omar’s password and guesses codes from many places: they are slowed down, Omar gets a letter, his own browser opens', async () => {
  const omar = await withFactor('Omar')
  const home = await knock(world.house, passSecondFactor, {
    ticket: await ticketOf(omar.email),
    code: omar.code(),
  })
  const tries = []
  for (let n = 0; n < 12; n++) {
    const origin = `203.0.113.${n}`
    const ticket = await ticketOf(omar.email, { origin })
    tries.push(await refusalOf(knock(world.house, passSecondFactor, { ticket, code: '000000' }, { origin })))
  }
  expect(tries.slice(0, 10).every(({ code }) => code === 'second-factor-needed')).toBe(true)
  expect(tries.slice(10).every(({ code }) => code === 'wait-before-retry')).toBe(true)
  const guessing = (await lettersTo(omar.email)).filter(({ template }) => template === 'guessing')
  expect(guessing).toHaveLength(1)
  const own = { deviceToken: home.deviceCookie ?? null, origin: '203.0.113.200', now: later(30) }
  const ticket = await ticketOf(omar.email, own)
  const { body } = await knock(world.house, passSecondFactor, { ticket, code: omar.code(later(30)) }, own)
  expect(body.next).toBe('done')
})

it('a ticket does not outlive its five minutes, nor a change of the password', async () => {
  const yara = await withFactor('Yara')
  const ticket = await ticketOf(yara.email)
  const late = later(301)
  const slow = await refusalOf(
    knock(world.house, passSecondFactor, { ticket, code: yara.code(late) }, { now: late }),
  )
  expect(slow.code).toBe('sign-in-needed')
  await knock(
    world.house,
    changePassword,
    { current: good, password: 'nine storks on the tower' },
    { secret: yara.secret },
  )
  const changed = await refusalOf(knock(world.house, passSecondFactor, { ticket, code: yara.code() }))
  expect(changed.code).toBe('sign-in-needed')
})

it('clearance for health data opens nothing before the second factor is set up, and everything after', async () => {
  const dina = await person('Dina', ['health'])
  const before = await knock(world.house, readSession, {}, { secret: dina.secret })
  expect(before.body.signedIn).toMatchObject({ clearances: ['health'], secondFactor: 'required' })
  const refused = await world.inject(listReferrals, { side: 'sender' }, { as: dina.secret })
  expect(refused.problem).toMatchObject({ status: 403, code: 'second-factor-must-be-set-up' })
  const { body: shown } = await knock(
    world.house,
    setUpSecondFactor,
    { password: good },
    { secret: dina.secret },
  )
  await knock(world.house, confirmSecondFactor, { code: telephone(shown.secret)() }, { secret: dina.secret })
  expect((await world.inject(listReferrals, { side: 'sender' }, { as: dina.secret })).status).toBe(200)
  const opened = await actingAs(world.house.app, dina.secret, (tx) =>
    tx.find<{ c: string[] }>(sql`select actor.clearances() as c`),
  )
  expect(opened?.c).toEqual(['health'])
})

it('whoever holds clearances cannot turn the second factor off; whoever holds none can', async () => {
  const cleared = await withFactor('Huda', ['perpetrator'])
  const refused = await refusalOf(
    knock(world.house, removeSecondFactor, { password: good }, { secret: cleared.secret }),
  )
  expect(refused.details.reasons).toEqual([{ code: 'accounts.clearances-need-second-factor' }])
  const plain = await withFactor('Karim')
  await knock(world.house, removeSecondFactor, { password: good }, { secret: plain.secret })
  expect((await knock(world.house, signIn, { email: plain.email, password: good })).body.next).toBe('done')
})

it('with a new telephone, the old one counts until the new one has shown its first code', async () => {
  const zara = await withFactor('Zara', ['health'])
  const { body: shown } = await knock(
    world.house,
    setUpSecondFactor,
    { password: good },
    { secret: zara.secret },
  )
  const byOld = { ticket: await ticketOf(zara.email), code: zara.code() }
  const { cookie } = await knock(world.house, passSecondFactor, byOld)
  const wrong = await refusalOf(
    knock(world.house, confirmSecondFactor, { code: '12' }, { secret: cookie ?? null }),
  )
  expect(wrong.details.faults).toEqual([{ path: 'code', code: 'accounts.wrong-code' }])
  await knock(
    world.house,
    confirmSecondFactor,
    { code: telephone(shown.secret)() },
    { secret: cookie ?? null },
  )
  const next = later(30)
  const old = { ticket: await ticketOf(zara.email), code: zara.code(next) }
  expect((await refusalOf(knock(world.house, passSecondFactor, old, { now: next }))).code).toBe(
    'second-factor-needed',
  )
  const fresh = { ticket: await ticketOf(zara.email), code: telephone(shown.secret)(next) }
  expect((await knock(world.house, passSecondFactor, fresh, { now: next })).body.next).toBe('done')
})

it('an open browser is not enough to change the second factor: the password is asked for', async () => {
  const open = await person('Open')
  const refused = await refusalOf(
    knock(world.house, setUpSecondFactor, { password: 'not mine' }, { secret: open.secret }),
  )
  expect(refused.details.faults).toEqual([{ path: 'password', code: 'accounts.wrong-password' }])
})

it('Maya sees where she is signed in, ends one device, then all others', async () => {
  const maya = await person('Maya')
  const [train, cafe] = [
    await beginSession(world.house, maya.membership),
    await beginSession(world.house, maya.membership),
  ]
  const at = { secret: maya.secret }
  const { body } = await knock(world.house, listSessions, {}, at)
  expect(body.sessions.map(({ id, current }) => [id, current])).toEqual([
    [maya.session, true],
    ...body.sessions.slice(1).map(({ id }) => [id, false]),
  ])
  await knock(world.house, endSession, { id: train.session }, at)
  expect((await knock(world.house, readSession, {}, { secret: train.secret })).body.signedIn).toBeNull()
  expect((await knock(world.house, endOtherSessions, {}, at)).body).toEqual({ ended: 1 })
  expect((await knock(world.house, readSession, {}, { secret: cafe.secret })).body.signedIn).toBeNull()
  expect((await knock(world.house, readSession, {}, at)).body.signedIn?.account.id).toBe(maya.account)
})

it('nobody ends or sees the sessions of another person', async () => {
  const [one, other] = [await person('One'), await person('Other')]
  const refused = await refusalOf(
    knock(world.house, endSession, { id: other.session }, { secret: one.secret }),
  )
  expect(refused.code).toBe('not-found')
  const { body } = await knock(world.house, listSessions, {}, { secret: one.secret })
  expect(body.sessions.map(({ id }) => id)).toEqual([one.session])
})

it('a new password ends the other devices and sends word; the old one no longer works', async () => {
  const fadi = await person('Fadi')
  const { secret: tablet } = await beginSession(world.house, fadi.membership)
  const input = { current: good, password: 'nine storks on the tower' }
  await knock(world.house, changePassword, input, { secret: fadi.secret })
  expect((await knock(world.house, readSession, {}, { secret: tablet })).body.signedIn).toBeNull()
  expect((await knock(world.house, readSession, {}, { secret: fadi.secret })).body.signedIn).not.toBeNull()
  expect((await refusalOf(knock(world.house, signIn, { email: fadi.email, password: good }))).code).toBe(
    'sign-in-failed',
  )
  expect((await knock(world.house, signIn, { email: fadi.email, password: input.password })).body.next).toBe(
    'done',
  )
  expect((await lettersTo(fadi.email)).map(({ template }) => template)).toEqual(['password-changed'])
})

it.each([
  ['kurz', 'accounts.password.too-short'],
  ['Farida2026xyz', 'accounts.password.contains-name'],
  ['Password12345', 'accounts.password.common'],
  ['123456789012', 'accounts.password.pattern'],
])('Farida cannot choose %s', async (password, code) => {
  const farida = await person(`Farida${newId().slice(-4)}`)
  await world.database.pool.query("update accounts set name = 'Farida Nasser' where id = $1", [
    farida.account,
  ])
  const refused = await refusalOf(
    knock(world.house, changePassword, { current: good, password }, { secret: farida.secret }),
  )
  expect(refused.code).toBe('invalid-input')
  expect(refused.details.faults?.map((fault) => [fault.path, fault.code])).toContainEqual(['password', code])
})

async function resetLinkFor(email: string): Promise<string> {
  await accountsTasks['accounts.reset-letter']?.(world.house, { email, locale: null }, job)
  const letter = (await lettersTo(email)).findLast(({ template }) => template === 'reset-password')
  return letter?.values['link']?.split('#')[1] ?? ''
}

it('a forgotten password: the answer says nothing, the letter opens once, and every session ends', async () => {
  const nabil = await person('Nabil')
  const answers = await Promise.all(
    [nabil.email, 'nobody@nowhere.example.org'].map((email) => world.inject(forgotPassword, { email })),
  )
  expect(answers.map(({ status, text }) => [status, text])).toEqual([
    [200, '{}'],
    [200, '{}'],
  ])
  const token = await resetLinkFor(nabil.email)
  const password = 'nine storks on the tower'
  await knock(world.house, resetPassword, { token, password })
  expect((await knock(world.house, readSession, {}, { secret: nabil.secret })).body.signedIn).toBeNull()
  expect((await knock(world.house, signIn, { email: nabil.email, password })).body.next).toBe('done')
  const again = await refusalOf(
    knock(world.house, resetPassword, { token, password: 'ten cranes by the river' }),
  )
  expect(again.code).toBe('link-expired')
})

it('the letter for a new password stops working after an hour, and a mailbox is not filled', async () => {
  const jamila = await person('Jamila')
  const token = await resetLinkFor(jamila.email)
  const late = await refusalOf(
    knock(world.house, resetPassword, { token, password: 'ten cranes by the river' }, { now: later(3601) }),
  )
  expect(late.code).toBe('link-expired')
  for (let n = 0; n < 5; n++) await resetLinkFor(jamila.email)
  expect(await lettersTo(jamila.email)).toHaveLength(3)
})

it('a new password through a letter does not get around the second factor', async () => {
  const tala = await withFactor('Tala')
  const password = 'nine storks on the tower'
  await knock(world.house, resetPassword, { token: await resetLinkFor(tala.email), password })
  expect((await knock(world.house, signIn, { email: tala.email, password })).body.next).toBe('second-factor')
})

it('Amal changes her name and language, and nobody else’s', async () => {
  const [one, other] = [await person('Profile'), await person('Bystander')]
  await knock(world.house, updateProfile, { name: '  Amal   Haddad ', locale: 'ar' }, { secret: one.secret })
  const { body } = await knock(world.house, readSession, {}, { secret: one.secret })
  expect(body.signedIn?.account).toMatchObject({ name: 'Amal Haddad', locale: 'ar' })
  const untouched = await knock(world.house, readSession, {}, { secret: other.secret })
  expect(untouched.body.signedIn?.account.name).toBe('Bystander')
})
