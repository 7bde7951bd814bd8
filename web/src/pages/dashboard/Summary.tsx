import { useWords } from '../../app/words.tsx'
import type { FiguresProps } from './numbers.ts'
import styles from './Dashboard.module.css'

/** The three totals. */
export function Summary({ figures: { sent, received, needs } }: FiguresProps) {
  const { t, number } = useWords()
  const totals = [
    { id: 'sent', count: sent.total },
    { id: 'received', count: received.total },
    { id: 'needs', count: needs.total },
  ]
  return (
    <dl className={styles.summary}>
      {totals.map(({ id, count }) => (
        <div key={id}>
          <dt>{t(`web.dashboard.summary.${id}`)}</dt>
          <dd>{count === null ? t('dashboard.withheld') : number(count)}</dd>
        </div>
      ))}
    </dl>
  )
}
