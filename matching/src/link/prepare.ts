import type { Field, Plan } from './plan.ts'
import { sharedFloats, sharedInts } from './shared-arrays.ts'
import { type Column, ValueBook, type ValueTable } from './values.ts'

/** A table ready to be compared. Plain arrays in shared memory: workers read it as it is. */
export interface Prepared {
  readonly size: number
  readonly fields: readonly PreparedField[]
  readonly tables: readonly ValueTable[]
  /** The values of record `r` stand from `r × fields.length` on. */
  readonly rows: Int32Array
  /** From which of the tables that are linked a record came; absent where one table is freed of doubles. */
  readonly source: Int32Array | null
  /** Places of the fields that are written in one another's place. */
  readonly swapped: readonly (readonly [one: number, other: number])[]
}

export interface PreparedField extends Field {
  readonly table: number
  /** Bits that the same value is worth beyond the usual, by value: rare ones more, common ones less. */
  readonly bonus: Float32Array
  /** How probable it is that two records share their value by chance. */
  readonly chance: number
}

export interface Prepares {
  readonly prepared: Prepared
  /** The text of a value, for people who read an explanation. */
  readonly textOf: (field: number, id: number) => string
}

/** Dictionary-codes the columns: one value, one number; names of all columns share their numbers. */
export function prepare(columns: readonly Column[], plan: Plan, source: Int32Array | null): Prepares {
  const kinds = [...new Set(plan.fields.map(({ kind }) => kind))]
  const books = kinds.map((kind) => new ValueBook(kind, kind === 'name' ? plan.sameNames : []))
  const size = columns[0]?.ids.length ?? 0
  const rows = sharedInts(size * plan.fields.length)
  plan.fields.forEach((field, at) => {
    const column = columns[at]
    const book = books[kinds.indexOf(field.kind)]
    if (column && book) fill(rows, plan.fields.length, at, column, book.add(column.values))
  })
  const fields = plan.fields.map((field, at) => {
    const table = kinds.indexOf(field.kind)
    const counted = countsOf(rows, plan.fields.length, at, books[table]?.size ?? 0)
    return { ...field, table, ...rarityOf(counted, plan.rarity) }
  })
  const place = (name: string) => plan.fields.findIndex((field) => field.name === name)
  const swapped = plan.swapped.map(([one, other]) => [place(one), place(other)] as const)
  const tables = books.map((book) => book.table())
  return {
    prepared: { size, fields, tables, rows, source, swapped },
    textOf: (field, id) => books[fields[field]?.table ?? 0]?.valueOf(id) ?? '',
  }
}

function fill(rows: Int32Array, stride: number, at: number, column: Column, numbers: Int32Array): void {
  const { ids } = column
  for (let record = 0; record < ids.length; record += 1)
    rows[record * stride + at] = numbers[ids[record] as number] as number
}

function countsOf(rows: Int32Array, stride: number, at: number, values: number): Int32Array {
  const counts = new Int32Array(values)
  for (let place = at; place < rows.length; place += stride) {
    const id = rows[place] as number
    counts[id] = (counts[id] as number) + 1
  }
  counts[0] = 0
  return counts
}

/** Rarity in bits: log2 of the usual chance to agree over the chance to agree on this value, damped. */
function rarityOf(counts: Int32Array, damping: number): Pick<PreparedField, 'bonus' | 'chance'> {
  const told = counts.reduce((sum, count) => sum + count, 0)
  let chance = 0
  for (const count of counts) chance += (count / Math.max(1, told)) ** 2
  const bonus = sharedFloats(counts.length)
  for (let id = 1; id < counts.length; id += 1) {
    const share = Math.max(2, counts[id] as number) / Math.max(1, told)
    bonus[id] = damping * Math.log2(chance / share)
  }
  return { bonus, chance: Math.max(chance, 1e-9) }
}
