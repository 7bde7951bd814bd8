import type { Figures } from './contract.ts'
import { type Shown, withholdInList, withholdInTable } from './suppression.ts'

type StateCounts = Figures['sent']
type TimeToAccept = Figures['acceptedByPriority'][number]
type UnmetTable = Figures['unmet'][number]

/** The same figures for readers who open no records: small numbers, and those that would give them away, withheld. */
export function withholdSmall(figures: Figures, smallest: number): Figures {
  const sent = withholdStates(figures.sent, smallest)
  const needs = withholdInList(figures.needs.cells.map(known), smallest)
  const needCells = figures.needs.cells.map((cell, at) => ({ ...cell, count: needs.cells[at] ?? null }))
  return {
    sent,
    received: withholdStates(figures.received, smallest),
    acceptedByPriority: withholdTimes(figures.acceptedByPriority, sent, smallest),
    acceptedByService: withholdTimes(figures.acceptedByService, sent, smallest),
    needs: { cells: needCells, total: needs.total },
    unmet: figures.unmet.map((table) => {
      const total = needCells.find((cell) => cell.response === table.outcome)?.count ?? null
      return withholdTable(table, total, smallest)
    }),
  }
}

function known({ count }: { readonly count: Shown }): number {
  return count ?? 0
}

function withholdStates({ cells }: StateCounts, smallest: number): StateCounts {
  const shown = withholdInList(cells.map(known), smallest)
  return { cells: cells.map((cell, at) => ({ ...cell, count: shown.cells[at] ?? null })), total: shown.total }
}

/** States of referrals that were accepted at some time, or may have been. */
const onceAccepted: readonly string[] = ['accepted', 'in-service', 'completed', 'closed', 'revoked']

/**
 * A middle value of few would be somebody's own. That one is shown at all says that there are enough: where the states
 * do not show as many already, it would narrow down what is withheld among them.
 */
function withholdTimes(lines: readonly TimeToAccept[], sent: StateCounts, smallest: number): TimeToAccept[] {
  const states = sent.cells.filter((cell) => onceAccepted.includes(cell.state))
  const enough = lines.filter((line) => known(line) >= smallest)
  const seen = states.reduce((sum, cell) => sum + known(cell), 0)
  const mayBeShown = states.every((cell) => cell.count !== null) || seen >= enough.length * smallest
  return lines.map((line) => ({
    key: line.key,
    medianHours: mayBeShown && enough.includes(line) ? line.medianHours : null,
    count: null,
  }))
}

function withholdTable(table: UnmetTable, total: Shown, smallest: number): UnmetTable {
  const shown =
    total === null
      ? undefined
      : withholdInTable(
          table.rows.map((row) => row.counts.map((count) => count ?? 0)),
          smallest,
        )
  if (!shown) return { outcome: table.outcome, shown: false, places: [], rows: [], totals: [], total }
  return {
    outcome: table.outcome,
    shown: true,
    places: table.places,
    rows: table.rows.map((row, at) => ({
      serviceType: row.serviceType,
      counts: [...(shown.cells[at] ?? [])],
      total: shown.rowTotals[at] ?? null,
    })),
    totals: [...shown.columnTotals],
    total,
  }
}
