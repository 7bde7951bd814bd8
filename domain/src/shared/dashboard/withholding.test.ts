import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Figures, needResponses, referralStates } from './contract.ts'
import { endedQuarters, firstDay, lastDay, quarterOf } from './quarter.ts'
import { withholdSmall } from './withholding.ts'

const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)

function stateCounts(counts: readonly number[]): Figures['sent'] {
  return { cells: referralStates.map((state, at) => ({ state, count: counts[at] ?? 0 })), total: sum(counts) }
}

const counts = (length: number) =>
  fc.array(fc.oneof(fc.constant(0), fc.nat(12), fc.nat(60)), { minLength: length, maxLength: length })

const anyFigures: fc.Arbitrary<Figures> = fc
  .record({
    sent: counts(referralStates.length),
    received: counts(referralStates.length),
    priority: counts(3),
    others: counts(needResponses.length - 2),
    declined: fc.array(counts(3), { minLength: 2, maxLength: 2 }),
    unavailable: fc.array(counts(3), { minLength: 2, maxLength: 2 }),
  })
  .map(({ sent, received, priority, others, declined, unavailable }) => {
    const byResponse = [...others.slice(0, 4), sum(declined.flat()), sum(unavailable.flat()), others[4] ?? 0]
    const table = (
      outcome: Figures['unmet'][number]['outcome'],
      cells: number[][],
    ): Figures['unmet'][number] => ({
      outcome,
      shown: true,
      places: ['Irbid', 'Zarqa', 'Mafraq'].map((name) => ({ id: null, name })),
      rows: cells.map((row, at) => ({
        serviceType: at === 0 ? 'health' : 'food',
        counts: row,
        total: sum(row),
      })),
      totals: [0, 1, 2].map((at) => sum(cells.map((row) => row[at] ?? 0))),
      total: sum(cells.flat()),
    })
    return {
      sent: stateCounts(sent),
      received: stateCounts(received),
      acceptedByPriority: ['emergency', 'urgent', 'normal'].map((key, at) => ({
        key,
        medianHours: 5,
        count: priority[at] ?? 0,
      })),
      acceptedByService: [],
      needs: {
        cells: needResponses.map((response, at) => ({ response, count: byResponse[at] ?? 0 })),
        total: sum(byResponse),
      },
      unmet: [table('declined-by-person', declined), table('unavailable', unavailable)],
    }
  })

it('no small number is ever shown, and a table only where its sum is', () => {
  fc.assert(
    fc.property(anyFigures, (figures) => {
      const shown = withholdSmall(figures, 10)
      const numbers = [
        ...[shown.sent, shown.received, shown.needs].flatMap(({ cells, total }) => [
          ...cells.map((cell) => cell.count),
          total,
        ]),
        ...shown.unmet.flatMap((table) => [
          ...table.rows.flatMap((row) => [...row.counts, row.total]),
          ...table.totals,
          table.total,
        ]),
      ]
      for (const number of numbers) expect(number === null || number === 0 || number >= 10).toBe(true)
      for (const table of shown.unmet) if (table.total === null) expect(table.shown).toBe(false)
      for (const time of shown.acceptedByPriority) expect(time.count).toBeNull()
    }),
    { numRuns: 500 },
  )
})

it('a middle value does not betray that withheld states are small', () => {
  const figures: Figures = {
    sent: stateCounts([14, 0, 12, 2]),
    received: stateCounts([]),
    acceptedByPriority: [{ key: 'urgent', medianHours: 6, count: 12 }],
    acceptedByService: [],
    needs: { cells: [], total: 0 },
    unmet: [],
  }
  expect(withholdSmall(figures, 10).acceptedByPriority[0]?.medianHours).toBeNull()
  const plenty = { ...figures, sent: stateCounts([14, 0, 12, 2, 0, 25]) }
  expect(withholdSmall(plenty, 10).acceptedByPriority[0]?.medianHours).toBe(6)
})

it('quarters follow each other without a gap and without overlapping', () => {
  expect(quarterOf('2026-11-23')).toBe('2026-Q4')
  expect([firstDay('2026-Q4'), lastDay('2026-Q4'), lastDay('2024-Q1')]).toEqual([
    '2026-10-01',
    '2026-12-31',
    '2024-03-31',
  ])
  expect(endedQuarters('2026-01-05', { restDays: 7, count: 2 })).toEqual(['2025-Q3', '2025-Q2'])
  expect(endedQuarters('2026-01-08', { restDays: 7, count: 2 })).toEqual(['2025-Q4', '2025-Q3'])
})
