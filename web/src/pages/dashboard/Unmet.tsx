import { Button } from '@mantine/core'
import type { unmetTable } from '@passerelle/domain/shared/dashboard/contract'
import type { z } from 'zod'
import { useWords } from '../../app/words.tsx'
import { FigureChart, type FigureRow } from '../../kit/FigureChart.tsx'
import { FigureTable } from '../../kit/FigureTable.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { downloadCsv } from '../../kit/csv.ts'
import { type FiguresProps, shown, useNote } from './numbers.ts'
import styles from './Dashboard.module.css'

type Table = z.output<typeof unmetTable>

/** Needs that were not met, by service and place; what the person declined stands apart from what nobody offered. */
export function Unmet({ figures, ...rest }: FiguresProps) {
  const { t } = useWords()
  return (
    <>
      <p className={`${styles.wide} soft`}>{t('web.dashboard.apart')}</p>
      {figures.unmet.map((table) => (
        <UnmetFigure key={table.outcome} table={table} {...rest} />
      ))}
    </>
  )
}

type UnmetProps = Omit<FiguresProps, 'figures'> & { readonly table: Table }

function UnmetFigure({ table, ...rest }: UnmetProps) {
  const { t } = useWords()
  const title = t('web.dashboard.unmet', { outcome: t(`dashboard.outcome.${table.outcome}`) })
  const nothing = table.total === 0
  return (
    <div className={`${styles.figure} ${styles.wide}`}>
      {table.shown && !nothing ? (
        <UnmetChart table={table} title={title} {...rest} />
      ) : (
        <>
          <h2>{title}</h2>
          <p className="soft">{t(nothing ? 'web.dashboard.unmet.none' : 'dashboard.too-thin')}</p>
        </>
      )}
    </div>
  )
}

type UnmetChartProps = UnmetProps & { readonly title: string }

/** The sums by service as a chart, and beneath it every service at every place. */
function UnmetChart({ table, title, smallest, from, until }: UnmetChartProps) {
  const { t } = useWords()
  const label = (serviceType: string) => t(`services.type.${serviceType}`)
  const sums = table.rows.map(({ serviceType, total }) => ({
    id: serviceType,
    label: label(serviceType),
    values: [shown(total)],
  }))
  const rows = table.rows.map(({ serviceType, counts, total }) => ({
    id: serviceType,
    label: label(serviceType),
    values: [...counts, total].map(shown),
  }))
  return (
    <>
      <FigureChart
        title={title}
        kind="bar"
        rowsLabel={t('dashboard.column.service')}
        series={[{ id: 'needs', label: t('dashboard.column.needs') }]}
        rows={sums}
        note={useNote(rows, smallest)}
        fileName={`unmet-${table.outcome}-${from}-${until}`}
      />
      <ByPlace table={table} rows={rows} fileName={`unmet-by-place-${table.outcome}-${from}-${until}`} />
    </>
  )
}

interface ByPlaceProps {
  readonly table: Table
  readonly rows: readonly FigureRow[]
  readonly fileName: string
}

function ByPlace({ table, rows, fileName }: ByPlaceProps) {
  const { t, number } = useWords()
  const title = `${t('dashboard.column.service')} × ${t('dashboard.column.place')}`
  const places = table.places.map(({ id, name }, at) => ({
    id: id ?? `none-${at}`,
    label: name ?? t('dashboard.no-place'),
  }))
  const series = [...places, { id: 'total', label: t('dashboard.column.total') }]
  const rowsLabel = t('dashboard.column.service')
  const download = () =>
    downloadCsv(fileName, [
      [rowsLabel, ...series.map(({ label }) => label)],
      ...rows.map(({ label, values }) => [
        label,
        ...values.map((value) => (value === 'suppressed' ? t('dashboard.withheld') : value)),
      ]),
    ])
  return (
    <div className={styles.table} role="region" aria-label={title} tabIndex={0}>
      <FigureTable {...{ title, rowsLabel, series, rows }} kind="stacked" show={(value) => number(value)} />
      <Button
        className="no-print"
        variant="subtle"
        size="xs"
        leftSection={<Icon name="download" size={16} />}
        onClick={download}
      >
        CSV <span className="visually-hidden">{title}</span>
      </Button>
    </div>
  )
}
