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
  /** Writing that nothing in this transaction reads: it travels with the event at the end, each under a name of its own. */
  atTheEnd(writing: Readonly<Record<string, Sql>>): void
  /** What was put off so far, as the beginning of a statement that has its name for each; it is not given twice. */
  putOff(): Sql
  /** The last statement; it travels with the commit. */
  endWith(statement: Sql): void
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

/** A transaction as whoever opened it holds it. */
export interface OpenTx extends Tx {
  /** Lands everything; when it cannot, nothing has landed. */
  commit(): Promise<void>
}

export function transactionOn(client: PoolClient): OpenTx {
  async function query(statement: Sql) {
    return client.query({ name: nameOf(statement.text), text: statement.text, values: statement.values })
  }
  const later: Sql[] = []
  const last: Sql[] = []
  return {
    endWith(statement) {
      last.push(statement)
    },
    async commit() {
      const landing = last.map(query)
      const [{ command }] = await Promise.all([client.query('commit'), ...landing])
      if (command !== 'COMMIT') throw new Error(`A transaction ended in ${command}.`)
    },
    atTheEnd(writing) {
      later.push(...Object.entries(writing).map(([name, statement]) => sql`${raw(name)} as (${statement}), `))
    },
    putOff: () => later.splice(0).reduce((all, next) => sql`${all}${next}`, empty),
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
