import { Button } from '@mantine/core'
import type { Answers } from '@passerelle/domain/kernel/facts'
import type { Programme, Step } from '@passerelle/domain/kernel/programme'
import { findStep } from '@passerelle/domain/kernel/programme'
import { adviceAt, hindrances } from '@passerelle/domain/kernel/steps'
import { stateKey, stepKey } from '@passerelle/domain/kernel/words'
import { takeStep } from '@passerelle/domain/shared/records/contract'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Problem } from '../../../app/problem.ts'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useToday } from '../../../app/today.ts'
import { useWords } from '../../../app/words.tsx'
import { EmptyState } from '../../../kit/EmptyState.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { GoLink } from '../../../kit/GoLink.tsx'
import { NameDisplay } from '../../../kit/NameDisplay.tsx'
import { PageHeader } from '../../../kit/PageHeader.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { Reasons } from '../../../kit/Reasons.tsx'
import { RecordState } from '../RecordState.tsx'
import { RecordProvider, useRecord } from '../record-context.tsx'
import type { Versions } from './AnswersConflict.tsx'
import { StepForm } from './StepForm.tsx'
import styles from './Steps.module.css'
import { WhenField } from './WhenField.tsx'

/** One step of the programme with the questions it asks: one thing on the page. */
export function StepPage() {
  return (
    <RecordProvider>
      <TheStep />
    </RecordProvider>
  )
}

function TheStep() {
  const { t } = useWords()
  const { step: name = '' } = useParams({ strict: false })
  const { programme, read, id } = useRecord()
  const step = programme && findStep(programme, name)
  const back = { href: `/records/${id}`, label: t('web.records.back') }
  if (!programme || !step) {
    return (
      <EmptyState
        icon="question"
        title={t('kernel.no-such-step')}
        action={<GoLink href={back.href}>{back.label}</GoLink>}
      />
    )
  }
  const { record, person } = read
  return (
    <>
      <PageHeader
        windowTitle={t(stepKey(programme, name))}
        back={back}
        standing={<RecordState programme={record.programme} state={record.state} />}
        about={<NameDisplay name={person.displayName} latin={person.latinName} />}
      />
      <Take key={name} programme={programme} name={name} step={step} />
    </>
  )
}

interface TakeProps {
  readonly programme: Programme
  readonly name: string
  readonly step: Step
}

function Take({ programme, name, step }: TakeProps) {
  const { t } = useWords()
  const { standing, facts, id } = useRecord()
  const router = useRouter()
  const today = useToday()
  const [on, setOn] = useState(today)
  const taking = useAct(takeStep)
  // What stood against it when the page was opened is said; what the deed itself changed is not.
  const [reasons] = useState(() => hindrances(programme, name, standing, facts))
  if (reasons.length > 0) return <NotNow reasons={reasons} id={id} />
  async function take(answers: Answers, base: Versions): Promise<Problem | undefined> {
    const day = on === today ? {} : { on }
    const taken = await taking.attempt({ recordId: id, step: name, answers, base, ...day })
    if (taken instanceof Problem) return taken
    toast(
      t('web.records.step.taken', {
        step: t(stepKey(programme, name)),
        state: t(stateKey(programme, taken.to)),
      }),
    )
    await router.navigate({ href: `/records/${id}` })
    return undefined
  }
  const when = <WhenField value={on} today={today} onChange={setOn} />
  if (step.form) {
    return (
      <StepForm
        form={step.form}
        draft={`step/${id}/${name}`}
        submitLabel={t(stepKey(programme, name))}
        when={when}
        busy={taking.busy}
        problem={taking.problem}
        advice={(answers) => adviceAt(programme, name, facts, answers)}
        onSubmit={take}
      />
    )
  }
  return (
    <Panel title={t('web.records.step.confirm')}>
      <div className={styles.plain}>
        {step.to && <p>{t('web.records.step.leads-to', { state: t(stateKey(programme, step.to)) })}</p>}
        {when}
        <ErrorPanel problem={taking.problem} focus />
        <Button loading={taking.busy} onClick={() => void take({}, {})}>
          {t(stepKey(programme, name))}
        </Button>
      </div>
    </Panel>
  )
}

function NotNow({ reasons, id }: { readonly reasons: ReturnType<typeof hindrances>; readonly id: string }) {
  const { t } = useWords()
  return (
    <Panel title={t('web.records.step.not-now')}>
      <div className={styles.plain}>
        <Reasons reasons={reasons} />
        <GoLink href={`/records/${id}`}>{t('web.records.back')}</GoLink>
      </div>
    </Panel>
  )
}
