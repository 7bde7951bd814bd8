import { Button } from '@mantine/core'
import { importTracing } from '@passerelle/domain/shared/tracing/contract'
import { useState } from 'react'
import type { OutputOf } from '../../app/call.ts'
import { useAct } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { useWords } from '../../app/words.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { useFaults } from '../../kit/faults.ts'
import imports from '../imports/Imports.module.css'
import { Report } from '../imports/Report.tsx'
import { TableField } from '../imports/TableField.tsx'
import { isImportable, mostBytes, readFile } from '../imports/read-file.ts'
import { useKeepsDesk } from './desk.ts'

/** People who are sought elsewhere, from a PFIF file: tried first, told line by line, then carried out. */
export function ImportTracing() {
  const { t } = useWords()
  const desk = useKeepsDesk()
  return (
    <>
      <PageHeader
        windowTitle={t('web.tracing.import')}
        back={{ href: '/tracing', label: t('app.nav.tracing') }}
        about={<span>{t('web.tracing.import.lead')}</span>}
      />
      {desk ? (
        <Import />
      ) : (
        <EmptyState icon="lock" title={t('problems.not-allowed')}>
          {t('web.tracing.desk-only')}
        </EmptyState>
      )}
    </>
  )
}

function Import() {
  const { t } = useWords()
  const { act, busy, problem, forget } = useAct(importTracing)
  const fault = useFaults(problem)
  const [file, setFile] = useState<File | null>(null)
  const [tried, setTried] = useState<OutputOf<typeof importTracing>>()
  const [done, setDone] = useState(false)
  /** It was changed or taken away since it was chosen. */
  const [gone, setGone] = useState(false)
  function choose(next: File | null): void {
    setFile(next)
    setTried(undefined)
    setDone(false)
    setGone(false)
    forget()
  }
  async function go(dryRun: boolean): Promise<void> {
    const text = file && (await readFile(file).catch(() => null))
    setGone(text === null)
    const answer = text && (await act({ file: text, dryRun }))
    if (!answer) return
    setTried(answer)
    setDone(!dryRun)
    if (!dryRun) toast(t('web.tracing.import.done'))
  }
  const ready = file !== null && isImportable(file)
  return (
    <div className={imports.page}>
      <Panel title={t('web.tracing.import.file')}>
        <div className={imports.form}>
          <p className="soft">{t('web.tracing.import.hint')}</p>
          <TableField
            label={t('web.tracing.import.file')}
            description={t('web.tracing.import.file.hint', { most: mostBytes / 1_048_576 })}
            accept=".xml,.pfif,application/xml,text/xml"
            value={file}
            error={gone ? t('web.tracing.import.gone') : fault('file')}
            onChange={choose}
          />
          <ErrorPanel problem={problem} focus faultsElsewhere />
          <Button loading={busy} disabled={!ready} onClick={() => void go(true)}>
            {t('web.imports.try')}
          </Button>
        </div>
      </Panel>
      {tried && (
        <Report
          report={tried.report}
          done={done}
          busy={busy}
          fileName="pfif-report"
          onCarryOut={() => void go(false)}
        />
      )}
    </div>
  )
}
