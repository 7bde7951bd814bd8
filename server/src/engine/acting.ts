import type { Pool, PoolClient } from 'pg'
import { Refusal, asRefusal } from './problem.ts'
import { type Tx, transactionOn } from './sql.ts'

const SECRET = /^[0-9a-f]{64}$/

/** Checks the form of a session secret, so that it can stand in the first message of the transaction. */
export function isSecret(text: string | undefined | null): text is string {
  return typeof text === 'string' && SECRET.test(text)
}

/**
 * Runs work in one transaction as whoever holds this secret: row-level security finds the person behind it, never the
 * program's word. All of the work lands, or none of it.
 */
export async function actingAs<T>(
  pool: Pool,
  secret: string | null,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const opening = isSecret(secret) ? `begin; set local app.session = '${secret}'` : 'begin'
  const client = await connect(pool)
  let broken: Error | undefined
  try {
    await client.query(opening)
    const result = await work(transactionOn(client))
    await client.query('commit')
    return result
  } catch (error) {
    broken = await rollBack(client)
    throw asRefusal(error)
  } finally {
    client.release(broken)
  }
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    throw asRefusal(error) instanceof Refusal ? asRefusal(error) : new Refusal('unavailable')
  }
}

/** A connection that cannot even roll back is thrown away. */
async function rollBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback')
    return undefined
  } catch (error) {
    return error instanceof Error ? error : new Error('rollback failed')
  }
}
