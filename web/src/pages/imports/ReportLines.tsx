import { Button } from '@mantine/core'
import type { ReportLine } from '@passerelle/domain/shared/tables/report'
import { type ReactNode, useState } from 'react'
import { useWords } from '../../app/words.tsx'
import { reasonSentence } from '../../kit/Reasons.tsx'
import styles from './Imports.module.css'

const STEP = 100

/** Said again by hand: as cards the table is no longer laid out as one, and browsers would forget what it is. */
const roles = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  head: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const

/** Row by row: which cell, what stands there, what is wrong with it, and what to mend. */
export function ReportLines({ lines }: { readonly lines: readonly ReportLine[] }) {
  const { t } = useWords()
  const [shown, setShown] = useState(STEP)
  return (
    <>
      <div className={styles.scroll} role="region" aria-label={t('web.imports.lines')} tabIndex={0}>
        <table className={styles.table} {...roles.table}>
          <thead {...roles.group}>
            <tr {...roles.row}>
              {['row', 'column', 'value', 'what', 'mend'].map((each) => (
                <th key={each} scope="col" {...roles.head}>
                  {t(`web.imports.column.${each}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody {...roles.group}>
            {lines.slice(0, shown).map((line, at) => (
              <Line key={`${at} ${line.row} ${line.code}`} line={line} />
            ))}
          </tbody>
        </table>
      </div>
      {shown < lines.length && (
        <Button variant="default" size="xs" onClick={() => setShown(shown + STEP)}>
          {t('web.imports.more', { count: lines.length - shown })}
        </Button>
      )}
    </>
  )
}

function Line({ line }: { readonly line: ReportLine }) {
  const speech = useWords()
  const { t } = speech
  const { row, column, value, code, remedy, values } = line
  return (
    <tr {...roles.row}>
      <Cell name="row">{row}</Cell>
      <Cell name="column">
        {column === null ? <span className="soft">{t('table.whole-row')}</span> : <bdi>{column}</bdi>}
      </Cell>
      <Cell name="value">
        <span dir="auto">{value}</span>
      </Cell>
      <Cell name="what">{reasonSentence(speech, { code, values })}</Cell>
      <Cell name="mend">{remedy !== null && reasonSentence(speech, { code: remedy, values })}</Cell>
    </tr>
  )
}

interface CellProps {
  readonly name: string
  readonly children: ReactNode
}

/** On a telephone each row is a card, and each cell says what it is. */
function Cell({ name, children }: CellProps) {
  const { t } = useWords()
  return (
    <td {...roles.cell} className={styles.cell} data-label={t(`web.imports.column.${name}`)}>
      {children}
    </td>
  )
}
