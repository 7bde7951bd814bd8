import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { ask } from '../../test/ask.ts'
import { freshDatabase } from '../../test/database.ts'
import { connectionTo } from '../postgres/supervisor.ts'
import { migrate } from './migrate.ts'
import { type DatabaseRole, openPool } from './pool.ts'

const suffix = randomBytes(4).toString('hex')
const owner = `managed_${suffix}`
const database = `fresh_managed_${suffix}`
const socketDir = inject('databaseSocket')
const url = connectionTo(socketDir, database).replace(/user=\w+/, `user=${owner}`)

// What a managed database gives: a user that owns one database and may make roles, and nothing else.
beforeAll(async () => {
  await ask(socketDir, `create role ${owner} login createrole nosuperuser`)
  for (const role of [
    'passerelle_app',
    'passerelle_door',
    'passerelle_guard',
    'passerelle_worker',
    'passerelle_engine',
  ])
    await ask(socketDir, `do $$ begin create role ${role} nologin; exception when others then null; end $$`)
  await ask(
    socketDir,
    `grant passerelle_app, passerelle_door, passerelle_guard, passerelle_worker, passerelle_engine to ${owner} with admin option`,
  )
  await ask(socketDir, `create database ${database} owner ${owner}`)
})

afterAll(async () => {
  await ask(socketDir, `drop database if exists ${database} with (force)`)
  await ask(socketDir, `drop role if exists ${owner}`)
})

it('a managed database, whose owner is no superuser, is brought to shape, and a second start changes nothing', async () => {
  const pool = openPool(url, 'owner', 2)
  await migrate(pool)
  const first = await pool.query('select name, run_at from public.migrations order by name')
  await migrate(pool)
  const second = await pool.query('select name, run_at from public.migrations order by name')
  expect(second.rows).toEqual(first.rows)
  expect(first.rows.map((row) => row.name)).toContain('0001-foundations.sql')
  await pool.end()
})

it.each<DatabaseRole>(['passerelle_app', 'passerelle_door', 'passerelle_worker', 'passerelle_engine'])(
  'connections of that owner work as %s',
  async (role) => {
    const pool = openPool(url, role, 1)
    const { rows } = await pool.query('select current_user::text as name')
    expect(rows).toEqual([{ name: role }])
    await pool.end()
  },
)

it('an option in the address of the database does not lift the role of a connection', async () => {
  const pool = openPool(`${url}&options=-c%20role%3Dnone`, 'passerelle_app', 1)
  const { rows } = await pool.query('select current_user::text as name')
  expect(rows).toEqual([{ name: 'passerelle_app' }])
  await pool.end()
})

it('two programs that start at once on an empty database do not disturb each other', async () => {
  const name = `fresh_twice_${suffix}`
  await ask(socketDir, `create database ${name}`)
  const pools = [1, 2].map(() => openPool(connectionTo(socketDir, name), 'owner', 2))
  await Promise.all(pools.map((pool) => migrate(pool)))
  await Promise.all(pools.map((pool) => pool.end()))
  await ask(socketDir, `drop database ${name} with (force)`)
})

it('a migration that was edited after it ran stops the start with a sentence', async () => {
  const fresh = await freshDatabase()
  await fresh.pool.query("update public.migrations set hash = 'other' where name = '0001-foundations.sql'")
  await expect(migrate(fresh.pool)).rejects.toThrow('Migrations only go forward')
  await fresh.drop()
})

it('a policy that somebody added by hand is gone after the next deploy', async () => {
  const fresh = await freshDatabase()
  await fresh.pool.query(
    "create policy back_door on people for select to passerelle_app using (true); update public.migrations set hash = '' where name = 'current'",
  )
  await migrate(fresh.pool)
  const { rows } = await fresh.pool.query(
    "select count(*) as n from pg_policies where policyname = 'back_door'",
  )
  const kept = await fresh.pool.query("select count(*) as n from pg_policies where tablename = 'people'")
  expect([rows[0].n, kept.rows[0].n > 0]).toEqual([0, true])
  await fresh.drop()
})
