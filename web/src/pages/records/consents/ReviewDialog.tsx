import { Button, Checkbox, Radio, Textarea } from '@mantine/core'
import { reviewOverride } from '@passerelle/domain/shared/consents/contract'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { useWords } from '../../../app/words.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import dialog from '../../../kit/Dialog.module.css'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { useFaults } from '../../../kit/faults.ts'
import type { Override } from './Overrides.tsx'

const outcomes = ['upheld', 'ended'] as const

interface ReviewDialogProps {
  readonly override: Override
  readonly onClose: () => void
}

/** The review after three days: does it still hold, and was the person told? */
export function ReviewDialog({ override, onClose }: ReviewDialogProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(reviewOverride)
  const fault = useFaults(problem)
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>()
  const [note, setNote] = useState('')
  const [personTold, setPersonTold] = useState(false)
  const [tried, setTried] = useState(false)
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setTried(true)
    if (outcome && note.trim() !== '' && (await act({ id: override.id, outcome, note, personTold })))
      onClose()
  }
  return (
    <Dialog title={t('web.consents.override.review')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <Radio.Group
          label={t('web.consents.review.question', { organisation: override.recipientName })}
          value={outcome ?? ''}
          error={tried && !outcome && t('kernel.fault.required')}
          onChange={(next) => setOutcome(outcomes.find((each) => each === next))}
        >
          {outcomes.map((each) => (
            <Radio key={each} value={each} label={t(`web.consents.review.${each}`)} mt="xs" />
          ))}
        </Radio.Group>
        <Textarea
          label={t('web.consents.review.note')}
          dir="auto"
          rows={3}
          value={note}
          error={tried && note.trim() === '' ? t('kernel.fault.required') : fault('note')}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <Checkbox
          label={t('web.consents.review.told')}
          checked={personTold}
          onChange={({ currentTarget: { checked } }) => setPersonTold(checked)}
        />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.consents.review.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
