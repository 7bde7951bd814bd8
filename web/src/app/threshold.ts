import type { Clearance, Role } from '@passerelle/domain/kernel/vocabulary'
import { queryOptions } from '@tanstack/react-query'
import { Problem, asProblem } from './problem.ts'

export interface Persona {
  readonly email: string
  readonly name: string
  readonly organisation: string
  readonly role: Role
}

export interface Session {
  readonly account: {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly language: string
  }
  readonly organisation: { readonly id: string; readonly name: string }
  readonly role: Role
  readonly clearances: readonly Clearance[]
}

export interface Threshold {
  readonly session: Session | undefined
  /** Who may be tried out, in a demonstration. */
  readonly personas: readonly Persona[]
}

export const thresholdKey = ['threshold']

export const thresholdOptions = queryOptions<Threshold, Problem>({
  queryKey: thresholdKey,
  queryFn: async () => ({ session: undefined, personas: [] }),
  staleTime: Number.POSITIVE_INFINITY,
})
