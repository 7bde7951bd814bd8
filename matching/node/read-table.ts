import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import type { Column } from '../src/link/values.ts'

export interface ReadTable {
  readonly size: number
  readonly columns: ReadonlyMap<string, Column>
  /** Lines that could not be read, and why. */
  readonly rejected: readonly Rejected[]
}

export interface Rejected {
  readonly line: number
  readonly column: string | null
  readonly why: string
}

/**
 * CSV or Parquet files, one below the other, as dictionary-coded columns; cells are texts, blanks at their ends cut.
 * Without `wanted`, all columns; a column that no file has is an error.
 */
export async function readTable(files: readonly string[], wanted?: readonly string[]): Promise<ReadTable> {
  const database = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '300MB' })
  const connection = await database.connect()
  try {
    const from = files.map(selectFrom).join(' union all by name ')
    const there = await columnNames(connection, from)
    const names = wanted ?? there
    const missing = names.find((name) => !there.includes(name))
    if (missing !== undefined) throw new MissingColumn(missing, there)
    const coders = await coded(connection, from, names)
    const columns = new Map(
      names.map((name, at) => [name, coders[at]?.column() ?? { values: [], ids: new Int32Array(0) }]),
    )
    return { size: coders[0]?.size ?? 0, columns, rejected: await rejectedLines(connection) }
  } finally {
    connection.closeSync()
    database.closeSync()
  }
}

/** A column that was asked for is not in the file. */
export class MissingColumn extends Error {
  readonly column: string
  readonly there: readonly string[]

  constructor(column: string, there: readonly string[]) {
    super(`There is no column "${column}". The file has: ${there.join(', ')}.`)
    this.column = column
    this.there = there
  }
}

function selectFrom(file: string, at: number): string {
  const name = `'${file.replaceAll("'", "''")}'`
  const from = /\.parquet$/i.test(file)
    ? `read_parquet(${name})`
    : `read_csv(${name}, all_varchar = true, header = true, store_rejects = true, null_padding = false, rejects_table = 'rejected_${at}', rejects_scan = 'scanned_${at}')`
  return `select *, ${at} as "source file" from ${from}`
}

async function columnNames(connection: DuckDBConnection, from: string): Promise<string[]> {
  const result = await connection.runAndReadAll(`select column_name from (describe ${from})`)
  return result.getRows().map(([name]) => String(name))
}

/** Reads all cells once, in the order of the file. */
async function coded(connection: DuckDBConnection, from: string, names: readonly string[]): Promise<Coder[]> {
  const cells = names.map((name) => `trim("${name.replaceAll('"', '""')}"::varchar)`)
  const coders = names.map(() => new Coder())
  const result = await connection.stream(`select ${cells.join(', ')} from (${from})`)
  for (
    let chunk = await result.fetchChunk();
    chunk && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    for (const [at, coder] of coders.entries()) coder.add(chunk.getColumnValues(at))
  }
  return coders
}

/** Numbers the values of a column as they come; nothing is 0. */
class Coder {
  readonly #numbers = new Map<unknown, number>([
    [null, 0],
    ['', 0],
  ])
  readonly #values: string[] = []
  #ids = new Int32Array(1 << 14)
  size = 0

  add(cells: readonly unknown[]): void {
    if (this.size + cells.length > this.#ids.length) this.#grow()
    for (const cell of cells) {
      this.#ids[this.size] = this.#numbers.get(cell) ?? this.#learn(cell)
      this.size += 1
    }
  }

  #learn(cell: unknown): number {
    const value = String(cell)
    this.#values.push(value)
    this.#numbers.set(value, this.#values.length)
    return this.#values.length
  }

  #grow(): void {
    const ids = this.#ids
    this.#ids = new Int32Array(ids.length * 2)
    this.#ids.set(ids)
  }

  column(): Column {
    return { values: this.#values, ids: this.#ids.subarray(0, this.size) }
  }
}

async function rejectedLines(connection: DuckDBConnection): Promise<Rejected[]> {
  const tables = await connection.runAndReadAll(
    `select table_name from duckdb_tables() where table_name like 'rejected_%'`,
  )
  const rejected: Rejected[] = []
  for (const [table] of tables.getRows()) {
    const rows = await connection.runAndReadAll(
      `select line, column_name, error_message from ${String(table)} limit 1000`,
    )
    for (const [line, column, why] of rows.getRows()) {
      rejected.push({ line: Number(line), column: column === null ? null : String(column), why: String(why) })
    }
  }
  return rejected
}
