import type { Programme } from '../kernel/programme.ts'
import { counterTrafficking } from './counter-trafficking/definition.ts'

/** Every programme, one line each. */
export const programmes: readonly Programme[] = [counterTrafficking]

export function findProgramme(id: string): Programme | undefined {
  return programmes.find((programme) => programme.id === id)
}
