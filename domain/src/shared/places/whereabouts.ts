import { countryPlaceId } from './countries.ts'
import type { Coordinates, Country, Place, Whereabouts } from './place.ts'

const deepest = 8

/** The place and all that contain it, nearest first; a parent that is missing or goes in circles ends the walk. */
export function containing(
  placeId: string | null,
  find: (id: string) => Place | undefined,
): readonly Place[] {
  const found: Place[] = []
  let next = placeId === null ? undefined : find(placeId)
  while (next && found.length < deepest && !found.includes(next)) {
    found.push(next)
    next = next.parentId === null ? undefined : find(next.parentId)
  }
  return found
}

export interface Standing {
  readonly placeId: string | null
  /** What is known when the place is not. */
  readonly country: Country | null
  /** Of the thing itself; the place's own are used when it has none. */
  readonly coordinates: Coordinates | null
}

export function whereaboutsOf(standing: Standing, find: (id: string) => Place | undefined): Whereabouts {
  const chain = containing(standing.placeId, find)
  const country = chain[0]?.country ?? standing.country
  const ids = chain.map((place) => place.id)
  const withCountry = country === null ? ids : [...ids, countryPlaceId(country)]
  return {
    country,
    chain: [...new Set(withCountry)],
    firstLevelId: chain.find((place) => place.level === 1)?.id ?? null,
    secondLevelId: chain.find((place) => place.level === 2)?.id ?? null,
    placeId: standing.placeId,
    ...spot(standing, chain),
  }
}

/** The middle of a place stands for all of it, so the larger the place, the less its coordinates say. */
const blurByLevel = { 0: 500, 1: 60, 2: 20, 3: 5 } as const

function spot(
  { coordinates }: Standing,
  chain: readonly Place[],
): Pick<Whereabouts, 'coordinates' | 'blurKm'> {
  if (coordinates) return { coordinates, blurKm: 0 }
  const nearest = chain.find((place) => place.level > 0 && place.coordinates !== null)
  return nearest
    ? { coordinates: nearest.coordinates, blurKm: blurByLevel[nearest.level] }
    : { coordinates: null, blurKm: 0 }
}
