import type { Answers, Facts } from './facts.ts'
import { type Programme, type Step, findStep, fromStates, rolesOf } from './programme.ts'
import { type Fault, type Reason, reason } from './reason.ts'
import { unmet } from './rule.ts'

/** Where a record stands now. */
export interface Standing {
  readonly state: string
  /** The version of the programme it was last filled with. */
  readonly version: number
}

/** A step that leaves a state, with its name. */
export interface NamedStep {
  readonly name: string
  readonly step: Step
}

/** What comes of trying a step: either reasons and faults, or where the record stands next and the answers as they will be kept. */
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
  if (!step) return [reason('kernel.no-such-step', { step: name })]
  return [...wrongState(step, standing), ...wrongRole(step, facts), ...unmet(step.needs ?? [], facts)]
}

function wrongState(step: Step, standing: Standing): readonly Reason[] {
  return fromStates(step).includes(standing.state)
    ? []
    : [reason('kernel.not-from-here', { state: standing.state })]
}

function wrongRole(step: Step, facts: Facts): readonly Reason[] {
  return rolesOf(step).some((role) => facts.actor.roles.includes(role))
    ? []
    : [reason('kernel.not-your-role')]
}
