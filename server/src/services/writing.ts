import { shownService } from '@passerelle/domain/shared/services/publication'
import type { Opening, Service } from '@passerelle/domain/shared/services/service'
import { fold } from '@passerelle/matching/names/fold'
import { type Sql, type Tx, sql } from '../engine/sql.ts'
import { type FindPlace, placesAround } from '../places/sql.ts'
import type { Page, Rules } from './row.ts'

/** A service to be written; an import adds what tells later whether its entry changed. */
export interface WrittenService {
  readonly service: Service
  readonly fingerprint?: string
}

const longestWords = 4_000

/** The words by which a service is found: of its names first, of its activities as far as there is room. */
export function wordsOf({ names, activities }: Pick<Service, 'names' | 'activities'>): string {
  const words = new Set([...names, ...activities].flatMap(({ text }) => fold(text).split(' ')))
  const text = [...words].map((word) => ` ${word}`).join('')
  return Array.from(text.slice(0, longestWords)).join('')
}

/** Monday is bit 0; null when the hours do not say on which days it is open. */
export function openDays({ schedule }: Pick<Service, 'schedule'>): number | null {
  if (!schedule) return null
  if (schedule.always) return 127
  const days = schedule.openings.flatMap(({ days: some }: Opening) => some)
  return days.length === 0 ? null : days.reduce((bits, day) => bits | (1 << (day - 1)), 0)
}

/**
 * What is stored of a service that keeps its address to itself is what may be shown of it: what is not there cannot
 * leak (INV-05).
 */
function keptPart(service: Service, find: FindPlace): Service {
  return shownService(service, 'own-organisation', find) ?? service
}

function recordOf(
  { service, fingerprint }: WrittenService,
  find: FindPlace,
): Readonly<Record<string, unknown>> {
  const kept = keptPart(service, find)
  const { access, referral, schedule, eligibility, languages, response, coverage } = kept
  const { names, activities, address, contacts, kept: words, nextStep } = kept
  const rules: Rules = { access, referral, schedule, eligibility, languages, response, coverage }
  const page: Page = { names, activities, address, contacts, kept: words, nextStep }
  const [type, ...further] = kept.types
  return {
    id: kept.id,
    organisation_id: kept.organisationId,
    country: kept.country,
    place_id: kept.placeId,
    ...kept.coordinates,
    type,
    further_types: further,
    name: names[0]?.text,
    words: wordsOf(kept),
    visibility: kept.visibility,
    disclosure: kept.disclosure,
    accepts_referrals: referral === null || !referral.includes('not-accepted'),
    open_days: openDays(kept),
    rules,
    page,
    capacity_places: kept.capacity?.places,
    capacity_free: kept.capacity?.free,
    capacity_confirmed_at: kept.capacity?.confirmedAt,
    confirmed_on: kept.confirmedOn,
    valid_from: kept.validFrom,
    valid_until: kept.validUntil,
    source: kept.source?.system,
    source_key: kept.source?.key,
    fingerprint,
  }
}

const columns: Sql = sql`organisation_id, country, place_id, longitude, latitude, type, further_types, name, words, visibility, disclosure,
  accepts_referrals, open_days, rules, page, capacity_places, capacity_free, capacity_confirmed_at, confirmed_on, valid_from, valid_until, source,
  source_key, fingerprint`

const shape: Sql = sql`x(id uuid, organisation_id uuid, country text, place_id uuid, longitude float8, latitude float8, type text,
  further_types text[], name text, words text, visibility text, disclosure text, accepts_referrals boolean, open_days integer, rules json, page json,
  capacity_places integer, capacity_free integer, capacity_confirmed_at timestamptz, confirmed_on date, valid_from date, valid_until date,
  source text, source_key text, fingerprint uuid)`

const AT_ONCE = 1_000

async function inParts(
  tx: Tx,
  services: readonly WrittenService[],
  statement: (rows: Sql) => Sql,
): Promise<number> {
  let touched = 0
  for (let start = 0; start < services.length; start += AT_ONCE) {
    const some = services.slice(start, start + AT_ONCE)
    const find = await placesAround(
      tx,
      some.map(({ service }) => service.placeId),
    )
    const rows = JSON.stringify(some.map((each) => recordOf(each, find)))
    touched += await tx.run(statement(sql`json_to_recordset(${rows}::json) as ${shape}`))
  }
  return touched
}

/** Adds services; with a fingerprint they count as imported. */
export function insertServices(tx: Tx, services: readonly WrittenService[]): Promise<number> {
  return inParts(
    tx,
    services,
    (rows) => sql`
      insert into services (id, imported_version, ${columns})
      select id, case when fingerprint is not null then 1 end, ${columns} from ${rows}`,
  )
}

/** Replaces what an import wrote before, as a new version. A figure of free places that the file does not give stays. */
export function reimportServices(tx: Tx, services: readonly WrittenService[]): Promise<number> {
  return inParts(
    tx,
    services,
    (rows) => sql`
      update services s set ${described}, organisation_id = x.organisation_id, fingerprint = x.fingerprint, version = s.version + 1,
        imported_version = s.version + 1, updated_at = now(), confirmed_on = coalesce(x.confirmed_on, s.confirmed_on),
        capacity_places = coalesce(x.capacity_places, s.capacity_places), capacity_free = coalesce(x.capacity_free, s.capacity_free),
        capacity_confirmed_at = case when x.capacity_free is null then s.capacity_confirmed_at else x.capacity_confirmed_at end
      from ${rows} where s.id = x.id`,
  )
}

/** Writes what people changed, if the version they read is still the newest; gives whether it was. */
export async function changeService(tx: Tx, service: Service, version: number): Promise<boolean> {
  const touched = await inParts(
    tx,
    [{ service }],
    (rows) => sql`
      update services s set ${described}, version = s.version + 1, updated_at = now(), confirmed_on = x.confirmed_on
      from ${rows} where s.id = x.id and s.version = ${version}`,
  )
  return touched === 1
}

/** Everything that the words of an entry say, whoever wrote them. */
const described: Sql = sql`country = x.country, place_id = x.place_id, longitude = x.longitude, latitude = x.latitude, type = x.type,
  further_types = x.further_types, name = x.name, words = x.words, visibility = x.visibility, disclosure = x.disclosure,
  accepts_referrals = x.accepts_referrals, open_days = x.open_days, rules = x.rules, page = x.page, valid_from = x.valid_from,
  valid_until = x.valid_until`
