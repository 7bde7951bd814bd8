import { Button, NativeSelect } from '@mantine/core'
import type { DataCategory } from '@passerelle/domain/kernel/vocabulary'
import { type Purpose, purposes } from '@passerelle/domain/shared/consents/consent'
import type { Fault } from '@passerelle/domain/kernel/reason'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import { useDraft } from '../../../app/drafts/useDraft.ts'
import { type Problem, asProblem } from '../../../app/problem.ts'
import { type Attempts, isAttempts } from '../../../app/steady.ts'
import { toast } from '../../../app/toast.ts'
import { useToday } from '../../../app/today.ts'
import { useWords } from '../../../app/words.tsx'
import { DraftLine } from '../../../kit/DraftLine.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Waiting } from '../../../kit/Waiting.tsx'
import { PageHeader } from '../../../kit/PageHeader.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { reasonSentence } from '../../../kit/Reasons.tsx'
import { faultAt } from '../../../kit/faults.ts'
import { RecordProvider, useRecord } from '../record-context.tsx'
import { CategoryBoxes } from './AskOverrideDialog.tsx'
import { ConsentForm } from './ConsentForm.tsx'
import { type Named, OrganisationField } from './OrganisationField.tsx'
import styles from './Consents.module.css'
import { giveSteadily } from './giving.ts'
import {
  type Agreeing,
  type ConsentTold,
  type Target,
  beginConsent,
  faultsOfTold,
  isConsentTold,
} from './told.ts'
import { useAgreeing } from './useAgreeing.ts'

/** Asks the person for one purpose and writes the agreement down. For a referral its own page does this on the way. */
export function GivePage() {
  return (
    <RecordProvider>
      <Give />
    </RecordProvider>
  )
}

interface Asked {
  readonly purpose: Purpose
  readonly whom: Named
  readonly categories: readonly DataCategory[]
  readonly told: ConsentTold
  readonly attempts: Attempts
}

function isAsked(kept: unknown): kept is Asked {
  if (typeof kept !== 'object' || kept === null) return false
  return (
    'purpose' in kept &&
    'told' in kept &&
    isConsentTold(kept.told) &&
    'attempts' in kept &&
    isAttempts(kept.attempts)
  )
}

/** Purposes whose data go to somebody else need to say to whom. */
const outward: readonly Purpose[] = ['referral', 'tracing', 'research', 'media']

function Give() {
  const { t, language } = useWords()
  const { id: recordId, read } = useRecord()
  const today = useToday()
  const agreeing = useAgreeing()
  return (
    <>
      <PageHeader
        windowTitle={t('web.consents.ask')}
        back={{ href: `/records/${recordId}/consents`, label: t('web.records.tab.consents') }}
        about={<bdi>{read.person.displayName}</bdi>}
      />
      {agreeing ? (
        <GiveForm agreeing={agreeing} told={beginConsent(agreeing, language, today)} />
      ) : (
        <Waiting lines={8} />
      )}
    </>
  )
}

interface GiveFormProps {
  readonly agreeing: Agreeing
  /** What is known before the conversation. */
  readonly told: ConsentTold
}

function GiveForm({ agreeing, told }: GiveFormProps) {
  const speech = useWords()
  const { t } = speech
  const { id: recordId, read } = useRecord()
  const router = useRouter()
  const today = useToday()
  const [initial] = useState<Asked>(() => ({
    purpose: 'case-management',
    whom: { id: null, text: '' },
    categories: [],
    told,
    attempts: {},
  }))
  const draft = useDraft<Asked>({ name: `consent/${recordId}`, initial, fits: isAsked })
  const { value, change } = draft
  const [tried, setTried] = useState(false)
  const giving = useGiving()
  const target = targetOf(value, recordId)
  const faults = [...gapsIn(value), ...faultsOfTold(value.told, target, agreeing.age, today)]
  const fault = (path: string) => {
    const own = tried ? faults.find((each) => each.path === path) : undefined
    return own ? reasonSentence(speech, own) : faultAt(speech, giving.problem, path)
  }
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setTried(true)
    if (faults.length > 0) return
    const keep = (attempts: Attempts) => change({ ...value, attempts })
    if (!(await giving.give(value.told, target, value.attempts, keep))) return
    draft.finish()
    toast(t('web.consents.was-given'))
    await router.navigate({ href: `/records/${recordId}/consents` })
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className={styles.page}>
      <DraftLine draft={draft} />
      <ErrorPanel problem={giving.problem} focus faultsElsewhere />
      <Panel title={t('web.consents.for-what')}>
        <ForWhat value={value} change={change} fault={fault} />
      </Panel>
      <Panel title={t('web.consents.conversation')}>
        <ConsentForm
          target={target}
          person={agreeing}
          name={read.person.displayName}
          value={value.told}
          onChange={(next) => change({ ...value, told: next })}
          fault={fault}
        />
      </Panel>
      <div>
        <Button type="submit" loading={giving.busy}>
          {t('web.consents.give')}
        </Button>
      </div>
    </form>
  )
}

function targetOf({ purpose, whom, categories }: Asked, recordId: string): Target {
  return { recordId, purpose, recipientId: outward.includes(purpose) ? whom.id : null, categories }
}

/** What the conversation is about has to be said before it can be held. */
function gapsIn({ purpose, whom, categories }: Asked): readonly Fault[] {
  return [
    ...(categories.length === 0 ? [{ path: 'categories', code: 'web.consents.categories.choose' }] : []),
    ...(outward.includes(purpose) && whom.id === null
      ? [{ path: 'recipientId', code: 'web.consents.recipient.choose' }]
      : []),
  ]
}

interface ForWhatProps {
  readonly value: Asked
  readonly change: (asked: Asked) => void
  readonly fault: (path: string) => string | undefined
}

function ForWhat({ value, change, fault }: ForWhatProps) {
  const { t } = useWords()
  return (
    <div className={styles.fields}>
      <NativeSelect
        label={t('web.consents.purpose')}
        value={value.purpose}
        data={purposes.map((each) => ({ value: each, label: t(`consents.purpose.${each}`) }))}
        onChange={({ currentTarget }) =>
          change({
            ...value,
            purpose: purposes.find((each) => each === currentTarget.value) ?? value.purpose,
          })
        }
      />
      {outward.includes(value.purpose) && (
        <OrganisationField
          label={t('web.consents.recipient')}
          value={value.whom}
          error={fault('recipientId')}
          onChange={(whom) => change({ ...value, whom })}
        />
      )}
      <CategoryBoxes
        label={t('web.consents.categories')}
        value={value.categories}
        error={fault('categories')}
        onChange={(categories) => change({ ...value, categories })}
      />
    </div>
  )
}

/** Two clicks are one act, and a lost answer is asked for again under the same id. */
function useGiving() {
  const client = useQueryClient()
  const underWay = useRef(false)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  async function give(...given: Parameters<typeof giveSteadily>): Promise<boolean> {
    if (underWay.current) return false
    underWay.current = true
    setBusy(true)
    setProblem(undefined)
    try {
      await giveSteadily(...given)
      void client.invalidateQueries()
      return true
    } catch (thrown) {
      setProblem(asProblem(thrown))
      return false
    } finally {
      underWay.current = false
      setBusy(false)
    }
  }
  return { give, busy, problem }
}
