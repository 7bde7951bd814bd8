import { type Answer, declined } from './answer.ts'
import { type Asking, askedNow } from './asked.ts'
import { type Day, addDays } from './day.ts'
import type { Answers } from './facts.ts'
import { type Form, type Question, questionsOf } from './form.ts'

/** Gives the next number from 0 up to, but not including, 1. */
export type Chance = () => number

export interface Invention extends Asking {
  readonly today: Day
  readonly chance: Chance
  /** Answers to take where the question is put, by question id. */
  readonly prefer?: Answers
}

/** Answers that the form would take, for demonstration worlds and for tests: what is put is answered, now and then declined. */
export function inventAnswers(form: Form, invention: Invention): Answers {
  const answers: Record<string, Answer> = {}
  for (const question of questionsOf(form)) {
    const isPut = askedNow(form, answers, invention).includes(question)
    if (isPut) answers[question.id] = invention.prefer?.[question.id] ?? inventAnswer(question, invention)
  }
  return answers
}

const examples: Readonly<Partial<Record<Question['kind'], readonly string[]>>> = {
  'yes-no-unknown': ['yes', 'no', 'unknown'],
  text: ['as told'],
  'long-text': ['As told in the conversation.'],
  place: ['JOR', 'LBN'],
  country: ['JOR', 'LBN', 'XXX'],
  language: ['ara', 'eng', 'fra'],
  person: ['01900000-0000-7000-8000-000000000001'],
}

function inventAnswer(question: Question, { today, chance }: Invention): Answer {
  if (question.declinable && chance() < 0.1) return declined
  if (question.kind === 'choice') return pick(question.options.codes, chance)
  if (question.kind === 'choices') return inventChoices(question, chance)
  if (question.kind === 'number') return Math.ceil(between(question.min ?? 0, question.max ?? 100, chance))
  if (question.kind === 'day') return inventDay(question, today, chance)
  if (question.kind === 'money') return { minor: Math.floor(chance() * 100_000), currency: 'USD' }
  return pick(examples[question.kind] ?? [], chance)
}

function inventDay(question: Extract<Question, { kind: 'day' }>, today: Day, chance: Chance): Day {
  const [earliest, latest] = [question.notBeforeToday ? 0 : -60, question.notAfterToday ? 0 : 60]
  return addDays(today, Math.round(between(earliest, latest, chance)))
}

function inventChoices(question: Extract<Question, { kind: 'choices' }>, chance: Chance): readonly string[] {
  const together = question.options.codes.filter((code) => !question.alone?.includes(code))
  const some = together.filter(() => chance() < 0.4).slice(0, question.max)
  return some.length >= Math.max(1, question.min ?? 1)
    ? some
    : together.slice(0, Math.max(1, question.min ?? 1))
}

function between(least: number, most: number, chance: Chance): number {
  return least + chance() * (most - least)
}

function pick(from: readonly string[], chance: Chance): string {
  return from[Math.floor(chance() * from.length)] ?? ''
}
