import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { migrate } from '../../server/src/engine/migrate.ts'
import { openPool } from '../../server/src/engine/pool.ts'
import { startEmbedded } from '../../server/src/postgres/embedded.ts'

/** A PostgreSQL of its own, with the settings of production (fsync on), migrated. */
export interface Ground {
  readonly url: string
  readonly folder: string
  readonly owner: Pool
  readonly postmaster: number
  readonly version: string
  stop(): Promise<void>
}

export async function openGround(): Promise<Ground> {
  const folder = newFolder()
  const server = await startEmbedded({ dataDir: join(folder, 'postgres') })
  const owner = openPool(server.connectionString, 'owner', 4)
  await migrate(owner)
  const { rows } = await owner.query('show server_version')
  return {
    postmaster: server.pid,
    version: rows[0].server_version,
    url: server.connectionString,
    folder,
    owner,
    async stop() {
      await owner.end()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A folder that the account of the database can walk through, so that the data lie in it and go with it. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-bench-'))
  chmodSync(folder, 0o711)
  return folder
}

/** CPU milliseconds that all processes of the database have used, those of ended connections included. Linux only. */
export function databaseCpuMs(postmaster: number): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return children.reduce((sum, pid) => sum + ticksOf(pid, postmaster), 0) * 10
}

function ticksOf(pid: string, postmaster: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    const parent = Number(fields[1])
    if (Number(pid) === postmaster)
      return Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14])
    return parent === postmaster ? Number(fields[11]) + Number(fields[12]) : 0
  } catch {
    return 0
  }
}
