import { type Programme, type Step, fromStates } from '../../domain/src/kernel/programme.ts'
import { stateKey, stepKey } from '../../domain/src/kernel/words.ts'
import type { Say } from './saying.ts'

/** The moves of a programme as a Mermaid state diagram. A step that leaves from nearly everywhere is told beside it. */
export function diagram(programme: Programme, say: Say): string {
  const moves = Object.entries(programme.steps).filter(([, step]) => step.to !== undefined)
  const drawn = moves.filter(([, step]) => !isFromEverywhere(programme, step))
  const told = moves.filter(([, step]) => isFromEverywhere(programme, step))
  const lines = [
    'stateDiagram-v2',
    ...programme.states.map((state) => `  state "${say(stateKey(programme, state))}" as ${idOf(state)}`),
    `  [*] --> ${idOf(programme.starts)}`,
    ...drawn.flatMap(([name, step]) =>
      fromStates(step).map(
        (from) => `  ${idOf(from)} --> ${idOf(step.to ?? from)}: ${say(stepKey(programme, name))}`,
      ),
    ),
    ...programme.ends.map((end) => `  ${idOf(end)} --> [*]`),
  ]
  const beside = told.map(
    ([name, step]) =>
      `From every open state: “${say(stepKey(programme, name))}”, to “${say(stateKey(programme, step.to ?? ''))}”.`,
  )
  return [`\`\`\`mermaid\n${lines.join('\n')}\n\`\`\``, ...beside].join('\n\n')
}

/** More than half of all states; listing them would say less. */
export function isFromEverywhere(programme: Programme, step: Step): boolean {
  return fromStates(step).length > programme.states.length / 2
}

function idOf(state: string): string {
  return state.replaceAll('-', '_')
}
