import { Radio, Textarea } from '@mantine/core'
import { closeReferral, completeReferral } from '@passerelle/domain/shared/referrals/contract'
import {
  type Feedback,
  type Outcome,
  feedbacks,
  outcomes,
} from '@passerelle/domain/shared/referrals/referral'
import { useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { useFaults } from '../../../kit/faults.ts'
import { MoveForm, type MoveProps } from './MoveForm.tsx'

/** What came of the service. The sender reads it and asks the person. */
export function CompleteDialog({ read, onClose }: MoveProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(completeReferral)
  const fault = useFaults(problem)
  const [outcome, setOutcome] = useState<Outcome>()
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  async function complete(): Promise<void> {
    setTried(true)
    if (!outcome || !(await act({ id: read.referral.id, outcome, note: note.trim() || null }))) return
    toast(t('web.referral.completed', { organisation: read.referral.otherName }))
    onClose()
  }
  return (
    <MoveForm
      title={t('web.referral.complete.title')}
      submitLabel={t('web.referral.complete.do')}
      {...{ busy, problem, onClose }}
      onSubmit={complete}
    >
      <OutcomeChoice
        value={outcome}
        error={tried && !outcome ? t('kernel.fault.required') : fault('outcome')}
        onChange={setOutcome}
      />
      <Textarea
        label={t('web.referral.note')}
        description={t('web.referral.note.hint')}
        dir="auto"
        rows={3}
        value={note}
        error={fault('note')}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
    </MoveForm>
  )
}

interface OutcomeChoiceProps {
  readonly value: Outcome | undefined
  readonly error: string | undefined
  readonly onChange: (outcome: Outcome | undefined) => void
}

export function OutcomeChoice({ value, error, onChange }: OutcomeChoiceProps) {
  const { t } = useWords()
  return (
    <Radio.Group
      label={t('web.referral.outcome')}
      error={error}
      value={value ?? ''}
      onChange={(next) => onChange(outcomes.find((each) => each === next))}
    >
      {outcomes.map((each) => (
        <Radio key={each} value={each} label={t(`referrals.outcome.${each}`)} mt="xs" />
      ))}
    </Radio.Group>
  )
}

/** The person's own word on the help closes the referral; not wanting to say is an answer too. */
export function CloseDialog({ read, onClose }: MoveProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(closeReferral)
  const fault = useFaults(problem)
  const served = read.referral.state === 'completed'
  const [feedback, setFeedback] = useState<Feedback>()
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  async function close(): Promise<void> {
    setTried(true)
    if (served && !feedback) return
    if (!(await act({ id: read.referral.id, feedback: feedback ?? null, note: note.trim() || null }))) return
    toast(t('web.referral.closed'))
    onClose()
  }
  return (
    <MoveForm
      title={t('referrals.move.close')}
      lead={t(served ? 'web.referral.close.lead' : 'web.referral.close.unserved')}
      submitLabel={t('web.referral.close.do')}
      {...{ busy, problem, onClose }}
      onSubmit={close}
    >
      {served && (
        <Radio.Group
          label={t('web.referral.feedback.question')}
          error={tried && !feedback ? t('kernel.fault.required') : fault('feedback')}
          value={feedback ?? ''}
          onChange={(next) => setFeedback(feedbacks.find((each) => each === next))}
        >
          {feedbacks.map((each) => (
            <Radio key={each} value={each} label={t(`referrals.feedback.${each}`)} mt="xs" />
          ))}
        </Radio.Group>
      )}
      {served && (
        <Textarea
          label={t('web.referral.feedback.words')}
          dir="auto"
          rows={3}
          value={note}
          error={fault('note')}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      )}
    </MoveForm>
  )
}
