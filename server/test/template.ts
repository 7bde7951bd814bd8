import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { openPool } from '../src/engine/pool.ts'
import { connectionTo } from '../src/postgres/supervisor.ts'
import { ask, withMaintenance } from './ask.ts'
import { schemaHash } from './schema.ts'

let template: Promise<string> | undefined

/** Makes a migrated, empty database and gives its name; some 20 ms once the template is there. */
export async function copyTemplate(socketDir: string): Promise<string> {
  template ??= ensureTemplate(socketDir)
  const name = `fresh_${process.pid}_${randomBytes(5).toString('hex')}`
  await ask(socketDir, `create database ${name} template ${await template} strategy file_copy`)
  return name
}

/** One template for each state of the schema, made by whoever comes first; the others wait for it. */
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
