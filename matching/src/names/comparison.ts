import type { PartKind } from './parse.ts'
import type { Token } from './tokens.ts'

/** How many in a million people carry a word in their name, as far as it was counted. */
export interface Rarity {
  readonly perMillion: (folded: string) => number | null
}

export type NameLevel =
  | 'exact'
  | 'variant'
  | 'sound'
  | 'close'
  | 'near'
  | 'initial'
  | 'joined'
  | 'whole'
  | 'omitted'
  | 'apart'
  | 'swapped'
  | 'reversed'

/** One line of what speaks for and against two names being one person's. */
export interface NameLine {
  readonly kind: PartKind
  readonly level: NameLevel
  readonly weight: number
  readonly one: string | null
  readonly other: string | null
  readonly perMillion: number | null
}

export interface NameComparison {
  /** The sum of the lines, in bits. */
  readonly weight: number
  readonly lines: readonly NameLine[]
}

export interface NamePartToCompare {
  readonly token: Token
  readonly text: string
  readonly kind: PartKind
  readonly told: boolean
}

/** A full name made ready to be compared with many. */
export interface FullName {
  readonly text: string
  readonly parts: readonly NamePartToCompare[]
}
