import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { actingAs } from './acting.ts'
import { sql } from './sql.ts'

let town: TestApp

beforeAll(async () => {
  town = await testApp()
})
afterAll(async () => town.close())

it('what was asked at once is answered each by itself, in one transaction', async () => {
  const answers = await actingAs(town.house.app, null, (tx) =>
    Promise.all(
      [1, 2, 3].map((n) => tx.find<{ n: number; at: string }>(sql`select ${n}::int as n, now() as at`)),
    ),
  )
  expect(answers.map((answer) => answer?.n)).toEqual([1, 2, 3])
  expect(new Set(answers.map((answer) => answer?.at)).size).toBe(1)
})

it('when the last statement cannot land, the work has failed, and the connection serves the next', async () => {
  const work = actingAs(town.house.app, null, async (tx) => tx.endWith(sql`select 1 / ${0}::int`))
  await expect(work).rejects.toThrow()
  const next = await actingAs(town.house.app, null, (tx) => tx.find<{ n: number }>(sql`select 1 as n`))
  expect(next).toEqual({ n: 1 })
})

it('work that overlooks a failure of the database does not pass for done', async () => {
  const work = actingAs(town.house.app, null, (tx) => tx.run(sql`select 1 / ${0}::int`).catch(() => 'done'))
  await expect(work).rejects.toThrow('ROLLBACK')
})
