import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Shown, withholdInList, withholdInTable } from './suppression.ts'

describe('a list with its sum', () => {
  it('is shown whole when nothing in it is small', () => {
    expect(withholdInList([12, 0, 40], 10)).toEqual({ cells: [12, 0, 40], total: 52 })
  })

  it('withholds a small number, and the next one from which it could be worked out', () => {
    expect(withholdInList([3, 12, 40], 10)).toEqual({ cells: [null, null, 40], total: 55 })
  })

  it('withholds the sum too when there is little to hide behind, and always shows nought', () => {
    expect(withholdInList([3, 0], 10)).toEqual({ cells: [null, 0], total: null })
    expect(withholdInList([0, 0], 10)).toEqual({ cells: [0, 0], total: 0 })
  })
})

describe('a table with its sums', () => {
  it('withholds a rectangle around a small number, so that neither row nor column gives it away', () => {
    const shown = withholdInTable(
      [
        [3, 20, 50],
        [15, 30, 60],
      ],
      10,
    )
    expect(shown).toEqual({
      cells: [
        [null, null, 50],
        [null, null, 60],
      ],
      rowTotals: [73, 105],
      columnTotals: [18, 50, 110],
      total: 178,
    })
  })

  it('is withheld as a whole when its sum is small, and that is known', () => {
    expect(
      withholdInTable(
        [
          [1, 2],
          [0, 3],
        ],
        10,
      ),
    ).toBeUndefined()
  })
})

/** Everything a reader can imagine: counts that fit all shown numbers, withheld ones being at least 1. */
function imaginable(
  counts: readonly (readonly number[])[],
  shown: NonNullable<ReturnType<typeof withholdInTable>>,
): number[][][] {
  const fits: number[][][] = []
  const flat = shown.cells.flat()
  const columns = counts[0]!.length
  const total = counts.flat().reduce((a, b) => a + b, 0)
  const agrees = (value: number, seen: Shown) => (seen === null ? value >= 1 : value === seen)
  const grow = (values: number[]) => {
    if (values.length === flat.length) {
      const table = counts.map((_, row) => values.slice(row * columns, (row + 1) * columns))
      const rows = table.map((row) => row.reduce((a, b) => a + b, 0))
      const sums = table[0]!.map((_, column) => table.reduce((a, row) => a + row[column]!, 0))
      if (
        rows.every((value, at) => agrees(value, shown.rowTotals[at]!)) &&
        sums.every((value, at) => agrees(value, shown.columnTotals[at]!)) &&
        values.reduce((a, b) => a + b, 0) === total
      )
        fits.push(table)
      return
    }
    const seen = flat[values.length]!
    const left = total - values.reduce((a, b) => a + b, 0)
    if (seen !== null) return void (seen <= left && grow([...values, seen]))
    for (let value = 1; value <= left; value += 1) grow([...values, value])
  }
  grow([])
  return fits
}

describe('whoever calculates with everything that is shown', () => {
  const smallest = 3
  const table = fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
    .chain(([rows, columns]) =>
      fc.array(
        fc.array(fc.oneof(fc.constant(0), fc.nat(4), fc.nat(7)), { minLength: columns, maxLength: columns }),
        { minLength: rows, maxLength: rows },
      ),
    )
    .filter((counts) => counts.flat().reduce((a, b) => a + b, 0) <= 22)

  it('never learns a small number of a table, nor that it is small', () => {
    fc.assert(
      fc.property(table, (counts) => {
        const shown = withholdInTable(counts, smallest)
        if (!shown) return
        const possible = imaginable(counts, shown)
        counts.forEach((row, r) =>
          row.forEach((count, c) => {
            const seen = shown.cells[r]![c]!
            if (count === 0) expect(seen).toBe(0)
            if (seen !== null) expect(seen === 0 || seen >= smallest).toBe(true)
            if (count === 0 || count >= smallest) return
            const values = new Set(possible.map((one) => one[r]![c]!))
            expect(values.size).toBeGreaterThanOrEqual(smallest)
            expect(Math.max(...values)).toBeGreaterThanOrEqual(smallest)
          }),
        )
      }),
      { numRuns: 400 },
    )
  })

  it('never learns a small number of a list, and no sum of shown and withheld ones leaves a small rest', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(40), { minLength: 1, maxLength: 8 }), (counts) => {
        const { cells, total } = withholdInList(counts, 10)
        const hidden = counts.filter((_, at) => cells[at] === null)
        for (const cell of [...cells, total]) expect(cell === null || cell === 0 || cell >= 10).toBe(true)
        if (total === null || hidden.length === 0) return
        expect(hidden.length).toBeGreaterThanOrEqual(2)
        expect(hidden.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(10)
      }),
    )
  })

  it('gets nothing from larger tables either: one free number in the row or column of each small one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(60), { minLength: 8, maxLength: 8 }), { minLength: 10, maxLength: 10 }),
        (counts) => {
          const shown = withholdInTable(counts, 10)
          expect(shown).toBeDefined()
          counts.forEach((row, r) =>
            row.forEach((count, c) => {
              if (count === 0 || count >= 10) return
              const inRow = [...shown!.cells[r]!, shown!.rowTotals[r]!].filter((cell) => cell === null).length
              const inColumn = [...shown!.cells.map((cells) => cells[c]!), shown!.columnTotals[c]!].filter(
                (cell) => cell === null,
              ).length
              expect(Math.min(inRow, inColumn)).toBeGreaterThanOrEqual(2)
            }),
          )
        },
      ),
      { numRuns: 30 },
    )
  })
})
