import { Textarea } from '@mantine/core'
import { readPerson } from '@passerelle/domain/shared/people/contract'
import { tellWhereabouts } from '@passerelle/domain/shared/tracing/contract'
import { whereaboutsText } from '@passerelle/domain/shared/tracing/tracing-text'
import { useState } from 'react'
import { useAct, useRead } from '../../../app/queries.ts'
import { useSession } from '../../../app/session.tsx'
import { toast } from '../../../app/toast.ts'
import { useToday } from '../../../app/today.ts'
import { useWords } from '../../../app/words.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Waiting } from '../../../kit/Waiting.tsx'
import { AgreementFields } from '../../../kit/agreement/AgreementFields.tsx'
import {
  type Asked,
  agreementOf,
  askedOf,
  beginAgreement,
  faultsOfAgreement,
  unknownAsked,
} from '../../../kit/agreement/agreement.ts'
import { useTried } from '../../../kit/tried.ts'
import type { StepProps } from './Next.tsx'
import { StepForm } from './StepForm.tsx'

/** With their consent, how and where our person can be reached. */
export function TellDialog(props: StepProps) {
  const { person } = props.match
  const { data, error } = useRead(readPerson, { id: person?.id ?? '' }, { enabled: person !== null })
  if (!person) return <Telling {...props} asked={unknownAsked} />
  if (error) return <ErrorPanel problem={error} focus />
  return data ? <Telling {...props} asked={askedOf(data)} /> : <Waiting lines={4} />
}

function Telling({ match, asked, onClose }: StepProps & { readonly asked: Asked }) {
  const { t, language } = useWords()
  const today = useToday()
  const { organisation } = useSession()
  const { act, busy, problem } = useAct(tellWhereabouts)
  const [whereabouts, setWhereabouts] = useState(match.own.whereabouts ?? '')
  const [told, setTold] = useState(() => beginAgreement(asked, language))
  const missing = whereabouts.trim() === '' ? [{ path: 'whereabouts', code: 'text.empty' }] : []
  const { fault, passes } = useTried([...missing, ...faultsOfAgreement(told, asked.age, today)], problem)
  async function submit(): Promise<void> {
    const { id, side } = match
    if (!passes() || !(await act({ id, side, whereabouts, agreement: agreementOf(told) }))) return
    toast(t('web.tracing.tell.done'))
    onClose()
  }
  return (
    <StepForm
      title={t('tracing.step.tell')}
      lead={t('web.tracing.tell.lead', { organisation: match.otherName })}
      label={t('web.tracing.tell.do')}
      problem={problem}
      busy={busy}
      size="lg"
      onSubmit={submit}
      onClose={onClose}
    >
      <Textarea
        label={t('web.tracing.tell.whereabouts')}
        description={t('web.tracing.tell.whereabouts.hint')}
        dir="auto"
        autosize
        minRows={2}
        value={whereabouts}
        error={fault('whereabouts')}
        onChange={({ currentTarget }) => setWhereabouts(currentTarget.value)}
      />
      <AgreementFields
        asked={asked}
        text={(each) =>
          whereaboutsText({ organisation: organisation.name, other: match.otherName, language: each })
        }
        value={told}
        onChange={setTold}
        fault={fault}
      />
    </StepForm>
  )
}
