import { type ReactNode, useId } from 'react'
import { type FigureChartProps, type FigureRow } from './FigureChart.tsx'
import { FigureText } from './FigureTable.tsx'
import styles from './FigureChart.module.css'

type FigureMarksProps = Pick<FigureChartProps, 'kind' | 'series' | 'rows'> & {
  readonly show: (value: number) => string
}

/** The drawing: hidden from readers of the page, who get the table. Series differ by pattern before colour. */
export function FigureMarks({ kind, series, rows, show }: FigureMarksProps) {
  const id = useId()
  const most = Math.max(1, ...rows.map((row) => reach(row)))
  return (
    <div className={styles.box} aria-hidden="true">
      <div className={styles.marks}>
        <Patterns id={id} count={series.length} />
        {kind === 'stacked' && (
          <ul className={styles.legend}>
            {series.map((each, index) => (
              <li key={each.id}>
                <svg width="14" height="14">
                  <rect width="14" height="14" fill={`url(#${id}-${index})`} />
                </svg>
                {each.label}
              </li>
            ))}
          </ul>
        )}
        {rows.map((row) => (
          <div key={row.id} className={styles.row}>
            <span className={styles.label}>{row.label}</span>
            <svg className={`${styles.bar} mirrored`} width="100%" height="18">
              {kind === 'median' ? (
                <Median row={row} most={most} />
              ) : (
                <Bars row={row} most={most} fill={(index) => `url(#${id}-${index})`} />
              )}
            </svg>
            <span className={styles.value}>
              <RowFigure row={row} show={show} />
            </span>
          </div>
        ))}
      </div>
    </div>
  )
}

function numbersOf(row: FigureRow): readonly number[] {
  return row.values.map((value) => (typeof value === 'number' ? value : 0))
}

function reach(row: FigureRow): number {
  const total = numbersOf(row).reduce((sum, value) => sum + value, 0)
  return Math.max(total, row.middleHalf?.[1] ?? 0)
}

function RowFigure({ row, show }: { readonly row: FigureRow; readonly show: (value: number) => string }) {
  const numbers = row.values.filter((value) => typeof value === 'number')
  if (numbers.length === 0) return <FigureText value={row.values[0] ?? null} show={show} />
  return show(numbers.reduce((sum, value) => sum + value, 0))
}

interface BarsProps {
  readonly row: FigureRow
  readonly most: number
  readonly fill: (index: number) => string
}

function Bars({ row, most, fill }: BarsProps) {
  let start = 0
  return numbersOf(row).map((value, index) => {
    const x = start
    start += value
    return (
      <rect
        key={fill(index)}
        x={`${(100 * x) / most}%`}
        width={`${(100 * value) / most}%`}
        height="18"
        fill={fill(index)}
        stroke="var(--surface)"
      />
    )
  })
}

function Median({ row, most }: Pick<BarsProps, 'row' | 'most'>) {
  const [value] = row.values
  const [from, to] = row.middleHalf ?? [0, 0]
  const at = (number: number) => `${(96 * number) / most + 2}%`
  return (
    <>
      <line x1="2%" x2="98%" y1="9" y2="9" stroke="var(--line)" />
      {row.middleHalf && (
        <line
          x1={at(from)}
          x2={at(to)}
          y1="9"
          y2="9"
          stroke="var(--figure-1)"
          strokeWidth="6"
          opacity="0.45"
        />
      )}
      {typeof value === 'number' && <circle cx={at(value)} cy="9" r="6" fill="var(--figure-1)" />}
    </>
  )
}

const textures: readonly ReactNode[] = [
  null,
  <path key="lines" d="M0 8 8 0M-2 2l4-4M6 10l4-4" stroke="var(--surface)" strokeWidth="1.6" />,
  <circle key="dots" cx="4" cy="4" r="1.6" fill="var(--surface)" />,
  <path key="bars" d="M4 0v8" stroke="var(--surface)" strokeWidth="2" />,
  <path key="cross" d="M0 0 8 8M8 0 0 8" stroke="var(--surface)" strokeWidth="1.3" />,
]

function Patterns({ id, count }: { readonly id: string; readonly count: number }) {
  return (
    <svg width="0" height="0" className={styles.patterns}>
      <defs>
        {Array.from({ length: count }, (_, index) => (
          <pattern key={index} id={`${id}-${index}`} width="8" height="8" patternUnits="userSpaceOnUse">
            <rect width="8" height="8" fill={`var(--figure-${(index % 5) + 1})`} />
            {textures[index % textures.length]}
          </pattern>
        ))}
      </defs>
    </svg>
  )
}
