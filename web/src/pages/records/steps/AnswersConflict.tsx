import { type Answer, isDeclined, isMoney } from '@passerelle/domain/kernel/answer'
import type { Answers } from '@passerelle/domain/kernel/facts'
import { type Form, findQuestion } from '@passerelle/domain/kernel/form'
import { questionKey } from '@passerelle/domain/kernel/words'
import type { AnswersConflict } from '@passerelle/domain/shared/records/contract'
import type { ReactNode } from 'react'
import type { Problem } from '../../../app/problem.ts'
import { useWords } from '../../../app/words.tsx'
import { Conflict, type ConflictField, type Side } from '../../../kit/Conflict.tsx'
import { AnswerText } from '../answers/AnswerText.tsx'

export type Versions = Readonly<Record<string, number>>
type Choices = Readonly<Record<string, Side>>

/** What two people answered differently, when that is what the server refused. */
export function conflictIn(problem: Problem | undefined): AnswersConflict | undefined {
  if (problem?.code !== 'changed-meanwhile') return undefined
  const values: unknown = problem.values
  return isConflict(values) ? values : undefined
}

/** The server sends nothing else with this refusal; only its shape is looked at. */
function isConflict(values: unknown): values is AnswersConflict {
  return typeof values === 'object' && values !== null && 'form' in values && 'fields' in values
}

/** The answers as they were decided, and what was seen when deciding. */
export function decided(
  answers: Answers,
  base: Versions,
  conflict: AnswersConflict,
  choices: Choices,
): { readonly answers: Answers; readonly base: Versions } {
  const theirs = conflict.fields.filter(({ field }) => choices[field] === 'theirs')
  const taken = theirs.map(({ field, theirs: value }) => [field, readAnswer(value)] as const)
  const merged = Object.entries({ ...answers, ...Object.fromEntries(taken) })
  return {
    answers: Object.fromEntries(
      merged.flatMap(([id, value]) => (value === undefined ? [] : [[id, value] as const])),
    ),
    base: { ...base, ...Object.fromEntries(conflict.fields.map(({ field, version }) => [field, version])) },
  }
}

function readAnswer(value: unknown): Answer | undefined {
  return isAnswer(value) ? value : undefined
}

function isAnswer(value: unknown): value is Answer {
  if (typeof value === 'string' || typeof value === 'number') return true
  if (Array.isArray(value)) return value.every((each) => typeof each === 'string')
  return isMoney(value) || isDeclined(value)
}

interface AnswersConflictViewProps {
  readonly form: Form
  readonly conflict: AnswersConflict
  readonly busy: boolean
  readonly onDecide: (choices: Choices) => void
}

export function AnswersConflictView({ form, conflict, busy, onDecide }: AnswersConflictViewProps) {
  const { t, moment } = useWords()
  const fields = conflict.fields.map(
    ({ field, theirs, yours, theirsByName, theirsAt }): ConflictField => ({
      id: field,
      label: labelOf(form, field, t),
      theirs: <Shown form={form} field={field} value={theirs} />,
      yours: <Shown form={form} field={field} value={yours} />,
      by: `${theirsByName} · ${moment(theirsAt)}`,
    }),
  )
  return <Conflict fields={fields} busy={busy} onDecide={onDecide} />
}

function labelOf(form: Form, field: string, t: (key: string) => string): string {
  const question = findQuestion(form, field)
  return question ? t(questionKey(form, question)) : field
}

function Shown(props: { readonly form: Form; readonly field: string; readonly value: unknown }): ReactNode {
  const { t } = useWords()
  const question = findQuestion(props.form, props.field)
  const answer = readAnswer(props.value)
  return question && answer !== undefined ? (
    <AnswerText question={question} answer={answer} />
  ) : (
    <em>{t('web.records.answers.empty')}</em>
  )
}
