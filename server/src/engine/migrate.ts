import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Logger, runMigrations } from 'graphile-worker'
import type { Pool, PoolClient } from 'pg'
import { projectFolder } from './folders.ts'

interface SqlFile {
  readonly name: string
  readonly text: string
  readonly hash: string
}

const OLDEST_SERVER = 150_000

/**
 * Brings a database to today's shape: the queue of jobs, then our numbered migrations once each, then everything in
 * `db/current` replaced whole. Safe to run again, and safe when two programs start at once (one waits for the other).
 * Needs the owner of the database, who must be allowed to make roles; a superuser is not needed.
 */
export async function migrate(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock(7258101)')
    await refuseOldServers(client)
    await runMigrations({ pgPool: pool, logger: new Logger(() => () => {}) })
    await client.query(
      'create table if not exists public.migrations (name text primary key, hash text not null, run_at timestamptz not null default now())',
    )
    for (const file of sqlFiles(join(projectFolder(), 'db/migrations'))) await runOnce(client, file)
    await replaceCurrent(client)
  } finally {
    await client.query('select pg_advisory_unlock(7258101)').catch(() => {})
    client.release()
  }
}

async function refuseOldServers(client: PoolClient): Promise<void> {
  const { rows } = await client.query("select current_setting('server_version_num')::int as number")
  if (rows[0]?.number < OLDEST_SERVER)
    throw new Error('PostgreSQL 15 or newer is needed. Check DATABASE_URL.')
}

function sqlFiles(folder: string): SqlFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      return { name, text, hash: createHash('sha256').update(text).digest('hex') }
    })
}

async function runOnce(client: PoolClient, file: SqlFile): Promise<void> {
  const { rows } = await client.query('select hash from public.migrations where name = $1', [file.name])
  if (rows[0]?.hash === file.hash) return
  if (rows[0])
    throw new Error(
      `Migration ${file.name} was edited after it ran. Migrations only go forward: add a new one.`,
    )
  await inTransaction(client, async () => {
    await client.query(file.text)
    await client.query('insert into public.migrations (name, hash) values ($1, $2)', [file.name, file.hash])
  })
}

/** Functions, policies and views are what the files say, all of it, and nothing that they do not say. */
async function replaceCurrent(client: PoolClient): Promise<void> {
  const files = ['functions', 'policies', 'views'].flatMap((kind) =>
    sqlFiles(join(projectFolder(), 'db/current', kind)),
  )
  const hash = createHash('sha256')
    .update(files.map((file) => file.hash).join())
    .digest('hex')
  const { rows } = await client.query("select hash from public.migrations where name = 'current'")
  if (rows[0]?.hash === hash) return
  await inTransaction(client, async () => {
    await client.query(DROP_WHAT_IS_REPLACED)
    await client.query('grant create on schema public, actor to passerelle_guard')
    for (const file of files) await client.query(file.text)
    await client.query('revoke create on schema public, actor from passerelle_guard')
    await client.query(
      "insert into public.migrations (name, hash) values ('current', $1) on conflict (name) do update set hash = excluded.hash, run_at = now()",
      [hash],
    )
  })
}

const DROP_WHAT_IS_REPLACED = `do $$
declare it record;
begin
  for it in select schemaname, tablename, policyname from pg_policies where schemaname in ('public', 'private') loop
    execute format('drop policy %I on %I.%I', it.policyname, it.schemaname, it.tablename);
  end loop;
  for it in select table_schema, table_name from information_schema.views where table_schema = 'public' loop
    execute format('drop view if exists %I.%I cascade', it.table_schema, it.table_name);
  end loop;
  for it in select p.oid::regprocedure as signature from pg_proc p
            where p.pronamespace in ('public'::regnamespace, 'actor'::regnamespace)
              and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e') loop
    execute format('drop function if exists %s cascade', it.signature);
  end loop;
  revoke all on all tables in schema public, private from passerelle_app, passerelle_door, passerelle_guard, passerelle_worker, passerelle_engine;
end $$;`

async function inTransaction(client: PoolClient, work: () => Promise<void>): Promise<void> {
  await client.query('begin')
  try {
    await work()
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
