import type { Day } from '../../kernel/day.ts'
import { countryPlaceId } from '../places/countries.ts'
import type { Place } from '../places/place.ts'
import { containing } from '../places/whereabouts.ts'
import type { Service, Visibility } from './service.ts'

/** Who is looking at the directory. */
export type Audience = 'public' | 'partners' | 'own-organisation'

const shownTo: Readonly<Record<Audience, readonly Visibility[]>> = {
  public: ['public'],
  partners: ['public', 'partners'],
  'own-organisation': ['public', 'partners', 'hidden'],
}

export function isShownTo({ visibility }: Pick<Service, 'visibility'>, audience: Audience): boolean {
  return shownTo[audience].includes(visibility)
}

export function isOutOfDate(
  { validFrom, validUntil }: Pick<Service, 'validFrom' | 'validUntil'>,
  today: Day,
): boolean {
  return (validUntil !== null && validUntil < today) || (validFrom !== null && validFrom > today)
}

/**
 * The service as this audience may see it; undefined when it may not. Nobody is shown a confidential address, its
 * spot or a district that is kept secret, not even the organisation that runs the place: that stands in the sealed
 * compartment alone (INV-05).
 */
export function shownService(
  service: Service,
  audience: Audience,
  find: (id: string) => Place | undefined,
): Service | undefined {
  if (!isShownTo(service, audience)) return undefined
  const forAudience = audience === 'public' ? publicPart(service) : service
  return service.disclosure === 'open' ? forAudience : withoutAddress(forAudience, find)
}

/** Without contacts meant for partners, without where the entry came from, and without how full the house is. */
function publicPart(service: Service): Service {
  return {
    ...service,
    contacts: service.contacts.filter((contact) => contact.public),
    capacity: null,
    source: null,
  }
}

function withoutAddress(service: Service, find: (id: string) => Place | undefined): Service {
  const kept = service.kept.filter(({ column }) => !tellsWhere.includes(column))
  return { ...service, address: null, coordinates: null, placeId: shownPlace(service, find), kept }
}

const tellsWhere: readonly string[] = ['location_name', 'longitude', 'latitude', 'address']

function shownPlace(
  { placeId, country, disclosure }: Service,
  find: (id: string) => Place | undefined,
): string {
  const first =
    disclosure === 'area-only' ? containing(placeId, find).find((place) => place.level === 1) : undefined
  return first?.id ?? countryPlaceId(country)
}
