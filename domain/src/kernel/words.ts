import { type Form, type Question, questionsOf } from './form.ts'
import { type Programme, formsOf, rulesOf } from './programme.ts'

/** Messages of one language, by key; each is an ICU message. */
export type Words = Readonly<Record<string, string>>

export const languages = ['en', 'fr', 'es', 'ar'] as const
export type Language = (typeof languages)[number]

export function programmeKey(programme: Programme): string {
  return `${programme.id}.name`
}

export function stateKey(programme: Programme, state: string): string {
  return `${programme.id}.state.${state}`
}

export function stepKey(programme: Programme, step: string): string {
  return `${programme.id}.step.${step}`
}

export function indicatorKey(programme: Programme, indicator: string): string {
  return `${programme.id}.indicator.${indicator}`
}

export function adviceKey(programme: Programme, advice: string): string {
  return `${programme.id}.advice.${advice}`
}

export function formKey(form: Form): string {
  return `${form.words}.form.${form.id}`
}

export function groupKey(form: Form, group: string): string {
  return `${form.words}.group.${form.id}.${group}`
}

export function questionKey(form: Form, question: Question): string {
  return `${form.words}.question.${form.id}.${question.id}`
}

export function hintKey(form: Form, question: Question): string {
  return `${questionKey(form, question)}.hint`
}

/** The word of one option of a choice; yes, no and unknown have theirs in the kernel. */
export function optionKey(question: Question, code: string): string {
  const words = 'options' in question ? question.options.words : 'kernel.answer'
  return `${words}.${code}`
}

/** Every key that a form needs. */
export function keysOfForm(form: Form): readonly string[] {
  return [
    formKey(form),
    ...form.groups.map((group) => groupKey(form, group.id)),
    ...questionsOf(form).flatMap((question) => [
      questionKey(form, question),
      ...(question.hint ? [hintKey(form, question)] : []),
      ...('options' in question ? question.options.codes.map((code) => optionKey(question, code)) : []),
    ]),
  ]
}

/** Every key that a programme needs, each once. */
export function keysOf(programme: Programme): readonly string[] {
  const keys = [
    programmeKey(programme),
    ...programme.states.map((state) => stateKey(programme, state)),
    ...Object.keys(programme.steps).map((step) => stepKey(programme, step)),
    ...programme.indicators.map((indicator) => indicatorKey(programme, indicator.id)),
    ...(programme.advice ?? []).flatMap((advice) => [adviceKey(programme, advice.id), ...advice.codes]),
    ...rulesOf(programme).map((rule) => rule.code),
    ...formsOf(programme).flatMap(keysOfForm),
  ]
  return [...new Set(keys)]
}
