import type { Pool } from 'pg'

const tables = ['referrals', 'shares', 'slices', 'referral_steps', 'events', 'operation_answers', 'needs']

/** Tables of the same columns and indexes in a schema of their own: no policies, no triggers, no foreign keys. */
export async function layBareTables(owner: Pool): Promise<void> {
  await owner.query('create schema bare')
  for (const table of tables) {
    await owner.query(
      `create table bare.${table} (like public.${table} including defaults including indexes)`,
    )
  }
  await owner.query(
    'create table bare.jobs (id bigint generated always as identity primary key, task text, payload json, run_at timestamptz)',
  )
  await owner.query('create index on bare.jobs (run_at)')
  await owner.query('insert into bare.needs select * from needs')
}
