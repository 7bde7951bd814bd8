import type { PoolClient } from 'pg'
import type { OpenHouse } from '../../server/src/engine/house-opening.ts'

/**
 * Work that no role of the program may do: founding the first organisation, and dating what the database dates by itself.
 * An owner who is bound by the policies like everybody else steps aside of them within this one transaction.
 */
export async function asOwner<T>(
  house: OpenHouse,
  tables: readonly string[],
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await house.owner.connect()
  try {
    await client.query('begin')
    const bound = await isBound(client)
    if (bound) await force(client, tables, 'no force')
    const result = await work(client)
    if (bound) await force(client, tables, 'force')
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

async function isBound(client: PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ bound: boolean }>(
    'select not (rolsuper or rolbypassrls) as bound from pg_roles where rolname = current_user',
  )
  return rows[0]?.bound ?? true
}

async function force(
  client: PoolClient,
  tables: readonly string[],
  how: 'force' | 'no force',
): Promise<void> {
  for (const table of tables)
    await client.query(`alter table public.${client.escapeIdentifier(table)} ${how} row level security`)
}
