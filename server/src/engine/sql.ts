import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import sqlTag, { empty, join, raw, type Sql } from 'sql-template-tag'

export const sql = sqlTag
export { empty, join, raw, type Sql }

/** One open transaction: whole statements in, plain rows out. */
export interface Tx {
  rows<Row>(statement: Sql): Promise<Row[]>
  /** The only row, or undefined. */
  find<Row>(statement: Sql): Promise<Row | undefined>
  /** How many rows were touched. */
  run(statement: Sql): Promise<number>
}

const names = new Map<string, string>()

/** Statements are prepared once per connection under a name made of their text. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24)
  if (names.size < 5_000) names.set(text, name)
  return name
}

export function transactionOn(client: PoolClient): Tx {
  async function query(statement: Sql) {
    return client.query({ name: nameOf(statement.text), text: statement.text, values: statement.values })
  }
  return {
    async rows(statement) {
      return (await query(statement)).rows
    },
    async find(statement) {
      return (await query(statement)).rows[0]
    },
    async run(statement) {
      return (await query(statement)).rowCount ?? 0
    },
  }
}
