import type { Coordinates, Country, Place, PlaceKind, PlaceName } from '../../places/place.ts'
import { countryPlaceId, placesNamespace } from '../../places/countries.ts'
import { longestName } from '../../../kernel/fields.ts'
import { kilometresBetween } from '../../places/distance.ts'
import { idFromName } from '../../tables/name-id.ts'
import { type Cells, cut, nameIn } from './cells.ts'
import { phrase } from './columns.ts'

/** Places by name, those that were there and those that the directory brings. */
export interface Gazetteer {
  readonly find: (name: string) => Place | undefined
  readonly add: (place: Place) => void
  readonly added: () => readonly Place[]
}

export interface Located {
  readonly placeId: string | null
  readonly coordinates: Coordinates | null
}

interface Form {
  readonly kind: PlaceKind
  readonly level: 1 | 2 | 3
  readonly pattern: RegExp
}

/** How directories name the kinds of place, most particular first. */
const forms: readonly Form[] = [
  { kind: 'camp-section', level: 3, pattern: /\b(?:camp village|district) \d+$/ },
  { kind: 'camp', level: 3, pattern: /\b(?:camp|refugee cent(?:er|re))\b/ },
  { kind: 'governorate', level: 1, pattern: /\b(?:governorate|province|region|muhafazat)\b/ },
  { kind: 'district', level: 2, pattern: /\b(?:liwa|district|sub-?district)\b/ },
  { kind: 'city', level: 3, pattern: /\b(?:city|town|municipality)\b/ },
]
/** Words that say what kind of place it is rather than which; `qasabat` is the district of the chief town. */
const kindWords =
  /\b(?:governorate|province|region|muhafazat|city|town|municipality|liwa|qasabat|qasabah|camp|village|district|\d+|al|as|at|ar|az|ash|all)\b|[()-]/g

export function gazetteerOf(country: Country, known: readonly Place[]): Gazetteer {
  const byName = new Map<string, Place>()
  const added: Place[] = []
  const enter = (place: Place) => {
    for (const { text } of place.names) if (!byName.has(phrase(text))) byName.set(phrase(text), place)
  }
  for (const place of known) if (place.country === country && place.level > 0) enter(place)
  return {
    find: (name) => byName.get(phrase(name)) ?? governorateNamed(name, byName.values()),
    add: (place) => {
      enter(place)
      added.push(place)
    },
    added: () => added.map((place) => withParent(place, [...new Set(byName.values())])),
  }
}

/** A gazetteer says Irbid where a directory says Irbid Governorate; of smaller places the kind is part of the name. */
function governorateNamed(name: string, known: Iterable<Place>): Place | undefined {
  if (formOf(name)?.kind !== 'governorate') return undefined
  const core = coreOf(name)
  return [...known].find(
    (place) => place.level === 1 && place.names.some(({ text }) => coreOf(text) === core),
  )
}

/** Where the row says that the service is: a place already known by that name, or a new one. */
export function locate(
  cells: Cells,
  gazetteer: Gazetteer,
  { country, coordinates, source }: Surroundings,
): Located {
  const name = nameIn(cells, 'location_name')
  if (name === '' || /^country ?wide$/.test(phrase(name)))
    return { placeId: countryPlaceId(country), coordinates: null }
  const known = gazetteer.find(name)
  if (known) return { placeId: known.id, coordinates: ownSpot(known, coordinates) }
  const place = newPlace(name, cut(cells.arabic('location_name'), longestName), {
    country,
    coordinates,
    source,
  })
  gazetteer.add(place)
  return { placeId: place.id, coordinates: null }
}

/** Coordinates that only repeat those of the place say nothing of the service. */
function ownSpot(place: Place, coordinates: Coordinates | null): Coordinates | null {
  if (!coordinates || !place.coordinates) return coordinates
  return kilometresBetween(place.coordinates, coordinates) < 0.05 ? null : coordinates
}

export interface Surroundings {
  readonly country: Country
  readonly coordinates: Coordinates | null
  readonly source: string
}

function newPlace(name: string, arabic: string, { country, coordinates, source }: Surroundings): Place {
  const form = formOf(name)
  const names: PlaceName[] = [{ text: name, language: 'eng' }]
  if (arabic !== '') names.push({ text: arabic, language: 'ara' })
  return {
    id: idFromName(placesNamespace, `${country}/name/${phrase(name)}`),
    code: null,
    country,
    level: form?.level ?? 3,
    kind: form?.kind ?? 'locality',
    parentId: null,
    names,
    coordinates,
    validFrom: null,
    validUntil: null,
    source,
  }
}

function formOf(name: string): Form | undefined {
  return forms.find(({ pattern }) => pattern.test(phrase(name)))
}

/**
 * Directories give no parents. A governorate lies in its country; a chief town, its district and the parts of a
 * camp share the name of what contains them. Other parents stay open rather than guessed.
 */
function withParent(place: Place, others: readonly Place[]): Place {
  if (place.level === 1) return { ...place, parentId: countryPlaceId(place.country) }
  const core = coreOf(mainName(place))
  const larger = others.filter((other) => contains(other, place) && coreOf(mainName(other)) === core)
  const parent = larger.toSorted((one, other) => other.level - one.level)[0]
  return { ...place, parentId: parent?.id ?? null }
}

function contains(other: Place, place: Place): boolean {
  if (place.kind === 'camp-section') return other.kind === 'camp'
  if (place.kind === 'camp' || other.kind === 'camp' || other.kind === 'camp-section') return false
  if (place.level === 2 && !/qasaba[th]/.test(phrase(mainName(place)))) return false
  return other.level < place.level && other.level > 0
}

function mainName({ names }: Place): string {
  return names[0]?.text ?? ''
}

function coreOf(name: string): string {
  return phrase(name).replace(kindWords, ' ').replace(/\s+/g, ' ').trim()
}
