import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessInputs } from '../../test/access-inputs.ts'
import { type AccessWorld, type Persona, accessWorld, personas } from '../../test/access-world.ts'
import { type TestApp, testApp } from '../../test/app.ts'
import { rehearsal } from '../../test/rehearsal.ts'
import { signature } from '../../test/signature.ts'
import { upload } from '../documents/routes.ts'
import type { House } from '../engine/house.ts'
import { newId } from '../engine/ids.ts'
import type { Operation } from '../engine/operation.ts'
import { Refusal } from '../engine/problem.ts'
import { operations } from '../operations.ts'

const page = new URL('../../../docs/access.md', import.meta.url)
const everybody = Object.keys(personas).filter((key): key is Persona => key in personas)

let town: TestApp
let world: AccessWorld
/** Everything is really tried here, and nothing of it stays for the next. */
let house: House
let inputs: Readonly<Record<string, unknown>>

beforeAll(async () => {
  town = await testApp()
  world = await accessWorld(town)
  house = rehearsal(town.house)
  inputs = accessInputs(world)
})
afterAll(async () => town.close())

/** What this person gets for an input with which the right person is answered: `yes`, or the code of the problem. */
async function answerFor(operation: Operation, persona: Persona): Promise<string> {
  const { contract } = operation
  const secret = world.people[persona]?.secret ?? null
  const operationId = newId()
  const call = { secret, operationId, origin: operationId, input: inputs[contract.name] }
  try {
    await (contract.bytes === 'in' ? upload(house, call, picture()) : operation.perform(house, call))
    return 'yes'
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw new Error(`${contract.name} as ${persona} broke`, { cause: error })
  }
}

async function* picture(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(signature().split(',')[1] ?? '', 'base64')
}

async function row(operation: Operation): Promise<readonly string[]> {
  const answers: string[] = []
  for (const persona of everybody) answers.push(await answerFor(operation, persona))
  return answers
}

/** Whatever was tried is forgotten: the world of the last try is that of the first. */
async function eventsSoFar(): Promise<number> {
  const { rows } = await town.house.owner.query<{ n: number }>('select count(*) as n from events')
  return rows[0]?.n ?? 0
}

const about = `# Who gets what

Every operation, tried by everybody with input that the right person is answered for. **yes** is an answer; anything else is the code of
the problem. All but the partner, the stranger and the registrar belong to the organisation that keeps the record; the partner has received
referrals from it. *not-found* is also said of what exists but must not be known of. This page is written by
\`UPDATE_TABLE=1 npx vitest run server/src/rights/access-table.test.ts\` and compared at every test: read a change like a contract.
`

async function wholeTable(): Promise<string> {
  const parts = [about]
  let noun = ''
  for (const operation of [...operations].sort((a, b) => order(a).localeCompare(order(b), 'en'))) {
    const [named = ''] = operation.contract.name.split('.')
    if (named !== noun) parts.push(heading((noun = named)))
    parts.push(
      line([
        operation.contract.name,
        ...(await row(operation)).map((cell) => (cell === 'yes' ? '**yes**' : cell)),
      ]),
    )
  }
  return `${parts.join('\n')}\n`
}

/** Nouns by the alphabet, operations of a noun as they are written down. */
function order({ contract }: Operation): string {
  const at = operations.findIndex((one) => one.contract === contract)
  return `${contract.name.split('.')[0]} ${String(at).padStart(4, '0')}`
}

function heading(noun: string): string {
  const names = ['', ...everybody.map((persona) => personas[persona])]
  return `\n## ${noun}\n\n${line(names)}\n${line(names.map(() => '---'))}`
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

test('every operation has an input in the table of rights', () => {
  const names = operations.map(({ contract }) => contract.name)
  expect(names.filter((name) => inputs[name] === undefined)).toEqual([])
})

test('everybody gets what the table of rights says, and nothing else', { timeout: 240_000 }, async () => {
  const before = await eventsSoFar()
  const table = await wholeTable()
  expect(await eventsSoFar()).toBe(before)
  if (process.env['UPDATE_TABLE']) writeFileSync(page, table)
  expect(table).toBe(readFileSync(page, 'utf8'))
})
