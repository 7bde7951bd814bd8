import { Button, TextInput } from '@mantine/core'
import { addMonths, earliest } from '@passerelle/domain/kernel/day'
import { verifyCompetence } from '@passerelle/domain/shared/organisations/contract'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { useToday } from '../../app/today.ts'
import { useWords } from '../../app/words.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import dialog from '../../kit/Dialog.module.css'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useFaults } from '../../kit/faults.ts'
import { type ShownCompetence, subject } from './shown-competence.ts'

interface VerifyDialogProps {
  readonly shown: ShownCompetence
  readonly onClose: () => void
}

/** The word of another organisation for a competence, with its evidence and its end. */
export function VerifyDialog({ shown, onClose }: VerifyDialogProps) {
  const speech = useWords()
  const { t, day } = speech
  const today = useToday()
  const { act, busy, problem } = useAct(verifyCompetence)
  const fault = useFaults(problem)
  const { id, validUntil } = shown.competence
  const [until, setUntil] = useState(earliest(addMonths(today, 12), validUntil))
  const [evidence, setEvidence] = useState('')
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!(await act({ id, until, evidence }))) return
    toast(t('web.organisations.verified'))
    onClose()
  }
  return (
    <Dialog title={t('web.organisations.verify')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <p>{t('web.organisations.verify.lead', { what: subject(speech, shown) })}</p>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <TextInput
          label={t('web.organisations.evidence')}
          description={t('web.organisations.evidence.hint')}
          dir="auto"
          value={evidence}
          error={fault('evidence')}
          onChange={({ currentTarget }) => setEvidence(currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t('web.organisations.valid-until')}
          description={t('web.organisations.verify.until', { day: day(validUntil) })}
          value={until}
          error={fault('until')}
          onChange={({ currentTarget }) => setUntil(currentTarget.value)}
        />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.organisations.verify')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
