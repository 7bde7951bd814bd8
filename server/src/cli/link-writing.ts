import { mkdirSync, openSync, closeSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { LinkedFiles } from '@passerelle/matching/node/link-files'
import { bandOf, probabilityOf } from '@passerelle/matching/link/explain'
import Papa from 'papaparse'
import { linkReport } from './link-report.ts'
import type { LinkSummary } from './link-summary.ts'
import type { Speech } from './saying.ts'

/** Writes what was found; only the owner may read it, as it is about people. */
export function writeLinked(folder: string, made: LinkedFiles, summary: LinkSummary, speech: Speech): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { linked, table, plan, idOf } = made
  const { clusterOf } = linked.clustering
  writeTable(join(folder, 'clusters.csv'), ['record', 'id', 'cluster'], table.size, (record) => [
    record + 1,
    idOf(record),
    (clusterOf[record] ?? 0) + 1,
  ])
  const { ones, others, weights } = linked.edges
  const told = Array.from(weights.keys()).filter((edge) => bandOf(weights[edge] ?? 0) !== 'unlikely')
  writeTable(
    join(folder, 'pairs.csv'),
    ['one', 'other', 'weight', 'probability', 'band', 'same_cluster'],
    told.length,
    (at) => {
      const edge = told[at] ?? 0
      const [one, other, weight] = [ones[edge] ?? 0, others[edge] ?? 0, weights[edge] ?? 0]
      const together = clusterOf[one] === clusterOf[other]
      return [
        idOf(one),
        idOf(other),
        weight.toFixed(2),
        probabilityOf(weight).toFixed(4),
        bandOf(weight),
        together,
      ]
    },
  )
  if (table.rejected.length > 0) {
    writeTable(join(folder, 'rejected.csv'), ['line', 'column', 'why'], table.rejected.length, (at) => {
      const line = table.rejected[at]
      return [line?.line ?? '', line?.column ?? '', line?.why ?? '']
    })
  }
  const { prior, weights: bits } = linked.model
  save(join(folder, 'model.json'), JSON.stringify({ plan, prior, bits: Array.from(bits) }, null, 2))
  save(join(folder, 'report.html'), linkReport(made, summary, speech))
}

type Cell = string | number | boolean

const rowsAtOnce = 2000

function writeTable(
  path: string,
  header: readonly string[],
  rows: number,
  rowOf: (at: number) => readonly Cell[],
): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeSync(file, `${header.join(',')}\n`)
    for (let from = 0; from < rows; from += rowsAtOnce) {
      const count = Math.min(rowsAtOnce, rows - from)
      const lines = Array.from({ length: count }, (_, at) => [...rowOf(from + at)])
      writeSync(file, `${Papa.unparse(lines, { newline: '\n', escapeFormulae: true })}\n`)
    }
  } finally {
    closeSync(file)
  }
}

function save(path: string, text: string): void {
  writeFileSync(path, text, { flag: 'wx', mode: 0o600 })
}
