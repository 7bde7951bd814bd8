import type { Day } from '../../kernel/day.ts'
import type { Area } from '../../kernel/vocabulary.ts'
import type { Country } from '../places/place.ts'
import type { ServiceType } from '../services/service.ts'

export const organisationKinds = [
  'intergovernmental',
  'international-ngo',
  'national-ngo',
  'community-group',
  'government',
  'union',
  'academic',
  'red-cross-crescent',
  'media',
  'foundation',
  'private',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** What one organisation is to another under one agreement; never a property of the organisation as such. */
export const relations = [
  'collaborator',
  'service-provider',
  'implementer',
  'donor',
  'tc-beneficiary',
  'grant-recipient',
  'service-recipient',
] as const
export type Relation = (typeof relations)[number]

export const relationModes = ['equal', 'complementary'] as const
export type RelationMode = (typeof relationModes)[number]

/** Where the organisation stands with the platform as a whole. */
export const organisationStandings = ['invited', 'active', 'suspended', 'closed'] as const
export type OrganisationStanding = (typeof organisationStandings)[number]

/** A branch names its headquarters; competences are declared where the work is done. */
export interface Organisation {
  readonly id: string
  readonly name: string
  readonly acronym: string | null
  readonly kind: OrganisationKind
  readonly country: Country
  readonly headquartersId: string | null
  readonly standing: OrganisationStanding
  /** Observer is a status before the Council, not a relation in a project (reference 1.1). */
  readonly observer: boolean
}

/** One agreement between two organisations: each side sees the other in these relations. */
export interface Agreement {
  readonly id: string
  readonly fromId: string
  readonly toId: string
  readonly relations: readonly Relation[]
  readonly mode: RelationMode
  readonly from: Day
  readonly until: Day | null
  readonly endedOn: Day | null
}

export const populations = [
  'anyone',
  'women',
  'men',
  'girls',
  'boys',
  'children',
  'unaccompanied-children',
  'survivors-of-trafficking',
  'survivors-of-sexual-violence',
  'refugees-and-asylum-seekers',
  'stateless-people',
  'displaced-people',
  'returnees',
  'migrant-workers',
  'people-with-disabilities',
  'older-people',
  'people-with-medical-needs',
  'lgbti-people',
] as const
export type Population = (typeof populations)[number]

/** Another organisation's word, with evidence, for a competence that somebody declared. */
export interface Verification {
  readonly byOrganisationId: string
  readonly byPersonId: string
  readonly on: Day
  readonly until: Day
  /** A document's id or a reference that can be looked up. */
  readonly evidence: string
}

/**
 * One line of the competence register: area × service type × place × population × language. Null (or an empty
 * list) on a dimension means all of it; a place includes everything inside it.
 */
export interface Competence {
  readonly id: string
  readonly organisationId: string
  readonly area: Area
  readonly serviceType: ServiceType | null
  readonly placeId: string | null
  readonly populations: readonly Population[]
  readonly languages: readonly string[]
  readonly declaredBy: string
  readonly declaredOn: Day
  readonly validUntil: Day
  readonly withdrawnOn: Day | null
  readonly verification: Verification | null
}

export const competenceStandings = ['verified', 'declared', 'expired', 'outside'] as const
export type CompetenceStanding = (typeof competenceStandings)[number]
