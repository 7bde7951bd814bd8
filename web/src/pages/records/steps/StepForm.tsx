import type { Answers } from '@passerelle/domain/kernel/facts'
import type { Form } from '@passerelle/domain/kernel/form'
import type { Reason } from '@passerelle/domain/kernel/reason'
import type { Clearance } from '@passerelle/domain/kernel/vocabulary'
import type { AnswersConflict } from '@passerelle/domain/shared/records/contract'
import { valuesOf, versionsOf } from '@passerelle/domain/shared/records/rules'
import { type ReactNode, useState } from 'react'
import { useAddress } from '../../../app/address.ts'
import type { Problem } from '../../../app/problem.ts'
import { useWords } from '../../../app/words.tsx'
import { PlaceField } from '../../../kit/PlaceField.tsx'
import { FormView } from '../../../kit/form/FormView.tsx'
import type { KeptForm } from '../answers/AnsweredForm.tsx'
import { useRecord } from '../record-context.tsx'
import { AnswersConflictView, type Versions, conflictIn, decided } from './AnswersConflict.tsx'
import styles from './Steps.module.css'
import { Unsealing } from './Unsealing.tsx'

interface StepFormProps {
  readonly form: Form
  /** Under which name it is kept on this device. */
  readonly draft: string
  readonly submitLabel: string
  readonly when?: ReactNode
  readonly busy: boolean
  readonly problem: Problem | undefined
  readonly advice?: (answers: Answers) => readonly Reason[]
  /** A correction begins with what stands; a step begins empty and offers it. */
  readonly correcting?: boolean
  /** The problem, when it was refused. */
  readonly onSubmit: (answers: Answers, base: Versions) => Promise<Problem | undefined>
}

const pickers = { place: PlaceField }

/** The questions of a step: with sealed answers opened on purpose, earlier answers at hand, and two people's answers merged. */
export function StepForm(props: StepFormProps) {
  const { read, facts } = useRecord()
  const { form } = props
  const sealed = read.sealed.filter((each) => each.form === form.id).map((each) => each.compartment)
  const mine = facts.actor.clearances.filter((compartment: Clearance) => sealed.includes(compartment))
  const open = { ...read.answers[form.id], ...read.drafts[form.id] }
  const begun = Object.keys(read.drafts[form.id] ?? {}).length > 0
  return (
    <Unsealing form={form.id} compartments={mine}>
      {(unsealed) => <Asked {...props} kept={{ ...open, ...unsealed }} begun={begun} />}
    </Unsealing>
  )
}

interface AskedProps extends StepFormProps {
  readonly kept: KeptForm
  /** Somebody began it and left it unfinished. */
  readonly begun: boolean
}

interface Undecided {
  readonly conflict: AnswersConflict
  readonly answers: Answers
  readonly base: Versions
  readonly settle: (taken: boolean) => void
}

function Asked({ kept, begun, correcting = false, onSubmit, ...props }: AskedProps) {
  const { facts } = useRecord()
  const [address, change] = useAddress()
  const [undecided, setUndecided] = useState<Undecided>()
  const there = Object.keys(kept).length > 0
  const earlier = correcting || begun || address['from'] === 'earlier'
  const conflicting = conflictIn(props.problem) !== undefined

  async function attempt(answers: Answers, base: Versions): Promise<boolean> {
    const refused = await onSubmit(answers, base)
    const conflict = conflictIn(refused)
    if (!conflict) {
      setUndecided(undefined)
      return refused === undefined
    }
    return new Promise((settle) => setUndecided({ conflict, answers, base, settle }))
  }
  function submit(answers: Answers): Promise<boolean> {
    undecided?.settle(false)
    return attempt(answers, versionsOf(kept))
  }
  return (
    <div className={styles.stack}>
      {there && !earlier && <Earlier kept={kept} onTake={() => change({ from: 'earlier' })} />}
      {props.when}
      <FormView
        key={String(earlier)}
        form={props.form}
        facts={facts}
        initial={earlier ? valuesOf(kept) : {}}
        draft={earlier ? `${props.draft}/earlier` : props.draft}
        submitLabel={props.submitLabel}
        busy={props.busy}
        problem={conflicting ? undefined : props.problem}
        pickers={pickers}
        onSubmit={submit}
        {...(props.advice ? { advice: props.advice } : {})}
      />
      {undecided && (
        <AnswersConflictView
          form={props.form}
          conflict={undecided.conflict}
          busy={props.busy}
          onDecide={(choices) => {
            const next = decided(undecided.answers, undecided.base, undecided.conflict, choices)
            void attempt(next.answers, next.base).then(undecided.settle)
          }}
        />
      )}
    </div>
  )
}

/** It was asked before: those answers can be taken over, but never are by themselves. */
function Earlier({ kept, onTake }: { readonly kept: KeptForm; readonly onTake: () => void }) {
  const { t, day } = useWords()
  const latest = Object.values(kept).toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]
  if (!latest) return null
  return (
    <p className={styles.offer}>
      <span>{t('web.records.step.earlier', { day: day(latest.at.slice(0, 10)), name: latest.byName })}</span>
      <button type="button" onClick={onTake}>
        {t('web.records.step.take-over')}
      </button>
    </p>
  )
}
