import type { Day } from '../../kernel/day.ts'

/** ISO 3166-1 alpha-3, or one of the three codes that travel documents use for people without a country. */
export type Country = string

/** ICAO 9303: stateless, refugee, nationality not stated. They are nationalities, never places. */
export const countrylessCodes = ['XXA', 'XXB', 'XXX'] as const

export const placeKinds = [
  'country',
  'region',
  'governorate',
  'district',
  'city',
  'camp',
  'camp-section',
  'locality',
] as const
export type PlaceKind = (typeof placeKinds)[number]

export interface PlaceName {
  readonly text: string
  /** ISO 639-3, `und` when the source does not say. */
  readonly language: string
}

export interface Coordinates {
  readonly longitude: number
  readonly latitude: number
}

/**
 * A country or a place inside one. Codes are never reused and never cut: the parent is what the gazetteer
 * says it is, because real codes do not always begin with the code of their parent.
 */
export interface Place {
  readonly id: string
  /** Country code for countries, place code for the rest; null when the place has none. */
  readonly code: string | null
  readonly country: Country
  /** 0 country, 1 first administrative level, 2 second, 3 anything smaller. */
  readonly level: 0 | 1 | 2 | 3
  readonly kind: PlaceKind
  readonly parentId: string | null
  readonly names: readonly PlaceName[]
  readonly coordinates: Coordinates | null
  readonly validFrom: Day | null
  readonly validUntil: Day | null
  /** Where the entry came from, for instance `pcodes` or `services-jordan`. */
  readonly source: string
}

/** Where something is, from the country down to the place itself; places that are not known are missing. */
export interface Whereabouts {
  readonly country: Country | null
  /** Ids of the place and of all that contain it, in any order. */
  readonly chain: readonly string[]
  /** The first administrative level (governorate, province), when it is known. */
  readonly firstLevelId: string | null
  readonly secondLevelId: string | null
  /** The place itself. */
  readonly placeId: string | null
  readonly coordinates: Coordinates | null
  /** How many kilometres from the coordinates the true spot may lie; 0 when they are its own. */
  readonly blurKm: number
}
