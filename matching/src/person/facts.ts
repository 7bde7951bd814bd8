/** What is known of a person, as it was told: the one shape that is searched, compared, linked and traced. */
export interface PersonFacts {
  /** Every name the person goes by, in whatever script and order. */
  readonly names: readonly NameFact[]
  readonly birth: BirthFact | null
  readonly sex: 'female' | 'male' | 'other' | null
  /** ISO 3166-1 alpha-3, where it is known. */
  readonly citizenships?: readonly string[]
  readonly places: readonly PlaceFact[]
  /** Telephone numbers as written down. */
  readonly phones: readonly string[]
  readonly papers: readonly PaperFact[]
  readonly relatives: readonly RelativeFact[]
}

/** A name as written; `given` and the others where the form asked for them apart. */
export interface NameFact {
  readonly text: string
  readonly given?: string
  readonly father?: string
  readonly grandfather?: string
  readonly family?: string
}

/** A day of birth of some precision, or an age told on a day. Days are `YYYY-MM-DD`. */
export type BirthFact =
  | { readonly day: string; readonly precision: 'exact' | 'month' | 'year' | 'estimated' }
  | { readonly age: number; readonly on: string }

export interface PlaceFact {
  readonly role: 'birth' | 'origin' | 'now' | 'last-seen'
  /** Codes from the country down to the village; as far as known. */
  readonly path: readonly string[]
  readonly name: string | null
}

export interface PaperFact {
  readonly kind: string
  readonly number: string
}

export interface RelativeFact {
  readonly relation: Relation
  readonly names: readonly NameFact[]
  readonly birth: BirthFact | null
}

export type Relation =
  | 'father'
  | 'mother'
  | 'spouse'
  | 'child'
  | 'sibling'
  | 'grandparent'
  | 'grandchild'
  | 'uncle-or-aunt'
  | 'nephew-or-niece'
  | 'cousin'
  | 'guardian'
  | 'other'
