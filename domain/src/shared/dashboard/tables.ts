import type { CellValue } from '../tables/writing.ts'
import type { dashboardTables, Figures } from './contract.ts'

export type DashboardTable = (typeof dashboardTables)[number]

export interface PlainTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly CellValue[])[]
}

/** What stands in a cell whose number is withheld; an empty cell would look like nothing, which is something else. */
export const WITHHELD = 'withheld'

/** One table of the figures, as rows and columns with codes. */
export function plainTable(table: DashboardTable, figures: Figures): PlainTable {
  switch (table) {
    case 'referrals':
      return referrals(figures)
    case 'time-to-accept':
      return timeToAccept(figures)
    case 'needs':
      return needs(figures)
    case 'unmet':
      return unmet(figures)
  }
}

function counted(count: number | null): CellValue {
  return count ?? WITHHELD
}

function referrals({ sent, received }: Figures): PlainTable {
  const rows = sent.cells.map(({ state, count }, at): CellValue[] => [
    state,
    counted(count),
    counted(received.cells[at]?.count ?? null),
  ])
  return {
    header: ['state', 'sent', 'received'],
    rows: [...rows, ['total', counted(sent.total), counted(received.total)]],
  }
}

function timeToAccept({ acceptedByPriority, acceptedByService }: Figures): PlainTable {
  const rows = (by: string, lines: Figures['acceptedByPriority']) =>
    lines.map(({ key, medianHours, count }): CellValue[] => [by, key, medianHours, count])
  return {
    header: ['by', 'key', 'median_hours', 'accepted'],
    rows: [...rows('priority', acceptedByPriority), ...rows('service', acceptedByService)],
  }
}

function needs({ needs: { cells, total } }: Figures): PlainTable {
  const rows = cells.map(({ response, count }): CellValue[] => [response, counted(count)])
  return { header: ['response', 'needs'], rows: [...rows, ['total', counted(total)]] }
}

function unmet({ unmet: tables }: Figures): PlainTable {
  const rows = tables.flatMap(({ outcome, places, rows: lines, totals, total }): CellValue[][] => [
    ...lines.flatMap(({ serviceType, counts, total: all }) => [
      ...counts.map((count, at) => [outcome, serviceType, places[at]?.name ?? '', counted(count)]),
      [outcome, serviceType, 'total', counted(all)],
    ]),
    ...totals.map((count, at) => [outcome, 'total', places[at]?.name ?? '', counted(count)]),
    [outcome, 'total', 'total', counted(total)],
  ])
  return { header: ['outcome', 'service', 'place', 'needs'], rows }
}
