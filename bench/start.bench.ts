import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startEmbedded } from '../server/src/postgres/embedded.ts'
import { cpuMsOf, databaseMemoryMb, memoryMbOf } from './src/cost.ts'
import { newFolder } from './src/ground.ts'
import { print, round } from './src/line.ts'
import { freePort, untilReady } from './src/served.ts'

/** (f) `npm start` on a prepared checkout until it says that it can work: the first time, with the invented world, and then again. */
const ROUNDS = 5

interface Start {
  readonly ms: number
  readonly cpuMs: number
  readonly memoryMb: number
  readonly databaseMemoryMb: number
}

const folder = newFolder()
try {
  const first = await start()
  const [again, alone] = [[] as Start[], [] as number[]]
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    alone.push(await startDatabaseAlone())
    again.push(await start())
  }
  const database = median(alone)
  report('first run with the demonstration world', first, database, 60_000)
  report(`start, median of ${ROUNDS}`, middle(again), database, 3_000)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function start(): Promise<Start> {
  const port = await freePort()
  const environment = {
    PORT: String(port),
    HOST: '127.0.0.1',
    PASSERELLE_DATA: folder,
    PASSERELLE_LOG: 'warn',
  }
  const began = performance.now()
  const npm = spawn('npm', ['start'], {
    env: { ...process.env, ...environment },
    detached: true,
    stdio: 'ignore',
  })
  try {
    await untilReady(`http://127.0.0.1:${port}`, 120_000)
    const ms = performance.now() - began
    const group = processesOf(npm.pid ?? 0)
    const postmaster = Number(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
    return {
      ms,
      cpuMs: sum(group.map(cpuMsOf)),
      memoryMb: Math.max(...group.map(memoryMbOf)),
      databaseMemoryMb: databaseMemoryMb(postmaster),
    }
  } finally {
    process.kill(-(npm.pid ?? 0), 'SIGTERM')
    await once(npm, 'exit')
    await untilGone(npm.pid ?? 0)
  }
}

/** All processes that npm started: they share its group. */
function processesOf(group: number): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && groupOf(name) === group)
    .map(Number)
}

function groupOf(pid: string): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[2])
  } catch {
    return undefined
  }
}

async function untilGone(group: number): Promise<void> {
  while (processesOf(group).length > 0) await new Promise((resolve) => setTimeout(resolve, 50))
}

async function startDatabaseAlone(): Promise<number> {
  const began = performance.now()
  const database = await startEmbedded({ dataDir: join(folder, 'postgres') })
  const ms = performance.now() - began
  await database.stop()
  return ms
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0
}

function middle(starts: readonly Start[]): Start {
  const ms = median(starts.map((one) => one.ms))
  const found = starts.find((one) => one.ms === ms)
  if (!found) throw new Error('nothing was started')
  return found
}

function report(
  what: string,
  { ms, cpuMs, memoryMb, databaseMemoryMb: database }: Start,
  alone: number,
  limit: number,
): void {
  print({
    measure: `f: ${what}`,
    figure: Math.round(ms),
    unit: 'ms',
    reference: Math.round(alone),
    referenceIs: 'the database alone, started on the same folder until it takes connections',
    ratio: round(ms / alone),
    target: `<= ${limit} ms`,
    met: ms <= limit,
    cpuMs: Math.round(cpuMs),
    memoryMb,
    databaseMemoryMb: database,
    data: '`npm start` to 200 at /readyz; CPU and memory of npm and the program until then; checkout built and installed before',
  })
}
