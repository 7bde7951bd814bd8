import { type Programme, fromStates } from './programme.ts'

/** The states that can be reached from this one, itself included, if every rule let through. */
export function reachableFrom(programme: Programme, state: string): ReadonlySet<string> {
  const reached = new Set([state])
  const steps = Object.values(programme.steps)
  for (const here of reached) {
    for (const step of steps) if (step.to && fromStates(step).includes(here)) reached.add(step.to)
  }
  return reached
}

/** States that no road leads to. */
export function unreached(programme: Programme): readonly string[] {
  const reached = reachableFrom(programme, programme.starts)
  return programme.states.filter((state) => !reached.has(state))
}

/** States other than ends from which no end can be reached: a record would be stuck there. */
export function stuck(programme: Programme): readonly string[] {
  return programme.states
    .filter((state) => !programme.ends.includes(state))
    .filter((state) => !programme.ends.some((end) => reachableFrom(programme, state).has(end)))
}
