import type { Pool } from 'pg'

/** Each after those that it points to. */
const tables = [
  'records',
  'needs',
  'referrals',
  'shares',
  'slices',
  'referral_steps',
  'events',
  'operation_answers',
  'jobs_to_queue',
]

/** Tables of the same columns, indexes and foreign keys in a schema of their own: no policies, no triggers, no sessions. */
export async function layBareTables(owner: Pool): Promise<void> {
  await owner.query('create schema bare')
  for (const table of tables) {
    await owner.query(
      `create table bare.${table} (like public.${table} including defaults including identity including indexes)`,
    )
  }
  await owner.query('insert into bare.records select * from records')
  await owner.query('insert into bare.needs select * from needs')
  for (const table of tables) await owner.query(foreignKeysOf(table))
}

/** Names without a schema mean the bare table where there is one. */
function foreignKeysOf(table: string): string {
  return `
    do $$
    declare key text;
    begin
      set local search_path = pg_catalog, public;
      create temporary table keys on commit drop as
        select pg_get_constraintdef(c.oid) as definition from pg_constraint c
        where c.contype = 'f' and c.conrelid = 'public.${table}'::regclass;
      set local search_path = bare, public;
      for key in select definition from keys loop
        execute 'alter table bare.${table} add ' || key;
      end loop;
      drop table keys;
    end $$`
}
