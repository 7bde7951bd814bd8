import type { AgeInterval, Birth } from '../../kernel/age.ts'
import type { Day } from '../../kernel/day.ts'
import type { Coordinates, Country } from '../places/place.ts'
import { type Sex, type Vulnerability, documentKinds } from '../services/service.ts'

export const nameKinds = ['as-spoken', 'as-in-document', 'transliterated', 'former', 'alias'] as const
export type NameKind = (typeof nameKinds)[number]

/** In which order a name is said; a chain is given name, father's, grandfather's and so on. */
export const nameOrders = ['given-first', 'family-first', 'chain', 'single'] as const
export type NameOrder = (typeof nameOrders)[number]

/** Scripts by their ISO 15924 codes; `Zyyy` is any other. */
export const scripts = [
  'Latn',
  'Arab',
  'Cyrl',
  'Ethi',
  'Beng',
  'Deva',
  'Mymr',
  'Hebr',
  'Grek',
  'Armn',
  'Geor',
  'Hani',
  'Hang',
  'Hira',
  'Kana',
  'Thai',
  'Khmr',
  'Laoo',
  'Taml',
  'Telu',
  'Sinh',
  'Gujr',
  'Guru',
  'Knda',
  'Mlym',
  'Orya',
  'Tibt',
  'Syrc',
  'Thaa',
  'Tfng',
  'Nkoo',
  'Adlm',
  'Zyyy',
] as const
export type Script = (typeof scripts)[number]

export interface PersonName {
  readonly text: string
  readonly script: Script
  readonly kind: NameKind
  readonly order: NameOrder
}

/** What somebody who does not know their birthday says: so old, on that day. */
export interface StatedAge {
  readonly age: number
  readonly on: Day
}

export const displacementStatuses = [
  'resident',
  'internally-displaced',
  'asylum-seeker',
  'refugee',
  'stateless',
  'returnee',
  'foreign-national',
] as const
export type DisplacementStatus = (typeof displacementStatuses)[number]

export const registrations = ['registered', 'pending', 'not-registered'] as const
export type Registration = (typeof registrations)[number]

export const paperKinds = [
  ...documentKinds,
  'travel-document',
  'birth-certificate',
  'driving-licence',
  'other',
] as const
export type PaperKind = (typeof paperKinds)[number]

export interface Paper {
  readonly kind: PaperKind
  readonly number: string
  readonly country: Country | null
  readonly expiresOn: Day | null
}

export const channels = ['phone', 'sms', 'whatsapp', 'email', 'address', 'through-someone', 'other'] as const
export type Channel = (typeof channels)[number]

/** Whether contact by this channel may put the person in danger; "not known" is never taken for yes. */
export const safeties = ['yes', 'no', 'unknown'] as const
export type Safety = (typeof safeties)[number]

export interface PersonContact {
  readonly channel: Channel
  readonly value: string
  readonly safe: Safety
  /** When it is safe: days, hours, or what must be true first. */
  readonly when: string | null
  /** The name under which to ask for the person. */
  readonly askFor: string | null
}

/**
 * What one organisation knows of a person. Null is "not asked or not known"; an empty list is "none".
 * Each of these is one thing that two people may change at the same time.
 */
export interface PersonFields {
  /** In the order the person uses; the first is the one shown. */
  readonly names: readonly PersonName[]
  readonly birth: Birth | null
  readonly sex: Sex | null
  /** In the person's own words. */
  readonly gender: string | null
  readonly citizenships: readonly Country[] | null
  /** ISO 639-3, the one spoken best first. */
  readonly languages: readonly string[] | null
  readonly interpreterNeeded: boolean
  readonly displacementStatus: DisplacementStatus | null
  readonly registration: Registration | null
  readonly papers: readonly Paper[] | null
  readonly specificNeeds: readonly Vulnerability[] | null
  readonly placeId: string | null
  readonly coordinates: Coordinates | null
  readonly whereabouts: string | null
  readonly contacts: readonly PersonContact[]
}
export type PersonField = keyof PersonFields

export const relationKinds = [
  'spouse',
  'parent',
  'child',
  'sibling',
  'grandparent',
  'grandchild',
  'guardian',
  'ward',
  'carer',
  'cared-for',
  'other',
] as const
/** What the other person is to this one: `parent` means that the other is the parent. */
export type RelationKind = (typeof relationKinds)[number]

/** How well a relation is proved (domain reference 1.2). */
export const evidenceLevels = ['declared', 'documented', 'dna', 'disputed'] as const
export type EvidenceLevel = (typeof evidenceLevels)[number]

/** As much of a person as a list shows. */
export interface PersonSummary {
  readonly id: string
  readonly code: string
  readonly displayName: string
  readonly latinName: string | null
  readonly age: AgeInterval | null
  readonly sex: Sex | null
}
