import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { majorOf, program, type Binaries } from './binaries.ts'
import type { OsUser } from './os-user.ts'
import { isAlive } from './processes.ts'
import { settings } from './settings.ts'
import { DatabaseTrouble, errorCode, useOwnServer } from './trouble.ts'

/** A data folder, the programs that run on it and the account they run as. */
export interface Cluster {
  readonly dataDir: string
  readonly binaries: Binaries
  readonly user: OsUser | undefined
  /** No waiting for the disk: for tests only. */
  readonly fast: boolean
  /** False once it has run: a folder that vanished then is a loss to report, not a reason to begin anew. */
  readonly mayCreate: boolean
}

export const superuser = 'passerelle'
export const database = 'passerelle'

/** Makes the data folder when there is none; refuses one that these programs cannot open. */
export function ensureCluster(cluster: Cluster): void {
  const { dataDir, binaries } = cluster
  const version = readVersion(dataDir)
  if (version === undefined && cluster.mayCreate) return createCluster(cluster)
  if (version === majorOf(binaries)) return
  if (version === undefined) throw vanished(dataDir)
  throw new DatabaseTrouble(
    `The data in ${dataDir} was written by PostgreSQL ${version}; this is PostgreSQL ${majorOf(binaries)}.`,
    `start it with the release of Passerelle that wrote it, set PASSERELLE_DATA to another folder, or ${useOwnServer}`,
  )
}

function vanished(dataDir: string): DatabaseTrouble {
  return new DatabaseTrouble(
    `The database folder ${dataDir} has vanished while it was in use.`,
    'bring it back (is its disk still mounted?); it will be taken up again without a restart',
  )
}

function readVersion(dataDir: string): number | undefined {
  const file = join(dataDir, 'PG_VERSION')
  if (existsSync(file)) return Number.parseInt(readFileSync(file, 'utf8'), 10)
  if (!existsSync(dataDir) || readdirSync(dataDir).length === 0) return undefined
  throw new DatabaseTrouble(
    `${dataDir} holds files but no database.`,
    'move them away, or set PASSERELLE_DATA to another folder',
  )
}

/** The folder is prepared under another name and then renamed, so that a crash never leaves half a database. */
function createCluster(cluster: Cluster): void {
  removeAbandoned(cluster.dataDir)
  const unfinished = `${cluster.dataDir}.new-${process.pid}`
  mkdirSync(unfinished, { mode: 0o700 })
  give(cluster.user, unfinished)
  try {
    initialise({ ...cluster, dataDir: unfinished })
    renameSync(unfinished, cluster.dataDir)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(join(cluster.dataDir, 'PG_VERSION'))) throw error
  }
}

function removeAbandoned(dataDir: string): void {
  const prefix = `${basename(dataDir)}.new-`
  const all = readdirSync(dirname(dataDir)).filter((name) => name.startsWith(prefix))
  for (const name of all.filter((each) => !isAlive(Number(each.slice(prefix.length)))))
    rmSync(join(dirname(dataDir), name), { recursive: true, force: true })
}

function initialise(cluster: Cluster): void {
  run(cluster, 'initdb', initArguments(cluster))
  writeOwned(
    cluster,
    'pg_hba.conf',
    '# The socket lies in a folder that only its owner can enter.\nlocal all all trust\n',
  )
  appendFileSync(join(cluster.dataDir, 'postgresql.conf'), "\ninclude_if_exists = 'passerelle.conf'\n")
  run(cluster, 'postgres', ['--single', '-D', cluster.dataDir, 'postgres'], `create database ${database}\n`)
}

function initArguments({ dataDir, binaries, fast }: Cluster): readonly string[] {
  return [
    ...['-D', dataDir, '-U', superuser, '--encoding=UTF8', '--no-instructions'],
    ...['--auth-local=trust', '--auth-host=reject'],
    ...locale(majorOf(binaries)),
    ...(fast ? ['--no-sync'] : []),
  ]
}

/** Text sorts by code point, the same on every system and after every upgrade of it. */
function locale(major: number): readonly string[] {
  if (major < 17) return ['--locale-provider=libc', '--locale=C.UTF-8']
  return ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
}

/** Writes the settings file that the cluster reads at its next start. */
export function writeSettings(cluster: Cluster): void {
  writeOwned(cluster, 'passerelle.conf', settings(cluster.fast))
}

function writeOwned({ dataDir, user }: Cluster, name: string, text: string): void {
  const path = join(dataDir, name)
  writeFileSync(path, text, { mode: 0o600 })
  give(user, path)
}

export function give(user: OsUser | undefined, path: string): void {
  if (user) chownSync(path, user.uid, user.gid)
}

/** What every PostgreSQL program is started with: nothing of our own environment, which may hold secrets. */
export function spawnOptions({ dataDir, user }: Cluster) {
  const env = { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' }
  return { cwd: dataDir, env, ...(user && { uid: user.uid, gid: user.gid }) }
}

function run(cluster: Cluster, name: 'initdb' | 'postgres', args: readonly string[], input = ''): void {
  const file = program(cluster.binaries, name)
  const done = spawnSync(file, args, { ...spawnOptions(cluster), input, encoding: 'utf8' })
  if (done.error) throw cannotRun(file, done.error)
  if (done.status === 0) return
  throw new DatabaseTrouble(
    `${name} could not prepare ${cluster.dataDir}:\n${done.stderr.trim()}`,
    `mend what it names (a full disk, missing rights), or ${useOwnServer}`,
  )
}

/** A program that is there and yet "not found" misses its loader: the system has another C library. */
export function cannotRun(file: string, error: Error): DatabaseTrouble {
  const foreign = errorCode(error) === 'ENOENT' && existsSync(file)
  const reason = foreign ? 'it needs the GNU C library, which this system does not have' : error.message
  return new DatabaseTrouble(`${file} cannot run here: ${reason}.`, useOwnServer, error)
}
