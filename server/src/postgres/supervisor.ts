import { chooseOsUser } from './os-user.ts'
import { prepareBinaries, type Binaries } from './binaries.ts'
import { database, superuser, type Cluster } from './cluster.ts'
import { chooseSocketDir, removeSocketDir, settleDataDir, type Log } from './folders.ts'
import { forget, stopWithProcess, type Stoppable } from './endings.ts'
import { joinOrLaunch, type LiveServer } from './launch.ts'
import { takeLease, type Lease } from './leases.ts'
import { isAlive, isGoneWithin } from './processes.ts'
import { DatabaseTrouble } from './trouble.ts'

export interface StartOptions {
  readonly dataDir: string
  readonly log?: Log
  /** No waiting for the disk: for tests only. */
  readonly fast?: boolean
  /** Where data go that the unprivileged server could not reach otherwise. */
  readonly systemHome?: string
}

/** A database server on this machine, reached through a socket that only we and its own account can open. */
export interface RunningServer {
  readonly connectionString: string
  readonly socketDir: string
  readonly pid: number
  /** It was running already, started by another process or by one that was killed. */
  readonly adopted: boolean
  /** Leaves the server; the last to leave stops it. */
  stop(): Promise<void>
}

/** Libpq's form, which every client understands. */
export function connectionTo(socketDir: string, name = database): string {
  return `postgresql:///${name}?host=${encodeURIComponent(socketDir)}&user=${superuser}`
}

export async function startServer(installed: Binaries, options: StartOptions): Promise<RunningServer> {
  const log = options.log ?? ignore
  const user = chooseOsUser(options.dataDir)
  const dataDir = settleDataDir(options.dataDir, user, log, options.systemHome)
  const lease = takeLease(dataDir)
  try {
    const cluster = {
      dataDir,
      user,
      fast: options.fast ?? false,
      mayCreate: true,
      binaries: prepareBinaries(installed, dataDir, user),
    }
    const first = await joinOrLaunch(cluster, () => chooseSocketDir(dataDir, user))
    return new Supervisor(cluster, first, lease, log)
  } catch (error) {
    lease.end()
    throw error
  }
}

function ignore(): void {}

const watchEvery = 250
const retryAfter = 5000
const stopPatience = 120_000

/** Keeps one server running until it is told to stop, and stops it whichever way this process ends. */
class Supervisor implements RunningServer, Stoppable {
  readonly connectionString: string
  readonly socketDir: string
  readonly adopted: boolean
  #pid: number
  #stopping: Promise<void> | undefined
  #timer: NodeJS.Timeout
  #revival: Promise<void> | undefined
  readonly #cluster: Cluster
  readonly #lease: Lease
  readonly #log: Log

  constructor(cluster: Cluster, first: LiveServer, lease: Lease, log: Log) {
    this.#cluster = { ...cluster, mayCreate: false }
    this.#lease = lease
    this.#log = log
    this.#pid = first.pid
    this.socketDir = first.socketDir
    this.adopted = first.adopted
    this.connectionString = connectionTo(first.socketDir)
    this.#timer = this.#watchIn(watchEvery)
    stopWithProcess(this)
    log(
      `PostgreSQL ${cluster.binaries.version} ${first.adopted ? 'joined' : 'started'} (process ${first.pid})`,
    )
  }

  get pid(): number {
    return this.#pid
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#leave()
    return this.#stopping
  }

  async #leave(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#revival
    forget(this)
    if (!this.#lease.end()) return
    interrupt(this.#pid)
    if (!(await isGoneWithin(this.#pid, stopPatience))) throw stillThere(this.#pid)
    removeSocketDir(this.socketDir, this.#cluster.dataDir)
    this.#log('PostgreSQL stopped')
  }

  leaveAtOnce(): void {
    if (this.#lease.end()) interrupt(this.#pid)
  }

  #watchIn(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => this.#watch(), milliseconds).unref()
  }

  /** A server that was killed is started again in the same place; whoever holds its address only reconnects. */
  #watch(): void {
    if (isAlive(this.#pid)) this.#timer = this.#watchIn(watchEvery)
    else this.#revival = this.#revive()
  }

  async #revive(): Promise<void> {
    this.#log(`PostgreSQL (process ${this.#pid}) is gone; starting it again`)
    const wait = await this.#startAgain()
    if (!this.#stopping) this.#timer = this.#watchIn(wait)
  }

  async #startAgain(): Promise<number> {
    try {
      const next = await joinOrLaunch(this.#cluster, () => this.socketDir)
      this.#pid = next.pid
      return watchEvery
    } catch (error) {
      this.#log(String(error))
      return retryAfter
    }
  }
}

/** PostgreSQL's "fast" stop: open transactions are rolled back, everything committed is written. */
function interrupt(pid: number): void {
  if (isAlive(pid)) process.kill(pid, 'SIGINT')
}

function stillThere(pid: number): DatabaseTrouble {
  return new DatabaseTrouble(
    `PostgreSQL (process ${pid}) has not stopped after ${stopPatience / 1000} seconds.`,
    'it is probably writing to a slow disk: leave it the time it needs, and do not kill it',
  )
}
