import { Button, TextInput, Textarea } from '@mantine/core'
import { breakGlass } from '@passerelle/domain/shared/services/address-contract'
import { glassConfig } from '@passerelle/domain/shared/services/glass'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { newId } from '../../../app/uuid.ts'
import { useWords } from '../../../app/words.tsx'
import { OneOf } from '../../../kit/Choose.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import dialog from '../../../kit/Dialog.module.css'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { useFaults } from '../../../kit/faults.ts'

interface GlassDialogProps {
  readonly serviceId: string
  readonly onClose: () => void
  readonly onOpened: () => void
}

const spans = ['5', '10', '15', String(glassConfig.longestMinutes)]

/** Opens a shelter's address for minutes: for what, by which transport. The keeper is told at once and asks afterwards. */
export function GlassDialog({ serviceId, onClose, onOpened }: GlassDialogProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(breakGlass)
  const fault = useFaults(problem)
  const [id] = useState(newId)
  const [purpose, setPurpose] = useState('')
  const [transport, setTransport] = useState('')
  const [minutes, setMinutes] = useState('10')
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (await act({ id, serviceId, purpose, transport, minutes: Number(minutes) })) onOpened()
  }
  return (
    <Dialog title={t('web.directory.glass.title')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <p>{t('web.directory.glass.consequence')}</p>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <Textarea
          label={t('web.directory.glass.purpose')}
          description={t('web.directory.glass.purpose.hint')}
          dir="auto"
          rows={3}
          value={purpose}
          error={fault('purpose')}
          onChange={({ currentTarget }) => setPurpose(currentTarget.value)}
        />
        <TextInput
          label={t('web.directory.glass.transport')}
          description={t('web.directory.glass.transport.hint')}
          dir="auto"
          value={transport}
          error={fault('transport')}
          onChange={({ currentTarget }) => setTransport(currentTarget.value)}
        />
        <OneOf
          label={t('web.directory.glass.minutes')}
          choices={spans.map((value) => ({
            value,
            label: t('web.directory.glass.minutes.count', { minutes: Number(value) }),
          }))}
          value={minutes}
          error={fault('minutes')}
          onChange={(next) => setMinutes(next ?? minutes)}
        />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" color="red" loading={busy}>
            {t('web.directory.glass.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
