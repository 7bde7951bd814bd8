import type { Problem } from '../app/problem.ts'
import { type Speech, useWords } from '../app/words.tsx'
import { reasonSentence } from './Reasons.tsx'

/** What the server found wrong with one field, as a sentence for the field. */
export function faultAt(
  speech: Pick<Speech, 't' | 'has'>,
  problem: Problem | undefined,
  path: string,
): string | undefined {
  const fault = problem?.faults.find((each) => each.path === path || each.path.startsWith(`${path}.`))
  return fault && reasonSentence(speech, fault)
}

/** Looks up the fault of a field in the last problem. */
export function useFaults(problem: Problem | undefined): (path: string) => string | undefined {
  const speech = useWords()
  return (path) => faultAt(speech, problem, path)
}
