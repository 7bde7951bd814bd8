import type { Area } from '@passerelle/domain/kernel/vocabulary'
import type { Competence, OrganisationStanding } from '@passerelle/domain/shared/organisations/organisation'
import type { Whereabouts } from '@passerelle/domain/shared/places/place'
import { finderConfig } from '@passerelle/domain/shared/services/finder/config'
import type { ResponseHistory, Seeker } from '@passerelle/domain/shared/services/finding'
import type { ServiceType } from '@passerelle/domain/shared/services/service'
import { type Sql, type Tx, sql } from '../engine/sql.ts'
import { type RulesRow, rulesColumns } from './row.ts'

/**
 * So many services are weighed for one need: those that may fit and promise most. All of a small directory; of a large
 * one, nine in ten of the ten that would come first if every one were weighed.
 */
export const mostCandidates = 120

export interface CandidateRow extends RulesRow {
  readonly standing: OrganisationStanding
  readonly hasAccounts: boolean
  /** How many services of this kind there are in all. */
  readonly ofThisKind: number
}

export interface Wanted {
  readonly serviceType: ServiceType
  readonly here: Whereabouts
  readonly person: Seeker
  readonly today: string
  /** Its own services are no partner's. */
  readonly organisationId: string
}

/** Kilometres on a flat map, good enough to choose by; without coordinates, the same governorate counts as near. */
function farness({ coordinates, firstLevelId }: Whereabouts): Sql {
  const otherwise = sql`case when t.first_level_id = ${firstLevelId}::uuid then 30 else 300 end`
  if (!coordinates) return otherwise
  const { longitude, latitude } = coordinates
  const shrink = Math.cos((latitude * Math.PI) / 180) ** 2
  return sql`coalesce(111.2 * sqrt((t.latitude - ${latitude}::float8) ^ 2
    + least(abs(t.longitude - ${longitude}::float8), 360 - abs(t.longitude - ${longitude}::float8)) ^ 2 * ${shrink}::float8), ${otherwise})`
}

/**
 * Whether nothing that is cheap to ask rules the service out for this person: who is taken, and how far it reaches. The
 * finder asks again, with reasons; here it only decides what is looked at first.
 */
function mayFit({ person, here }: Wanted): Sql {
  const { age, sex, nationalities, vulnerabilities } = person
  const [least, most] = [age?.least ?? null, age?.most ?? null]
  return sql`not coalesce(${most}::int < t.age_from or ${least}::int > t.age_to, false)
    and coalesce(${sex}::text = any (t.sexes), true)
    and coalesce(${someOf(nationalities)}::text[] && t.nationalities, true)
    and coalesce(${vulnerabilities}::text[] && t.vulnerabilities, true)
    and not coalesce(t.reach in ('governorate', 'district', 'city', 'walking-distance') and t.first_level_id <> ${here.firstLevelId}::uuid, false)`
}

function someOf(list: readonly string[] | null): readonly string[] | null {
  return list !== null && list.length > 0 ? list : null
}

/** What the looks that tell most apart will be worth, by the weights of the finder. */
function promise({ here, person }: Wanted): Sql {
  const { weights, halfDistanceKm, remoteFit, unknownFit } = finderConfig
  return sql`${weights.nearness}::float8 * case when t.remote then ${remoteFit}::float8
      else ${halfDistanceKm}::float8 / (${halfDistanceKm}::float8 + ${farness(here)}) end
    + ${weights.capacity}::float8 * case when t.capacity_free is null then ${unknownFit}::float8 when t.capacity_free > 0 then 1 else 0 end
    + ${weights.language}::float8 * coalesce((${someOf(person.languages)}::text[] && t.languages)::int, ${unknownFit}::float8)`
}

