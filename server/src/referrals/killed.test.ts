import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { sendReferral } from '@passerelle/domain/shared/referrals/contract'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Town, agreeAloud, caseFile, service } from '../../test/crossing.ts'
import { type SpawnedProgram, at, spawnProgram } from '../../test/spawned-program.ts'
import { type SignedIn, organisation, staff } from '../../test/world.ts'
import { newId } from '../engine/ids.ts'
import { startEmbedded } from '../postgres/embedded.ts'

// Somebody pulls the plug while the two towns are busy: first the program dies, then its PostgreSQL. Each page keeps the
// operation it could not get an answer for, and sends it again.

const REFERRALS = 1_000
const RECORDS = 20
const PAGES = 16
const categories = ['name', 'age-and-sex', 'need'] as const

interface HandOver {
  readonly referral: string
  readonly need: string
  readonly operation: string
  /** What the page was told, once it was told. */
  answer?: string
}

let folder: string
let program: SpawnedProgram
let amal: SignedIn
let legalAid: string

const environment = () => ({ PASSERELLE_DATA: join(folder, 'data'), PASSERELLE_DEMO: '0' })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle-killed-'))
  chmodSync(folder, 0o711)
  program = await spawnProgram(environment())
  await withOwner(async (owner) => {
    const house = { owner }
    const lantern = await organisation(house, { name: 'Lantern' })
    const chen = await staff(house, { organisation: lantern, role: 'coordinator' })
    const esi = await staff(house, { role: 'supervisor' })
    legalAid = await service({ house }, { organisation: lantern, by: chen, verifiedBy: esi })
    amal = await staff(house, { role: 'case-worker' })
  })
}, 120_000)

