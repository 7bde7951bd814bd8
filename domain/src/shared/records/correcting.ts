import { type Asking, onlyAsked } from '../../kernel/asked.ts'
import type { Answers, Facts, HistoryEntry } from '../../kernel/facts.ts'
import { fill } from '../../kernel/faults.ts'
import type { Form } from '../../kernel/form.ts'
import { type Programme, type Step, findStep, firstSteps, formsOf, rolesOf } from '../../kernel/programme.ts'
import { type Fault, type Reason, reason } from '../../kernel/reason.ts'
import { unmet } from '../../kernel/rule.ts'

/** What comes of changing some answers of a form outside its step. */
export interface Correction {
  /** The form was never handed in: what is missing may still be missing. */
  readonly draft: boolean
  /** All answers of the form as they would stand. */
  readonly answers: Answers
  readonly reasons: readonly Reason[]
  readonly faults: readonly Fault[]
}

export interface Changing {
  readonly programme: Programme
  readonly form: string
  readonly state: string
  readonly facts: Facts
  /** The answers of the form as they stand, sealed ones included that the actor may open. */
  readonly current: Answers
  /** What is to change; null takes an answer back. */
  readonly changes: Readonly<Record<string, unknown>>
}

/**
 * Answers may be mended after their step, but not so that a step would be undone by it: what a second person decides
 * is changed by deciding again, what was decided on stays as it was when they decided (INV-14), and the answers still
 * satisfy what their step asked of them.
 */
export function correction(changing: Changing): Correction {
  const { programme, facts, changes } = changing
  const form = formsOf(programme).find((each) => each.id === changing.form)
  const nothing = { draft: false, answers: {}, faults: [] }
  if (!form) return { ...nothing, reasons: [reason('records.no-such-form')] }
  const handedIn = facts.history.findLast((entry) => findStep(programme, entry.step)?.form === form)
  const reasons = correctionHindrances(changing, form, handedIn)
  if (reasons.length > 0) return { ...nothing, reasons }
  const filled = fill(form, standing(form, changing, facts), facts)
  const faults = handedIn ? filled.faults : filled.faults.filter((fault) => isAbout(changes, fault))
  const all = { ...facts, answers: { ...facts.answers, [form.id]: filled.answers } }
  const must = handedIn ? unmet(findStep(programme, handedIn.step)?.answersMust ?? [], all) : []
  return { draft: !handedIn, answers: filled.answers, reasons: faults.length > 0 ? [] : must, faults }
}

/** In a draft only what was just typed is looked at, and gaps are no faults. */
function isAbout(changes: Changing['changes'], fault: Fault): boolean {
  return Object.hasOwn(changes, fault.path) && fault.code !== 'kernel.fault.required'
}

/** The answers as they would stand: those taken back are gone, and with them what hung on them. */
function standing(
  form: Form,
  { current, changes }: Changing,
  asking: Asking,
): Readonly<Record<string, unknown>> {
  const merged = Object.fromEntries(
    Object.entries({ ...current, ...changes }).filter(([, value]) => value !== null),
  )
  const sent = Object.entries(merged).filter(([field]) => Object.hasOwn(changes, field))
  return { ...onlyAsked(form, merged, asking), ...Object.fromEntries(sent) }
}

function correctionHindrances(
  changing: Changing,
  form: Form,
  handedIn: HistoryEntry | undefined,
): readonly Reason[] {
  const { programme, state, facts } = changing
  const askers = Object.values(programme.steps).filter((step) => step.form === form)
  const step = handedIn && findStep(programme, handedIn.step)
  return [
    ...(programme.ends.includes(state) ? [reason('records.closed')] : []),
    ...(mayTake(step ? [step] : askers, facts) ? [] : [reason('kernel.not-your-role')]),
    ...(isCleared(form, facts) ? [] : [reason('kernel.no-clearance')]),
    ...(askers.some((each) => firstSteps(each).length > 0) ? [reason('records.decided-by-second')] : []),
    ...(handedIn ? beforeASecondPerson(programme, handedIn, facts) : []),
  ]
}

/**
 * What a second person is to decide on is mended by whoever made it and nobody else: a decider who could change it
 * would decide on their own work. Once decided on, it stands.
 */
function beforeASecondPerson(programme: Programme, made: HistoryEntry, facts: Facts): readonly Reason[] {
  const isDecidedOn = Object.values(programme.steps).some((step) => firstSteps(step).includes(made.step))
  if (!isDecidedOn) return []
  if (wasDecidedOn(programme, made.step, facts)) return [reason('records.decided-on')]
  return made.by === facts.actor.account ? [] : [reason('records.only-by-maker')]
}

function mayTake(steps: readonly Step[], { actor }: Facts): boolean {
  return steps.some((step) => rolesOf(step).some((role) => actor.roles.includes(role)))
}

function isCleared(form: Form, { actor }: Facts): boolean {
  return !form.compartment || actor.clearances.includes(form.compartment)
}

/** Since this form was handed in, somebody else has decided on it. */
function wasDecidedOn(programme: Programme, handedIn: string, { history }: Facts): boolean {
  const since = history.slice(history.findLastIndex((entry) => entry.step === handedIn) + 1)
  return since.some((entry) => {
    const step = findStep(programme, entry.step)
    return step !== undefined && firstSteps(step).includes(handedIn)
  })
}
