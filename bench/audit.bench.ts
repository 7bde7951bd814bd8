import { spawnSync } from 'node:child_process'
import { to } from 'pg-copy-streams'
import { signCheckpoint } from '../server/src/audit/checkpoint.ts'
import { verifyEvents } from '../server/src/audit/verify.ts'
import { openHouse } from '../server/src/engine/house-opening.ts'
import { databaseCpuMs, openGround } from './src/ground.ts'
import { print, round } from './src/line.ts'
import { layEvents } from './src/many-events.ts'

/** (e) Verifying the whole trail, with the database that it is fetched from, on one core; against fetching alone. */
const EVENTS = Number(process.env['BENCH_EVENTS'] ?? 1_000_000)
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3)

const ground = await openGround()
const settings = {
  demonstration: false,
  dataFolder: ground.folder,
  baseUrl: 'http://localhost',
  smtp: undefined,
  mailFrom: 'bench@example.org',
}
const house = openHouse(settings, { databaseUrl: ground.url, connections: 2 })
try {
  await layEvents(ground.owner, { events: EVENTS, chains: Math.ceil(EVENTS / 12), key: house.keys.events })
  await signCheckpoint(house, new Date())
  const { rows } = await ground.owner.query(
    "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid",
  )
  const onOneCore = pin(process.pid) && pin(rows[0].pid)
  const [ours, fetching] = [[] as Round[], [] as Round[]]
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    fetching.push(await measured(rows[0].pid, fetchAll))
    ours.push(await measured(rows[0].pid, verifyAll))
  }
  report(ours.toSorted(bySpeed)[0], fetching.toSorted(bySpeed)[0], onOneCore)
} finally {
  await house.close()
  await ground.stop()
}

interface Round {
  readonly seconds: number
  readonly cpuMs: number
  readonly databaseCpuMs: number
}

function bySpeed(one: Round, other: Round): number {
  return one.seconds - other.seconds
}

/** Binds a process, and every one that it starts from now on, to the first core. */
function pin(pid: number): boolean {
  return spawnSync('taskset', ['-acp', '0', String(pid)]).status === 0
}

async function measured(postmaster: number, work: () => Promise<void>): Promise<Round> {
  const before = { at: performance.now(), cpu: process.cpuUsage(), database: databaseCpuMs(postmaster) }
  await work()
  const { user, system } = process.cpuUsage(before.cpu)
  return {
    seconds: (performance.now() - before.at) / 1000,
    cpuMs: (user + system) / 1000,
    databaseCpuMs: databaseCpuMs(postmaster) - before.database,
  }
}

async function verifyAll(): Promise<void> {
  const verified = await verifyEvents(house)
  if (verified.findings.length > 0 || verified.events < EVENTS)
    throw new Error('the trail of the measure does not verify')
}

async function fetchAll(): Promise<void> {
  const client = await house.worker.connect()
  const source = client.query(to('copy (select * from events) to stdout (format binary)'))
  for await (const piece of source) void piece
  client.release()
}

function report(ours: Round | undefined, fetching: Round | undefined, onOneCore: boolean): void {
  if (!ours || !fetching) throw new Error('no round was run')
  const perSecond = EVENTS / ours.seconds
  print({
    measure: 'audit verification',
    figure: Math.round(perSecond),
    unit: 'events/s',
    reference: Math.round(EVENTS / fetching.seconds),
    referenceIs: 'reading the same rows over the same connection in any order, checking nothing',
    ratio: round(fetching.seconds / ours.seconds),
    target: '>= 100000 on one core',
    met: perSecond >= 100_000,
    cpuMs: Math.round(ours.cpuMs + ours.databaseCpuMs),
    referenceCpuMs: Math.round(fetching.cpuMs + fetching.databaseCpuMs),
    memoryMb: Math.round(process.memoryUsage.rss() / 2 ** 20),
    data: `${EVENTS} events on ${Math.ceil(EVENTS / 12)} chains, one checkpoint over all of them; program and database ${onOneCore ? 'bound to one core together' : 'on all cores (taskset is missing)'}`,
    seed: 7,
  })
}
