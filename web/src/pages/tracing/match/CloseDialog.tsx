import { Textarea } from '@mantine/core'
import { closeMatch } from '@passerelle/domain/shared/tracing/contract'
import { type Closing, closings } from '@passerelle/domain/shared/tracing/tracing'
import { useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { OneOf } from '../../../kit/Choose.tsx'
import { useTried } from '../../../kit/tried.ts'
import type { StepProps } from './Next.tsx'
import { StepForm } from './StepForm.tsx'

/** What became of it, after somebody looked again. */
export function CloseDialog({ match: { id, side, state }, onClose }: StepProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(closeMatch)
  const [closing, setClosing] = useState<Closing | undefined>(
    state === 'reunified' ? 'contact-restored' : undefined,
  )
  const [followUp, setFollowUp] = useState('')
  const required = (path: string, empty: boolean) => (empty ? [{ path, code: 'kernel.fault.required' }] : [])
  const { fault, passes } = useTried(
    [...required('closing', !closing), ...required('followUp', followUp.trim() === '')],
    problem,
  )
  async function submit(): Promise<void> {
    if (!passes() || !closing || !(await act({ id, side, closing, followUp }))) return
    toast(t('web.tracing.close.done'))
    onClose()
  }
  return (
    <StepForm
      title={t('tracing.step.close')}
      lead={t('web.tracing.close.lead')}
      label={t('tracing.step.close')}
      problem={problem}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <OneOf
        label={t('web.tracing.why-closed')}
        error={fault('closing')}
        choices={closings.map((value) => ({ value, label: t(`tracing.closing.${value}`) }))}
        value={closing}
        onChange={setClosing}
      />
      <Textarea
        label={t('web.tracing.follow-up')}
        description={t('web.tracing.follow-up.hint')}
        dir="auto"
        autosize
        minRows={3}
        value={followUp}
        error={fault('followUp')}
        onChange={({ currentTarget }) => setFollowUp(currentTarget.value)}
      />
    </StepForm>
  )
}