afterAll(async () => {
  await program.end('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

/** Looks into the database of the program past all walls, and leaves it alone again. */
async function withOwner<T>(work: (owner: pg.Pool) => Promise<T>): Promise<T> {
  const server = await startEmbedded({ dataDir: join(folder, 'data/postgres') })
  const owner = new pg.Pool({ connectionString: server.connectionString, max: 4 })
  try {
    return await work(owner)
  } finally {
    await owner.end()
    await server.stop()
  }
}

/** People who agreed to be handed over to Lantern, with all their needs. */
async function waitingNeeds(): Promise<readonly HandOver[]> {
  const town = at(program.address)
  const records = await Promise.all(Array.from({ length: RECORDS }, () => personWhoAgreed(town)))
  return withOwner(async (owner) => {
    const { rows } = await owner.query<{ id: string }>(
      `insert into needs (id, record_id, person_id, organisation_id, service_type, priority, created_by)
       select gen_random_uuid(), n.record_id, n.person_id, n.organisation_id, n.service_type, n.priority, n.created_by
       from needs n cross join generate_series(1, $2) where n.record_id = any ($1) returning id`,
      [records, REFERRALS / RECORDS],
    )
    return rows.map(({ id }) => ({ referral: newId(), need: id, operation: newId() }))
  })
}

async function personWhoAgreed(town: Town): Promise<string> {
  const { record } = await caseFile(town, amal)
  const { rows } = await withOwner((owner) =>
    owner.query<{ id: string }>('select organisation_id as id from services where id = $1', [legalAid]),
  )
  const consent = { to: rows[0]?.id ?? '', categories }
  void (await agreeAloud({ town, amal, record }, consent)).body
  return record
}

/** Sends one as a page does; without an answer there is nothing to note. */
async function handOver(town: Town, one: HandOver): Promise<void> {
  const input = { needId: one.need, serviceId: legalAid, categories: [...categories], message: null }
  const answer = await town
    .inject(
      sendReferral,
      { id: one.referral, priority: 'urgent', overrideId: null, ...input },
      { as: amal.secret, operationId: one.operation },
    )
    .catch(() => undefined)
  if (answer?.status === 200) one.answer ??= answer.text
  else if (answer) expect([answer.status, answer.problem.code]).toEqual([503, 'unavailable'])
}

/** Sixteen pages work off what waits, until nothing does or nobody answers any more. */
async function workOff(handOvers: readonly HandOver[], isOver: () => boolean = () => false): Promise<void> {
  const town = at(program.address)
  const waiting = handOvers.filter(({ answer }) => answer === undefined)
  const page = async () => {
    for (let one = waiting.pop(); one && !isOver(); one = waiting.pop()) await handOver(town, one)
  }
  await Promise.all(Array.from({ length: PAGES }, page))
}

function acknowledged(handOvers: readonly HandOver[]): readonly HandOver[] {
  return handOvers.filter(({ answer }) => answer !== undefined)
}

async function untilAcknowledged(handOvers: readonly HandOver[], count: number): Promise<void> {
  while (acknowledged(handOvers).length < count) await sleep(5)
}

interface Kept {
  readonly id: string
  readonly sent: number
  readonly shares: number
  readonly slices: number
  readonly events: number
}

function whatIsKept(handOvers: readonly HandOver[]): Promise<readonly Kept[]> {
  return withOwner(async (owner) => {
    const { rows } = await owner.query<Kept>(
      `select f.id,
         (select count(*)::int from referral_steps s where s.referral_id = f.id and s.to_state = 'sent') as sent,
         (select count(*)::int from shares s where s.referral_id = f.id) as shares,
         (select count(*)::int from slices s where s.referral_id = f.id) as slices,
         (select count(*)::int from events e where e.referral_id = f.id and e.operation = 'referrals.send') as events
       from referrals f where f.need_id = any ($1)`,
      [handOvers.map(({ need }) => need)],
    )
    return rows
  })
}

/** Each acknowledged hand-over is there once, with all that belongs to it and nothing twice. */
async function expectOnceEach(handOvers: readonly HandOver[]): Promise<void> {
  const kept = await whatIsKept(handOvers)
  expect(new Set(kept.map(({ id }) => id)).size).toBe(kept.length)
  const ids = new Set(kept.map(({ id }) => id))
  expect(acknowledged(handOvers).filter(({ referral }) => !ids.has(referral))).toEqual([])
  const whole = { sent: 1, shares: categories.length, slices: categories.length, events: 1 }
  expect(
    kept.filter((one) => !Object.entries(whole).every(([key, n]) => Reflect.get(one, key) === n)),
  ).toEqual([])
}

async function auditVerify(): Promise<string> {
  const cli = join(import.meta.dirname, '../cli/main.ts')
  for (const verb of ['sign', 'verify']) {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', cli, 'audit', verb, '--json'],
      { env: { ...process.env, ...environment() } },
    )
    if (verb === 'verify') return JSON.parse(stdout).findings
  }
  throw new Error('nothing was verified')
}

describe('kill -9 in the middle of a thousand referrals', () => {
  it('of the program: nothing that was acknowledged is lost, retries make no doubles, the audit trail verifies', async () => {
    const handOvers = await waitingNeeds()
    let isDead = false
    const busy = workOff(handOvers, () => isDead)
    await untilAcknowledged(handOvers, REFERRALS / 3)
    const died = program.end('SIGKILL')
    isDead = true
    expect(await died).toBe('SIGKILL')
    await busy
    const told = acknowledged(handOvers)
    expect(told.length).toBeLessThan(REFERRALS)
    program = await spawnProgram(environment())
    await expectOnceEach(handOvers)
    await workOff(handOvers)
    expect(acknowledged(handOvers)).toHaveLength(REFERRALS)
    await expectOnceEach(handOvers)
    expect(await whatIsKept(handOvers)).toHaveLength(REFERRALS)
    expect(await auditVerify()).toEqual([])
  }, 240_000)

  it('of its PostgreSQL: the pages try again until it is back, and everything is there once', async () => {
    const handOvers = await waitingNeeds()
    const busy = (async () => {
      while (acknowledged(handOvers).length < REFERRALS) {
        await workOff(handOvers)
        await sleep(100)
      }
    })()
    await untilAcknowledged(handOvers, REFERRALS / 3)
    process.kill(postmaster(), 'SIGKILL')
    await busy
    await expectOnceEach(handOvers)
    expect(await whatIsKept(handOvers)).toHaveLength(REFERRALS)
    expect(await auditVerify()).toEqual([])
  }, 240_000)

  it('an answer that got lost is given again, word for word', async () => {
    const [one] = await waitingNeeds()
    if (!one) throw new Error('no need')
    await handOver(at(program.address), one)
    const again: HandOver = { referral: one.referral, need: one.need, operation: one.operation }
    await handOver(at(program.address), again)
    expect(again).toEqual(one)
  })
})

function postmaster(): number {
  return Number(readFileSync(join(folder, 'data/postgres/postmaster.pid'), 'utf8').split('\n')[0])
}
