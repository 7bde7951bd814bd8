import { expect, it } from 'vitest'
import { freshDatabase, type FreshDatabase } from './database.ts'

it('two test files write to databases of their own, both migrated and empty', async () => {
  const [one, other] = await Promise.all([freshDatabase(), freshDatabase()])
  await one.pool.query('create table only_here (n int)')
  const found = await other.pool.query(
    "select to_regclass('only_here') as here, to_regclass('organisations') as migrated",
  )
  expect(found.rows).toEqual([{ here: null, migrated: 'organisations' }])
  await Promise.all([one.drop(), other.drop()])
})

it('a database that is dropped is gone, and the others stay', async () => {
  const [kept, dropped] = await Promise.all([freshDatabase(), freshDatabase()])
  const both = [await nameOf(kept), await nameOf(dropped)]
  await dropped.drop()
  const { rows } = await kept.pool.query('select datname as name from pg_database where datname = any($1)', [
    both,
  ])
  expect(rows).toEqual([{ name: both[0] }])
  await kept.drop()
})

async function nameOf(database: FreshDatabase): Promise<string> {
  const { rows } = await database.pool.query<{ name: string }>('select current_database() as name')
  return rows[0]?.name ?? ''
}
