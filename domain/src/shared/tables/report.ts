/** What became of a row, or what somebody should know about one of its cells. */
export const reportLevels = ['created', 'merged', 'unchanged', 'skipped', 'warning'] as const
export type ReportLevel = (typeof reportLevels)[number]

/**
 * One line of an import report. `row` is the line of the file as a spreadsheet counts it (the header is 1);
 * `code` and `remedy` are word keys, so that the report reads in every language.
 */
export interface ReportLine {
  readonly row: number
  /** The header of the column; null when the line is about the whole row. */
  readonly column: string | null
  readonly level: ReportLevel
  readonly code: string
  /** The cell as it stood in the file, shortened and made safe to show. */
  readonly value: string | null
  readonly remedy: string | null
  readonly values: Readonly<Record<string, string | number>>
}

export type ReportCounts = Readonly<Record<ReportLevel, number>>

/** What an import did or, in a dry run, would do. */
export interface ImportReport {
  readonly rows: number
  readonly counts: ReportCounts
  readonly lines: readonly ReportLine[]
}
