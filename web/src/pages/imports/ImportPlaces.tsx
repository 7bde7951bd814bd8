import { Button } from '@mantine/core'
import { importPlaces } from '@passerelle/domain/shared/places/contract'
import { useState } from 'react'
import type { OutputOf } from '../../app/call.ts'
import { useAct } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Panel } from '../../kit/Panel.tsx'
import styles from './Imports.module.css'
import { Report } from './Report.tsx'
import { TableField } from './TableField.tsx'
import { isImportable, mostBytes, readFile } from './read-file.ts'

/** A gazetteer of place codes. */
export function ImportPlaces() {
  const { t } = useWords()
  const { act, busy, problem, forget } = useAct(importPlaces)
  const [file, setFile] = useState<File | null>(null)
  const [tried, setTried] = useState<OutputOf<typeof importPlaces>>()
  const [done, setDone] = useState(false)
  function choose(next: File | null): void {
    setFile(next)
    setTried(undefined)
    setDone(false)
    forget()
  }
  async function go(dryRun: boolean): Promise<void> {
    if (!file) return
    const report = await act({ file: await readFile(file), dryRun })
    if (!report) return
    setTried(report)
    setDone(!dryRun)
    if (!dryRun) toast(t('web.imports.done'))
  }
  const ready = file !== null && isImportable(file)
  return (
    <div className={styles.page}>
      <Panel title={t('web.imports.places')}>
        <div className={styles.form}>
          <p className="soft">{t('web.imports.places.hint')}</p>
          <TableField
            label={t('web.imports.file')}
            description={t('web.imports.file.hint', { most: mostBytes / 1_048_576 })}
            value={file}
            onChange={choose}
          />
          <ErrorPanel problem={problem} focus />
          <Button loading={busy} disabled={!ready} onClick={() => void go(true)}>
            {t('web.imports.try')}
          </Button>
        </div>
      </Panel>
      {tried && (
        <Report
          report={tried}
          done={done}
          busy={busy}
          fileName="places-report"
          onCarryOut={() => void go(false)}
        />
      )}
    </div>
  )
}
