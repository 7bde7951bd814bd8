import { expect, test } from 'vitest'
import { type Column, nextSort, sortRows } from './data-list.ts'

interface Row {
  readonly name: string
  readonly age: number | null
}

const columns: readonly Column<Row>[] = [
  { id: 'name', header: 'Name', cell: (row) => row.name, sort: (row) => row.name },
  { id: 'age', header: 'Age', cell: (row) => row.age, sort: (row) => row.age },
  { id: 'updated', header: 'Updated', cell: () => '', sort: 'server' },
]

const rows: readonly Row[] = [
  { name: 'Zoé', age: 9 },
  { name: 'amal', age: null },
  { name: 'Émile', age: 31 },
]

const compare = new Intl.Collator('fr', { sensitivity: 'base' }).compare

function names(sort: string | undefined) {
  return sortRows(rows, columns, sort, compare).map((row) => row.name)
}

test('names are sorted as people sort them: accents and capitals do not tear them apart', () => {
  expect(names('name')).toEqual(['amal', 'Émile', 'Zoé'])
  expect(names('-name')).toEqual(['Zoé', 'Émile', 'amal'])
})

test('numbers are sorted as numbers, and an unknown age comes last both ways', () => {
  expect(names('age')).toEqual(['Zoé', 'Émile', 'amal'])
  expect(names('-age')).toEqual(['Émile', 'Zoé', 'amal'])
})

test('what the server sorts, and what nobody knows, stays as it came', () => {
  expect(names('updated')).toEqual(['Zoé', 'amal', 'Émile'])
  expect(names('constructor')).toEqual(['Zoé', 'amal', 'Émile'])
  expect(names(undefined)).toEqual(['Zoé', 'amal', 'Émile'])
})

test('a heading sorts up, then down, then not', () => {
  expect(nextSort('', 'name')).toBe('name')
  expect(nextSort('name', 'name')).toBe('-name')
  expect(nextSort('-name', 'name')).toBe('')
  expect(nextSort('-age', 'name')).toBe('name')
})
