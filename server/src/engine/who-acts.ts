import type { Pool } from 'pg'
import { arriving, isSecret } from './acting.ts'
import type { Actor } from './actor.ts'
import { actorOf } from './arrival.ts'

const NO_OPERATION = '00000000-0000-0000-0000-000000000000'

/** Who is behind a secret just now, for what is no operation: live pages, and files before their first byte. */
export async function whoActs(pool: Pool, secret: string | null): Promise<Actor | undefined> {
  if (!isSecret(secret)) return undefined
  const row = await arriving(pool, secret, NO_OPERATION, async (_tx, arrival) => arrival)
  return row && actorOf(row)
}
