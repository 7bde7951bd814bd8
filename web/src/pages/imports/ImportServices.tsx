import { Button, Checkbox, TextInput } from '@mantine/core'
import { addMonths } from '@passerelle/domain/kernel/day'
import { importServices } from '@passerelle/domain/shared/services/contract'
import { type Visibility, visibilities } from '@passerelle/domain/shared/services/service'
import { useId, useState } from 'react'
import type { InputOf, OutputOf } from '../../app/call.ts'
import { useAct } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { useToday } from '../../app/today.ts'
import { useWords } from '../../app/words.tsx'
import { OneOf } from '../../kit/Choose.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { useFaults } from '../../kit/faults.ts'
import { CountryField } from '../../kit/form/CodeFields.tsx'
import styles from './Imports.module.css'
import { Report } from './Report.tsx'
import { TableField } from './TableField.tsx'
import { isImportable, mostBytes, readFile } from './read-file.ts'

interface Choices {
  readonly file: File | null
  readonly arabic: File | null
  readonly system: string
  readonly country: string
  readonly visibility: Visibility
  readonly shift: boolean
}

const first: Choices = {
  file: null,
  arabic: null,
  system: '',
  country: '',
  visibility: 'partners',
  shift: false,
}

/** A directory of services. */
export function ImportServices() {
  const { t } = useWords()
  const shiftTo = addMonths(useToday(), 6)
  const { act, busy, problem, forget } = useAct(importServices)
  const [choices, setChoices] = useState(first)
  const [tried, setTried] = useState<OutputOf<typeof importServices>>()
  const [done, setDone] = useState(false)
  function change(part: Partial<Choices>): void {
    setChoices({ ...choices, ...part })
    setTried(undefined)
    setDone(false)
    forget()
  }
  async function go(dryRun: boolean): Promise<void> {
    const input = await inputOf(choices, shiftTo, dryRun)
    const answer = input && (await act(input))
    if (!answer) return
    setTried(answer)
    setDone(!dryRun)
    if (!dryRun) toast(t('web.imports.done'))
  }
  return (
    <div className={styles.page}>
      <Panel title={t('web.imports.services')}>
        <div className={styles.form}>
          <Fields choices={choices} change={change} problem={problem} shiftTo={shiftTo} />
          <ErrorPanel problem={problem} focus faultsElsewhere />
          <Button loading={busy} disabled={!isReady(choices)} onClick={() => void go(true)}>
            {t('web.imports.try')}
          </Button>
          {!isReady(choices) && <p className="soft small">{t('web.imports.missing')}</p>}
        </div>
      </Panel>
      {tried && (
        <Report
          report={tried.report}
          done={done}
          busy={busy}
          fileName="services-report"
          onCarryOut={() => void go(false)}
        >
          <p>{t('web.imports.services.counts', countsOf(tried))}</p>
          {tried.shiftedDays > 0 && <p>{t('services.dates-shifted', { days: tried.shiftedDays })}</p>}
        </Report>
      )}
    </div>
  )
}

function countsOf({ services, organisations, places }: OutputOf<typeof importServices>) {
  return { services, organisations, places }
}

function isReady({ file, arabic, system, country }: Choices): boolean {
  const fits = [file, arabic].every((each) => each === null || isImportable(each))
  return file !== null && system.trim() !== '' && country !== '' && fits
}

async function inputOf(
  { file, arabic, shift, ...rest }: Choices,
  shiftTo: string,
  dryRun: boolean,
): Promise<InputOf<typeof importServices> | undefined> {
  if (!file) return undefined
  return {
    ...rest,
    file: await readFile(file),
    ...(arabic ? { arabic: await readFile(arabic) } : {}),
    shiftTo: shift ? shiftTo : null,
    dryRun,
  }
}

interface FieldsProps {
  readonly choices: Choices
  readonly change: (part: Partial<Choices>) => void
  readonly problem: Parameters<typeof useFaults>[0]
  readonly shiftTo: string
}

function Fields({ choices, change, problem, shiftTo }: FieldsProps) {
  const { t, day } = useWords()
  const id = useId()
  const fault = useFaults(problem)
  return (
    <>
      <TableField
        label={t('web.imports.file')}
        description={t('web.imports.file.hint', { most: mostBytes / 1_048_576 })}
        value={choices.file}
        error={fault('file')}
        onChange={(file) => change({ file, system: choices.system || nameOf(file) })}
      />
      <TableField
        label={t('web.imports.arabic')}
        description={t('web.imports.arabic.hint')}
        value={choices.arabic}
        error={fault('arabic')}
        onChange={(arabic) => change({ arabic })}
      />
      <TextInput
        label={t('web.imports.system')}
        description={t('web.imports.system.hint')}
        dir="ltr"
        value={choices.system}
        error={fault('system')}
        onChange={({ currentTarget }) => change({ system: currentTarget.value })}
      />
      <CountryField
        id={id}
        label={t('web.imports.country')}
        description={undefined}
        error={fault('country')}
        required
        value={choices.country}
        onChange={(country) => change({ country: typeof country === 'string' ? country : '' })}
      />
      <OneOf
        label={t('web.imports.visibility')}
        choices={visibilities.map((value) => ({ value, label: t(`services.visibility.${value}`) }))}
        value={choices.visibility}
        onChange={(visibility) => change({ visibility: visibility ?? choices.visibility })}
      />
      <Checkbox
        label={t('web.imports.shift')}
        description={t('web.imports.shift.hint', { day: day(shiftTo) })}
        checked={choices.shift}
        onChange={({ currentTarget }) => change({ shift: currentTarget.checked })}
      />
    </>
  )
}

/** The file's name without its ending is a good name for its source. */
function nameOf(file: File | null): string {
  return file ? (file.name.split('.')[0] ?? '').slice(0, 60) : ''
}
