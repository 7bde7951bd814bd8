import type { PersonFacts, Relation } from '../person/facts.ts'

/** Somebody of the family that is looked for, as the one who asks tells of them. */
export interface Member {
  readonly key: string
  readonly facts: PersonFacts
}

/** What `other` is to `one`. */
export interface Tie {
  readonly one: string
  readonly other: string
  readonly relation: Relation
}

/** A family as a graph. The one who asks may be a member: what is registered of them helps to find the others. */
export interface Family {
  readonly members: readonly Member[]
  readonly ties: readonly Tie[]
}

/** Somebody who is registered, with the people they were registered beside. */
export interface Registered {
  readonly id: string
  readonly facts: PersonFacts
  /** What each of these registered people is to this one. */
  readonly ties: readonly { readonly to: string; readonly relation: Relation }[]
  /** Who came together; null where nothing was noted. */
  readonly household: string | null
}

/** Where people are looked for: the index of a house, or a list in a test. Whom the asker may not see is not in it. */
export interface Register {
  /** People whose own facts are like these, the likest first. */
  readonly like: (facts: PersonFacts, most: number) => readonly Registered[]
  /** People who are tied to somebody, or came with them. */
  readonly near: (id: string) => readonly Registered[]
}

const mirrored: Readonly<Record<Relation, Relation>> = {
  father: 'child',
  mother: 'child',
  spouse: 'spouse',
  child: 'other',
  sibling: 'sibling',
  grandparent: 'grandchild',
  grandchild: 'grandparent',
  'uncle-or-aunt': 'nephew-or-niece',
  'nephew-or-niece': 'uncle-or-aunt',
  cousin: 'cousin',
  guardian: 'other',
  other: 'other',
}

const parents: ReadonlySet<Relation> = new Set(['father', 'mother'])

/** Whether what was told of two people and what is registered of two others can be one thing, read from the first to the second. */
export function sameTie(told: Relation, registered: Relation): boolean {
  return told === registered || (parents.has(told) && registered === 'other' && told !== 'other')
}

/** What the first is to the second, given what the second is to the first; a child's other end is a father or a mother. */
export function turned(relation: Relation, sex: PersonFacts['sex']): Relation {
  if (relation !== 'child') return mirrored[relation]
  if (sex === 'male') return 'father'
  return sex === 'female' ? 'mother' : 'other'
}
