import type { Facts } from './facts.ts'
import type { Form } from './form.ts'
import type { Indicator } from './indicator.ts'
import type { Reason } from './reason.ts'
import type { Rule } from './rule.ts'
import type { Area, Role } from './vocabulary.ts'

/** One way to move a record on, or to add to it where it stands. */
export interface Step<State extends string = string, Name extends string = string> {
  readonly from: State | readonly State[]
  /** Absent: the record stays where it is. */
  readonly to?: State
  readonly by: Role | readonly Role[]
  readonly form?: Form
  /** What must be true before the step is offered. */
  readonly needs?: readonly Rule[]
  /** What must be true of the answers handed in with the step. */
  readonly answersMust?: readonly Rule[]
  /** Whoever took one of these steps in this round may not take this one, and one of them must have been taken. */
  readonly asksSecondPerson?: Name | readonly Name[]
}

/**
 * What a calculation has to say where a step is taken, in sentences. It advises: it sets nothing and hinders nothing.
 * `codes` are all sentences it may say.
 */
export interface Advice<Name extends string = string> {
  readonly id: string
  readonly at: readonly Name[]
  readonly codes: readonly string[]
  readonly says: (facts: Pick<Facts, 'answers'>) => readonly Reason[]
}

/** Settings that are law or science rather than code: versioned, with their source, part of the lock. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** Where a record may stand, who moves it, when, what is asked and what is counted. */
export interface Programme<State extends string = string, Name extends string = string> {
  readonly id: string
  readonly version: number
  readonly area: Area
  readonly states: readonly State[]
  readonly starts: State
  readonly ends: readonly State[]
  readonly steps: { readonly [K in Name]: Step<State, Name> }
  readonly indicators: readonly Indicator[]
  readonly advice?: readonly Advice<Name>[]
  readonly configuration?: Json
}

/** Declares a programme: a misspelt state or step does not compile. */
export function programme<const State extends string, const Name extends string>(definition: {
  readonly id: string
  readonly version: number
  readonly area: Area
  readonly states: readonly State[]
  readonly starts: NoInfer<State>
  readonly ends: readonly NoInfer<State>[]
  readonly steps: { readonly [K in Name]: Step<NoInfer<State>, NoInfer<Name>> }
  readonly indicators: readonly Indicator[]
  readonly advice?: readonly Advice<NoInfer<Name>>[]
  readonly configuration?: Json
}): Programme<State, Name> {
  return definition
}

export function fromStates(step: Step): readonly string[] {
  return typeof step.from === 'string' ? [step.from] : step.from
}

export function rolesOf(step: Step): readonly Role[] {
  return typeof step.by === 'string' ? [step.by] : step.by
}

/** The steps to which this one is the second opinion; empty when it needs none. */
export function firstSteps(step: Step): readonly string[] {
  return typeof step.asksSecondPerson === 'string' ? [step.asksSecondPerson] : (step.asksSecondPerson ?? [])
}

/** A step by its name; undefined also for names such as 'constructor'. */
export function findStep(of: Programme, name: string): Step | undefined {
  return Object.hasOwn(of.steps, name) ? of.steps[name] : undefined
}

/** The forms of a programme, each once, in the order in which steps ask them. */
export function formsOf(programme: Programme): readonly Form[] {
  return [...new Set(Object.values(programme.steps).flatMap((step) => step.form ?? []))]
}

/** The rules of a programme, each once. */
export function rulesOf(programme: Programme): readonly Rule[] {
  const all = Object.values(programme.steps).flatMap((step) => [
    ...(step.needs ?? []),
    ...(step.answersMust ?? []),
  ])
  return [...new Set(all)]
}
