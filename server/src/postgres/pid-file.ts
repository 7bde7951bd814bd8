import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, mayServe } from './processes.ts'
import { DatabaseTrouble, errorCode } from './trouble.ts'

/** What PostgreSQL writes about itself into `postmaster.pid`. This file is its lock: we read it and never touch it. */
export interface PidFile {
  readonly pid: number
  readonly socketDir: string
  /** `starting`, `ready` or `stopping`; empty while the file is being written. */
  readonly status: string
}

export function readPidFile(dataDir: string): PidFile | undefined {
  const text = readIfPresent(join(dataDir, 'postmaster.pid'))
  if (text === undefined) return undefined
  const lines = text.split('\n').map((line) => line.trim())
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return { pid, socketDir: lines[4] ?? '', status: lines[7] ?? '' }
}

function readIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw new DatabaseTrouble(
      `The database folder cannot be read (${path}).`,
      'run the program as the user who started it first, or set PASSERELLE_DATA to another folder',
      error,
    )
  }
}

/** The server that holds this data folder now, whoever started it. */
export function findLiveServer(dataDir: string): PidFile | undefined {
  const file = readPidFile(dataDir)
  return file && isAlive(file.pid) && mayServe(file.pid, dataDir) ? file : undefined
}

/**
 * A number left in the file by a crash that now belongs to a program of another kind (containers reuse small
 * numbers). PostgreSQL would take that program for its predecessor and refuse to start.
 */
export function reusedPid(dataDir: string): number | undefined {
  const file = readPidFile(dataDir)
  return file && isAlive(file.pid) && !mayServe(file.pid, dataDir) ? file.pid : undefined
}
