import type { Contract } from '@passerelle/domain/kernel/contract'
import { type InputOf, type OutputOf, call } from './call.ts'
import { newId } from './uuid.ts'

/** Under which operation id each deed of a row of deeds was tried, and what was tried then. */
export type Attempts = Readonly<Record<string, { readonly mark: string; readonly id: string }>>

export interface Steady<C extends Contract> {
  readonly contract: C
  readonly input: InputOf<C>
  /** Its name in the row. */
  readonly name: string
  /** Changes when something else is tried; by default the input itself. */
  readonly mark?: string
}

export function isAttempts(kept: unknown): kept is Attempts {
  return typeof kept === 'object' && kept !== null && !Array.isArray(kept)
}

/** The attempts with this one among them: the same deed keeps its id, another gets a new one. */
export function attempting(attempts: Attempts, name: string, mark: string): Attempts {
  return attempts[name]?.mark === mark ? attempts : { ...attempts, [name]: { mark, id: newId() } }
}

/**
 * Does one deed of a row so that doing it again is the same act, even after the page was loaded anew: its operation id
 * is kept (with the draft) before it is sent.
 */
export async function steadily<C extends Contract>(
  deed: Steady<C>,
  attempts: Attempts,
  keep: (attempts: Attempts) => void,
): Promise<OutputOf<C>> {
  const mark = deed.mark ?? JSON.stringify(deed.input)
  const next = attempting(attempts, deed.name, mark)
  keep(next)
  const operationId = next[deed.name]?.id
  return call(deed.contract, deed.input, operationId ? { operationId } : {})
}
