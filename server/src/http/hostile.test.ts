import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { accessInputs } from '../../test/access-inputs.ts'
import { type AccessWorld, accessWorld } from '../../test/access-world.ts'
import { type Sending, type TestApp, requestOf, testApp } from '../../test/app.ts'
import { rehearsal } from '../../test/rehearsal.ts'
import { registerFiles } from '../documents/routes.ts'
import { newReadiness } from '../engine/readiness.ts'
import type { Operation } from '../engine/operation.ts'
import { operations } from '../operations.ts'
import { buildApp } from './app.ts'
import { PROBLEM_TYPE } from './problems.ts'

// Somebody sends to every operation what no page would send: other types, other sizes, other marks, in every field.

const RUNS = Number(process.env['HOSTILE_RUNS'] ?? 30)

let town: TestApp
let world: AccessWorld
let inputs: Readonly<Record<string, unknown>>
/** Everything is really done here, and nothing of it stays for the next. */
let app: FastifyInstance

beforeAll(async () => {
  town = await testApp()
  world = await accessWorld(town)
  inputs = accessInputs(world)
  const readiness = newReadiness(town.house.app)
  readiness.prepared()
  app = await buildApp({
    house: rehearsal(town.house),
    newsroom: town.house.newsroom,
    readiness,
    operations,
    registerFiles,
    log: pino({ level: 'silent' }),
  })
})
afterAll(async () => {
  await app.close()
  await town.close()
})

type Path = readonly (string | number)[]

/** What a field is replaced with; `undefined` leaves it out. */
const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    undefined,
    null,
    true,
    -1,
    0.5,
    2 ** 53,
    -(2 ** 63),
    1e308,
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\u202eNoor',
    'No\u200bor\u2066',
    '\ud800',
    'ä'.repeat(500),
    '界'.repeat(20_000),
    "'; drop table people; --",
    '%',
    '../../etc/passwd',
    '=cmd()',
    '0000-01-01',
    '2026-02-30',
    '9999-12-31',
    '-271821-04-20',
    '+275760-09-13T00:00:00.000Z',
    '2026-01-01T99:99:99Z',
    '00000000-0000-0000-0000-000000000000',
    'urn:uuid:00000000-0000-7000-8000-000000000000',
    [],
    {},
    [[[[[[[[]]]]]]]],
    [null],
    { toString: 'x', length: -1 },
  ),
  fc.uuid({ version: 7 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.array(fc.constantFrom('name', 'health', 'JOR'), { minLength: 300, maxLength: 300 }),
)

interface Attempt {
  readonly path: Path
  readonly value: unknown
}

/** Every field of the input that works, and those that it leaves out. */
function pathsOf({ contract }: Operation, input: unknown): readonly Path[] {
  const schema = z.toJSONSchema(contract.input, { io: 'input', unrepresentable: 'any' })
  const named = Object.keys(schema.properties ?? {}).map((name) => [name])
  return [[], ['somethingElse'], ['__proto__'], ...named, ...deepPaths(input)]
}

function deepPaths(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = [...path, key]
    return [here, ...deepPaths(inner, here)]
  })
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by
  if (Array.isArray(value))
    return value.map((item, at) => (String(at) === key ? replaced(item, rest, by) : item))
  const fields = typeof value === 'object' && value !== null ? { ...value } : {}
  const inner = replaced(Reflect.get(fields, key), rest, by)
  const others = Object.entries(fields).filter(([name]) => name !== key)
  return Object.fromEntries(inner === undefined ? others : [...others, [key, inner]])
}

async function send(operation: Operation, input: unknown, sending: Sending) {
  const { method, url, headers, payload, query } = requestOf(
    operation.contract,
    typeable(operation, input),
    sending,
  )
  const body = operation.contract.bytes === 'in' ? { query: textsOf(payload), payload: 'PK\u0003\u0004' } : {}
  return app.inject({ method, url, headers, ...(payload ? { payload } : { query }), ...body })
}

