import type { Figures as Numbers } from '@passerelle/domain/shared/dashboard/contract'
import type { ReactNode } from 'react'
import { useWords } from '../../app/words.tsx'
import { FigureChart, type FigureRow } from '../../kit/FigureChart.tsx'
import styles from './Dashboard.module.css'
import { type FiguresProps, shown, useNote } from './numbers.ts'
import { Summary } from './Summary.tsx'
import { TimeToAccept } from './TimeToAccept.tsx'
import { Unmet } from './Unmet.tsx'

export function Figures(props: FiguresProps) {
  return (
    <div className={styles.figures}>
      <Summary {...props} />
      <ReferralStates side="sent" counts={props.figures.sent} {...props} />
      <ReferralStates side="received" counts={props.figures.received} {...props} />
      <Needs {...props} />
      <div className={styles.stack}>
        <TimeToAccept {...props} />
      </div>
      <Unmet {...props} />
    </div>
  )
}

interface StatesProps extends Omit<FiguresProps, 'figures'> {
  readonly side: 'sent' | 'received'
  readonly counts: Numbers['sent']
}

function ReferralStates({ side, counts, smallest, from, until }: StatesProps) {
  const { t } = useWords()
  const label = t(`dashboard.column.${side}`)
  const rows = counts.cells.map(({ state, count }) => ({
    id: state,
    label: t(`referrals.state.${state}`),
    values: [shown(count)],
  }))
  const title = `${t('dashboard.table.referrals')}: ${label}`
  return (
    <FigureOrNothing title={title} rows={rows}>
      <FigureChart
        title={title}
        kind="bar"
        rowsLabel={t('dashboard.column.state')}
        series={[{ id: side, label }]}
        rows={rows}
        note={useNote(rows, smallest)}
        fileName={`referrals-${side}-${from}-${until}`}
      />
    </FigureOrNothing>
  )
}

function Needs({ figures: { needs }, smallest, from, until }: FiguresProps) {
  const { t } = useWords()
  const rows = needs.cells.map(({ response, count }) => ({
    id: response,
    label: t(`dashboard.response.${response}`),
    values: [shown(count)],
  }))
  const title = t('dashboard.table.needs')
  return (
    <FigureOrNothing title={title} rows={rows}>
      <FigureChart
        title={title}
        kind="bar"
        rowsLabel={t('dashboard.column.response')}
        series={[{ id: 'needs', label: t('dashboard.column.needs') }]}
        rows={rows}
        note={useNote(rows, smallest)}
        fileName={`needs-${from}-${until}`}
      />
    </FigureOrNothing>
  )
}

interface FigureOrNothingProps {
  readonly title: string
  readonly rows: readonly FigureRow[]
  readonly children: ReactNode
}

/** A chart of noughts alone says nothing that one line does not say better. */
function FigureOrNothing({ title, rows, children }: FigureOrNothingProps) {
  const { t } = useWords()
  const nothing = rows.every(({ values }) => values.every((value) => value === 0))
  return (
    <div className={styles.figure}>
      {nothing ? (
        <>
          <h2>{title}</h2>
          <p className="soft">{t('web.dashboard.unmet.none')}</p>
        </>
      ) : (
        children
      )}
    </div>
  )
}
