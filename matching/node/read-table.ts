import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'
import type { Column } from '../src/link/values.ts'
import { codedColumns } from './coded-columns.ts'

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
    const columns = await codedColumns(connection, from, names)
    const size = columns[0]?.ids.length ?? 0
    const byName = new Map(columns.map((column, at) => [names[at] ?? '', column]))
    return { size, columns: byName, rejected: await rejectedLines(connection) }
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
