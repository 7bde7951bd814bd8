import type { Day } from '../../kernel/day.ts'
import type { Country, Place } from '../places/place.ts'
import type { ImportReport } from '../tables/report.ts'
import type { Service } from './service.ts'

/** What the importer has to know besides the files. */
export interface ImportSettings {
  /** Names the source; the same system and key give the same ids, whoever imports and how often. */
  readonly system: string
  readonly country: Country
  readonly today: Day
  /** Moves every validity by the same number of days, so that half of them or more end on this day or later; null keeps the dates. */
  readonly shiftTo: Day | null
  /** The day on which somebody vouched for the directory as a whole; null when nobody has. */
  readonly confirmedOn: Day | null
  readonly visibility: Service['visibility']
  /** Organisations already there, so that `WVI` finds its organisation instead of making a second one. */
  readonly organisations: readonly KnownOrganisation[]
  /** Places already there, found again by name within the country. */
  readonly places: readonly Place[]
  /** By service id, the fingerprint that the last import left: unchanged entries are reported as such. */
  readonly existing: ReadonlyMap<string, string>
}

export interface KnownOrganisation {
  readonly id: string
  readonly name: string
  readonly acronym: string | null
}

export interface OrganisationDraft {
  readonly id: string
  readonly name: string
  readonly acronym: string | null
  readonly country: Country
  readonly row: number
}

/** A service as it would be written, and what it would do to what is there. */
export interface ServiceDraft {
  readonly service: Service
  /** Changes when, and only when, what the directory says of the service changes. */
  readonly fingerprint: string
  readonly fate: 'created' | 'merged' | 'unchanged'
  readonly rows: readonly number[]
}

export interface ServicesImport {
  readonly services: readonly ServiceDraft[]
  readonly organisations: readonly OrganisationDraft[]
  readonly places: readonly Place[]
  /** Days by which validity was moved; 0 when it was not. */
  readonly shiftedDays: number
  readonly report: ImportReport
}
