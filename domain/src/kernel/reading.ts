import { type Answer, isDeclined, isMoney } from './answer.ts'
import { type Day, isDay } from './day.ts'
import type { Question } from './form.ts'
import { type Reason, reason } from './reason.ts'
import { lengthOf, tidyLine, tidyText, turnsDirection } from './text.ts'

/** One raw value read as an answer to one question; an empty text or list is no answer. */
export type Reading = { readonly answer: Answer | undefined } | { readonly fault: Reason }

type Ask<Kind extends Question['kind']> = Extract<Question, { readonly kind: Kind }>

const lineLimit = 200
const textLimit = 10_000

const codes: Readonly<Record<'place' | 'country' | 'language' | 'person', RegExp>> = {
  place: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
  country: /^[A-Z]{3}$/,
  language: /^[a-z]{3}$/,
  person: /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/,
}

export function read(question: Question, raw: unknown, today: Day): Reading {
  if (raw === null || raw === undefined) return { answer: undefined }
  if (isDeclined(raw)) return question.declinable ? { answer: { declined: true } } : refuse('not-declinable')
  return readKind(question, raw, today)
}

function readKind(question: Question, raw: unknown, today: Day): Reading {
  switch (question.kind) {
    case 'text':
    case 'long-text':
      return readText(question, raw)
    case 'choice':
      return readChoice(question.options.codes, raw)
    case 'yes-no-unknown':
      return readChoice(['yes', 'no', 'unknown'], raw)
    case 'choices':
      return readChoices(question, raw)
    case 'number':
      return readNumber(question, raw)
    case 'day':
      return readDay(question, raw, today)
    case 'money':
      return readMoney(raw)
    case 'place':
    case 'country':
    case 'language':
    case 'person':
      return readCode(codes[question.kind], raw)
  }
}

function refuse(code: string, values?: Reason['values']): Reading {
  return { fault: reason(`kernel.fault.${code}`, values) }
}

function readText(question: Ask<'text' | 'long-text'>, raw: unknown): Reading {
  if (typeof raw !== 'string') return refuse('wrong-type')
  const max = question.max ?? (question.kind === 'text' ? lineLimit : textLimit)
  if (raw.length > max * 4) return refuse('too-long', { max })
  if (turnsDirection(raw)) return refuse('direction-override')
  const text = question.kind === 'text' ? tidyLine(raw) : tidyText(raw)
  if (lengthOf(text) > max) return refuse('too-long', { max })
  return { answer: text === '' ? undefined : text }
}

function readChoice(options: readonly string[], raw: unknown): Reading {
  if (typeof raw !== 'string') return refuse('wrong-type')
  if (raw === '') return { answer: undefined }
  return options.includes(raw) ? { answer: raw } : refuse('not-an-option')
}

function readChoices(question: Ask<'choices'>, raw: unknown): Reading {
  const chosen = textsOf(raw)
  if (!chosen) return refuse('wrong-type')
  const options = question.options.codes
  if (chosen.length > options.length || new Set(chosen).size < chosen.length) return refuse('twice')
  if (chosen.some((code) => !options.includes(code))) return refuse('not-an-option')
  const { alone = [], min = 0, max = options.length } = question
  if (chosen.length > 1 && alone.some((code) => chosen.includes(code))) return refuse('alone')
  if (chosen.length === 0) return { answer: undefined }
  if (chosen.length < min) return refuse('too-few', { min })
  return chosen.length > max ? refuse('too-many', { max }) : { answer: inOrder(options, chosen) }
}

function textsOf(raw: unknown): readonly string[] | undefined {
  return Array.isArray(raw) && raw.every((each): each is string => typeof each === 'string') ? raw : undefined
}

/** Chosen twice in another order is chosen the same. */
function inOrder(options: readonly string[], chosen: readonly string[]): readonly string[] {
  return options.filter((code) => chosen.includes(code))
}

function readNumber(question: Ask<'number'>, raw: unknown): Reading {
  if (typeof raw !== 'number' || !Number.isFinite(raw)) return refuse('wrong-type')
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = question
  if (question.whole && !Number.isInteger(raw)) return refuse('not-whole')
  if (raw < min) return refuse('too-small', { min })
  return raw > max ? refuse('too-large', { max }) : { answer: raw }
}

function readDay(question: Ask<'day'>, raw: unknown, today: Day): Reading {
  if (raw === '') return { answer: undefined }
  if (!isDay(raw)) return refuse(typeof raw === 'string' ? 'not-a-day' : 'wrong-type')
  if (question.notAfterToday && raw > today) return refuse('after-today')
  return question.notBeforeToday && raw < today ? refuse('before-today') : { answer: raw }
}

function readMoney(raw: unknown): Reading {
  if (!isMoney(raw) || !/^[A-Z]{3}$/.test(raw.currency)) return refuse('not-money')
  return raw.minor < 0
    ? refuse('too-small', { min: 0 })
    : { answer: { minor: raw.minor, currency: raw.currency } }
}

function readCode(shape: RegExp, raw: unknown): Reading {
  if (raw === '') return { answer: undefined }
  if (typeof raw !== 'string') return refuse('wrong-type')
  return shape.test(raw) ? { answer: raw } : refuse('not-a-code')
}
