import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'
import { DuckDBIntegerVector } from '@duckdb/node-api'
import type { Column } from '../src/link/values.ts'

/** A column whose values stand for this many records each is numbered by the database, which does it faster. */
const repeated = 4

/**
 * The columns `names` of a selection with their values numbered from 1; nothing is 0. Texts, blanks at their ends cut,
 * records in the order of the file.
 */
export async function codedColumns(
  connection: DuckDBConnection,
  from: string,
  names: readonly string[],
): Promise<Column[]> {
  const cells = names.map(
    (name, at) => `nullif(trim("${name.replaceAll('"', '""')}"::varchar), '') as c${at}`,
  )
  await connection.run(`create temp table cells as select ${cells.join(', ')} from (${from})`)
  const coders = await codersFor(connection, names.length)
  const result = await connection.stream(`select ${coders.map((coder) => coder.cell).join(', ')} from cells`)
  for (
    let chunk = await result.fetchChunk();
    chunk && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    for (const [at, coder] of coders.entries()) coder.add(chunk, at)
  }
  return coders.map((coder) => coder.column())
}

interface Coder {
  /** What is read of the table for this column. */
  readonly cell: string
  add(chunk: DuckDBDataChunk, at: number): void
  column(): Column
}

async function codersFor(connection: DuckDBConnection, columns: number): Promise<Coder[]> {
  const counts = Array.from({ length: columns }, (_, at) => `approx_count_distinct(c${at})`)
  const counted = await connection.runAndReadAll(`select count(*), ${counts.join(', ')} from cells`)
  const [size = 0, ...distinct] = (counted.getRows()[0] ?? []).map(Number)
  const coders: Coder[] = []
  for (const [at, values] of distinct.entries()) {
    const few = values > 0 && values * repeated <= size
    coders.push(few ? await numberedByDatabase(connection, at, size) : new NumberedHere(at, size))
  }
  return coders
}

async function numberedByDatabase(
  connection: DuckDBConnection,
  at: number,
  size: number,
): Promise<NumberedThere> {
  const distinct = `select distinct c${at} from cells where c${at} is not null order by 1`
  await connection.run(`create type values_${at} as enum (${distinct})`)
  const read = await connection.runAndReadAll(`select unnest(enum_range(null::values_${at}))::varchar`)
  return new NumberedThere(at, size, read.getColumns()[0] as string[])
}

class NumberedThere implements Coder {
  readonly cell: string
  readonly #values: readonly string[]
  readonly #ids: Int32Array
  #read = 0

  constructor(at: number, size: number, values: readonly string[]) {
    this.cell = `coalesce(enum_code(c${at}::values_${at})::integer + 1, 0)`
    this.#values = values
    this.#ids = new Int32Array(size)
  }

  add(chunk: DuckDBDataChunk, at: number): void {
    const numbers = chunk.getColumnVector(at)
    if (!(numbers instanceof DuckDBIntegerVector)) throw new TypeError(`column ${at} holds no numbers`)
    for (let row = 0; row < chunk.rowCount; row += 1) this.#ids[this.#read + row] = numbers.getItem(row) ?? 0
    this.#read += chunk.rowCount
  }

  column(): Column {
    return { values: this.#values, ids: this.#ids }
  }
}

class NumberedHere implements Coder {
  readonly cell: string
  readonly #numbers = new Map<unknown, number>([[null, 0]])
  readonly #values: string[] = []
  readonly #ids: Int32Array
  #read = 0

  constructor(at: number, size: number) {
    this.cell = `c${at}`
    this.#ids = new Int32Array(size)
  }

  add(chunk: DuckDBDataChunk, at: number): void {
    for (const cell of chunk.getColumnValues(at)) {
      this.#ids[this.#read] = this.#numbers.get(cell) ?? this.#learn(cell)
      this.#read += 1
    }
  }

  #learn(cell: unknown): number {
    const value = String(cell)
    this.#values.push(value)
    this.#numbers.set(value, this.#values.length)
    return this.#values.length
  }

  column(): Column {
    return { values: this.#values, ids: this.#ids }
  }
}
