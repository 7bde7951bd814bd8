import { Cancelled, type Linked, type LinkOptions, type Phase, link } from '../src/link/link.ts'
import { type FieldKind, type Plan, planOf } from '../src/link/plan.ts'
import type { Column } from '../src/link/values.ts'
import { crewOf } from './crew.ts'
import { type ReadTable, readTable } from './read-table.ts'

export { Cancelled }

/** How files are linked, as somebody writes it down. */
export interface LinkConfig extends Partial<Omit<Plan, 'fields'>> {
  readonly fields: readonly { readonly column: string; readonly kind: FieldKind }[]
  /** The column that tells who a record truly is: only to measure, never looked at while linking. */
  readonly truth?: string | undefined
  /** The column by which a record is known to whoever reads the result. */
  readonly id?: string | undefined
  /** Each file names everybody once: only records of different files are compared. */
  readonly betweenFiles?: boolean | undefined
}

export interface LinkedFiles {
  readonly table: ReadTable
  readonly plan: Plan
  readonly linked: Linked
  readonly idOf: (record: number) => string
  /** Numbers of the true persons, where a column tells them. */
  readonly truth: Int32Array | null
}

export interface FileOptions {
  readonly workers?: number
  readonly progress?: (phase: 'read' | Phase, share: number) => void
  readonly cancelled?: () => boolean
}

const origin = 'source file'

/** Reads CSV or Parquet files and links their records. Refuses with MissingColumn, or DuckDB's reason. */
export async function linkFiles(
  files: readonly string[],
  config: LinkConfig,
  { workers = 2, progress, cancelled }: FileOptions = {},
): Promise<LinkedFiles> {
  const { fields, truth, id, betweenFiles = false, ...rest } = config
  progress?.('read', 0)
  const extra = [truth, id, betweenFiles ? origin : undefined].filter((name) => name !== undefined)
  const plan = planOf({ ...rest, fields: fields.map(({ column, kind }) => ({ name: column, kind })) })
  const crew = crewOf(workers)
  try {
    const table = await readTable(files, [...new Set([...fields.map(({ column }) => column), ...extra])])
    const columns = fields.map(({ column }) => columnOf(table, column))
    const options: LinkOptions = {
      crew,
      ...(progress ? { progress } : {}),
      ...(cancelled ? { cancelled } : {}),
      ...(betweenFiles ? { source: columnOf(table, origin).ids } : {}),
    }
    const linked = await link(columns, plan, options)
    const truthIds = truth === undefined ? null : columnOf(table, truth).ids
    return { table, plan, linked, idOf: idsOf(table, id), truth: truthIds }
  } finally {
    await crew.close()
  }
}

function columnOf({ columns }: ReadTable, name: string): Column {
  const column = columns.get(name)
  if (!column) throw new RangeError(`no column ${name}`)
  return column
}

/** Without a column of ids a record is known by its number, from 1. */
function idsOf(table: ReadTable, id: string | undefined): (record: number) => string {
  if (id === undefined) return (record) => String(record + 1)
  const { values, ids } = columnOf(table, id)
  return (record) => values[(ids[record] ?? 0) - 1] ?? ''
}
