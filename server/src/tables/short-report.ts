import type { ImportReport, ReportLine } from '@passerelle/domain/shared/tables/report'
import { remark } from '@passerelle/domain/shared/tables/reporting'

/** More lines than this nobody reads, and a file of garbage makes millions. */
export const mostLines = 5_000

/** The report with as many lines as somebody can read: what was skipped and what should be mended before all else. The counts stay whole. */
export function shortReport(report: ImportReport): ImportReport {
  if (report.lines.length <= mostLines) return report
  const pressing = report.lines.filter(isPressing)
  const kept =
    pressing.length >= mostLines ? pressing.slice(0, mostLines) : withOthers(report.lines, pressing)
  const left = remark({
    row: 1,
    level: 'warning',
    code: 'table.more-lines',
    values: { count: report.lines.length - kept.length },
  })
  return { ...report, lines: [left, ...kept] }
}

function isPressing({ level }: ReportLine): boolean {
  return level === 'skipped' || level === 'warning'
}

function withOthers(lines: readonly ReportLine[], pressing: readonly ReportLine[]): readonly ReportLine[] {
  let room = mostLines - pressing.length
  return lines.filter((line) => {
    if (isPressing(line)) return true
    room -= 1
    return room >= 0
  })
}
