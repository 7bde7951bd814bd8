import { Radio, Textarea } from '@mantine/core'
import { assessInterests } from '@passerelle/domain/shared/tracing/contract'
import { type Interest, interests } from '@passerelle/domain/shared/tracing/tracing'
import { useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { useFaults } from '../../../kit/faults.ts'
import type { StepProps } from './Next.tsx'
import { StepForm } from './StepForm.tsx'
import { approved } from './match-road.ts'

/** The best interests of a child: one assesses, another looks for themselves and comes to the same or not. */
export function AssessDialog({ match, onClose }: StepProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(assessInterests)
  const fault = useFaults(problem)
  const [outcome, setOutcome] = useState<Interest>()
  const [why, setWhy] = useState('')
  const [tried, setTried] = useState(false)
  const first = approved(match) === null ? match.own.assessment : null
  const required = (empty: boolean) => (tried && empty ? t('kernel.fault.required') : undefined)
  async function submit(): Promise<void> {
    setTried(true)
    const { id, side } = match
    if (!outcome || why.trim() === '' || !(await act({ id, side, outcome, why }))) return
    toast(t(first?.outcome === outcome ? 'web.tracing.assess.approved' : 'web.tracing.assess.done'))
    onClose()
  }
  return (
    <StepForm
      title={t('tracing.step.assess')}
      lead={
        first
          ? t('web.tracing.assess.second', {
              name: first.byName,
              outcome: t(`tracing.interest.${first.outcome}`),
            })
          : t('web.tracing.assess.lead')
      }
      label={t('web.tracing.assess.do')}
      problem={problem}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Radio.Group
        label={t('web.tracing.interests.outcome')}
        value={outcome ?? ''}
        error={required(outcome === undefined) ?? fault('outcome')}
        onChange={(next) => setOutcome(interests.find((each) => each === next))}
      >
        {interests.map((each) => (
          <Radio key={each} value={each} label={t(`tracing.interest.${each}`)} mt="xs" />
        ))}
      </Radio.Group>
      <Textarea
        label={t('web.tracing.interests.why')}
        description={t('web.tracing.interests.why.hint')}
        dir="auto"
        autosize
        minRows={3}
        value={why}
        error={required(why.trim() === '') ?? fault('why')}
        onChange={({ currentTarget }) => setWhy(currentTarget.value)}
      />
    </StepForm>
  )
}
