import { contract } from '@passerelle/domain/kernel/contract'
import { EventEmitter } from 'node:events'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { testApp, type TestApp } from '../../test/app.ts'
import { signInAs } from '../../test/world.ts'
import { newId } from './ids.ts'
import { markAlive, unlockJobsOfTheDead } from './lost-workers.ts'
import { operation } from './operation.ts'
import { Refusal } from './problem.ts'
import type { Tasks } from './task.ts'
import { upkeepTasks } from './upkeep.ts'
import { startWorker, type Worker } from './worker.ts'

const plant = contract({
  name: 'garden.plant',
  method: 'POST',
  path: '/api/garden/:id',
  door: 'signed-in',
  about: 'Plants, and has it watered afterwards.',
  input: z.object({ id: z.uuid(), task: z.string(), refused: z.boolean().default(false) }),
  output: z.object({}),
})

const garden = [
  operation(
    plant,
    async (_scene, { refused }) => {
      if (refused) throw new Refusal('not-now')
      return {}
    },
    ({ id }) => ({ record: id }),
    ({ id, task }) => [{ task, payload: { id } }],
  ),
]

let town: TestApp
let gardener: string
let worker: Worker
const watered: string[] = []
const failures: string[] = []

const tasks: Tasks = {
  water: async (_house, payload) => void watered.push(String(payload['id'])),
  'water-badly': async (_house, payload, { attempt }) => {
    watered.push(`${String(payload['id'])} try ${attempt}`)
    if (attempt === 1) throw new Error(`Selam Tesfaye has no water for ${String(payload['id'])}`)
  },
  ...upkeepTasks,
}

beforeAll(async () => {
  town = await testApp({ operations: garden })
  gardener = await signInAs(town.house, { role: 'case-worker' })
  worker = startWorker(
    town.house,
    { tasks, clocks: [{ task: 'upkeep.forget', at: '17 * * * *' }] },
    (error, task) => failures.push(`${task}: ${String(error instanceof Error)}`),
  )
})
afterAll(async () => {
  await worker.stop()
  await town.close()
})

it('what follows from an act is done after it', async () => {
  const id = newId()
  await town.inject(plant, { id, task: 'water' }, { as: gardener })
  await expect.poll(() => watered, { timeout: 5_000 }).toContain(id)
})

it('an act that was refused has no consequences; the next one does', async () => {
  const [refused, done] = [newId(), newId()]
  expect(
    (await town.inject(plant, { id: refused, task: 'water', refused: true }, { as: gardener })).status,
  ).toBe(409)
  await town.inject(plant, { id: done, task: 'water' }, { as: gardener })
  await expect.poll(() => watered, { timeout: 5_000 }).toContain(done)
  expect(watered).not.toContain(refused)
})

it('a retry of the act has its consequences once', async () => {
  const [id, operationId] = [newId(), newId()]
  for (const _ of [1, 2]) await town.inject(plant, { id, task: 'water' }, { as: gardener, operationId })
  const after = newId()
  await town.inject(plant, { id: after, task: 'water' }, { as: gardener })
  await expect.poll(() => watered, { timeout: 5_000 }).toContain(after)
  expect(watered.filter((one) => one === id)).toHaveLength(1)
})

it('a job that failed is told of and tried again', async () => {
  const id = newId()
  await town.inject(plant, { id, task: 'water-badly' }, { as: gardener })
  await expect.poll(() => watered, { timeout: 15_000 }).toContain(`${id} try 2`)
  expect(failures).toEqual(['water-badly: true'])
})

it('jobs of a worker that was killed go back to the queue; jobs of one that lives do not', async () => {
  const events = new EventEmitter()
  const alive = markAlive(town.house.owner, events)
  events.emit('pool:create', { workerPool: { id: 'pool-alive' } })
  const [left, held] = [newId(), newId()]
  await town.house.owner.query(
    "select graphile_worker.add_job('elsewhere', json_build_object('id', $1::text))",
    [left],
  )
  await town.house.owner.query(
    "select graphile_worker.add_job('elsewhere', json_build_object('id', $1::text))",
    [held],
  )
  const locked = `update graphile_worker._private_jobs set locked_at = now() - interval '1 minute', locked_by = $1 where payload->>'id' = $2`
  await town.house.owner.query(locked, ['pool-killed', left])
  await town.house.owner.query(locked, ['pool-alive', held])
  await expect.poll(signsOfLife).toBe(2)
  expect(await unlockJobsOfTheDead(town.house.owner)).toBe(1)
  expect(await lockedBy(left)).toBe(null)
  expect(await lockedBy(held)).toBe('pool-alive')
  alive.end()
  await expect.poll(signsOfLife).toBe(1)
  expect(await unlockJobsOfTheDead(town.house.owner)).toBe(1)
  expect(await lockedBy(held)).toBe(null)
})

/** This worker's own, and those that a test added. */
async function signsOfLife(): Promise<number> {
  const { rows } = await town.house.owner.query(
    "select count(*)::int as n from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database()) and granted",
  )
  return rows[0].n
}

async function lockedBy(id: string): Promise<string | null> {
  const { rows } = await town.house.owner.query(
    "select locked_by from graphile_worker._private_jobs where payload->>'id' = $1",
    [id],
  )
  return rows[0].locked_by
}

it('first answers are forgotten after a week, and kept until then', async () => {
  const [old, young] = [newId(), newId()]
  for (const [id, age] of [
    [old, '8 days'],
    [young, '6 days'],
  ])
    await town.house.owner.query(
      `insert into operation_answers (operation_id, operation, answer, at) values ($1, 'garden.plant', '{}', now() - $2::interval)`,
      [id, age],
    )
  await upkeepTasks['upkeep.forget']?.(town.house, {}, { id: '1', attempt: 1 })
  const { rows } = await town.house.owner.query(
    'select operation_id from operation_answers where operation_id = any($1)',
    [[old, young]],
  )
  expect(rows).toEqual([{ operation_id: young }])
})
