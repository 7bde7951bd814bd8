import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAlive, startedAt } from './processes.ts'

/**
 * Who uses a database folder now: one empty file per program, named after the process. The last to leave stops the
 * server, so that a command run beside the web server neither stops it nor has it stopped underneath.
 */
export interface Lease {
  /** Gives the lease back; true when nobody else holds one. */
  end(): boolean
}

export function takeLease(dataDir: string): Lease {
  const folder = `${dataDir}.users`
  const name = `${process.pid}-${startedAt(process.pid)}-${(taken += 1)}`
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, name), '')
  return {
    end() {
      rmSync(join(folder, name), { force: true })
      return remaining(folder) === 0
    },
  }
}

let taken = 0

function remaining(folder: string): number {
  const names = readdirSync(folder)
  const live = names.filter(isHeld)
  for (const name of names.filter((other) => !live.includes(other)))
    rmSync(join(folder, name), { force: true })
  return live.length
}

function isHeld(name: string): boolean {
  const [pid, started] = name.split('-')
  return isAlive(Number(pid)) && startedAt(Number(pid)) === started
}
