import { afterEach, beforeEach, expect, it } from 'vitest'
import { testApp, type TestApp } from '../test/app.ts'
import { organisation } from '../test/world.ts'
import { settleDemonstration } from './demonstration.ts'
import type { OpenHouse } from './engine/house-opening.ts'

let town: TestApp
let filled: number
beforeEach(async () => {
  town = await testApp()
  filled = 0
})
afterEach(() => town.close())

async function seed(house: OpenHouse): Promise<void> {
  filled++
  await organisation(house, { name: 'Harbour' })
}

async function cutOff(house: OpenHouse): Promise<void> {
  await seed(house)
  throw new Error('the power went')
}

it('an empty house becomes a demonstration, and is filled once', async () => {
  expect(await settleDemonstration(town.house, seed)).toBe(true)
  expect(await settleDemonstration(town.house, seed)).toBe(true)
  expect(filled).toBe(1)
})

it('a house with somebody’s real work in it never becomes a demonstration', async () => {
  await organisation(town.house, { name: 'Lantern' })
  expect(await settleDemonstration(town.house, seed)).toBe(false)
  expect(filled).toBe(0)
})

it('two programs that start at once fill the house once', async () => {
  const both = [1, 2].map(() => settleDemonstration(town.house, seed))
  expect([await Promise.all(both), filled]).toEqual([[true, true], 1])
})

it('a start that was cut off in the middle is taken up again', async () => {
  await expect(settleDemonstration(town.house, cutOff)).rejects.toThrow('the power went')
  expect(await settleDemonstration(town.house, seed)).toBe(true)
  expect(filled).toBe(2)
})
