import type { Day, Moment, Weekday } from '../../kernel/day.ts'
import type { Coordinates, Country } from '../places/place.ts'

export const serviceTypes = [
  'safe-shelter',
  'health',
  'mental-health',
  'protection',
  'counselling',
  'legal-aid',
  'security',
  'livelihoods',
  'child-protection',
  'family-tracing',
  'education',
  'non-food-items',
  'cash',
  'food',
  'water-sanitation',
  'emergency-shelter',
  'registration',
  'interpretation',
  'women-safe-space',
  'community-protection',
  'transport',
  'other',
] as const
export type ServiceType = (typeof serviceTypes)[number]

/** How a person reaches the service. */
export const accessModes = [
  'walk-in',
  'appointment',
  'referral-only',
  'outreach',
  'hotline',
  'home-visit',
] as const
export type AccessMode = (typeof accessModes)[number]

/** How another organisation hands a person over; the last two stand alone. */
export const referralMethods = [
  'platform',
  'email',
  'telephone',
  'inter-agency-form',
  'case-system',
  'in-person',
  'not-needed',
  'not-accepted',
] as const
export type ReferralMethod = (typeof referralMethods)[number]

export const nextSteps = ['follow-up-call', 'call-for-home-visit', 'person-comes'] as const
export type NextStep = (typeof nextSteps)[number]

/** Days of the week as they travel in addresses: Monday is 1. */
export const weekdayNumbers = ['1', '2', '3', '4', '5', '6', '7'] as const

export const frequencies = [
  'daily',
  'weekly',
  'fortnightly',
  'monthly',
  'every-two-months',
  'quarterly',
  'once',
] as const
export type Frequency = (typeof frequencies)[number]

/** A time of day, `HH:MM`; `24:00` is the end of the day. */
export type Clock = string

/** One span of opening. A side that the source does not give is null: not known, never "always". */
export interface Opening {
  readonly days: readonly Weekday[]
  readonly opens: Clock | null
  readonly closes: Clock | null
}

export interface Schedule {
  readonly always: boolean
  readonly frequency: Frequency | null
  readonly openings: readonly Opening[]
}

export const documentKinds = [
  'asylum-certificate',
  'refugee-card',
  'government-card',
  'national-identity',
  'passport',
  'residence-permit',
] as const
export type DocumentKind = (typeof documentKinds)[number]

export const sexes = ['female', 'male', 'other'] as const
export type Sex = (typeof sexes)[number]

export const vulnerabilities = [
  'child-at-risk',
  'unaccompanied-or-separated-child',
  'woman-at-risk',
  'older-person-at-risk',
  'single-parent',
  'disability',
  'serious-medical-condition',
  'family-unity',
  'legal-protection',
  'torture',
  'sexual-violence',
  'trafficking',
] as const
export type Vulnerability = (typeof vulnerabilities)[number]

/** Empty `include` means every nationality; `exclude` is then taken away. */
export interface NationalityRule {
  readonly include: readonly Country[]
  readonly exclude: readonly Country[]
}

/** All documents are asked for; none means that nothing is. */
export interface RegistrationRule {
  readonly documents: readonly DocumentKind[]
  readonly expiredAccepted: boolean
}

/** Whole years, both ends included; null is an open end. */
export interface AgeRule {
  readonly from: number | null
  readonly to: number | null
}

/** Empty `oneOf` means that no vulnerability is asked for; `scored` means that the provider's own assessment decides. */
export interface VulnerabilityRule {
  readonly oneOf: readonly Vulnerability[]
  readonly scored: boolean
}

/** Whom the service takes. Null on any line means that the provider has not said, which is not the same as "anyone". */
export interface Eligibility {
  readonly nationalities: NationalityRule | null
  readonly registration: RegistrationRule | null
  readonly ages: AgeRule | null
  readonly sexes: readonly Sex[] | null
  readonly vulnerabilities: VulnerabilityRule | null
}

export const coverageKinds = [
  'walking-distance',
  'city',
  'district',
  'governorate',
  'adjacent-governorates',
  'region',
  'countrywide',
  'remote',
] as const
export type CoverageKind = (typeof coverageKinds)[number]

/** How far the service reaches from where it stands. */
export interface Coverage {
  readonly kind: CoverageKind
  /** The region by name, when the kind is `region` and no places are listed. */
  readonly region: string | null
  /** Places named one by one; the service reaches them and all inside them. */
  readonly placeIds: readonly string[]
}

export interface ResponseTime {
  readonly kind: 'within' | 'case-by-case'
  /** Hours, when the kind is `within`. */
  readonly hours: number | null
}

/** Places in all and free; a figure that nobody has given is null, a confirmed nought is 0. */
export interface Capacity {
  readonly places: number | null
  readonly free: number | null
  readonly confirmedAt: Moment | null
}

export const visibilities = ['public', 'partners', 'hidden'] as const
export type Visibility = (typeof visibilities)[number]

/** `open` shows the place; `area-only` its first administrative level; `secret` nothing below the country. */
export const addressDisclosures = ['open', 'area-only', 'secret'] as const
export type AddressDisclosure = (typeof addressDisclosures)[number]

/** One text in one language (ISO 639-3). */
export interface LocalText {
  readonly language: string
  readonly text: string
}

export const contactKinds = ['telephone', 'hotline', 'email', 'web'] as const
export type ContactKind = (typeof contactKinds)[number]

export interface ServiceContact {
  readonly kind: ContactKind
  readonly value: string
  readonly public: boolean
}

/** A word of the source that has no place in our lists: kept as it stood and shown with a flag, never dropped. */
export interface KeptValue {
  readonly column: string
  readonly text: string
}

/** Where an imported service came from; the same source and key are the same service for ever. */
export interface ServiceSource {
  readonly system: string
  readonly key: string
}

export interface Service {
  readonly id: string
  readonly organisationId: string
  readonly country: Country
  readonly placeId: string | null
  /** Never the exact spot of a confidential address: that stands in the severe compartment, not here. */
  readonly coordinates: Coordinates | null
  /** At least one; the first is the main one. */
  readonly types: readonly ServiceType[]
  readonly names: readonly LocalText[]
  readonly activities: readonly LocalText[]
  readonly address: string | null
  readonly disclosure: AddressDisclosure
  readonly visibility: Visibility
  readonly access: readonly AccessMode[] | null
  readonly referral: readonly ReferralMethod[] | null
  readonly nextStep: NextStep | null
  readonly schedule: Schedule | null
  readonly eligibility: Eligibility
  readonly languages: readonly string[] | null
  readonly response: ResponseTime | null
  readonly coverage: Coverage | null
  readonly capacity: Capacity | null
  readonly contacts: readonly ServiceContact[]
  readonly validFrom: Day | null
  readonly validUntil: Day | null
  /** The last day on which the provider confirmed that this entry is right. */
  readonly confirmedOn: Day | null
  readonly kept: readonly KeptValue[]
  readonly source: ServiceSource | null
}
