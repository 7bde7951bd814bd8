import { Button } from '@mantine/core'
import type { PersonRead } from '@passerelle/domain/shared/people/contract'
import { tracingConfig } from '@passerelle/domain/shared/tracing/config'
import { openTracing } from '@passerelle/domain/shared/tracing/contract'
import { tracingText } from '@passerelle/domain/shared/tracing/tracing-text'
import { useRouter } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import type { Draft } from '../../../app/drafts/useDraft.ts'
import { useAct } from '../../../app/queries.ts'
import { useSession } from '../../../app/session.tsx'
import { toast } from '../../../app/toast.ts'
import { useToday } from '../../../app/today.ts'
import { newId } from '../../../app/uuid.ts'
import { useWords } from '../../../app/words.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { FaultList } from '../../../kit/FaultList.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import styles from '../Tracing.module.css'
import { AgreementFields } from '../../../kit/agreement/AgreementFields.tsx'
import { askedOf } from '../../../kit/agreement/agreement.ts'
import { useTried } from '../../../kit/tried.ts'
import { SoughtFields } from './SoughtFields.tsx'
import { TieFields } from './TieFields.tsx'
import { type Opening, faultsOfOpening, openingInput, withoutSought } from './opening.ts'
import { type SoughtTold, blankSought, nameOfSought } from './sought-form.ts'

interface NewTracingFormProps {
  readonly seeker: PersonRead
  readonly draft: Draft<Opening>
}

/** Who is sought, how they belong together, and that the one who seeks agreed to what is told. */
export function NewTracingForm({ seeker, draft }: NewTracingFormProps) {
  const { t } = useWords()
  const { value, change } = draft
  const { organisation } = useSession()
  const today = useToday()
  const opening = useOpening(seeker, draft)
  const { fault, shown, passes } = useTried(faultsOfOpening(value, seeker.age, today), opening.problem)
  function submit(event: FormEvent): void {
    event.preventDefault()
    if (passes()) void opening.send()
  }
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <SoughtList value={value} change={change} fault={fault} />
      {value.sought.length > 1 && (
        <Panel title={t('web.tracing.ties')}>
          <TieFields
            sought={value.sought}
            ties={value.ties}
            fault={fault}
            onChange={(ties) => change({ ...value, ties })}
          />
        </Panel>
      )}
      <Panel title={t('web.tracing.agreement')}>
        <AgreementFields
          asked={askedOf(seeker)}
          text={(language) => tracingText({ organisation: organisation.name, language })}
          value={value.agreement}
          onChange={(agreement) => change({ ...value, agreement })}
          fault={fault}
        />
      </Panel>
      <ErrorPanel problem={opening.problem} focus faultsElsewhere />
      <FaultList faults={shown} />
      <div>
        <Button type="submit" loading={opening.busy}>
          {t('web.tracing.open')}
        </Button>
      </div>
    </form>
  )
}

interface SoughtListProps {
  readonly value: Opening
  readonly change: (opening: Opening) => void
  readonly fault: (path: string) => string | undefined
}

function SoughtList({ value, change, fault }: SoughtListProps) {
  const { t } = useWords()
  const { sought } = value
  const put = (at: number, told: SoughtTold) => change({ ...value, sought: sought.with(at, told) })
  return (
    <>
      {sought.map((told, at) => (
        <Panel
          key={told.id}
          title={<bdi>{nameOfSought(told) || t('web.tracing.nth', { number: at + 1 })}</bdi>}
          aside={
            sought.length > 1 && (
              <Button variant="subtle" size="xs" onClick={() => change(withoutSought(value, at))}>
                {t('web.tracing.remove')}
                <span className="visually-hidden"> {nameOfSought(told)}</span>
              </Button>
            )
          }
        >
          <SoughtFields
            value={told}
            onChange={(next) => put(at, next)}
            fault={(path) => fault(`sought.${at}.${path}`)}
          />
        </Panel>
      ))}
      {sought.length < tracingConfig.mostSought && (
        <div>
          <Button
            variant="default"
            leftSection={<Icon name="plus" size={18} />}
            onClick={() => change({ ...value, sought: [...sought, blankSought(newId())] })}
          >
            {t('web.tracing.add')}
          </Button>
        </div>
      )}
    </>
  )
}

function useOpening(seeker: PersonRead, draft: Draft<Opening>) {
  const { t } = useWords()
  const router = useRouter()
  const today = useToday()
  const { act, busy, problem } = useAct(openTracing)
  async function send(): Promise<void> {
    const request = await act(openingInput(draft.value, seeker.id, today))
    if (!request) return
    draft.finish()
    toast(t('web.tracing.opened'))
    await router.navigate({ href: `/tracing/requests/${request.id}` })
  }
  return { send, busy, problem }
}
