import { Button, TextInput } from '@mantine/core'
import {
  type ListedService,
  confirmCapacity,
  confirmService,
} from '@passerelle/domain/shared/services/contract'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { useFaults } from '../../kit/faults.ts'
import styles from './Directory.module.css'

interface KeepProps {
  readonly listed: ListedService
}

/** What keeps an entry alive: free places in one tap, and the word that all of it is still right. */
export function KeepPanel({ listed }: KeepProps) {
  const { t } = useWords()
  return (
    <div className="no-print">
      <Panel title={t('web.directory.keep')}>
        <div className={styles.quick}>
          <FreePlaces key={listed.service.capacity?.confirmedAt ?? ''} listed={listed} />
          <StillRight listed={listed} />
        </div>
      </Panel>
    </div>
  )
}

function FreePlaces({ listed: { service } }: KeepProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(confirmCapacity)
  const fault = useFaults(problem)
  const { free: known = null, places = null } = service.capacity ?? {}
  const [free, setFree] = useState(known === null ? '' : String(known))
  const [total, setTotal] = useState(places === null ? '' : String(places))
  const isSame = free === String(known ?? '') && total === String(places ?? '')
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const answer = await act({
      id: service.id,
      free: Number(free),
      places: total.trim() === '' ? null : Number(total),
    })
    if (answer) toast(t('web.directory.free.done'))
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <ErrorPanel problem={problem} faultsElsewhere />
      <Count label={t('web.directory.free.label')} value={free} onChange={setFree} error={fault('free')} />
      <Count
        label={t('web.directory.places.label')}
        value={total}
        onChange={setTotal}
        error={fault('places')}
      />
      <Button type="submit" loading={busy} disabled={free.trim() === ''}>
        {t(isSame && free !== '' ? 'web.directory.free.still' : 'web.directory.free.do')}
      </Button>
    </form>
  )
}

interface CountProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | undefined
}

function Count({ label, value, onChange, error }: CountProps) {
  return (
    <TextInput
      className={styles.number}
      label={label}
      inputMode="numeric"
      dir="ltr"
      autoComplete="off"
      value={value}
      error={error}
      onChange={({ currentTarget }) => onChange(currentTarget.value.replaceAll(/\D/g, ''))}
    />
  )
}

function StillRight({ listed: { service } }: KeepProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(confirmService)
  async function confirm(): Promise<void> {
    if (await act({ id: service.id })) toast(t('web.directory.confirm.done'))
  }
  return (
    <div>
      <ErrorPanel problem={problem} />
      <Button variant="default" loading={busy} onClick={() => void confirm()}>
        {t('web.directory.confirm.do')}
      </Button>
    </div>
  )
}
