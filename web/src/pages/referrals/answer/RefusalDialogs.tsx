import { Radio, TextInput } from '@mantine/core'
import { declineReferral, noCapacity, revokeReferral } from '@passerelle/domain/shared/referrals/contract'
import { type DeclineCode, declineCodes } from '@passerelle/domain/shared/referrals/referral'
import { useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { useFaults } from '../../../kit/faults.ts'
import { MoveForm, type MoveProps } from './MoveForm.tsx'

/** A no with its reason lets the sender find the right partner; without one they would only try again. */
export function DeclineDialog({ read, onClose }: MoveProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(declineReferral)
  const fault = useFaults(problem)
  const [code, setCode] = useState<DeclineCode>()
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  async function decline(): Promise<void> {
    setTried(true)
    if (!code || !(await act({ id: read.referral.id, code, note: note.trim() || null }))) return
    toast(t('web.referral.declined', { organisation: read.referral.otherName }))
    onClose()
  }
  return (
    <MoveForm
      title={t('web.referral.decline.title')}
      lead={t('web.referral.decline.lead', { organisation: read.referral.otherName })}
      submitLabel={t('referrals.move.decline')}
      {...{ busy, problem, onClose }}
      onSubmit={decline}
    >
      <DeclineCodes
        value={code}
        error={tried && !code ? t('kernel.fault.required') : fault('code')}
        onChange={setCode}
      />
      <NoteField value={note} error={fault('note')} onChange={setNote} />
    </MoveForm>
  )
}

interface DeclineCodesProps {
  readonly value: DeclineCode | undefined
  readonly error: string | undefined
  readonly onChange: (code: DeclineCode | undefined) => void
}

export function DeclineCodes({ value, error, onChange }: DeclineCodesProps) {
  const { t } = useWords()
  return (
    <Radio.Group
      label={t('web.referral.decline.why')}
      error={error}
      value={value ?? ''}
      onChange={(next) => onChange(declineCodes.find((each) => each === next))}
    >
      {declineCodes.map((each) => (
        <Radio key={each} value={each} label={t(`referrals.decline.${each}`)} mt="xs" />
      ))}
    </Radio.Group>
  )
}

interface NoteFieldProps {
  readonly value: string
  readonly error?: string | undefined
  readonly onChange: (note: string) => void
}

/** The other side reads it, so it says so. */
export function NoteField({ value, error, onChange }: NoteFieldProps) {
  const { t } = useWords()
  return (
    <TextInput
      label={t('web.referral.note')}
      description={t('web.referral.note.hint')}
      dir="auto"
      value={value}
      error={error}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

export function NoPlaceDialog({ read, onClose }: MoveProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(noCapacity)
  const fault = useFaults(problem)
  const [note, setNote] = useState('')
  async function tell(): Promise<void> {
    if (!(await act({ id: read.referral.id, note: note.trim() || null }))) return
    toast(t('web.referral.no-place.told', { organisation: read.referral.otherName }))
    onClose()
  }
  return (
    <MoveForm
      title={t('referrals.move.no-capacity')}
      lead={t('web.referral.no-place.lead', { organisation: read.referral.otherName })}
      submitLabel={t('referrals.move.no-capacity')}
      {...{ busy, problem, onClose }}
      onSubmit={tell}
    >
      <NoteField value={note} error={fault('note')} onChange={setNote} />
    </MoveForm>
  )
}

export function RevokeDialog({ read, onClose }: MoveProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(revokeReferral)
  const fault = useFaults(problem)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  async function revoke(): Promise<void> {
    setTried(true)
    if (reason.trim() === '' || !(await act({ id: read.referral.id, reason }))) return
    toast(t('web.referral.revoked'))
    onClose()
  }
  return (
    <MoveForm
      title={t('web.referral.revoke.title')}
      lead={t('web.referral.revoke.lead', { organisation: read.referral.otherName })}
      submitLabel={t('referrals.move.revoke')}
      danger
      {...{ busy, problem, onClose }}
      onSubmit={revoke}
    >
      <TextInput
        label={t('web.referral.revoke.why')}
        dir="auto"
        value={reason}
        error={tried && reason.trim() === '' ? t('kernel.fault.required') : fault('reason')}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </MoveForm>
  )
}
