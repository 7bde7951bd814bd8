import { NativeSelect } from '@mantine/core'
import { programmeKey } from '@passerelle/domain/kernel/words'
import { programmes } from '@passerelle/domain/programmes/index'
import { registerPerson } from '@passerelle/domain/shared/people/contract'
import { openRecord } from '@passerelle/domain/shared/records/contract'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useDraft } from '../../app/drafts/useDraft.ts'
import { useProgrammeWords } from '../../app/programme-words.ts'
import { useAct } from '../../app/queries.ts'
import { useSearchText } from '../../app/search-text.ts'
import { toast } from '../../app/toast.ts'
import { useToday } from '../../app/today.ts'
import { newId } from '../../app/uuid.ts'
import { useWords } from '../../app/words.tsx'
import { DraftLine } from '../../kit/DraftLine.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { FaultList } from '../../kit/FaultList.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { reasonSentence } from '../../kit/Reasons.tsx'
import { Waiting } from '../../kit/Waiting.tsx'
import { faultAt } from '../../kit/faults.ts'
import { SimilarPeople, useSimilar } from './Similar.tsx'
import { StillNew } from './StillNew.tsx'
import { PersonForm } from './form/PersonForm.tsx'
import styles from './form/PersonForm.module.css'
import { type PersonTold, blankPerson, faultsOf, isPersonTold, tidied } from './form/person-form.ts'

interface Registering {
  readonly id: string
  readonly recordId: string
  /** In which a record is opened at once; empty: none. */
  readonly programme: string
  readonly told: PersonTold
}

function isRegistering(kept: unknown): kept is Registering {
  return (
    typeof kept === 'object' &&
    kept !== null &&
    'recordId' in kept &&
    'told' in kept &&
    isPersonTold(kept.told)
  )
}

/** Writes down somebody new, after showing who may already be known. */
export function Register() {
  const { t } = useWords()
  const [search] = useSearchText()
  const [initial] = useState<Registering>(() => ({
    id: newId(),
    recordId: newId(),
    programme: programmes[0]?.id ?? '',
    told: blankPerson(/\d/.test(search) ? '' : search),
  }))
  const draft = useDraft<Registering>({ name: 'person/new', initial, fits: isRegistering })
  const ready = useProgrammeWords()
  return (
    <>
      <PageHeader
        windowTitle={t('web.people.register')}
        back={{ href: '/people', label: t('app.nav.people') }}
      />
      {draft.state === 'looking' || !ready ? <Waiting lines={10} /> : <Form draft={draft} />}
    </>
  )
}

function Form({ draft }: { readonly draft: ReturnType<typeof useDraft<Registering>> }) {
  const speech = useWords()
  const { t } = speech
  const today = useToday()
  const { value, change } = draft
  const [tried, setTried] = useState(false)
  const [asking, setAsking] = useState(false)
  const saving = useRegistering(draft)
  const tidy = tidied(value.told, today)
  const found = useSimilar(tidy)
  const faults = faultsOf(value.told, today)
  const fault = (path: string) => {
    const own = tried ? faults.find((each) => each.path === path) : undefined
    return own ? reasonSentence(speech, own) : faultAt(speech, saving.problem, path)
  }
  function submit(): void {
    setTried(true)
    if (faults.length > 0) return
    if (found?.people.some((person) => person.likely)) setAsking(true)
    else void saving.save()
  }
  return (
    <>
      <DraftLine draft={draft} />
      <div className={styles.frame}>
        <PersonForm
          value={value.told}
          put={(told) => change({ ...value, told: { ...value.told, ...told } })}
          fault={fault}
          today={today}
          submitLabel={t('web.people.register.do')}
          busy={saving.busy}
          onSubmit={submit}
          last={
            <>
              <ErrorPanel problem={saving.problem} focus faultsElsewhere />
              {tried && faults.length > 0 && <FaultList faults={faults} />}
              <ProgrammeField
                value={value.programme}
                onChange={(programme) => change({ ...value, programme })}
              />
            </>
          }
        />
        <div className={styles.aside}>
          <SimilarPeople found={found} />
        </div>
      </div>
      {asking && found && (
        <StillNew
          people={found.people.filter((person) => person.likely)}
          busy={saving.busy}
          onNew={() => void saving.save().then(() => setAsking(false))}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}

interface ProgrammeFieldProps {
  readonly value: string
  readonly onChange: (programme: string) => void
}

function ProgrammeField({ value, onChange }: ProgrammeFieldProps) {
  const { t } = useWords()
  return (
    <NativeSelect
      className={styles.medium}
      label={t('web.people.open-in')}
      value={value}
      data={[
        ...programmes.map((each) => ({ value: each.id, label: t(programmeKey(each)) })),
        { value: '', label: t('web.people.open-none') },
      ]}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

/** Person, then record: two acts of one click. If the second fails, the first stands, and the page goes to the person. */
function useRegistering(draft: ReturnType<typeof useDraft<Registering>>) {
  const { t } = useWords()
  const router = useRouter()
  const today = useToday()
  const register = useAct(registerPerson)
  const open = useAct(openRecord)
  const { id, recordId, programme, told } = draft.value
  async function save(): Promise<void> {
    const person = await register.act({ id, ...tidied(told, today) })
    if (!person) return
    const record = programme === '' ? undefined : await open.act({ id: recordId, personId: id, programme })
    draft.finish()
    toast(t('web.people.registered', { code: person.code }))
    await router.navigate({ href: record ? `/records/${recordId}` : `/people/${id}` })
  }
  return { save, busy: register.busy || open.busy, problem: register.problem ?? open.problem }
}
