import type { Figures as Numbers } from '@passerelle/domain/shared/dashboard/contract'
import { useWords } from '../../app/words.tsx'
import type { Figure, FigureRow } from '../../kit/FigureChart.tsx'

export interface FiguresProps {
  readonly figures: Numbers
  /** Counts below this are withheld; null: nothing is. */
  readonly smallest: number | null
  readonly from: string
  readonly until: string
}

/** Null in the answer is a number that is withheld; nought is a true nought. */
export function shown(count: number | null): Figure {
  return count ?? 'suppressed'
}

/** Why a number is missing, where one is. */
export function useNote(rows: readonly FigureRow[], smallest: number | null): string | undefined {
  const { t } = useWords()
  const withheld = rows.some(({ values }) => values.includes('suppressed'))
  return withheld && smallest !== null ? t('web.dashboard.withheld-why', { smallest }) : undefined
}
