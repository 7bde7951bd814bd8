import { createHash, randomBytes } from 'node:crypto'
import type { Contract } from '@passerelle/domain/kernel/contract'
import { type Day, addDays } from '@passerelle/domain/kernel/day'
import type { z } from 'zod'
import type { OpenHouse } from '../../server/src/engine/house-opening.ts'
import type { House, Story } from '../../server/src/engine/house.ts'
import type { Operation } from '../../server/src/engine/operation.ts'
import { Refusal } from '../../server/src/engine/problem.ts'
import { operations } from '../../server/src/operations.ts'
import { tasks } from '../../server/src/reactions.ts'
import { accounts } from './accounts.ts'
import { idOf } from './ids.ts'

/** Tells invented history through the real operations, each act at its moment and in somebody's name. */
export interface Teller {
  readonly house: OpenHouse
  /** The moment at which the world was first asked for: histories lead up to it. */
  readonly begun: Date
  readonly today: Day
  /** So many days before the world begins, at this hour (UTC). */
  readonly daysAgo: (days: number, hour?: number) => Date
  readonly act: <In extends z.ZodType>(
    who: string,
    at: Date,
    contract: Contract<string, In>,
    input: z.input<In>,
  ) => Promise<void>
  /** Does what the machine does by itself. */
  readonly machine: (at: Date, task: string, payload: Readonly<Record<string, unknown>>) => Promise<void>
  readonly secretOf: (who: string) => string
  readonly storyAt: (at: Date) => House & { readonly story: Story }
}

const MINUTE = 60_000
const DAY = 86_400_000
/** What happened in these last days is still news to those whom it concerns. */
const NEWS_DAYS = 4

export function newTeller(house: OpenHouse, begun: Date, secrets: ReadonlyMap<string, string>): Teller {
  const byName: ReadonlyMap<string, Operation> = new Map(operations.map((each) => [each.contract.name, each]))
  const storyAt = (at: Date) => ({ ...house, announce: () => {}, story: { at, follows: [] } })
  const secretOf = (who: string) => known(secrets.get(who), who)

  async function machine(at: Date, task: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
    if (task === 'mail') return queue(house, task, payload)
    await known(tasks[task], task)(storyAt(at), payload, {
      id: idOf('job', task, at.toISOString()),
      attempt: 1,
    })
  }

  return {
    house,
    begun,
    today: dayOf(begun),
    daysAgo: (days, hour = 9) =>
      new Date(
        Math.min(
          Date.parse(`${addDays(dayOf(begun), -days)}T00:00:00Z`) + hour * 60 * MINUTE,
          begun.getTime() - MINUTE,
        ),
      ),
    secretOf,
    storyAt,
    machine,
    async act(who, at, contract, input) {
      const told = storyAt(at)
      const operationId = idOf('act', who, contract.name, at.toISOString(), JSON.stringify(input))
      const call = { secret: who === '' ? null : secretOf(who), operationId, input, now: at, origin: 'story' }
      try {
        await known(byName.get(contract.name), contract.name).perform(told, call)
        for (const { task, payload } of isNews(at, begun) ? told.story.follows : [])
          await machine(at, task, payload)
      } catch (error) {
        throw explained(
          error,
          `${who} could not ${contract.name} ${JSON.stringify(input)} at ${at.toISOString()}`,
        )
      }
    },
  }
}

function known<T>(found: T | undefined, name: string): T {
  if (found === undefined) throw new Error(`The demonstration speaks of ${name}, which is not there.`)
  return found
}

/** Letters are written when the program works, like all others. */
/** Left to the machine for when the program runs. */
export async function queue(
  house: OpenHouse,
  task: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  await house.worker.query('select enqueue($1, $2::json, now(), null)', [task, JSON.stringify(payload)])
}

function isNews(at: Date, begun: Date): boolean {
  return at.getTime() > begun.getTime() - NEWS_DAYS * DAY
}

/** A refusal tells the author of the world what was against it. */
function explained(error: unknown, what: string): unknown {
  if (!(error instanceof Refusal)) return error
  return new Error(`${what}: ${error.code} ${JSON.stringify(error.details)}`, { cause: error })
}

export function dayOf(moment: Date): Day {
  return moment.toISOString().slice(0, 10)
}

/** Sessions in which the people of the story act. They end when it is told. */
export async function beginSessions(house: OpenHouse): Promise<ReadonlyMap<string, string>> {
  const secrets = accounts.map(({ key }) => ({
    key,
    id: idOf('session', key, randomBytes(8).toString('hex')),
    secret: randomBytes(32).toString('hex'),
  }))
  const rows = secrets.map(({ key, id, secret }) => ({
    id,
    secret_hash: `\\x${createHash('sha256').update(secret).digest('hex')}`,
    membership_id: idOf('membership', key),
  }))
  await house.door.query(
    `insert into private.sessions (id, secret_hash, account_id, membership_id, organisation_id, role, capacity, clearances, second_factor,
       device, expires_at)
     select x.id, x.secret_hash::bytea, m.account_id, m.id, m.organisation_id, m.role, m.capacity, m.clearances, true, 'demonstration',
       now() + interval '30 minutes'
     from json_to_recordset($1::json) as x (id uuid, secret_hash text, membership_id uuid) join memberships m on m.id = x.membership_id`,
    [JSON.stringify(rows)],
  )
  return new Map(secrets.map(({ key, secret }) => [key, secret]))
}

export async function endSessions(house: OpenHouse): Promise<void> {
  await house.door.query(`delete from private.sessions where device = 'demonstration'`)
}
