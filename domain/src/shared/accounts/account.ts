import type { Clearance, Role } from '../../kernel/vocabulary.ts'

/** In which capacity somebody takes part; donors and observers never open a person's data. */
export const capacities = ['operational', 'donor', 'observer'] as const
export type Capacity = (typeof capacities)[number]

/** The languages of the interface and of letters. */
export const locales = ['en', 'fr', 'es', 'ar'] as const
export type Locale = (typeof locales)[number]

/** The role somebody holds, and what it opens. */
export interface Standing {
  readonly role: Role
  readonly capacity: Capacity
  readonly clearances: readonly Clearance[]
}
