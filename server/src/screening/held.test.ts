import { findPartners } from '@passerelle/domain/shared/services/contract'
import { previewReferral } from '@passerelle/domain/shared/referrals/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Crossing, agreeAloud, caseFile, crossing, handOver } from '../../test/crossing.ts'

// Two people confirmed that Lantern is on a list: nobody is sent there any more, and those who were are not lost.

let town: TestApp
let file: Crossing

beforeAll(async () => {
  town = await testApp()
  file = await crossing(town)
})
afterAll(() => town.close())

async function anotherNeed() {
  const { record, need } = await caseFile(town, file.amal)
  await agreeAloud({ ...file, record }, { to: file.lantern, categories: ['name', 'age-and-sex', 'need'] })
  return need
}

async function held(since: string | null): Promise<void> {
  await town.house.owner.query('update organisations set held_at = $1 where id = $2', [since, file.lantern])
}

async function found(need: string): Promise<readonly string[]> {
  const asked = { needId: need, priority: 'urgent' } as const
  const { body } = await town.inject(findPartners, asked, { as: file.amal.secret })
  return body.offers.map(({ listed }) => listed.service.id)
}

test('a partner that is held is not found, and is found again when it is held no more', async () => {
  const need = await anotherNeed()
  expect(await found(need)).toContain(file.legalAid)
  await held('2026-03-01')
  expect(await found(need)).not.toContain(file.legalAid)
  await held(null)
  expect(await found(need)).toContain(file.legalAid)
})

test('nothing new is sent to a partner that is held; what is under way goes on', async () => {
  const before = await handOver(file, { need: await anotherNeed() })
  expect(before.status).toBe(200)
  await held('2026-03-01')
  const need = await anotherNeed()
  const preview = await town.inject(
    previewReferral,
    { needId: need, serviceId: file.legalAid, priority: 'urgent' },
    { as: file.amal.secret },
  )
  expect(preview.body.reasons.map(({ code }) => code)).toContain('referrals.recipient-not-active')
  expect((await handOver(file, { need })).status).toBe(409)
  await held(null)
  expect((await handOver(file, { need })).status).toBe(200)
})
