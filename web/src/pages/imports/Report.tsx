import { Button } from '@mantine/core'
import {
  type ImportReport,
  type ReportLevel,
  type ReportLine,
  reportLevels,
} from '@passerelle/domain/shared/tables/report'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { type Speech, useWords } from '../../app/words.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { reasonSentence } from '../../kit/Reasons.tsx'
import { downloadCsv } from '../../kit/csv.ts'
import styles from './Imports.module.css'
import { ReportLines } from './ReportLines.tsx'

interface ReportProps {
  readonly report: ImportReport
  /** It was carried out; else it was only tried. */
  readonly done: boolean
  readonly busy: boolean
  readonly fileName: string
  readonly onCarryOut: () => void
  readonly children?: ReactNode
}

/** What an import would do or did: how many of each, and what there is to say row by row and cell by cell. */
export function Report({ report, done, busy, fileName, onCarryOut, children }: ReportProps) {
  const speech = useWords()
  const { t } = speech
  const head = useRef<HTMLDivElement>(null)
  useEffect(() => head.current?.focus(), [report])
  const changes = report.counts.created + report.counts.merged
  const download = () => downloadCsv(fileName, csvOf(speech, report.lines))
  return (
    <div tabIndex={-1} ref={head} className={styles.report} role="status">
      <Panel
        title={t(done ? 'web.imports.report.done' : 'web.imports.report.tried')}
        aside={
          <Button
            variant="subtle"
            size="xs"
            leftSection={<Icon name="download" size={16} />}
            onClick={download}
          >
            {t('web.imports.download')}
          </Button>
        }
      >
        <Counts report={report} />
        {children}
        {!done && (
          <div className={styles.carry}>
            <Button loading={busy} disabled={changes === 0} onClick={onCarryOut}>
              {t('web.imports.carry-out')}
            </Button>
            <span className="soft">
              {t(changes === 0 ? 'web.imports.nothing-new' : 'web.imports.not-yet')}
            </span>
          </div>
        )}
        <Lines lines={report.lines} />
      </Panel>
    </div>
  )
}

function Counts({ report: { rows, counts } }: { readonly report: ImportReport }) {
  const { t, number } = useWords()
  return (
    <dl className={styles.counts}>
      <div>
        <dt>{t('web.imports.rows')}</dt>
        <dd>{number(rows)}</dd>
      </div>
      {reportLevels.map((level) => (
        <div key={level}>
          <dt>{t(`table.level.${level}`)}</dt>
          <dd>{number(counts[level])}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What needs somebody comes first; what went well can be looked at, too. */
function Lines({ lines }: { readonly lines: readonly ReportLine[] }) {
  const { t } = useWords()
  const [level, setLevel] = useState<ReportLevel>()
  const present = reportLevels.filter((each) => lines.some((line) => line.level === each))
  const first = (['skipped', 'warning'] as const).find((each) => present.includes(each)) ?? present[0]
  const shown = level ?? first
  if (!shown) return null
  return (
    <>
      <div className={styles.levels}>
        {present.map((each) => (
          <button
            key={each}
            type="button"
            className={styles.kind}
            aria-pressed={each === shown}
            onClick={() => setLevel(each)}
          >
            {t(`table.level.${each}`)}
          </button>
        ))}
      </div>
      <ReportLines key={shown} lines={lines.filter((line) => line.level === shown)} />
    </>
  )
}

function csvOf(speech: Speech, lines: readonly ReportLine[]) {
  const { t } = speech
  const head = ['row', 'column', 'level', 'what', 'value', 'mend'].map((each) =>
    t(`web.imports.column.${each}`),
  )
  return [
    head,
    ...lines.map(({ row, column, level, code, value, remedy, values }) => [
      row,
      column ?? '',
      t(`table.level.${level}`),
      reasonSentence(speech, { code, values }),
      value ?? '',
      remedy === null ? '' : reasonSentence(speech, { code: remedy, values }),
    ]),
  ]
}
