import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { program, type Binaries } from './binaries.ts'
import { startServer, type RunningServer, type StartOptions } from './supervisor.ts'
import { DatabaseTrouble } from './trouble.ts'

const home = '/usr/lib/postgresql'

/** The PostgreSQL that Debian installed, the oldest one we support first: it is there to test the minimum. */
export function findDebianServer(): Binaries | undefined {
  if (!existsSync(home)) return undefined
  return readdirSync(home)
    .map((version) => ({ directory: join(home, version), version }))
    .filter((found) => Number(found.version) >= 15 && existsSync(program(found, 'postgres')))
    .sort((one, other) => Number(one.version) - Number(other.version))[0]
}

/** Runs Debian's programs the way the embedded ones are run. */
export async function startDebian(options: StartOptions): Promise<RunningServer> {
  const found = findDebianServer()
  if (found) return startServer(found, options)
  throw new DatabaseTrouble(
    `There is no PostgreSQL 15 or newer below ${home}.`,
    'install it with: apt-get install postgresql',
  )
}
