import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { inject } from 'vitest'
import { openPool } from '../src/engine/pool.ts'
import { connectionTo } from '../src/postgres/supervisor.ts'
import { ask, withMaintenance } from './ask.ts'
import { schemaHash } from './schema.ts'

/** A migrated, empty database of one's own. */
export interface FreshDatabase {
  readonly url: string
  /** Connected as the owner, whom row-level security does not bind. */
  readonly pool: pg.Pool
  drop(): Promise<void>
}

let template: Promise<string> | undefined

/** A copy of the migrated template; some 20 ms once the template is there. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const socketDir = inject('databaseSocket')
  template ??= ensureTemplate(socketDir)
  const name = `fresh_${process.pid}_${randomBytes(5).toString('hex')}`
  await ask(socketDir, `create database ${name} template ${await template} strategy file_copy`)
  const url = connectionTo(socketDir, name)
  const pool = openPool(url, 'owner')
  return {
    url,
    pool,
    async drop() {
      await pool.end()
      await ask(socketDir, `drop database if exists ${name} with (force)`)
    },
  }
}

/** One template for each state of the schema, made by whichever test file comes first; the others wait for it. */
function ensureTemplate(socketDir: string): Promise<string> {
  const hash = schemaHash()
  return withMaintenance(socketDir, async (client) => {
    await client.query('select pg_advisory_lock(4201987)')
    const names = await client.query("select from pg_database where datname = 'template_' || $1", [hash])
    if (names.rows.length === 0) await makeTemplate(client, socketDir, hash)
    return `template_${hash}`
  })
}

async function makeTemplate(client: pg.Client, socketDir: string, hash: string): Promise<void> {
  await client.query(`drop database if exists making_${hash} with (force)`)
  await client.query(`create database making_${hash} strategy file_copy`)
  await migrateNew(connectionTo(socketDir, `making_${hash}`))
  await client.query(`alter database making_${hash} rename to template_${hash}`)
  await client.query(`alter database template_${hash} allow_connections false`)
}

async function migrateNew(url: string): Promise<void> {
  const { migrate } = await import('../src/engine/migrate.ts')
  const pool = openPool(url, 'owner', 2)
  try {
    await migrate(pool)
  } finally {
    await pool.end()
  }
}
