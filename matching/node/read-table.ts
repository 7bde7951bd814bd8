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

/** A CSV or Parquet file as dictionary-coded columns, read by DuckDB; cells are texts, blanks at their ends cut. */
export async function readTable(files: readonly string[], wanted?: readonly string[]): Promise<ReadTable> {
  const database = await DuckDBInstance.create(':memory:', { threads: '2', memory_limit: '600MB' })
  const connection = await database.connect()
  try {
    await connection.run(`create temp table told as ${files.map(selectFrom).join(' union all by name ')}`)
    const names = await columnNames(connection)
    const columns = new Map<string, Column>()
    for (const name of names) {
      if (!wanted || wanted.includes(name)) columns.set(name, await readColumn(connection, name))
    }
    const size = [...columns.values()][0]?.ids.length ?? 0
    return { size, columns, rejected: await rejectedLines(connection) }
  } finally {
    connection.closeSync()
    database.closeSync()
  }
}

function selectFrom(file: string, at: number): string {
  const name = `'${file.replaceAll("'", "''")}'`
  const from = /\.parquet$/i.test(file)
    ? `read_parquet(${name})`
    : `read_csv(${name}, all_varchar = true, header = true, store_rejects = true, null_padding = false, rejects_table = 'rejected_${at}', rejects_scan = 'scanned_${at}')`
  return `select *, ${at} as "source file" from ${from}`
}

async function columnNames(connection: DuckDBConnection): Promise<string[]> {
  const result = await connection.runAndReadAll(`select column_name from (describe told)`)
  return result.getRows().map(([name]) => String(name))
}

async function readColumn(connection: DuckDBConnection, name: string): Promise<Column> {
  const quoted = `"${name.replaceAll('"', '""')}"`
  await connection.run(`create or replace temp table spelt as select nullif(trim(${quoted}::varchar), '') as v from told`)
  const values = await texts(connection, 'select distinct v from spelt where v is not null order by v')
  if (values.length === 0) return { values, ids: new Int32Array(await count(connection)) }
  await connection.run('create or replace temp table numbered as select v, (row_number() over (order by v))::int as id from (select distinct v from spelt where v is not null)')
  const ids = await numbers(connection, 'select coalesce(n.id, 0)::int as id from (select v, row_number() over () as at from spelt) s left join numbered n using (v) order by s.at')
  return { values, ids }
}

async function count(connection: DuckDBConnection): Promise<number> {
  const result = await connection.runAndReadAll('select count(*)::int from told')
  return Number(result.getRows()[0]?.[0] ?? 0)
}

async function texts(connection: DuckDBConnection, query: string): Promise<string[]> {
  const found: string[] = []
  const result = await connection.stream(query)
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    for (const value of chunk.getColumnValues(0)) found.push(String(value))
  }
  return found
}

async function numbers(connection: DuckDBConnection, query: string): Promise<Int32Array> {
  const parts: number[][] = []
  const result = await connection.stream(query)
  for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    parts.push(chunk.getColumnValues(0).map(Number))
  }
  const all = new Int32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

async function rejectedLines(connection: DuckDBConnection): Promise<Rejected[]> {
  const tables = await connection.runAndReadAll(`select table_name from duckdb_tables() where table_name like 'rejected_%'`)
  const rejected: Rejected[] = []
  for (const [table] of tables.getRows()) {
    const rows = await connection.runAndReadAll(`select line, column_name, error_message from ${String(table)} limit 1000`)
    for (const [line, column, why] of rows.getRows()) {
      rejected.push({ line: Number(line), column: column === null ? null : String(column), why: String(why) })
    }
  }
  return rejected
}
