import type { ServiceDraft } from '@passerelle/domain/shared/services/draft'
import type { ImportReport, ReportLine } from '@passerelle/domain/shared/tables/report'
import { remark, reportOf } from '@passerelle/domain/shared/tables/reporting'

/** What an earlier import left of one service. */
export interface Imported {
  readonly id: string
  readonly fingerprint: string | null
  /** Somebody wrote in it since. */
  readonly edited: boolean
  /** Its organisation hides it since. */
  readonly hidden: boolean
}

export interface Settled {
  readonly drafts: readonly ServiceDraft[]
  readonly report: ImportReport
}

/**
 * The file does not win over the organisation itself: an entry that it changed or hides since the last import stays as it
 * is, and the report says so in place of "updated".
 */
export function withWhatIsKept(
  drafts: readonly ServiceDraft[],
  imported: readonly Imported[],
  report: ImportReport,
): Settled {
  const theirs = new Map(
    imported.filter(({ edited, hidden }) => edited || hidden).map((each) => [each.id, each]),
  )
  const kept = drafts.filter(({ fate, service }) => fate === 'merged' && theirs.has(service.id))
  if (kept.length === 0) return { drafts, report }
  const lines = new Map(
    kept.map((draft) => [draft.rows[0] ?? 0, keptLine(draft, theirs.get(draft.service.id)?.hidden === true)]),
  )
  const told = report.lines.map((line) =>
    line.code === 'services.updated' ? (lines.get(line.row) ?? line) : line,
  )
  return { drafts: drafts.filter((draft) => !kept.includes(draft)), report: reportOf(report.rows, told) }
}

function keptLine({ service, rows }: ServiceDraft, hidden: boolean): ReportLine {
  return remark({
    row: rows[0] ?? 0,
    level: 'skipped',
    code: hidden ? 'services.hidden-by-provider' : 'services.changed-by-provider',
    remedy: 'services.ask-provider',
    value: service.source?.key ?? '',
  })
}
