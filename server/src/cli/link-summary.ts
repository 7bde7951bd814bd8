import type { LinkedFiles } from '@passerelle/matching/node/link-files'
import { bandOf } from '@passerelle/matching/link/explain'
import { type Quality, qualityOf } from '@passerelle/matching/link/quality'
import type { Say } from './saying.ts'

/** What came of linking, in figures. */
export interface LinkSummary {
  readonly records: number
  readonly persons: number
  readonly compared: number
  readonly likely: number
  readonly review: number
  readonly rejected: number
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakMb: number
  readonly quality: Quality | null
}

export function summaryOf(
  { linked, table, truth }: LinkedFiles,
  cost: Pick<LinkSummary, 'seconds' | 'cpuSeconds' | 'peakMb'>,
): LinkSummary {
  const bands = { likely: 0, review: 0, unlikely: 0 }
  for (const weight of linked.edges.weights) bands[bandOf(weight)] += 1
  return {
    records: table.size,
    persons: linked.clustering.clusters,
    compared: linked.edges.compared,
    likely: bands.likely,
    review: bands.review,
    rejected: table.rejected.length,
    ...cost,
    quality: truth ? qualityOf(linked.clustering.clusterOf, truth) : null,
  }
}

export function sentences(say: Say, summary: LinkSummary): string[] {
  const { records, persons, compared, seconds, likely, review, rejected, quality } = summary
  return [
    say('linking.summary', { records, persons, pairs: compared, seconds }),
    say('linking.bands', { likely, review }),
    ...(quality
      ? [
          say('linking.quality', {
            precision: quality.precision.toFixed(4),
            recall: quality.recall.toFixed(4),
            f1: quality.f1.toFixed(4),
            bCubed: quality.bCubedF1.toFixed(4),
          }),
        ]
      : []),
    ...(rejected > 0 ? [say('linking.rejected', { count: rejected })] : []),
  ]
}
