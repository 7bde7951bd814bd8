import { askedNow, onlyAsked } from '@passerelle/domain/kernel/asked'
import type { Answers } from '@passerelle/domain/kernel/facts'
import { type FillFacts, fill } from '@passerelle/domain/kernel/faults'
import type { Form, Group, Question } from '@passerelle/domain/kernel/form'
import type { Fault } from '@passerelle/domain/kernel/reason'

/** Answers as they are being typed: not read yet, perhaps wrong. */
export type Raw = Readonly<Record<string, unknown>>

export function isRaw(kept: unknown): kept is Raw {
  return typeof kept === 'object' && kept !== null && !Array.isArray(kept)
}

/** Some questions that are put now, under one heading: one page on a telephone. */
export interface Page {
  readonly group: Group
  readonly questions: readonly Question[]
}

/** The groups in which something is asked now. */
export function pagesOf(form: Form, raw: Raw, facts: FillFacts): readonly Page[] {
  const asked = new Set(askedNow(form, raw, facts))
  return form.groups
    .map((group) => ({ group, questions: group.questions.filter((question) => asked.has(question)) }))
    .filter((page) => page.questions.length > 0)
}

/** An empty answer is no answer: it is left out rather than kept as an empty text. */
export function answer(raw: Raw, id: string, value: unknown): Raw {
  const { [id]: _, ...others } = raw
  const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  return isEmpty ? others : { ...others, [id]: value }
}

/** What may be handed in, and what is wrong with it; answers to hidden questions do not travel. */
export function check(
  form: Form,
  raw: Raw,
  facts: FillFacts,
): { readonly answers: Answers; readonly faults: readonly Fault[] } {
  return fill(form, onlyAsked(form, raw, facts), facts)
}

export function faultsOn(page: Page, faults: readonly Fault[]): readonly Fault[] {
  return faults.filter((fault) => page.questions.some((question) => question.id === questionIn(fault.path)))
}

/** A fault may lie inside an answer (`amount.currency`): its question is the first part of the path. */
export function questionIn(path: string): string {
  return path.split('.')[0] ?? ''
}

/** How many of the questions that are put have an answer, declining included. */
export function answered(page: Page, raw: Raw): number {
  return page.questions.filter((question) => raw[question.id] !== undefined).length
}

/** A number as far as it can be read; what cannot stays as it was typed, so that it can be mended. */
export function numberOrText(text: string): number | string {
  const plain = text.trim().replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text
}