/** The most promising services of the kind in the country, or without borders: first those that are offered today and may fit. */
export function candidateRows(tx: Tx, wanted: Wanted): Promise<CandidateRow[]> {
  return tx.rows<CandidateRow>(sql`
    with likely as materialized (
      select t.service_id, count(*) over () as of_this_kind
      from (${ofTheKind(wanted)}) t
      order by t.accepts_referrals and (t.valid_until is null or t.valid_until >= ${wanted.today}::date)
          and (t.valid_from is null or t.valid_from <= ${wanted.today}::date) and ${mayFit(wanted)} desc,
        ${promise(wanted)} desc, t.service_id
      limit ${mostCandidates})
    select ${rulesColumns}, case when o.held_at is null then o.standing else 'suspended' end as standing, o.has_accounts as "hasAccounts", n.of_this_kind as "ofThisKind"
    from likely n join services s on s.id = n.service_id join organisations o on o.id = s.organisation_id`)
}

/** Two indexes, each read by itself: those of the country, and those of other countries that reach everywhere. */
function ofTheKind({ serviceType, here: { country }, organisationId }: Wanted): Sql {
  const columns = sql`service_id, accepts_referrals, valid_from, valid_until, remote, longitude, latitude, first_level_id, capacity_free,
    reach, age_from, age_to, sexes, nationalities, vulnerabilities, languages`
  const partners = sql`select ${columns} from service_types where type = ${serviceType} and organisation_id <> ${organisationId}`
  return country === null
    ? partners
    : sql`${partners} and country = ${country} union all ${partners} and remote and country <> ${country}`
}

interface LineRow extends Omit<Competence, 'verification' | 'withdrawnOn'> {
  readonly verifiedByOrganisation: string | null
  readonly verifiedBy: string | null
  readonly verifiedOn: string | null
  readonly verifiedUntil: string | null
}

/** Every line of the register that may speak for these organisations giving this service, by organisation. */
export async function competencesOf(
  tx: Tx,
  organisations: readonly string[],
  area: Area,
  serviceType: ServiceType,
): Promise<ReadonlyMap<string, Competence[]>> {
  const rows = await tx.rows<LineRow>(sql`
    select c.id, c.organisation_id as "organisationId", c.area, c.service_type as "serviceType", c.place_id as "placeId", c.populations,
      c.languages, c.declared_by as "declaredBy", c.declared_at::date as "declaredOn", c.valid_until as "validUntil",
      c.verified_by_organisation as "verifiedByOrganisation", c.verified_by as "verifiedBy", c.verified_at::date as "verifiedOn",
      c.verified_until as "verifiedUntil"
    from competences c
    where c.organisation_id = any (${organisations}::uuid[]) and c.withdrawn_at is null
      and (c.service_type = ${serviceType} or (c.service_type is null and c.area = ${area}))`)
  const byOrganisation = new Map<string, Competence[]>()
  for (const line of rows.map(lineOf)) {
    const known = byOrganisation.get(line.organisationId)
    if (known) known.push(line)
    else byOrganisation.set(line.organisationId, [line])
  }
  return byOrganisation
}

/** The evidence of a verification is for people to read, not for the finder. */
function lineOf(row: LineRow): Competence {
  const { verifiedByOrganisation: by, verifiedBy, verifiedOn: on, verifiedUntil: until } = row
  return {
    id: row.id,
    organisationId: row.organisationId,
    area: row.area,
    serviceType: row.serviceType,
    placeId: row.placeId,
    populations: row.populations,
    languages: row.languages,
    declaredBy: row.declaredBy,
    declaredOn: row.declaredOn,
    validUntil: row.validUntil,
    withdrawnOn: null,
    verification:
      by && verifiedBy && on && until
        ? { byOrganisationId: by, byPersonId: verifiedBy, on, until, evidence: '' }
        : null,
  }
}

interface FiguresRow extends ResponseHistory {
  readonly serviceId: string
}

/** How services answered in a year, as numbers alone; services with few answers have none. */
export async function answerFigures(
  tx: Tx,
  services: readonly RulesRow[],
): Promise<ReadonlyMap<string, ResponseHistory>> {
  const ids = services.map(({ id }) => id)
  const organisations = services.map(({ organisationId }) => organisationId)
  const rows = await tx.rows<FiguresRow>(sql`
    select service_id as "serviceId", received, accepted, declined, median_hours as "medianHours"
    from actor.answer_figures(${ids}::uuid[], ${organisations}::uuid[])`)
  return new Map(rows.map(({ serviceId, ...history }) => [serviceId, history]))
}
