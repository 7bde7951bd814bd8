/** What somebody who is sought is to the one who seeks. */
export const relatives = [
  'father',
  'mother',
  'spouse',
  'child',
  'sibling',
  'grandparent',
  'grandchild',
  'uncle-or-aunt',
  'nephew-or-niece',
  'cousin',
  'guardian',
  'other',
] as const
export type Relative = (typeof relatives)[number]

/** How far the search for one person has come (reference 6, algorithm 7). */
export const soughtStates = ['open', 'in-progress', 'verified', 'reunified', 'closed'] as const
export type SoughtState = (typeof soughtStates)[number]

/** What the desk that keeps somebody found out. Only `agreed` is ever known to whoever seeks. */
export const hitAnswers = ['not-them', 'not-reached', 'refused', 'agreed'] as const
export type HitAnswer = (typeof hitAnswers)[number]

/** Two who may belong together, from the day on which the one who was found agreed. */
export const matchStates = [
  'in-progress',
  'verified',
  'reunified',
  'closed',
  'not-them',
  'withdrawn',
] as const
export type MatchState = (typeof matchStates)[number]

/** Whoever seeks, and whoever keeps the one who may have been found. */
export const sides = ['seeker', 'found'] as const
export type Side = (typeof sides)[number]

/** What both are asked, apart from each other; the words are read out. */
export const questions = [
  'mother-name',
  'father-name',
  'siblings',
  'birth-place',
  'last-together',
  'how-separated',
  'memory',
] as const
export type Question = (typeof questions)[number]

export type Answers = Readonly<Partial<Record<Question, string>>>

export const closings = [
  'contact-restored',
  'found-otherwise',
  'died',
  'no-longer-wished',
  'no-hope',
] as const
export type Closing = (typeof closings)[number]

/** Whether being together is good for a child, in the eyes of those who assessed it. */
export const interests = ['for', 'against', 'formal-determination'] as const
export type Interest = (typeof interests)[number]

export const reunions = ['in-person', 'by-telephone', 'by-message'] as const
export type Reunion = (typeof reunions)[number]