/** What stands in the address can only be text, and no half of a letter. */
function typeable({ contract }: Operation, input: unknown): unknown {
  const fields = typeof input === 'object' && input !== null ? Object.entries(input) : []
  return Object.fromEntries(
    fields.map(([name, value]) => {
      if (!contract.path.includes(`:${name}`)) return [name, value]
      const text = typeof value === 'string' ? value : JSON.stringify(value)
      return [name, text.replace(/\p{Surrogate}/gu, '?')]
    }),
  )
}

function textsOf(fields: Readonly<Record<string, unknown>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, JSON.stringify(value)]))
}

/** An answer, or a problem that says what was wrong: never a failure nobody foresaw. */
async function expectAnswerOrProblem(
  operation: Operation,
  input: unknown,
  sending: Sending,
): Promise<string> {
  const { statusCode, headers, payload } = await send(operation, input, sending)
  const said = `${operation.contract.name} ${JSON.stringify(input)?.slice(0, 300)} → ${payload.slice(0, 300)}`
  expect(statusCode, said).toBeLessThan(500)
  if (statusCode >= 400) {
    expect(headers['content-type'], said).toBe(PROBLEM_TYPE)
    expect(JSON.parse(payload), said).toMatchObject({ status: statusCode, code: expect.any(String) })
  }
  return payload
}

function trying(operation: Operation): fc.Arbitrary<Attempt> {
  const paths = pathsOf(operation, inputs[operation.contract.name])
  return fc.record({ path: fc.constantFrom(...paths), value: hostile })
}

/** What only those who work with these people may read. */
const secrets = /Nadia|Haddad|Karim|A lawyer for the hearing/

describe('every operation of the published interface', () => {
  test.each(operations.map((operation) => [operation.contract.name, operation] as const))(
    '%s answers or says what is wrong, whatever it is sent',
    { timeout: 120_000 },
    async (name, operation) => {
      const people = ['worker', 'cleared', 'administrator', 'registrar'] as const
      const attempts = fc.tuple(trying(operation), fc.constantFrom(...people))
      await fc.assert(
        fc.asyncProperty(attempts, async ([{ path, value }, who]) => {
          const input = replaced(inputs[name], path, value)
          await expectAnswerOrProblem(operation, input, { as: world.people[who]?.secret })
        }),
        { numRuns: RUNS },
      )
    },
  )

  test.each(operations.map((operation) => [operation.contract.name, operation] as const))(
    '%s tells nobody of another organisation anything of the person, whatever they send',
    { timeout: 120_000 },
    async (name, operation) => {
      const attempts = fc.tuple(trying(operation), fc.constantFrom('stranger', 'nobody', 'registrar'))
      await fc.assert(
        fc.asyncProperty(attempts, async ([{ path, value }, who]) => {
          const sending = { as: who === 'nobody' ? undefined : world.people[who]?.secret }
          const said = await expectAnswerOrProblem(operation, replaced(inputs[name], path, value), sending)
          expect(said).not.toMatch(secrets)
        }),
        { numRuns: RUNS / 3 },
      )
    },
  )

  test.each([
    ['an array', '[]'],
    ['a text', '"x"'],
    ['half a document', '{"a":'],
    ['nothing', ''],
    ['more than a megabyte', JSON.stringify({ a: 'x'.repeat(34 * 1024 * 1024) })],
    ['a prototype', '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"x":1}}}'],
    ['deep nesting', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
  ])('%s in the place of the input is refused everywhere', { timeout: 120_000 }, async (_what, payload) => {
    for (const { contract } of operations) {
      if (contract.method !== 'POST' || contract.bytes) continue
      const { url } = requestOf(contract, inputs[contract.name], {})
      const headers = { 'x-passerelle': '1', 'content-type': 'application/json' }
      const answer = await app.inject({ method: 'POST', url, headers, payload })
      expect([contract.name, answer.statusCode >= 400 && answer.statusCode < 500]).toEqual([
        contract.name,
        true,
      ])
      expect(answer.headers['content-type']).toBe(PROBLEM_TYPE)
    }
  })
})
