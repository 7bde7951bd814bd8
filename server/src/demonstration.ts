import type { PoolClient } from 'pg'
import type { OpenHouse } from './engine/house-opening.ts'

/**
 * Fills an empty house with the demonstration world. Called again after a start that was cut off in the middle, with the
 * same moment as the first time, so that it tells the same story and finds what was told already.
 */
export type Seed = (house: OpenHouse, begun: Date) => Promise<void>

const MARK = 'demonstration'
const LOCK = 7_258_102

/**
 * Whether this house is a demonstration: it was asked for, and the house was empty when it was first asked for. A house
 * with people's real work in it never becomes one, so that nobody walks in without a password by a forgotten setting.
 */
export async function settleDemonstration(house: OpenHouse, seed?: Seed): Promise<boolean> {
  const client = await house.owner.connect()
  try {
    // Two programs that start at once on an empty database: one fills it, the other waits.
    await client.query('select pg_advisory_lock($1)', [LOCK])
    const mark = await readMark(client)
    if (mark === 'whole') return true
    if (mark === undefined && !(await isEmpty(house))) return false
    if (!seed) return true
    await seed(house, await writeMark(client, 'begun'))
    await writeMark(client, 'whole')
    return true
  } finally {
    client.release(true)
  }
}

/** Whether the demonstration world was told, or begun to be told, in this house; asked of a database as it lies. */
export async function isDemonstration({ owner }: Pick<OpenHouse, 'owner'>): Promise<boolean> {
  const { rows } = await owner.query<{ there: boolean }>(
    "select to_regclass('public.migrations') is not null as there",
  )
  if (!rows[0]?.there) return false
  const marks = await owner.query('select from public.migrations where name = $1', [MARK])
  return marks.rowCount === 1
}

type Mark = 'begun' | 'whole'

async function readMark(client: PoolClient): Promise<Mark | undefined> {
  const { rows } = await client.query<{ hash: Mark }>('select hash from public.migrations where name = $1', [
    MARK,
  ])
  return rows[0]?.hash
}

/** Gives the moment at which the first mark was made. */
async function writeMark(client: PoolClient, mark: Mark): Promise<Date> {
  const { rows } = await client.query<{ run_at: string }>(
    'insert into public.migrations (name, hash) values ($1, $2) on conflict (name) do update set hash = excluded.hash returning run_at',
    [MARK, mark],
  )
  return new Date(rows[0]?.run_at ?? Date.now())
}

/** Asked as the machine: the owner of a managed database sees no rows. */
async function isEmpty(house: OpenHouse): Promise<boolean> {
  const { rows } = await house.worker.query<{ used: boolean }>(
    'select exists (select from organisations) as used',
  )
  return rows[0]?.used === false
}
