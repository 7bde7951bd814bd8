import type { Day } from '../../kernel/day.ts'
import type { Country } from '../places/place.ts'

/** What somebody does at the head of an organisation. */
export const officerRoles = [
  'chair',
  'director',
  'board-member',
  'treasurer',
  'secretary',
  'owner',
  'signatory',
  'other',
] as const
export type OfficerRole = (typeof officerRoles)[number]

/** When somebody was born, as well as it is known; lists give years, and spans of them. */
export interface Born {
  readonly day: Day | null
  readonly from: number
  readonly to: number
  /** The list says "about". */
  readonly about: boolean
}

/** One of those who lead an organisation or may bind it. */
export interface Officer {
  readonly id: string
  readonly organisationId: string
  /** Every name the person goes by, in whatever script; the first is the one used here. */
  readonly names: readonly string[]
  readonly role: OfficerRole
  readonly born: Born | null
  readonly citizenships: readonly Country[]
  readonly endedOn: Day | null
}

export const entryKinds = ['person', 'organisation'] as const
export type EntryKind = (typeof entryKinds)[number]

export const nameQualities = ['primary', 'good', 'low'] as const
export type NameQuality = (typeof nameQualities)[number]

export interface ListedName {
  readonly text: string
  readonly quality: NameQuality
}

/** One person or organisation on a list: what the list publishes, and nothing else. */
export interface ListEntry {
  /** What the list itself calls the entry; the same in every version. */
  readonly reference: string
  readonly kind: EntryKind
  readonly names: readonly ListedName[]
  readonly births: readonly Born[]
  /** Citizenships of a person; where an organisation is. */
  readonly countries: readonly Country[]
  readonly programme: string | null
  readonly listedOn: Day | null
  readonly remarks: string | null
}

/** Who is compared with a list: the organisation itself, or one of its officers. */
export interface Subject {
  readonly kind: EntryKind
  /** The officer; null for the organisation itself. */
  readonly officerId: string | null
  readonly names: readonly string[]
  readonly born: Born | null
  readonly countries: readonly Country[]
}

export const verdicts = ['same', 'not-same', 'cannot-tell'] as const
export type Verdict = (typeof verdicts)[number]

/**
 * Where a question stands. `superseded`: asked anew, because something changed. `lapsed`: the officer left or the entry
 * is no longer on the list before anybody had confirmed it.
 */
export const questionStates = ['open', 'unsettled', 'confirmed', 'cleared', 'superseded', 'lapsed'] as const
export type QuestionState = (typeof questionStates)[number]

/** Why a run no longer finds the two alike: two people look at what was confirmed again, and at a name that was changed. */
export const goneReasons = ['entry-delisted', 'officer-left', 'no-longer-alike'] as const
export type GoneReason = (typeof goneReasons)[number]

export const runCauses = ['new-list', 'changed', 'asked'] as const
export type RunCause = (typeof runCauses)[number]
