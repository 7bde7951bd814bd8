import { Button } from '@mantine/core'
import { readService, saveService } from '@passerelle/domain/shared/services/contract'
import { useRouter } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import type { InputOf } from '../../../app/call.ts'
import { useDraft } from '../../../app/drafts/useDraft.ts'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { DraftLine } from '../../../kit/DraftLine.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { useFaults } from '../../../kit/faults.ts'
import { ContactFields } from './ContactFields.tsx'
import { EligibilityFields } from './EligibilityFields.tsx'
import { NameFields } from './NameFields.tsx'
import { ReachFields } from './ReachFields.tsx'
import { ScheduleFields } from './ScheduleFields.tsx'
import styles from './ServiceForm.module.css'
import { WhereFields } from './WhereFields.tsx'
import { type Entry, isEntry, tidied } from './entry.ts'

interface ServiceFormProps {
  readonly id: string
  /** 0 adds. */
  readonly version: number
  readonly initial: Entry
}

/** What each group of fields is given. */
export interface EntryFieldsProps {
  readonly entry: Entry
  readonly change: (part: Partial<Entry>) => void
  readonly fault: (path: string) => string | undefined
}

/** A service, group by group. What is left open stays "not stated". */
export function ServiceForm({ id, version, initial }: ServiceFormProps) {
  const { t } = useWords()
  const router = useRouter()
  const { act, busy, problem } = useAct(saveService)
  const faultOf = useFaults(problem)
  const draft = useDraft<Entry>({
    name: `service/${version === 0 ? 'new' : `${id}/${version}`}`,
    initial,
    fits: isEntry,
  })
  const fields: EntryFieldsProps = {
    entry: draft.value,
    change: (part) => draft.change({ ...draft.value, ...part }),
    fault: (path) => faultOf(`service.${path}`),
  }
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!(await act({ id, version, service: writable(draft.value) }))) return
    draft.finish()
    toast(t('web.directory.saved'))
    void router.navigate({ href: `/directory/${id}` })
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <DraftLine draft={draft} />
      <ErrorPanel problem={problem} focus>
        {problem?.code === 'changed-meanwhile' && <TheirVersion />}
      </ErrorPanel>
      <Panel title={t('web.directory.part.what')}>
        <NameFields {...fields} />
      </Panel>
      <Panel title={t('web.directory.part.where')}>
        <WhereFields {...fields} />
      </Panel>
      <Panel title={t('web.directory.part.hours')}>
        <ScheduleFields {...fields} />
      </Panel>
      <Panel title={t('web.directory.part.whom')}>
        <EligibilityFields {...fields} />
      </Panel>
      <Panel title={t('web.directory.part.how')}>
        <ReachFields {...fields} />
      </Panel>
      <Panel title={t('web.directory.part.contact')}>
        <ContactFields {...fields} />
      </Panel>
      <div className={styles.end}>
        <Button type="submit" loading={busy}>
          {t('web.directory.save')}
        </Button>
      </div>
    </form>
  )
}

/** Somebody saved meanwhile: their entry is read anew; what was typed here stays in its draft. */
function TheirVersion() {
  const { t } = useWords()
  const client = useQueryClient()
  const read = () => void client.invalidateQueries({ queryKey: [readService.name] })
  return (
    <Button variant="default" size="xs" onClick={read}>
      {t('web.directory.read-theirs')}
    </Button>
  )
}

/** Free places are said elsewhere, in one tap. */
function writable(entry: Entry): InputOf<typeof saveService>['service'] {
  const { names, activities, contacts, types, access, referral, languages, ...rest } = tidied(entry)
  const { eligibility, schedule, coverage } = rest
  return {
    ...rest,
    names: [...names],
    activities: [...activities],
    contacts: [...contacts],
    types: [...types],
    access: access && [...access],
    referral: referral && [...referral],
    languages: languages && [...languages],
    schedule: schedule && {
      ...schedule,
      openings: schedule.openings.map((opening) => ({ ...opening, days: [...opening.days] })),
    },
    coverage: coverage && { ...coverage, placeIds: [...coverage.placeIds] },
    eligibility: writableRules(eligibility),
  }
}

type WritableRules = InputOf<typeof saveService>['service']['eligibility']

function writableRules({
  nationalities,
  registration,
  ages,
  sexes,
  vulnerabilities,
}: Entry['eligibility']): WritableRules {
  return {
    nationalities: nationalities && {
      include: [...nationalities.include],
      exclude: [...nationalities.exclude],
    },
    registration: registration && { ...registration, documents: [...registration.documents] },
    ages,
    sexes: sexes && [...sexes],
    vulnerabilities: vulnerabilities && { ...vulnerabilities, oneOf: [...vulnerabilities.oneOf] },
  }
}
