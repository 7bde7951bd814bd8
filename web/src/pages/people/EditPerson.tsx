import {
  type PersonConflict,
  type PersonRead,
  readPerson,
  updatePerson,
} from '@passerelle/domain/shared/people/contract'
import { sameValue } from '@passerelle/domain/shared/people/merging'
import type { PersonChanges } from '@passerelle/domain/shared/people/schema'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { type Draft, useDraft } from '../../app/drafts/useDraft.ts'
import { Problem } from '../../app/problem.ts'
import { useAct, useRead } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { useToday } from '../../app/today.ts'
import { useWords } from '../../app/words.tsx'
import type { Side } from '../../kit/Conflict.tsx'
import { DraftLine } from '../../kit/DraftLine.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { NameDisplay } from '../../kit/NameDisplay.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { reasonSentence } from '../../kit/Reasons.tsx'
import { Waiting } from '../../kit/Waiting.tsx'
import { faultAt } from '../../kit/faults.ts'
import { PersonConflictView } from './PersonConflictView.tsx'
import { PersonForm } from './form/PersonForm.tsx'
import { type PersonTold, faultsOf, isPersonTold, tidied, toldOf } from './form/person-form.ts'

/** What is being changed, and what stood there when it was begun. */
interface Editing {
  readonly version: number
  readonly base: PersonChanges
  readonly before: PersonTold
  readonly told: PersonTold
}

function isEditing(kept: unknown): kept is Editing {
  if (typeof kept !== 'object' || kept === null || !('version' in kept) || !('base' in kept)) return false
  return 'told' in kept && isPersonTold(kept.told) && 'before' in kept && isPersonTold(kept.before)
}

/** Changes what is known of a person; what somebody else changed meanwhile is shown and decided field by field. */
export function EditPerson() {
  const { t } = useWords()
  const { id = '' } = useParams({ strict: false })
  const { data, error, refetch } = useRead(readPerson, { id })
  if (error) return <ErrorPanel problem={error} retry={() => void refetch()} focus />
  if (!data) return <Waiting lines={10} />
  return (
    <>
      <PageHeader
        windowTitle={t('web.people.edit')}
        back={{ href: `/people/${id}`, label: t('web.people.back') }}
        about={<NameDisplay name={data.displayName} latin={data.latinName} />}
      />
      <Edit person={data} />
    </>
  )
}

function Edit({ person }: { readonly person: PersonRead }) {
  const [initial] = useState<Editing>(() => beginEditing(person))
  const draft = useDraft<Editing>({ name: `person/${person.id}`, initial, fits: isEditing })
  return draft.state === 'looking' ? <Waiting lines={10} /> : <Form id={person.id} draft={draft} />
}

function beginEditing({ version, fields }: PersonRead): Editing {
  const told = toldOf(fields)
  return { version, base: fields, before: told, told }
}

function Form({ id, draft }: { readonly id: string; readonly draft: Draft<Editing> }) {
  const speech = useWords()
  const { t } = speech
  const today = useToday()
  const { value, change } = draft
  const [tried, setTried] = useState(false)
  const saving = useSaving(id, draft)
  const faults = faultsOf(value.told, today)
  const fault = (path: string) => {
    const own = tried ? faults.find((each) => each.path === path) : undefined
    return own ? reasonSentence(speech, own) : faultAt(speech, saving.problem, `changes.${path}`)
  }
  function submit(): void {
    setTried(true)
    if (faults.length === 0) void saving.save(value)
  }
  return (
    <div style={{ maxInlineSize: '46rem' }}>
      <DraftLine draft={draft} />
      <PersonForm
        value={value.told}
        put={(told) => change({ ...value, told: { ...value.told, ...told } })}
        fault={fault}
        today={today}
        submitLabel={t('web.people.save')}
        busy={saving.busy}
        onSubmit={submit}
        last={
          <>
            <ErrorPanel problem={saving.conflict ? undefined : saving.problem} focus faultsElsewhere />
            {saving.conflict && (
              <PersonConflictView conflict={saving.conflict} busy={saving.busy} onDecide={saving.decide} />
            )}
          </>
        }
      />
    </div>
  )
}

function useSaving(id: string, draft: Draft<Editing>) {
  const { t } = useWords()
  const router = useRouter()
  const today = useToday()
  const { attempt, busy, problem } = useAct(updatePerson)
  const [conflict, setConflict] = useState<PersonConflict>()
  async function send(version: number, base: PersonChanges, changes: PersonChanges): Promise<void> {
    const answer = await attempt({ id, version, base, changes })
    const overlap = answer instanceof Problem ? conflictIn(answer) : undefined
    setConflict(overlap)
    if (answer instanceof Problem) return
    draft.finish()
    toast(t(answer.othersChanged.length > 0 ? 'web.people.saved.merged' : 'web.people.saved'))
    await router.navigate({ href: `/people/${id}` })
  }
  async function save(editing: Editing): Promise<void> {
    const changes = changesIn(editing, today)
    if (Object.keys(changes).length > 0) return send(editing.version, editing.base, changes)
    draft.finish()
    await router.navigate({ href: `/people/${id}` })
  }
  function decide(choices: Readonly<Record<string, Side>>): void {
    if (!conflict) return
    const theirs = conflict.fields.map(({ field, theirs: value }) => [field, value] as const)
    const wanted = changesIn(draft.value, today)
    const kept = Object.entries(wanted).filter(([field]) => choices[field] !== 'theirs')
    // What the other wrote is what this one saw now: the new base of the fields that both changed.
    const base = { ...draft.value.base, ...Object.fromEntries(theirs) }
    void send(conflict.version, base, Object.fromEntries(kept))
  }
  return { save, decide, conflict, busy, problem }
}

/** Only what was changed here travels. */
function changesIn({ before, told }: Editing, today: string): PersonChanges {
  const changed = Object.entries(tidied(told, today)).filter(([field]) => {
    const pair = [before, told].map((each) => Object.entries(each).find(([name]) => name === field)?.[1])
    return !sameValue(pair[0], pair[1])
  })
  return Object.fromEntries(changed)
}

function conflictIn(problem: Problem): PersonConflict | undefined {
  if (problem.code !== 'changed-meanwhile') return undefined
  const values: unknown = problem.values
  return isConflict(values) ? values : undefined
}

/** The server sends nothing else with this refusal; only its shape is looked at. */
function isConflict(values: unknown): values is PersonConflict {
  return typeof values === 'object' && values !== null && 'version' in values && 'fields' in values
}
