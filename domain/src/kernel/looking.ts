import { type Answer, isDeclined } from './answer.ts'
import type { Facts } from './facts.ts'

export type Known = Pick<Facts, 'answers'>

/** The latest answer to a question of a form; undefined when there is none. */
export function answerTo(known: Known, form: string, question: string): Answer | undefined {
  const answers = Object.hasOwn(known.answers, form) ? known.answers[form] : undefined
  return answers && Object.hasOwn(answers, question) ? answers[question] : undefined
}

/** Whether the latest answer is this value; what is not answered is nothing. */
export function isAnswered(known: Known, form: string, question: string, value: string): boolean {
  return answerTo(known, form, question) === value
}

/** The codes chosen in a question of several choices, or of one; undefined when not answered or declined. */
export function chosen(known: Known, form: string, question: string): readonly string[] | undefined {
  const answer = answerTo(known, form, question)
  if (answer === undefined || typeof answer === 'number' || isDeclined(answer)) return undefined
  if (typeof answer === 'string') return [answer]
  return 'minor' in answer ? undefined : answer
}

/** The text of an answer; undefined when it is none. */
export function textOf(known: Known, form: string, question: string): string | undefined {
  const answer = answerTo(known, form, question)
  return typeof answer === 'string' ? answer : undefined
}
