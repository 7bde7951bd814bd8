import { adultAge } from './age.ts'
import { isDeclined } from './answer.ts'
import type { PersonFacts, Tri } from './facts.ts'

/** What a condition may ask of the person. */
export type PersonQuestion = 'minor' | 'guardian' | 'unaccompanied'

/**
 * When a question is asked, as data: it is exported, explained and kept on devices that were offline.
 * `question` names an earlier question of the same form.
 *
 * | the answer is | is x  | is-not x | includes x | answered |
 * |---------------|-------|----------|------------|----------|
 * | x, or has x   | true  | false    | true       | true     |
 * | something else| false | true     | false      | true     |
 * | declined      | false | false    | false      | false    |
 * | not there     | false | false    | false      | false    |
 */
export type Condition =
  | { readonly kind: 'is'; readonly question: string; readonly value: string }
  | { readonly kind: 'is-not'; readonly question: string; readonly value: string }
  | { readonly kind: 'includes'; readonly question: string; readonly value: string }
  | { readonly kind: 'answered'; readonly question: string }
  | { readonly kind: 'person'; readonly asks: PersonQuestion; readonly answers: readonly Tri[] }
  | { readonly kind: 'and'; readonly all: readonly Condition[] }
  | { readonly kind: 'or'; readonly any: readonly Condition[] }

export function is(question: string, value: string): Condition {
  return { kind: 'is', question, value }
}

export function isNot(question: string, value: string): Condition {
  return { kind: 'is-not', question, value }
}

export function includes(question: string, value: string): Condition {
  return { kind: 'includes', question, value }
}

export function answered(question: string): Condition {
  return { kind: 'answered', question }
}

export function personIs(asks: PersonQuestion, ...answers: readonly Tri[]): Condition {
  return { kind: 'person', asks, answers }
}

export function and(...all: readonly Condition[]): Condition {
  return { kind: 'and', all }
}

export function or(...any: readonly Condition[]): Condition {
  return { kind: 'or', any }
}

/** Whether the condition holds for these answers and this person. */
export function holds(
  condition: Condition,
  answers: Readonly<Record<string, unknown>>,
  person: PersonFacts | undefined,
): boolean {
  switch (condition.kind) {
    case 'is':
      return valueOf(answers, condition.question) === condition.value
    case 'is-not':
      return ![undefined, condition.value].includes(valueOf(answers, condition.question))
    case 'includes':
      return listOf(answers, condition.question).includes(condition.value)
    case 'answered':
      return given(answers, condition.question) !== undefined
    case 'person':
      return condition.answers.includes(personFact(person, condition.asks))
    case 'and':
      return condition.all.every((each) => holds(each, answers, person))
    case 'or':
      return condition.any.some((each) => holds(each, answers, person))
  }
}

/** Whether the person is a child; an age that may be either is unknown. */
export function isMinor(person: PersonFacts | undefined): Tri {
  if (!person?.age) return 'unknown'
  if (person.age.most < adultAge) return 'yes'
  return person.age.least >= adultAge ? 'no' : 'unknown'
}

/** Every question that a condition looks at. */
export function questionsIn(condition: Condition): readonly string[] {
  if (condition.kind === 'and') return condition.all.flatMap(questionsIn)
  if (condition.kind === 'or') return condition.any.flatMap(questionsIn)
  return condition.kind === 'person' ? [] : [condition.question]
}

function personFact(person: PersonFacts | undefined, asks: PersonQuestion): Tri {
  return asks === 'minor' ? isMinor(person) : (person?.[asks] ?? 'unknown')
}

function given(answers: Readonly<Record<string, unknown>>, question: string): unknown {
  const answer = Object.hasOwn(answers, question) ? answers[question] : undefined
  return isDeclined(answer) ? undefined : answer
}

function valueOf(answers: Readonly<Record<string, unknown>>, question: string): string | undefined {
  const answer = given(answers, question)
  return typeof answer === 'string' || answer === undefined ? answer : JSON.stringify(answer)
}

function listOf(answers: Readonly<Record<string, unknown>>, question: string): readonly unknown[] {
  const answer = given(answers, question)
  return Array.isArray(answer) ? answer : [answer]
}
