import type { NameLevel } from './comparison.ts'
import type { PartKind } from './parse.ts'

export interface NameWeights {
  /** Bits for each level of agreement of a part, or for what was found about the whole. */
  readonly levels: Readonly<Record<NameLevel, number>>
  /** A part's bits are multiplied by this: a father's father says less, a by-name still less. */
  readonly kinds: Readonly<Record<PartKind, number>>
  /** A contradiction takes away this share of what agrees too: brothers share all names but one. */
  readonly contradicted: number
  /** A word that so many in a million carry has just the weight of its level; rarer ones more, commoner ones less. */
  readonly usual: number
  /** How far rarity moves a weight: bits for each doubling, and at most. */
  readonly rarity: { readonly share: number; readonly most: number }
}

/** Provisional: set by hand, looked over on one half of the published name pairs that are labelled for it. */
export const defaultNameWeights: NameWeights = {
  levels: {
    exact: 6,
    variant: 5,
    sound: 5,
    close: 4,
    near: 1.5,
    initial: 1.5,
    joined: 9,
    whole: 2.5,
    omitted: -0.4,
    apart: -7,
    swapped: -0.5,
    reversed: -7,
  },
  kinds: {
    given: 1,
    father: 1,
    grandfather: 0.9,
    family: 1,
    nisba: 1,
    kunya: 0.8,
    initial: 1,
    particle: 0,
    title: 0,
    suffix: 0,
  },
  contradicted: 0.6,
  usual: 2000,
  rarity: { share: 0.5, most: 3 },
}
