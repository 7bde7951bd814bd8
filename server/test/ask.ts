import pg from 'pg'
import { connectionTo } from '../src/postgres/supervisor.ts'

/** Statements about the server itself, one after the other on one connection to its maintenance database. */
export async function withMaintenance<T>(
  socketDir: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: connectionTo(socketDir, 'postgres') })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export function ask(socketDir: string, sql: string): Promise<readonly (readonly unknown[])[]> {
  return withMaintenance(socketDir, async (client) => {
    const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' })
    return rows
  })
}
