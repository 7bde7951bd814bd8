import { lstatSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { give } from './cluster.ts'
import { canReach, statIfPresent, type OsUser } from './os-user.ts'
import { readPidFile } from './pid-file.ts'
import { DatabaseTrouble, errorCode, useOwnServer } from './trouble.ts'

/** Where data go when the project lies where only root may walk. */
export const systemHome = '/var/lib/passerelle'

export type Log = (line: string) => void

/**
 * The folder where the data really are. Below a folder that only root may enter (a checkout in /root), the
 * unprivileged server could not reach them: they then go to the system's own place, and a link marks it.
 */
export function settleDataDir(wanted: string, user: OsUser | undefined, log: Log, home = systemHome): string {
  const path = followLink(resolve(wanted))
  mkdirSync(dirname(path), { recursive: true, mode: 0o711 })
  if (!user || canReach(user, dirname(path))) return path
  if (statIfPresent(path)) throw unreachable(path, user)
  return moveOut(path, user, log, home)
}

function followLink(path: string): string {
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()
  return isLink ? resolve(dirname(path), readlinkSync(path)) : path
}

function unreachable(path: string, user: OsUser): DatabaseTrouble {
  return new DatabaseTrouble(
    `The database runs as ${user.name}, who cannot reach ${path}.`,
    `let others walk through the folders above it (chmod o+x), set PASSERELLE_DATA to another folder, or ${useOwnServer}`,
  )
}

function moveOut(path: string, user: OsUser, log: Log, home: string): string {
  const target = join(makeHome(path, user, home), basename(path))
  symlinkSync(target, path)
  log(`the database runs as ${user.name}, who cannot reach ${dirname(path)}: its data go to ${target}`)
  return target
}

function makeHome(path: string, user: OsUser, home: string): string {
  try {
    mkdirSync(home, { recursive: true, mode: 0o711 })
    const folder = mkdtempSync(join(home, `${basename(dirname(path)).replace(/^\.+/, '')}-`))
    give(user, folder)
    return folder
  } catch (error) {
    throw Object.assign(unreachable(path, user), { cause: error })
  }
}

/** Linux takes 107 bytes for a socket's path, macOS 103. */
const longestSocketPath = 103
const socketName = '.s.PGSQL.5432'

/** The data folder itself where its path is short enough, else a private folder with a short name. */
export function chooseSocketDir(dataDir: string, user: OsUser | undefined): string {
  if (Buffer.byteLength(join(dataDir, socketName)) <= longestSocketPath) return dataDir
  const earlier = readPidFile(dataDir)?.socketDir
  if (earlier && isPrivate(earlier, user)) return earlier
  const folder = mkdtempSync(join(shortRoot(), 'passerelle-'))
  give(user, folder)
  return folder
}

function shortRoot(): string {
  return Buffer.byteLength(tmpdir()) <= 60 ? tmpdir() : '/tmp'
}

/** Whether nobody else could have put a folder there for us to walk into. */
function isPrivate(folder: string, user: OsUser | undefined): boolean {
  const entry = lstatSync(folder, { throwIfNoEntry: false })
  const owner = user?.uid ?? process.getuid?.()
  return entry?.isDirectory() === true && entry.uid === owner && (entry.mode & 0o077) === 0
}

export function removeSocketDir(socketDir: string, dataDir: string): void {
  if (socketDir === dataDir) return
  try {
    rmSync(socketDir, { recursive: true, force: true })
  } catch (error) {
    if (errorCode(error) !== 'EPERM') throw error
  }
}
