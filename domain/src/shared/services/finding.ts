import type { AgeInterval } from '../../kernel/age.ts'
import type { Moment } from '../../kernel/day.ts'
import type { Reason } from '../../kernel/reason.ts'
import type { LocalTime } from '../../kernel/working-time.ts'
import type { CompetenceStanding, OrganisationStanding } from '../organisations/organisation.ts'
import type { Country, Whereabouts } from '../places/place.ts'
import type { Priority } from '../referrals/referral.ts'
import type { DocumentKind, Service, ServiceType, Sex, Vulnerability } from './service.ts'

export interface HeldDocument {
  readonly kind: DocumentKind
  /** Null when nobody has looked at the date. */
  readonly expired: boolean | null
}

/** What is known of the person, as far as it decides who may help. Null is "not known", an empty list is "none". */
export interface Seeker {
  readonly age: AgeInterval | null
  readonly sex: Sex | null
  readonly nationalities: readonly Country[] | null
  /** ISO 639-3. */
  readonly languages: readonly string[] | null
  readonly documents: readonly HeldDocument[] | null
  readonly vulnerabilities: readonly Vulnerability[] | null
}

/** The moment as the clock on the wall of the person's country shows it. */
export interface LocalNow extends LocalTime {
  readonly moment: Moment
}

/** What the person needs. `mustKnow` lists the facts that may not stay unknown: what is asked then refuses. */
export interface FinderQuery {
  readonly serviceType: ServiceType
  readonly person: Seeker
  readonly place: Whereabouts
  readonly priority: Priority
  readonly now: LocalNow
  readonly mustKnow: readonly MustKnow[]
}

export const mustKnows = [
  'nationality',
  'registration',
  'age',
  'sex',
  'vulnerability',
  'coverage',
  'language',
] as const
export type MustKnow = (typeof mustKnows)[number]

/** How the provider has answered referrals so far. */
export interface ResponseHistory {
  readonly received: number
  readonly accepted: number
  readonly declined: number
  readonly medianHours: number | null
}

export interface ServiceCandidate {
  readonly service: Service
  readonly whereabouts: Whereabouts
  readonly organisationStanding: OrganisationStanding
  /** What `competenceFor` says of the providing organisation for this need. */
  readonly competence: CompetenceStanding
  readonly history: ResponseHistory | null
}

/** `for` speaks for the service, `ask` is not known and has to be asked, `against` lowers it without excluding it. */
export const weighings = ['for', 'ask', 'against'] as const
export type Weighing = (typeof weighings)[number]

export interface FinderReason extends Reason {
  readonly weighing: Weighing
}

export interface Offer {
  readonly service: Service
  /** 0 to 100. */
  readonly score: number
  readonly why: readonly FinderReason[]
  /** Null when an end is not known closely enough, or must not be. */
  readonly distanceKm: number | null
}

export interface Exclusion {
  readonly service: Service
  readonly whyNot: readonly Reason[]
}

export interface FinderResult {
  readonly offers: readonly Offer[]
  readonly excluded: readonly Exclusion[]
  /** The version of the weights that made the order, for the record of the choice. */
  readonly weights: string
}
