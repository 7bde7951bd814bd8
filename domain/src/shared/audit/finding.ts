import type { Moment } from '../../kernel/day.ts'

/**
 * What an audit of the event chains can find. `inserted` and `altered` both lack the seal: an event that a signed
 * checkpoint vouches for was sound when it was signed, so it was altered since.
 */
export const findingKinds = [
  'altered',
  'inserted',
  'dropped',
  'reordered',
  'replayed',
  'end-dropped',
  'stream-dropped',
  'rewritten',
  'checkpoint-altered',
  'checkpoint-dropped',
  'checkpoint-unknown',
  'guard-missing',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** One thing that is not as the program wrote it. */
export interface Finding {
  readonly kind: FindingKind
  /** The chain: a record, a person, or whoever acted. */
  readonly stream?: string
  /** Where in the chain; a range when several are meant. */
  readonly seq?: number
  readonly until?: number
  /** Where the event stood when it was written. */
  readonly was?: number
  readonly event?: string
  readonly operation?: string
  readonly at?: Moment
  readonly checkpoint?: number
}

/** The outcome of one audit. */
export interface Verification {
  readonly events: number
  readonly streams: number
  readonly checkpoints: number
  /** Up to this moment the ends of the chains are signed. */
  readonly signedUntil: Moment | null
  readonly findings: readonly Finding[]
  /** How many more there are than are listed. */
  readonly more: number
  readonly milliseconds: number
}
