import { type Asking, askedNow } from './asked.ts'
import type { Answer } from './answer.ts'
import type { Answers, Facts } from './facts.ts'
import { type Form, type Question, findQuestion } from './form.ts'
import { read } from './reading.ts'
import { type Fault, reason } from './reason.ts'
import { tidyLine } from './text.ts'

/** Answers as they will be kept, or what is wrong with them. With faults, `answers` holds what could be read. */
export interface Filled {
  readonly answers: Answers
  readonly faults: readonly Fault[]
}

export type FillFacts = Asking & Pick<Facts, 'today'>

/** More is not listed of unknown answers: whoever sends them is not helped by a thousand lines. */
const strangersListed = 20

/** Everything that is wrong with these answers; empty means that the form may be handed in. */
export function faults(
  form: Form,
  raw: Readonly<Record<string, unknown>>,
  facts: FillFacts,
): readonly Fault[] {
  return fill(form, raw, facts).faults
}

/** Reads raw answers: texts tidied, choices in order, unknown and hidden questions refused, required ones looked for. */
export function fill(form: Form, raw: Readonly<Record<string, unknown>>, facts: FillFacts): Filled {
  const found: Fault[] = [...strangers(form, raw)]
  const read = readAll(form, raw, facts, found)
  const put = askedNow(form, read, facts)
  const putIds = new Set(put.map((question) => question.id))
  for (const id of Object.keys(read)) if (!putIds.has(id)) found.push(fault(id, 'not-asked'))
  for (const question of put) if (isMissing(question, read, found)) found.push(fault(question.id, 'required'))
  return { answers: read, faults: found }
}

function fault(path: string, code: string): Fault {
  return { path, ...reason(`kernel.fault.${code}`) }
}

/** Answers to questions that this form does not have; merged into a record they could satisfy a rule by stealth. */
function strangers(form: Form, raw: Readonly<Record<string, unknown>>): readonly Fault[] {
  return Object.keys(raw)
    .filter((id) => !findQuestion(form, id))
    .slice(0, strangersListed)
    .map((id) => fault(tidyLine(id.slice(0, 64)), 'unknown-question'))
}

function readAll(
  form: Form,
  raw: Readonly<Record<string, unknown>>,
  facts: FillFacts,
  found: Fault[],
): Answers {
  const answers: Record<string, Answer> = {}
  for (const [id, value] of Object.entries(raw)) {
    const question = findQuestion(form, id)
    if (!question) continue
    const reading = read(question, value, facts.today)
    if ('fault' in reading) found.push({ path: id, ...reading.fault })
    else if (reading.answer !== undefined) answers[id] = reading.answer
  }
  return answers
}

function isMissing(question: Question, answers: Answers, found: readonly Fault[]): boolean {
  if (!question.required || answers[question.id] !== undefined) return false
  return !found.some((each) => each.path === question.id)
}
