import { holds } from './condition.ts'
import type { Facts } from './facts.ts'
import { type Form, type Question, questionsOf } from './form.ts'

/** What decides which questions are put: who asks, and whom. */
export type Asking = Pick<Facts, 'person' | 'actor'>

/**
 * The questions that are put now, in order. Left out are those whose condition does not hold and those in a
 * compartment that the person asking has no clearance for. An answer to a question left out counts for no condition.
 */
export function askedNow(
  form: Form,
  answers: Readonly<Record<string, unknown>>,
  asking: Asking,
): readonly Question[] {
  const seen: Record<string, unknown> = {}
  return questionsOf(form).filter((question) => {
    const put = isCleared(question, asking) && (!question.when || holds(question.when, seen, asking.person))
    if (put && Object.hasOwn(answers, question.id)) seen[question.id] = answers[question.id]
    return put
  })
}

/** The answers to questions that are put; a page drops the others before it sends, so that nothing hidden travels. */
export function onlyAsked<Value>(
  form: Form,
  answers: Readonly<Record<string, Value>>,
  asking: Asking,
): Readonly<Record<string, Value>> {
  const put = new Set(askedNow(form, answers, asking).map((question) => question.id))
  return Object.fromEntries(Object.entries(answers).filter(([id]) => put.has(id)))
}

function isCleared(question: Question, asking: Asking): boolean {
  return !question.compartment || asking.actor.clearances.includes(question.compartment)
}
