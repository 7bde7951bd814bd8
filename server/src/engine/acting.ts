import type { Pool, PoolClient, QueryResult, QueryResultRow } from 'pg'
import type { ArrivalRow } from './arrival.ts'
import { Refusal, asRefusal } from './problem.ts'
import { type Tx, transactionOn } from './sql.ts'

const SECRET = /^[0-9a-f]{64}$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Checks the form of a session secret, so that it can stand in the first message of the transaction. */
export function isSecret(text: string | undefined | null): text is string {
  return typeof text === 'string' && SECRET.test(text)
}

export function isOperationId(text: string): boolean {
  return UUID.test(text)
}

/**
 * Runs work in one transaction as whoever holds this secret: row-level security finds the person behind it, never the
 * program's word. All of the work lands, or none of it.
 */
export function actingAs<T>(pool: Pool, secret: string | null, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(pool, openingFor(secret), work)
}

/** The same for an operation of this id: who came, and what was answered before, is asked in the opening message. */
export function arriving<T>(
  pool: Pool,
  secret: string | null,
  operationId: string,
  work: (tx: Tx, arrival: ArrivalRow | undefined) => Promise<T>,
): Promise<T> {
  if (!isSecret(secret)) return actingAs(pool, secret, (tx) => work(tx, undefined))
  if (!isOperationId(operationId)) throw new Refusal('malformed-request', { faults: [OPERATION_ID_FAULT] })
  const question = `select *, quiet > interval '5 minutes' as long_quiet from actor.arrive('${operationId}')`
  return inTransaction(pool, `${openingFor(secret)}; ${question}`, (tx, row) => work(tx, row))
}

const OPERATION_ID_FAULT = { path: 'operation-id', code: 'faults.format.uuid' }

/** Both go into plain text, and are let in only in the form that they must have. */
function openingFor(secret: string | null): string {
  return isSecret(secret) ? `begin; set local app.session = '${secret}'` : 'begin'
}

async function inTransaction<T>(
  pool: Pool,
  opening: string,
  work: (tx: Tx, first: ArrivalRow | undefined) => Promise<T>,
): Promise<T> {
  const client = await connect(pool)
  let broken: Error | undefined
  try {
    const opened = await client.query<ArrivalRow>(opening)
    const tx = transactionOn(client)
    const result = await work(tx, lastRow(opened))
    await tx.commit()
    return result
  } catch (error) {
    broken = await rollBack(client)
    throw asRefusal(error)
  } finally {
    client.release(broken)
  }
}

/** A message of several statements is answered by as many results. */
function lastRow<Row extends QueryResultRow>(opened: QueryResult<Row> | QueryResult<Row>[]): Row | undefined {
  return [opened].flat().at(-1)?.rows[0]
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
