import { countryPlaceId } from '@passerelle/domain/shared/places/countries'
import type { ListedService } from '@passerelle/domain/shared/services/contract'
import { isStale } from '@passerelle/domain/shared/services/finder/standing'
import { type Audience, isOutOfDate, shownService } from '@passerelle/domain/shared/services/publication'
import type { Service } from '@passerelle/domain/shared/services/service'
import type { Actor } from '../engine/actor.ts'
import type { Handed } from '../engine/operation.ts'
import { type Sql, type Tx, sql } from '../engine/sql.ts'
import { type Around, type FindPlace, placesAround, shownPlace } from '../places/sql.ts'

/** What the partner finder weighs. */
export type Rules = Pick<
  Service,
  'access' | 'referral' | 'schedule' | 'eligibility' | 'languages' | 'response' | 'coverage'
>
/** What a page shows besides. */
export type Page = Pick<Service, 'names' | 'activities' | 'address' | 'contacts' | 'kept' | 'nextStep'>

/** The columns of a service as the finder needs them. */
export interface RulesRow {
  readonly id: string
  readonly organisationId: string
  readonly country: string
  readonly placeId: string | null
  readonly longitude: number | null
  readonly latitude: number | null
  readonly type: Service['types'][number]
  readonly furtherTypes: readonly Service['types'][number][]
  readonly visibility: Service['visibility']
  readonly disclosure: Service['disclosure']
  readonly rules: Partial<Rules>
  readonly capacityPlaces: number | null
  readonly capacityFree: number | null
  readonly capacityConfirmedAt: string | null
  readonly confirmedOn: string | null
  readonly validFrom: string | null
  readonly validUntil: string | null
}

export interface ServiceRow extends RulesRow {
  readonly name: string
  readonly page: Partial<Page>
  readonly source: string | null
  readonly sourceKey: string | null
  readonly sortName: string
  readonly version: number
  readonly organisationName: string
  readonly organisationAcronym: string | null
}

export const rulesColumns: Sql = sql`s.id, s.organisation_id as "organisationId", s.country, s.place_id as "placeId", s.longitude, s.latitude,
  s.type, s.further_types as "furtherTypes", s.visibility, s.disclosure, s.rules, s.capacity_places as "capacityPlaces",
  s.capacity_free as "capacityFree", s.capacity_confirmed_at as "capacityConfirmedAt", s.confirmed_on as "confirmedOn",
  s.valid_from as "validFrom", s.valid_until as "validUntil"`

/** Services with the names of their organisations; `where` speaks of `s` and `o`, `end` orders and limits. */
export function serviceRows(tx: Tx, where: Sql, end: Sql = sql`limit 1`): Promise<ServiceRow[]> {
  return tx.rows<ServiceRow>(sql`
    select ${rulesColumns}, s.name, s.page, s.source, s.source_key as "sourceKey", s.sort_name as "sortName", s.version,
      o.name as "organisationName", o.acronym as "organisationAcronym"
    from services s join organisations o on o.id = s.organisation_id
    where ${where} ${end}`)
}

const nobodyAsked: Service['eligibility'] = {
  nationalities: null,
  registration: null,
  ages: null,
  sexes: null,
  vulnerabilities: null,
}

/** A service as the finder weighs it: without the texts of its page. */
export function weighedService(row: RulesRow): Service {
  const { rules, longitude, latitude } = row
  return {
    id: row.id,
    organisationId: row.organisationId,
    country: row.country,
    placeId: row.placeId,
    coordinates: longitude === null || latitude === null ? null : { longitude, latitude },
    types: [row.type, ...row.furtherTypes],
    names: [],
    activities: [],
    address: null,
    disclosure: row.disclosure,
    visibility: row.visibility,
    access: rules.access ?? null,
    referral: rules.referral ?? null,
    nextStep: null,
    schedule: rules.schedule ?? null,
    eligibility: rules.eligibility ?? nobodyAsked,
    languages: rules.languages ?? null,
    response: rules.response ?? null,
    coverage: rules.coverage ?? null,
    capacity: capacityOf(row),
    contacts: [],
    validFrom: row.validFrom,
    validUntil: row.validUntil,
    confirmedOn: row.confirmedOn,
    kept: [],
    source: null,
  }
}

function capacityOf(row: RulesRow): Service['capacity'] {
  const { capacityPlaces: places, capacityFree: free, capacityConfirmedAt: confirmedAt } = row
  return places === null && free === null && confirmedAt === null ? null : { places, free, confirmedAt }
}

/** The whole service, as it is stored: nobody is shown it but through `shownService`. */
export function wholeService(row: ServiceRow): Service {
  const { page, source, sourceKey } = row
  const names = page.names ?? []
  return {
    ...weighedService(row),
    names: names.length > 0 ? names : [{ language: 'und', text: row.name }],
    activities: page.activities ?? [],
    address: page.address ?? null,
    nextStep: page.nextStep ?? null,
    contacts: page.contacts ?? [],
    kept: page.kept ?? [],
    source: source !== null && sourceKey !== null ? { system: source, key: sourceKey } : null,
  }
}

export type Listed = Handed<ListedService>

/** Who reads a directory, and on which day. */
export interface Reader {
  readonly actor: Pick<Actor, 'account' | 'organisation'>
  readonly today: string
  /** The pages that are for everybody show the same to those who are signed in. */
  readonly publicly?: boolean
}

export function audienceOf({ actor, publicly }: Reader, organisationId: string): Audience {
  if (publicly === true || actor.account === '') return 'public'
  return actor.organisation === organisationId ? 'own-organisation' : 'partners'
}

/** The services as this reader may see them, with the names around them; those that may not be seen are left out. */
export async function listServices(
  tx: Tx,
  rows: readonly ServiceRow[],
  reader: Reader,
  around: Around = (ids) => placesAround(tx, ids),
): Promise<Listed[]> {
  const find = await around(
    rows.flatMap((row) => [row.placeId, row.disclosure === 'open' ? null : countryPlaceId(row.country)]),
  )
  return rows.flatMap((row) => listService(row, reader, find) ?? [])
}

function listService(row: ServiceRow, reader: Reader, find: FindPlace): Listed | undefined {
  const whole = wholeService(row)
  const service = shownService(whole, audienceOf(reader, row.organisationId), find)
  if (!service) return undefined
  return {
    service,
    organisation: { id: row.organisationId, name: row.organisationName, acronym: row.organisationAcronym },
    place: shownPlace(service.placeId, find) ?? null,
    stale: isStale(service, reader.today),
    outOfDate: isOutOfDate(service, reader.today),
  }
}
