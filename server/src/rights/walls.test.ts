import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../test/database.ts'
import { type Wall, walls } from '../../test/walls.ts'

let database: FreshDatabase

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(async () => database.drop())

/** What is found after this was done; nothing of it stays. */
async function breachesAfter({ breaches }: Wall, doing: string): Promise<readonly string[]> {
  const client = await database.pool.connect()
  try {
    await client.query('begin')
    await client.query(doing)
    const { rows } = await client.query<{ breach: string }>(breaches)
    return rows.map((row) => row.breach).sort()
  } finally {
    await client.query('rollback')
    client.release()
  }
}

describe.each(walls)('$sentence', (wall) => {
  test('and so it is', async () => {
    expect(await breachesAfter(wall, 'select 1')).toEqual([])
  })

  test('and it would be noticed if it were not', async () => {
    expect(await breachesAfter(wall, wall.plant)).not.toEqual([])
  })
})
