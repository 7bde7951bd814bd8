import { Button } from '@mantine/core'
import type { ReportLine } from '@passerelle/domain/shared/tables/report'
import { useState } from 'react'
import { useWords } from '../../app/words.tsx'
import { reasonSentence } from '../../kit/Reasons.tsx'
import styles from './Imports.module.css'

const STEP = 100

/** Row by row: which cell, what stands there, what is wrong with it, and what to mend. */
export function ReportLines({ lines }: { readonly lines: readonly ReportLine[] }) {
  const { t } = useWords()
  const [shown, setShown] = useState(STEP)
  return (
    <>
      <div className={styles.scroll} role="region" aria-label={t('web.imports.lines')} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {['row', 'column', 'value', 'what', 'mend'].map((each) => (
                <th key={each} scope="col">
                  {t(`web.imports.column.${each}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
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
    <tr>
      <td>{row}</td>
      <td>{column === null ? <span className="soft">{t('table.whole-row')}</span> : <bdi>{column}</bdi>}</td>
      <td className={styles.value} dir="auto">
        {value}
      </td>
      <td>{reasonSentence(speech, { code, values })}</td>
      <td>{remedy !== null && reasonSentence(speech, { code: remedy, values })}</td>
    </tr>
  )
}
