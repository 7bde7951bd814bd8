import { idFromName, rootNamespace } from '../tables/name-id.ts'
import list from './generated/countries.json' with { type: 'json' }
import { type Country, type Place, countrylessCodes } from './place.ts'

export interface CountryEntry {
  readonly code: Country
  readonly alpha2: string
  readonly names: Readonly<Record<'en' | 'fr' | 'es' | 'ar', string>>
  readonly alsoCalled: readonly string[]
}

export const countries: readonly CountryEntry[] = list

/** Ids of places that come from public lists of codes. */
export const placesNamespace = idFromName(rootNamespace, 'places')

const byCode: ReadonlyMap<string, CountryEntry> = new Map(list.map((entry) => [entry.code, entry]))
const withoutCountry: ReadonlySet<string> = new Set(countrylessCodes)

export function findCountry(code: string): CountryEntry | undefined {
  return byCode.get(code)
}

export function isCountry(code: string): boolean {
  return byCode.has(code)
}

/** A country, or one of the codes that travel documents use for people without one. */
export function isNationality(code: string): boolean {
  return byCode.has(code) || withoutCountry.has(code)
}

const placeIds: ReadonlyMap<string, string> = new Map(
  list.map(({ code }) => [code, idFromName(placesNamespace, code)]),
)

export function countryPlaceId(code: Country): string {
  return placeIds.get(code) ?? idFromName(placesNamespace, code)
}

/** The countries as places, on which every gazetteer stands. */
export function countryPlaces(): readonly Place[] {
  return countries.map((entry) => ({
    id: countryPlaceId(entry.code),
    code: entry.code,
    country: entry.code,
    level: 0,
    kind: 'country',
    parentId: null,
    names: namesOf(entry),
    coordinates: null,
    validFrom: null,
    validUntil: null,
    source: 'iso-3166',
  }))
}

function namesOf(entry: CountryEntry): Place['names'] {
  const shown = [
    { text: entry.names.en, language: 'eng' },
    { text: entry.names.fr, language: 'fra' },
    { text: entry.names.es, language: 'spa' },
    { text: entry.names.ar, language: 'ara' },
  ]
  return [...shown, ...entry.alsoCalled.map((text) => ({ text, language: 'und' }))]
}
