import type { Pool, PoolClient } from 'pg'

/** Runs work on one snapshot of the database, however long it takes. */
export async function withLongReading<T>(
  pool: Pool,
  mode: 'read only' | 'read write',
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query(`begin isolation level repeatable read ${mode};
      set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0; set local jit = off`)
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    // After a failure the connection may be in the middle of a copy: it is thrown away.
    client.release(broken)
  }
}
