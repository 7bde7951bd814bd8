import { Button, TextInput } from '@mantine/core'
import { importList } from '@passerelle/domain/shared/screening/contract'
import { useId, useState } from 'react'
import type { OutputOf } from '../../app/call.ts'
import { useAct } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { useFaults } from '../../kit/faults.ts'
import { Report } from '../imports/Report.tsx'
import { TableField } from '../imports/TableField.tsx'
import { isImportable, mostBytes, readFile } from '../imports/read-file.ts'
import styles from './Screening.module.css'

interface Chosen {
  readonly file: File | null
  readonly source: string
  readonly listedOn: string
}

/** A new version is first looked through and told entry by entry, then taken in. */
export function ImportList({ sources }: { readonly sources: readonly string[] }) {
  const { t } = useWords()
  const { act, busy, problem, forget } = useAct(importList)
  const [chosen, setChosen] = useState<Chosen>({ file: null, source: '', listedOn: '' })
  const [tried, setTried] = useState<OutputOf<typeof importList>>()
  const [done, setDone] = useState(false)
  function change(part: Partial<Chosen>): void {
    setChosen({ ...chosen, ...part })
    setTried(undefined)
    setDone(false)
    forget()
  }
  async function go(dryRun: boolean): Promise<void> {
    if (!chosen.file) return
    const { source, listedOn } = chosen
    const file = await readFile(chosen.file)
    const answer = await act({ file, source, listedOn: listedOn || null, dryRun })
    if (!answer) return
    setTried(answer)
    setDone(!dryRun)
    if (!dryRun) toast(t('web.screening.imported'))
  }
  const ready = chosen.file !== null && isImportable(chosen.file) && chosen.source.trim() !== ''
  return (
    <>
      <Panel title={t('web.screening.import')}>
        <div className={styles.form}>
          <Fields chosen={chosen} change={change} sources={sources} problem={problem} />
          <ErrorPanel problem={problem} focus faultsElsewhere />
          <Button loading={busy} disabled={!ready} onClick={() => void go(true)}>
            {t('web.imports.try')}
          </Button>
          {!ready && <p className="soft small">{t('web.screening.import.missing')}</p>}
        </div>
      </Panel>
      {tried && (
        <Report
          report={tried.report}
          done={done}
          busy={busy}
          fileName="screening-report"
          onCarryOut={() => void go(false)}
        >
          {!tried.isNew && <p>{t('web.screening.known-already')}</p>}
        </Report>
      )}
    </>
  )
}

interface FieldsProps {
  readonly chosen: Chosen
  readonly change: (part: Partial<Chosen>) => void
  readonly sources: readonly string[]
  readonly problem: Parameters<typeof useFaults>[0]
}

function Fields({ chosen, change, sources, problem }: FieldsProps) {
  const { t } = useWords()
  const known = useId()
  const fault = useFaults(problem)
  return (
    <>
      <TableField
        label={t('web.screening.file')}
        description={t('web.screening.file.hint', { most: mostBytes / 1_048_576 })}
        accept=".xml,.csv,.tsv,.txt,text/xml,text/csv"
        value={chosen.file}
        error={fault('file')}
        onChange={(file) => change({ file })}
      />
      <TextInput
        label={t('web.screening.source')}
        description={t('web.screening.source.hint')}
        dir="auto"
        list={known}
        value={chosen.source}
        error={fault('source')}
        onChange={({ currentTarget }) => change({ source: currentTarget.value })}
      />
      <datalist id={known}>
        {sources.map((source) => (
          <option key={source} value={source}>
            {source}
          </option>
        ))}
      </datalist>
      <TextInput
        type="date"
        label={t('web.screening.of-day')}
        description={t('web.screening.of-day.hint')}
        value={chosen.listedOn}
        error={fault('listedOn')}
        onChange={({ currentTarget }) => change({ listedOn: currentTarget.value })}
      />
    </>
  )
}
