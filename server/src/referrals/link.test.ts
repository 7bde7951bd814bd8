import {
  answerLink,
  askLinkCode,
  giveOwnLink,
  readLink,
  readReferral,
  revokeReferral,
} from '@passerelle/domain/shared/referrals/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Crossing, agreeAloud, caseFile, crossing, handOver, service } from '../../test/crossing.ts'
import { organisation, staff } from '../../test/world.ts'
import { tasks } from '../reactions.ts'
import { moveAll } from '../engine/asked-jobs.ts'

let town: TestApp
let file: Crossing
/** Olive has a mailbox and no accounts. */
let olive: string
let counsel: string

beforeAll(async () => {
  town = await testApp({ settings: { demonstration: true } })
  file = await crossing(town)
  olive = await organisation(town.house, { name: 'Olive', hasAccounts: false, email: 'help@olive.example' })
  const clerk = await staff(town.house, { organisation: olive, role: 'coordinator' })
  counsel = await service(town, { organisation: olive, by: clerk, verifiedBy: file.esi })
})
afterAll(async () => town.close())

/** What was queued as letters since; each is read once. */
async function letters(template: string): Promise<Record<string, string>[]> {
  await moveAll(town.house.worker)
  const { rows } = await town.house.owner.query(
    `select j.id, j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'mail' order by j.id`,
  )
  const found = rows.filter((row) => row.payload.template === template)
  await town.house.owner.query('delete from graphile_worker._private_jobs where id = any ($1)', [
    found.map((row) => row.id),
  ])
  return found.map((row) => row.payload.values)
}

async function linked() {
  const fresh = await caseFile(town, file.amal)
  await agreeAloud(file, { to: olive, categories: ['age-and-sex', 'need'], record: fresh.record })
  const { body } = await handOver(file, {
    need: fresh.need,
    service: counsel,
    categories: ['age-and-sex', 'need'],
  })
  await tasks['referral-sent']?.(town.house, { referral: body.id }, { id: '1', attempt: 1 })
  const token = await secretOf()
  return { ...fresh, id: body.id, token }
}

async function secretOf(): Promise<string> {
  const [letter] = await letters('referral-link')
  return letter?.['link']?.split('#')[1] ?? ''
}

async function codeFor(token: string): Promise<string> {
  await town.inject(askLinkCode, { token })
  const [letter] = await letters('link-code')
  return letter?.['code'] ?? ''
}

test('Olive reads the slice and accepts with a one-time code, and the sender sees it', async () => {
  const { id, token, record } = await linked()
  expect(token).toMatch(/^[0-9a-f]{64}$/)
  const asked = await town.inject(askLinkCode, { token })
  expect(asked.body).toEqual({ sentTo: 'h…@olive.example', minutes: 15 })
  await letters('link-code')
  const code = await codeFor(token)
  const read = await town.inject(readLink, { token, code })
  expect(read.body.slices.map((slice) => slice.category)).toEqual(['age-and-sex', 'need'])
  expect(read.text).not.toMatch(new RegExp(`Nadia|${record}`))
  expect((await town.inject(answerLink, { token, code, move: 'accept' })).body.state).toBe('accepted')
  const whole = await town.inject(readReferral, { id }, { as: file.amal.secret })
  expect(whole.body.steps.map((step) => step.to)).toEqual(['sent', 'received', 'accepted'])
})

test('a wrong code opens nothing; after five of them not even the right one, until a new one is asked for', async () => {
  const { token } = await linked()
  const code = await codeFor(token)
  const wrong = code === '000000' ? '000001' : '000000'
  for (let tries = 0; tries < 5; tries += 1) {
    expect((await town.inject(readLink, { token, code: wrong })).problem.reasons).toEqual([
      { code: 'referrals.wrong-code' },
    ])
  }
  expect((await town.inject(readLink, { token, code })).problem.code).toBe('not-now')
  expect((await town.inject(readLink, { token, code: await codeFor(token) })).status).toBe(200)
})

test('a link ends when its time is over, when a new one is made, and when the referral is called back', async () => {
  const { id, token } = await linked()
  await town.inject(giveOwnLink, { id }, { as: file.amal.secret })
  await tasks['referral-link']?.(town.house, { referral: id }, { id: '1', attempt: 1 })
  const fresh = await secretOf()
  expect((await town.inject(askLinkCode, { token })).problem).toMatchObject({
    status: 410,
    code: 'link-expired',
  })
  expect((await town.inject(askLinkCode, { token: fresh })).status).toBe(200)
  await town.house.owner.query(
    "update private.referral_links set expires_at = now() - interval '1 minute' where referral_id = $1",
    [id],
  )
  expect((await town.inject(askLinkCode, { token: fresh })).problem.status).toBe(410)
  await town.house.owner.query(
    "update private.referral_links set expires_at = now() + interval '1 hour' where referral_id = $1",
    [id],
  )
  await town.inject(revokeReferral, { id, reason: 'She found help.' }, { as: file.amal.secret })
  expect((await town.inject(askLinkCode, { token: fresh })).problem.status).toBe(410)
})

test('a secret that never was is answered like one that ended', async () => {
  expect((await town.inject(askLinkCode, { token: '0'.repeat(64) })).problem.code).toBe('link-expired')
})
