import type { timeToAccept } from '@passerelle/domain/shared/dashboard/contract'
import type { z } from 'zod'
import { useWords } from '../../app/words.tsx'
import { FigureChart } from '../../kit/FigureChart.tsx'
import { type FiguresProps, useNote } from './numbers.ts'
import styles from './Dashboard.module.css'

type Line = z.output<typeof timeToAccept>

/** How long partners take to say yes, by urgency and by service. */
export function TimeToAccept({ figures, ...rest }: FiguresProps) {
  return (
    <>
      <Medians by="priority" words="referrals.priority" lines={figures.acceptedByPriority} {...rest} />
      <Medians by="service" words="services.type" lines={figures.acceptedByService} {...rest} />
    </>
  )
}

interface MediansProps extends Omit<FiguresProps, 'figures'> {
  readonly by: 'priority' | 'service'
  /** Where the names of the rows stand among the words. */
  readonly words: string
  readonly lines: readonly Line[]
}

function Medians({ by, words, lines, smallest, from, until }: MediansProps) {
  const { t, number } = useWords()
  const rows = lines.map(({ key, medianHours, count }) => ({
    id: key,
    label: `${t(`${words}.${key}`)} (${count === null ? t('dashboard.withheld') : number(count)})`,
    values: [medianHours ?? (count === null ? ('suppressed' as const) : null)],
  }))
  const note = useNote(rows, smallest)
  const title = t(`web.dashboard.by-${by}`)
  return (
    <div className={styles.figure}>
      {rows.length > 0 ? (
        <FigureChart
          title={title}
          kind="bar"
          rowsLabel={`${t(`dashboard.column.${by}`)} (${t('web.dashboard.count')})`}
          series={[{ id: 'hours', label: t('web.dashboard.hours') }]}
          rows={rows}
          show={(hours) => t('dashboard.hours', { hours: Math.round(hours * 10) / 10 })}
          note={note}
          fileName={`time-to-accept-by-${by}-${from}-${until}`}
        />
      ) : (
        <>
          <h2>{title}</h2>
          <p className="soft">{t('web.dashboard.nothing-accepted')}</p>
        </>
      )}
    </div>
  )
}
