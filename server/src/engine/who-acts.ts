import type { Pool } from 'pg'
import { actingAs, isSecret } from './acting.ts'
import type { Actor } from './actor.ts'
import { type ArrivalRow, actorOf } from './arrival.ts'
import { sql } from './sql.ts'

const NO_OPERATION = '00000000-0000-0000-0000-000000000000'

/** Who is behind a secret just now, for what is no operation: live pages, and files before their first byte. */
export async function whoActs(pool: Pool, secret: string | null): Promise<Actor | undefined> {
  if (!isSecret(secret)) return undefined
  const row = await actingAs(pool, secret, (tx) =>
    tx.find<ArrivalRow>(sql`select *, false as long_quiet from actor.arrive(${NO_OPERATION}::uuid)`),
  )
  return row && actorOf(row)
}
