import { readFileSync, realpathSync, statSync, type Stats } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { DatabaseTrouble, useOwnServer } from './trouble.ts'

/** The unprivileged account the database runs as when we are root, because PostgreSQL refuses to run as root. */
export interface OsUser {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

const candidates = ['postgres', '_postgres', 'nobody']

/** Undefined unless we are root. A data folder that exists keeps its owner. */
export function chooseOsUser(dataDir: string): OsUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readUsers()
  const wanted = process.env['PASSERELLE_DATABASE_USER']
  const owner = statIfPresent(dataDir)?.uid
  const user =
    users.find(({ uid }) => uid === owner) ??
    (wanted ? [wanted] : candidates).map((name) => users.find((known) => known.name === name)).find(Boolean)
  if (user) return user
  throw new DatabaseTrouble(
    `PostgreSQL refuses to run as root, and there is no user ${wanted ?? candidates.join(' or ')} here to run it as.`,
    `start the program as an ordinary user, name one in PASSERELLE_DATABASE_USER, or ${useOwnServer}`,
  )
}

function readUsers(): readonly OsUser[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid }) => uid > 0)
}

/** Whether that user may walk to this path, by the ordinary permission bits of every folder above it. */
export function canReach(user: OsUser, path: string): boolean {
  const here = existingPart(resolve(path))
  const parent = dirname(here)
  return maySearch(user, statSync(here)) && (parent === here || canReach(user, parent))
}

function existingPart(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return existingPart(dirname(path))
  }
}

function maySearch(user: OsUser, entry: Stats): boolean {
  if (entry.uid === user.uid) return (entry.mode & 0o100) !== 0
  if (entry.gid === user.gid) return (entry.mode & 0o010) !== 0
  return (entry.mode & 0o001) !== 0
}

export function statIfPresent(path: string): Stats | undefined {
  return statSync(path, { throwIfNoEntry: false })
}
