import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyEvents } from '../../server/src/audit/verify.ts'
import { testApp, type TestApp } from '../../server/test/app.ts'
import { seedWorld } from './world.ts'

let town: TestApp
beforeAll(async () => {
  town = await testApp()
  const started = performance.now()
  await seedWorld(town.house, new Date())
  console.log(`the world was told in ${Math.round(performance.now() - started)} ms`)
}, 120_000)
afterAll(() => town.close())

test('every event of the world is as the program wrote it', async () => {
  const verified = await verifyEvents(town.house)
  expect(verified.findings).toEqual([])
  expect(verified.events).toBeGreaterThan(100)
})
