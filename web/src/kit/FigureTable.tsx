import { useWords } from '../app/words.tsx'
import type { Figure, FigureChartProps } from './FigureChart.tsx'
import styles from './FigureChart.module.css'

type FigureTableProps = Pick<FigureChartProps, 'title' | 'rowsLabel' | 'series' | 'rows' | 'kind'> & {
  readonly show: (value: number) => string
}

/** The figures of a chart as a table: what readers of the page hear, and what everybody may choose to see. */
export function FigureTable({ title, rowsLabel, series, rows, kind, show }: FigureTableProps) {
  const { t } = useWords()
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{title}</caption>
      <thead>
        <tr>
          <th scope="col">{rowsLabel}</th>
          {series.map((each) => (
            <th key={each.id} scope="col" className={styles.number}>
              {each.label}
            </th>
          ))}
          {kind === 'median' && (
            <th scope="col" className={styles.number}>
              {t('kit.figure.middle-half')}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.label}</th>
            {row.values.map((value, index) => (
              <td key={series[index]?.id ?? index} className={styles.number}>
                <FigureText value={value} show={show} />
              </td>
            ))}
            {kind === 'median' && (
              <td className={styles.number}>
                {row.middleHalf?.map(show).join(' – ') ?? t('kit.figure.missing')}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A true nought, a figure that is missing and one that is withheld are three things. */
export function FigureText({
  value,
  show,
}: {
  readonly value: Figure
  readonly show: (value: number) => string
}) {
  const { t } = useWords()
  if (value === null) return <span className="soft">{t('kit.figure.missing')}</span>
  return value === 'suppressed' ? <span className="soft">{t('kit.figure.suppressed')}</span> : show(value)
}
