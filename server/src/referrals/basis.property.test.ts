import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { crossing } from '../../test/crossing.ts'
import { tellStories } from '../../test/stories.ts'

let town: TestApp

beforeAll(async () => {
  town = await testApp()
})
afterAll(async () => town.close())

test('INV-02 INV-03 no sequence of grants, withdrawals, overrides and referrals lets anybody read without a live basis', {
  timeout: 240_000,
}, async () => {
  const runs = Number(process.env['PROPERTY_RUNS'] ?? 60)
  const { steps, readings } = await tellStories(await crossing(town), runs)
  expect(steps).toBeGreaterThan(1_000)
  expect(readings, 'and there was something to read').toBeGreaterThan(100)
})
