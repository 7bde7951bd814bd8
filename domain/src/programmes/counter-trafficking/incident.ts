import type { Actor, Answers, Facts, HistoryEntry } from '../../kernel/facts.ts'
import { type Attempt, attempt, hindrances } from '../../kernel/steps.ts'
import { counterTrafficking } from './definition.ts'

/** What is known beside history and answers; the day is moved by `on`. */
export type Known = Omit<Partial<Facts>, 'history' | 'answers' | 'actor' | 'today'>

/** An incident told step by step, for tests: it keeps state, history and answers as a record would. */
export interface Incident {
  readonly state: () => string
  readonly history: () => readonly HistoryEntry[]
  readonly on: (day: string) => void
  readonly learn: (known: Known) => void
  /** Takes the step if it may be taken; gives the codes of what spoke against it. */
  readonly take: (who: Actor, step: string, answers?: Record<string, unknown>) => readonly string[]
  /** The codes of what speaks against the step before its form is filled. */
  readonly why: (who: Actor, step: string) => readonly string[]
}

export function incident(known: Known = {}): Incident {
  let standing = { state: 'referred', version: 1 }
  let today = '2026-03-02'
  let facts: Known = known
  const history: HistoryEntry[] = []
  const answers: Record<string, Answers> = {}
  const factsFor = (actor: Actor): Facts => ({ ...facts, today, actor, history, answers })

  function keep(who: Actor, step: string, tried: Attempt): void {
    const form = findForm(step)
    if (form) answers[form] = tried.answers
    const role = who.roles[0] ?? 'viewer'
    history.push({
      step,
      from: standing.state,
      to: tried.to,
      by: who.account,
      role,
      day: today,
      at: `${today}T09:00:00Z`,
    })
    standing = { ...standing, state: tried.to }
  }

  return {
    state: () => standing.state,
    history: () => history,
    on: (day) => (today = day),
    learn: (more) => (facts = { ...facts, ...more }),
    why: (who, step) => hindrances(counterTrafficking, step, standing, factsFor(who)).map(codeOf),
    take: (who, step, given = {}) => {
      const tried = attempt(counterTrafficking, step, standing, factsFor(who), given)
      const against = [
        ...tried.reasons.map(codeOf),
        ...tried.faults.map((fault) => `${fault.path}: ${codeOf(fault)}`),
      ]
      if (against.length === 0) keep(who, step, tried)
      return against
    },
  }
}

function findForm(step: string): string | undefined {
  return Object.entries(counterTrafficking.steps).find(([name]) => name === step)?.[1].form?.id
}

function codeOf(reason: { readonly code: string }): string {
  return reason.code.replace('counter-trafficking.rule.', '').replace('kernel.fault.', '')
}
