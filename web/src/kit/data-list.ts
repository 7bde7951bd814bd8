import type { ReactNode } from 'react'
import type { Address } from '../app/address.ts'
import type { Speech } from '../app/words.tsx'

export interface Column<Row> {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /**
   * Makes the column sortable. A function sorts the rows that are here; `server` only writes `sort` into the
   * address, and the page asks the server with it. `-` before the name turns the order round.
   */
  readonly sort?: 'server' | ((row: Row) => string | number | null | undefined)
  readonly align?: 'end'
  /** On a telephone: without its label, or not at all. */
  readonly narrow?: 'bare' | 'hidden'
}

export interface ListFilter {
  /** Its name in the address. */
  readonly id: string
  readonly label: string
  /** One option makes a switch, several make a choice. */
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

/** Rows in the order that the address asks for; what is missing comes last either way. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  sort: string | undefined,
  compare: Speech['compare'],
): readonly Row[] {
  const { id, turned } = readSort(sort)
  const key = columns.find((column) => column.id === id)?.sort
  if (typeof key !== 'function') return rows
  return rows.toSorted((a, b) => {
    const [left, right] = [key(a), key(b)]
    if (left === right) return 0
    if (left === null || left === undefined) return 1
    if (right === null || right === undefined) return -1
    const order =
      typeof left === 'number' && typeof right === 'number' ? left - right : compare(`${left}`, `${right}`)
    return turned ? -order : order
  })
}

export function readSort(sort: string | undefined): { readonly id: string; readonly turned: boolean } {
  const turned = sort?.startsWith('-') ?? false
  return { id: (turned ? sort?.slice(1) : sort) ?? '', turned }
}

/** Sorted up, then down, then as it came. */
export function nextSort(sort: string | undefined, id: string): string {
  const now = readSort(sort)
  if (now.id !== id) return id
  return now.turned ? '' : `-${id}`
}

export function activeFilters(filters: readonly ListFilter[], address: Address): readonly ListFilter[] {
  return filters.filter(({ id }) => (address[id] ?? '') !== '')
}
