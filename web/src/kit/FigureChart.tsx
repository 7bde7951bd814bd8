import { Button } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import { useWords } from '../app/words.tsx'
import styles from './FigureChart.module.css'
import { FigureMarks } from './FigureMarks.tsx'
import { FigureTable } from './FigureTable.tsx'
import { Icon } from './Icon.tsx'
import { downloadCsv } from './csv.ts'

/** A figure; `null` is not reported, `suppressed` is too small to be shown without pointing at somebody. */
export type Figure = number | 'suppressed' | null

export interface FigureRow {
  readonly id: string
  readonly label: string
  /** One for each series. */
  readonly values: readonly Figure[]
  /** For medians: the middle half lies between these. */
  readonly middleHalf?: readonly [number, number]
}

export interface FigureChartProps {
  readonly title: string
  readonly kind: 'bar' | 'stacked' | 'median'
  /** What is counted; one for bars and medians. */
  readonly series: readonly { readonly id: string; readonly label: string }[]
  readonly rows: readonly FigureRow[]
  /** What the rows are: "Service". */
  readonly rowsLabel: string
  /** A number as it is shown: "12 h". */
  readonly show?: (value: number) => string
  /** Where the figures come from, and of which day. */
  readonly note?: ReactNode
  /** The name of the file, without its ending. */
  readonly fileName: string
}

/** A chart that can be read without seeing it and without colour: bars with their figures, its table, its file. */
export function FigureChart(props: FigureChartProps) {
  const { t, number } = useWords()
  const [asTable, setAsTable] = useState(false)
  const id = useId()
  const show = props.show ?? ((value: number) => number(value))
  const download = () => downloadCsv(props.fileName, csvOf(props, t('kit.figure.suppressed')))
  return (
    <figure className={styles.figure} aria-labelledby={id}>
      <figcaption className={styles.caption}>
        <span id={id} className={styles.title}>
          {props.title}
        </span>
        <span className={`${styles.tools} no-print`}>
          <Button variant="subtle" size="xs" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {t('kit.figure.table')}
          </Button>
          <Button
            variant="subtle"
            size="xs"
            leftSection={<Icon name="download" size={16} />}
            onClick={download}
          >
            CSV
            <span className="visually-hidden"> {props.title}</span>
          </Button>
        </span>
      </figcaption>
      {!asTable && <FigureMarks {...props} show={show} />}
      <div className={asTable ? undefined : 'visually-hidden'}>
        <FigureTable {...props} show={show} />
      </div>
      {props.note && <p className="soft small">{props.note}</p>}
    </figure>
  )
}

function csvOf({ rowsLabel, series, rows }: FigureChartProps, suppressed: string) {
  const head = [rowsLabel, ...series.map((each) => each.label)]
  const body = rows.map(({ label, values }) => [
    label,
    ...values.map((value) => (value === 'suppressed' ? suppressed : value)),
  ])
  return [head, ...body]
}
