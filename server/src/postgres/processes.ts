import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { errorCode } from './trouble.ts'

/** The process's state letter and start time as Linux keeps them; undefined elsewhere or when it is gone. */
function linuxStat(pid: number): { readonly state: string; readonly started: string } | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in brackets and may itself hold spaces and brackets.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', started: fields[19] ?? '' }
  } catch {
    return undefined
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (errorCode(error) !== 'EPERM') return false
  }
  return linuxStat(pid)?.state !== 'Z'
}

/** Tells a process from a later one that was given the same number; empty where the system does not say. */
export function startedAt(pid: number): string {
  return linuxStat(pid)?.started ?? ''
}

/**
 * Whether this live process can be the database server of that folder. A server works inside its data folder,
 * which Linux shows; elsewhere the program's name must do. When the system will not say, the answer is yes.
 */
export function mayServe(pid: number, dataDir: string): boolean {
  if (process.platform === 'linux') return worksIn(pid, dataDir)
  try {
    const program = execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' })
    return basename(program.trim()).startsWith('postgres')
  } catch {
    return true
  }
}

function worksIn(pid: number, dataDir: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDir)
  } catch {
    return true
  }
}

/** Waits until the process is gone; false when it is still there at the end of the time allowed. */
export async function isGoneWithin(pid: number, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds
  while (isAlive(pid)) {
    if (performance.now() > end) return false
    await pause(5)
  }
  return true
}
