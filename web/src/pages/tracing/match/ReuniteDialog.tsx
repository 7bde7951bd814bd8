import { TextInput } from '@mantine/core'
import { isDay } from '@passerelle/domain/kernel/day'
import { reunite } from '@passerelle/domain/shared/tracing/contract'
import { type Reunion, reunions } from '@passerelle/domain/shared/tracing/tracing'
import { useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useToday } from '../../../app/today.ts'
import { useWords } from '../../../app/words.tsx'
import { OneOf } from '../../../kit/Choose.tsx'
import { useTried } from '../../../kit/tried.ts'
import type { StepProps } from './Next.tsx'
import { StepForm } from './StepForm.tsx'

/** They are together again, or in touch. */
export function ReuniteDialog({ match: { id, side }, onClose }: StepProps) {
  const { t } = useWords()
  const today = useToday()
  const { act, busy, problem } = useAct(reunite)
  const [on, setOn] = useState(today)
  const [reunion, setReunion] = useState<Reunion>('in-person')
  const faults = [
    ...(isDay(on) ? [] : [{ path: 'on', code: 'day.unreal' }]),
    ...(on > today ? [{ path: 'on', code: 'tracing.fault.in-the-future' }] : []),
  ]
  const { fault, passes } = useTried(faults, problem)
  async function submit(): Promise<void> {
    if (!passes() || !(await act({ id, side, on, reunion }))) return
    toast(t('web.tracing.reunite.done'))
    onClose()
  }
  return (
    <StepForm
      title={t('tracing.step.reunite')}
      lead={t('web.tracing.reunite.lead')}
      label={t('web.tracing.reunite.do')}
      problem={problem}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        type="date"
        label={t('web.tracing.reunified-on')}
        max={today}
        value={on}
        error={fault('on')}
        onChange={({ currentTarget }) => setOn(currentTarget.value)}
      />
      <OneOf
        label={t('web.tracing.reunion')}
        choices={reunions.map((value) => ({ value, label: t(`tracing.reunion.${value}`) }))}
        value={reunion}
        onChange={(next) => setReunion(next ?? reunion)}
      />
    </StepForm>
  )
}
