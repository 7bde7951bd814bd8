import { lengthOf } from '../../kernel/text.ts'
import {
  type ImportReport,
  type ReportCounts,
  type ReportLevel,
  type ReportLine,
  reportLevels,
} from './report.ts'

const longestValue = 120

export interface Remark {
  readonly row: number
  readonly column?: string
  readonly level: ReportLevel
  readonly code: string
  readonly value?: string
  readonly remedy?: string
  readonly values?: ReportLine['values']
}

/** A report line from its parts, with the cell shortened. */
export function remark(parts: Remark): ReportLine {
  return {
    row: parts.row,
    column: parts.column ?? null,
    level: parts.level,
    code: parts.code,
    value: parts.value === undefined ? null : shortened(parts.value),
    remedy: parts.remedy ?? null,
    values: parts.values ?? {},
  }
}

/**
 * Lines in the order of the file, counted. Warnings are counted by cell, the other levels by row; `silent` counts
 * rows about which there is nothing to say but how many they are.
 */
export function reportOf(
  rows: number,
  lines: readonly ReportLine[],
  silent: Partial<ReportCounts> = {},
): ImportReport {
  const counts = { created: 0, merged: 0, unchanged: 0, skipped: 0, warning: 0 }
  for (const level of reportLevels) counts[level] = silent[level] ?? 0
  for (const line of lines) counts[line.level] += 1
  return { rows, counts, lines: lines.toSorted((one, other) => one.row - other.row) }
}

function shortened(value: string): string {
  return lengthOf(value) <= longestValue
    ? value
    : `${Array.from(value)
        .slice(0, longestValue - 1)
        .join('')}…`
}
