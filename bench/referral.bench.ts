import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { once } from 'node:events'
import autocannon from 'autocannon'
import { newId } from '../server/src/engine/ids.ts'
import { layBareTables } from './src/bare-tables.ts'
import { databaseCpuMs, openGround } from './src/ground.ts'
import { print, round } from './src/line.ts'
import { type ManyNeeds, layNeeds } from './src/many-needs.ts'

/** (a) Creating a referral over HTTP, against a bare handler that inserts the same rows; 16 connections, rounds taken in turn. */
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 6)
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3)
const RECORDS = Number(process.env['BENCH_RECORDS'] ?? 15_000)

interface Side {
  readonly process: ChildProcess
  readonly url: string
  request(need: ManyNeeds['needs'][number]): { path: string; headers: Record<string, string>; body: string }
}

const ground = await openGround()
const started: ChildProcess[] = []
try {
  const world = await layNeeds(ground.owner, RECORDS)
  await layBareTables(ground.owner)
  const postmaster = Number(await postmasterPid())
  const ours = await startOurs(world)
  const bare = await startBare(world)
  let next = 0
  const take = () => world.needs[next++]
  const results = { ours: [] as Round[], bare: [] as Round[] }
  await round_(bare, take, postmaster, 2)
  await round_(ours, take, postmaster, 2)
  // Plans made while the tables were empty would read them whole for ever; a house that lives is analysed by autovacuum.
  await ground.owner.query('analyze')
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    results.bare.push(await round_(bare, take, postmaster, SECONDS))
    results.ours.push(await round_(ours, take, postmaster, SECONDS))
  }
  report(results)
} finally {
  for (const child of started) child.kill('SIGTERM')
  await ground.stop()
}

async function postmasterPid(): Promise<string> {
  const { rows } = await ground.owner.query(
    "select split_part(pg_read_file('postmaster.pid'), E'\\n', 1) as pid",
  )
  return rows[0].pid
}

interface Round {
  readonly perSecond: number
  readonly p99: number
  readonly cpuMsEach: number
  readonly databaseCpuMsEach: number
  readonly memoryMb: number
}

async function round_(
  side: Side,
  take: () => ManyNeeds['needs'][number] | undefined,
  postmaster: number,
  seconds: number,
): Promise<Round> {
  const before = { own: cpuMs(side), database: databaseCpuMs(postmaster) }
  const run = autocannon({
    url: side.url,
    connections: 16,
    duration: seconds,
    setupClient(client) {
      client.setRequests([
        {
          method: 'POST',
          setupRequest(request) {
            const need = take()
            if (!need) throw new Error('no needs are left: raise BENCH_RECORDS')
            return { ...request, ...side.request(need) }
          },
        },
      ])
    },
  })
  const result = await run
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} refused, ${result.errors} failed at ${side.url}`)
  const count = result['2xx']
  return {
    perSecond: count / result.duration,
    p99: result.latency.p99,
    cpuMsEach: (cpuMs(side) - before.own) / count,
    databaseCpuMsEach: (databaseCpuMs(postmaster) - before.database) / count,
    memoryMb: memoryMb(side),
  }
}

function cpuMs({ process: { pid } }: Side): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

function memoryMb({ process: { pid } }: Side): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
}

async function startOurs(world: ManyNeeds): Promise<Side> {
  const port = 18_411
  const own = spawn(
    process.execPath,
    [...(process.env['BENCH_NODE'] ?? '').split(' ').filter(Boolean), 'dist/server/main.mjs'],
    {
      env: {
        ...process.env,
        PORT: String(port),
        DATABASE_URL: ground.url,
        PASSERELLE_DATA: ground.folder,
        PASSERELLE_DEMO: '0',
        PASSERELLE_JOBS: '0',
        PASSERELLE_LOG: 'warn',
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  started.push(own)
  await untilReady(`http://127.0.0.1:${port}/readyz`)
  return {
    process: own,
    url: `http://127.0.0.1:${port}`,
    request: (need) => {
      const id = newId()
      const body = {
        needId: need.id,
        serviceId: world.service,
        priority: 'urgent',
        categories: ['name', 'age-and-sex', 'need'],
        message: null,
      }
      return {
        path: `/api/referrals/${id}/send`,
        headers: {
          'content-type': 'application/json',
          'operation-id': newId(),
          'x-passerelle': '1',
          cookie: `passerelle_session=${world.secret}`,
        },
        body: JSON.stringify(body),
      }
    },
  }
}

async function startBare(world: ManyNeeds): Promise<Side> {
  const port = 18_412
  const own = spawn(process.execPath, ['--import', 'tsx', 'bench/src/bare-server.ts'], {
    env: { ...process.env, PORT: String(port), DATABASE_URL: ground.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  started.push(own)
  if (own.stdout) await once(own.stdout, 'data')
  const { sender, account, recipient, service, consent } = world
  return {
    process: own,
    url: `http://127.0.0.1:${port}`,
    request: (need) => ({
      path: '/referrals',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        id: newId(),
        needId: need.id,
        recordId: need.record_id,
        personId: need.person_id,
        ids: { sender, account, recipient, service, consent },
      }),
    }),
  }
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${url} does not get ready`)
}

function best(rounds: readonly Round[]): Round {
  return rounds.reduce((one, other) => (other.perSecond > one.perSecond ? other : one))
}

function report({ ours, bare }: { ours: readonly Round[]; bare: readonly Round[] }): void {
  const [mine, reference] = [best(ours), best(bare)]
  const ratio = mine.perSecond / reference.perSecond
  print({
    measure: 'a: referral created through HTTP, 16 connections',
    figure: round(mine.perSecond, 0),
    unit: 'per second',
    reference: round(reference.perSecond, 0),
    referenceIs:
      'bare Fastify + pg inserting the same rows in one transaction, same database, rounds in turn, best round of each',
    ratio: round(ratio),
    target: '>= 0.6',
    met: ratio >= 0.6,
    cpuMs: round(mine.cpuMsEach + mine.databaseCpuMsEach),
    referenceCpuMs: round(reference.cpuMsEach + reference.databaseCpuMsEach),
    memoryMb: round(mine.memoryMb, 0),
    data: `${RECORDS} records, ${RECORDS * 4} needs; p99 ${mine.p99} ms against ${reference.p99} ms; CPU a request: own ${round(mine.cpuMsEach)} + database ${round(mine.databaseCpuMsEach)} ms against ${round(reference.cpuMsEach)} + ${round(reference.databaseCpuMsEach)} ms`,
  })
}
