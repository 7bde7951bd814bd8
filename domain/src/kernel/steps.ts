import { type Filled, fill } from './faults.ts'
import type { Answers, Facts, HistoryEntry } from './facts.ts'
import type { Form } from './form.ts'
import { type Programme, type Step, findStep, firstSteps, fromStates, rolesOf } from './programme.ts'
import { type Fault, type Reason, reason } from './reason.ts'
import { unmet } from './rule.ts'

/** Where a record stands now. */
export interface Standing {
  readonly state: string
  /** The version of the programme it was last filled with. */
  readonly version: number
}

/** A step with its name. */
export interface NamedStep {
  readonly name: string
  readonly step: Step
}

/** What comes of trying a step. It may be taken when there are neither reasons nor faults; the record then stands in `to`. */
export interface Attempt {
  readonly to: string
  readonly answers: Answers
  readonly reasons: readonly Reason[]
  readonly faults: readonly Fault[]
}

/** All steps that leave this state, in the order of the definition. */
export function stepsFrom(programme: Programme, state: string): readonly NamedStep[] {
  return Object.entries(programme.steps)
    .filter(([, step]) => fromStates(step).includes(state))
    .map(([name, step]) => ({ name, step }))
}

/** Why this step may not be taken now; empty means it may. */
export function hindrances(
  programme: Programme,
  name: string,
  standing: Standing,
  facts: Facts,
): readonly Reason[] {
  const step = findStep(programme, name)
  if (!step) return [reason('kernel.no-such-step')]
  return [
    ...wrongVersion(programme, standing),
    ...wrongState(step, standing),
    ...wrongRole(step, facts),
    ...wrongClearance(step, facts),
    ...samePerson(programme, name, step, facts),
    ...unmet(step.needs ?? [], facts),
  ]
}

/** The step with its answers, as the server takes it: first whether it may be tried, then the answers, then what they must satisfy. */
export function attempt(
  programme: Programme,
  name: string,
  standing: Standing,
  facts: Facts,
  raw: Readonly<Record<string, unknown>>,
): Attempt {
  const step = findStep(programme, name)
  const refused = { to: standing.state, answers: {}, faults: [] }
  const reasons = hindrances(programme, name, standing, facts)
  if (!step || reasons.length > 0) return { ...refused, reasons }
  const form = step.form ?? noQuestions
  const filled = fill(form, raw, facts)
  if (filled.faults.length > 0) return { ...refused, ...filled, reasons }
  const must = unmet(step.answersMust ?? [], withAnswers(facts, form, filled))
  return { to: must.length > 0 ? standing.state : (step.to ?? standing.state), ...filled, reasons: must }
}

/** What the programme's calculations have to say at this step, given the answers as they stand on the page. */
export function adviceAt(
  programme: Programme,
  name: string,
  facts: Pick<Facts, 'answers'>,
  draft: Answers = {},
): readonly Reason[] {
  const form = findStep(programme, name)?.form?.id
  const answers = form === undefined ? facts.answers : { ...facts.answers, [form]: draft }
  return (programme.advice ?? [])
    .filter((each) => each.at.includes(name))
    .flatMap((each) => each.says({ answers }))
}

/** Entries since the record last left an end, that is, was re-opened; all of them when it never was. */
export function thisRound(programme: Programme, history: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const reopened = history.findLastIndex((entry) => programme.ends.includes(entry.from))
  return history.slice(reopened + 1)
}

const noQuestions: Form = { id: '', words: '', groups: [] }

function withAnswers(facts: Facts, form: Form, filled: Filled): Facts {
  return { ...facts, answers: { ...facts.answers, [form.id]: filled.answers } }
}

function wrongVersion(programme: Programme, standing: Standing): readonly Reason[] {
  return standing.version > programme.version ? [reason('kernel.newer-version')] : []
}

function wrongState(step: Step, standing: Standing): readonly Reason[] {
  return fromStates(step).includes(standing.state) ? [] : [reason('kernel.not-from-here')]
}

function wrongRole(step: Step, facts: Facts): readonly Reason[] {
  return rolesOf(step).some((role) => facts.actor.roles.includes(role))
    ? []
    : [reason('kernel.not-your-role')]
}

function wrongClearance(step: Step, facts: Facts): readonly Reason[] {
  const needed = step.form?.compartment
  return !needed || facts.actor.clearances.includes(needed) ? [] : [reason('kernel.no-clearance')]
}

/**
 * Four eyes: who did the one does not also do the other, and when nobody did it yet, there is nobody to be second to.
 * What counts is done in this round and since the deciding step was last taken.
 */
function samePerson(programme: Programme, name: string, step: Step, facts: Facts): readonly Reason[] {
  const firsts = firstSteps(step)
  if (firsts.length === 0) return []
  const round = thisRound(programme, facts.history)
  const since = round.slice(round.findLastIndex((entry) => entry.step === name) + 1)
  const done = since.filter((entry) => firsts.includes(entry.step))
  if (done.length === 0) return [reason('kernel.no-first-person')]
  return done.some((entry) => entry.by === facts.actor.account) ? [reason('kernel.second-person')] : []
}
