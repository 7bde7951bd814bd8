import type { Pool, PoolClient } from 'pg'
import type { House } from '../src/engine/house.ts'

/**
 * A house in which everything is really done and nothing stays: what would be committed is checked to the end, then
 * rolled back. Many may be tried, one after another, on the very same world.
 */
export function rehearsal(house: House): House {
  return { ...house, app: rehearsing(house.app), door: rehearsing(house.door), announce: () => {} }
}

function rehearsing(pool: Pool): Pool {
  return withOwn(pool, 'connect', async () => forgetful(await pool.connect()))
}

function forgetful(client: PoolClient): PoolClient {
  const query = client.query.bind(client)
  return withOwn(client, 'query', (...said: readonly unknown[]) =>
    said[0] === 'commit'
      ? query('set constraints all immediate; rollback').then(() => ({ command: 'COMMIT' }))
      : Reflect.apply(query, undefined, said),
  )
}

/** The same thing, but for one of its methods. */
function withOwn<T extends object>(thing: T, name: string, method: unknown): T {
  return new Proxy(thing, {
    get(_target, key) {
      if (key === name) return method
      const value: unknown = Reflect.get(thing, key)
      return typeof value === 'function' ? value.bind(thing) : value
    },
  })
}
