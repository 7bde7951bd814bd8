import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { isAlive } from '../src/postgres/processes.ts'
import { readPidFile } from '../src/postgres/pid-file.ts'
import { startServer, type RunningServer, type StartOptions } from '../src/postgres/supervisor.ts'
import { findEmbedded } from '../src/postgres/binaries.ts'

/** A folder for the incidents of one test file, with one prepared database to copy for each of them. */
export interface Room {
  readonly folder: string
  /** A data folder of its own, as after a first start and a clean stop. */
  prepared(name: string): string
  start(dataDir: string, options?: Partial<StartOptions>): Promise<RunningServer>
  /** Another program that uses the same data folder. */
  startHolder(dataDir: string): Promise<Holder>
  close(): Promise<void>
}

export interface Holder {
  readonly process: ChildProcess
  readonly serverPid: number
  readonly adopted: boolean
  /** Sends the signal and waits for the end; gives what ended it. */
  end(signal: NodeJS.Signals): Promise<NodeJS.Signals | number | null>
}

export async function openRoom(): Promise<Room> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-postgres-'))
  execFileSync('chmod', ['755', folder])
  const original = join(folder, 'original', 'postgres')
  await (await startServer(findEmbedded(), { dataDir: original, fast: true })).stop()
  const used: string[] = []
  const running: RunningServer[] = []
  return {
    folder,
    prepared(name) {
      const home = join(folder, name)
      execFileSync('cp', ['-a', join(folder, 'original'), home])
      used.push(join(home, 'postgres'))
      return join(home, 'postgres')
    },
    async start(dataDir, options = {}) {
      const server = await startServer(findEmbedded(), { dataDir, fast: true, ...options })
      running.push(server)
      return server
    },
    startHolder,
    async close() {
      await Promise.all(running.map((server) => server.stop()))
      for (const dataDir of used) endServer(dataDir)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Whatever a failed test left running. */
function endServer(dataDir: string): void {
  const file = readPidFile(dataDir)
  if (file && isAlive(file.pid)) process.kill(file.pid, 'SIGQUIT')
}

async function startHolder(dataDir: string): Promise<Holder> {
  const script = join(import.meta.dirname, 'hold-database.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { pid, adopted }: { pid: number; adopted: boolean } = JSON.parse(await firstLine(child))
  return { process: child, serverPid: pid, adopted, end: (signal) => end(child, signal) }
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('the program has no output to read')
  for await (const line of createInterface({ input: child.stdout })) return line
  throw new Error('the program ended without a word')
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<NodeJS.Signals | number | null> {
  return new Promise((resolve) => {
    child.once('exit', (code, by) => resolve(by ?? code))
    child.kill(signal)
  })
}

/** One question to a server, on a connection of its own. */
export async function ask(server: RunningServer, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: server.connectionString })
  await client.connect()
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' })
    return rows[0]?.[0]
  } finally {
    await client.end()
  }
}
