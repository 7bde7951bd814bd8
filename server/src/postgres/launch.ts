import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { program } from './binaries.ts'
import { cannotRun, ensureCluster, spawnOptions, writeSettings, type Cluster } from './cluster.ts'
import { statIfPresent } from './os-user.ts'
import { findLiveServer, readPidFile, reusedPid } from './pid-file.ts'
import { DatabaseTrouble, useOwnServer } from './trouble.ts'

export interface LiveServer {
  readonly pid: number
  readonly socketDir: string
  /** It was running already, started by another process or by one that was killed. */
  readonly adopted: boolean
}

const patience = 60_000
const logLimit = 5_000_000

/**
 * Joins the server that holds the data folder, or starts one. Two programs may do this at once: PostgreSQL's own
 * lock decides which of them starts it, and the other joins.
 */
export async function joinOrLaunch(cluster: Cluster, socketDir: () => string): Promise<LiveServer> {
  const end = performance.now() + patience
  let failure = 'it did not become ready in time'
  while (performance.now() < end) {
    const live = findLiveServer(cluster.dataDir)
    if (live?.status === 'ready') return { pid: live.pid, socketDir: live.socketDir, adopted: true }
    if (live) {
      await pause(10)
      continue
    }
    const result = await launch(cluster, socketDir())
    if (typeof result !== 'string') return result
    failure = result
    if (!isPassing(failure)) break
    await pause(100)
  }
  throw startTrouble(cluster, failure)
}

/** Another server is just starting, or the children of one that was killed have not all left yet. */
function isPassing(failure: string): boolean {
  return /lock file|shared memory block|pre-existing/i.test(failure)
}

function startTrouble(cluster: Cluster, failure: string): DatabaseTrouble {
  return new DatabaseTrouble(
    `The embedded database in ${cluster.dataDir} did not start:\n${failure.trim()}`,
    `mend what the log names (${logPath(cluster)}), or ${useOwnServer}`,
  )
}

function logPath({ dataDir }: Cluster): string {
  return `${dataDir}.log`
}

/** The server when it is ready, or the lines it left in its log when it gave up. */
async function launch(cluster: Cluster, socketDir: string): Promise<LiveServer | string> {
  ensureCluster(cluster)
  writeSettings(cluster)
  rotateLog(logPath(cluster))
  const before = statIfPresent(logPath(cluster))?.size ?? 0
  const child = spawnServer(cluster, socketDir)
  const pid = await ready(child, cluster)
  child.unref()
  if (pid !== undefined) return { pid, socketDir, adopted: false }
  return readFileSync(logPath(cluster)).subarray(before).toString('utf8')
}

/**
 * The server leads a process group of its own: a Ctrl-C in the terminal reaches only us, so that open requests can
 * be finished before the database is stopped. Its output goes to a file, which survives us.
 */
function spawnServer(cluster: Cluster, socketDir: string): ChildProcess {
  const stale = reusedPid(cluster.dataDir)
  const { env, ...options } = spawnOptions(cluster)
  const log = openSync(logPath(cluster), 'a', 0o600)
  try {
    return spawn(program(cluster.binaries, 'postgres'), serverArguments(cluster, socketDir), {
      ...options,
      // PostgreSQL disregards this number when it finds it in its lock file, and keeps all its other checks.
      env: { ...env, ...(stale !== undefined && { PG_GRANDPARENT_PID: String(stale) }) },
      detached: true,
      stdio: ['ignore', log, log],
    })
  } finally {
    closeSync(log)
  }
}

function serverArguments({ dataDir }: Cluster, socketDir: string): readonly string[] {
  const fixed = { listen_addresses: '', unix_socket_directories: `"${socketDir}"`, port: '5432' }
  return ['-D', dataDir, ...Object.entries(fixed).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/** Its process id once it takes connections; undefined when it ended instead. */
async function ready(child: ChildProcess, { dataDir }: Cluster): Promise<number | undefined> {
  let failure: Error | undefined
  child.once('error', (error) => (failure = error))
  const end = performance.now() + patience
  while (performance.now() < end) {
    await pause(5)
    if (failure) throw cannotRun(child.spawnfile, failure)
    if (child.exitCode !== null || child.signalCode !== null) return undefined
    const file = readPidFile(dataDir)
    if (file !== undefined && file.pid === child.pid && file.status === 'ready') return file.pid
  }
  return undefined
}

function rotateLog(path: string): void {
  if ((statIfPresent(path)?.size ?? 0) > logLimit) renameSync(path, `${path}.1`)
}
