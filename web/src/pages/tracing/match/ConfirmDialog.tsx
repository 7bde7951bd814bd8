import { Radio } from '@mantine/core'
import { confirmMatch } from '@passerelle/domain/shared/tracing/contract'
import { useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import type { StepProps } from './Next.tsx'
import { StepForm } from './StepForm.tsx'

/** Whether the answers of both fit; a "no" of either ends it. */
export function ConfirmDialog({ match: { id, side }, onClose }: StepProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(confirmMatch)
  const [said, setSaid] = useState('')
  const [tried, setTried] = useState(false)
  async function submit(): Promise<void> {
    setTried(true)
    if (said === '' || !(await act({ id, side, isThem: said === 'yes' }))) return
    toast(t(said === 'yes' ? 'web.tracing.confirm.done' : 'web.tracing.confirm.ended'))
    onClose()
  }
  return (
    <StepForm
      title={t('tracing.step.confirm')}
      lead={t('web.tracing.confirm.lead')}
      label={t('web.tracing.confirm.do')}
      problem={problem}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Radio.Group
        label={t('web.tracing.confirm.question')}
        value={said}
        error={tried && said === '' ? t('kernel.fault.required') : undefined}
        onChange={setSaid}
      >
        {(['yes', 'no'] as const).map((each) => (
          <Radio key={each} value={each} label={t(`web.tracing.confirm.${each}`)} mt="xs" />
        ))}
      </Radio.Group>
    </StepForm>
  )
}
