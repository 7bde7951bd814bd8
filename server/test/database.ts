import type {} from './global-setup.ts'
import type pg from 'pg'
import { inject } from 'vitest'
import { openPool } from '../src/engine/pool.ts'
import { connectionTo } from '../src/postgres/supervisor.ts'
import { ask } from './ask.ts'
import { copyTemplate } from './template.ts'

/** A migrated, empty database of one's own. */
export interface FreshDatabase {
  readonly url: string
  /** Connected as the owner, whom row-level security does not bind. */
  readonly pool: pg.Pool
  drop(): Promise<void>
}

export async function freshDatabase(): Promise<FreshDatabase> {
  const socketDir = inject('databaseSocket')
  const name = await copyTemplate(socketDir)
  const url = connectionTo(socketDir, name)
  const pool = openPool(url, 'owner')
  return {
    url,
    pool,
    async drop() {
      await pool.end()
      await ask(socketDir, `drop database if exists ${name} with (force)`)
    },
  }
}
