import type { Area } from '@passerelle/domain/kernel/vocabulary'
import type { Competence, OrganisationStanding } from '@passerelle/domain/shared/organisations/organisation'
import type { Whereabouts } from '@passerelle/domain/shared/places/place'
import type { ResponseHistory } from '@passerelle/domain/shared/services/finding'
import type { ServiceType } from '@passerelle/domain/shared/services/service'
import { type Sql, type Tx, sql } from '../engine/sql.ts'
import { registerLines } from '../organisations/sql.ts'
import { type RulesRow, rulesColumns } from './row.ts'

/** So many services are weighed for one need; those beyond are farther away than all of them. */
export const mostCandidates = 2_000

export interface CandidateRow extends RulesRow {
  readonly standing: OrganisationStanding
  readonly hasAccounts: boolean
  /** How many services of this kind there are in all. */
  readonly ofThisKind: number
}

export interface Wanted {
  readonly serviceType: ServiceType
  readonly here: Whereabouts
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

/** The nearest services of the kind in the country, or without borders: first those that are offered today. */
export function candidateRows(
  tx: Tx,
  { serviceType, here, today, organisationId }: Wanted,
): Promise<CandidateRow[]> {
  const within = here.country === null ? sql`true` : sql`(t.country = ${here.country} or t.remote)`
  const offered = sql`(t.accepts_referrals and (t.valid_until is null or t.valid_until >= ${today}::date)
    and (t.valid_from is null or t.valid_from <= ${today}::date))`
  return tx.rows<CandidateRow>(sql`
    with near as materialized (
      select t.service_id, count(*) over () as of_this_kind
      from service_types t
      where t.type = ${serviceType} and ${within} and t.organisation_id <> ${organisationId}
      order by ${offered} desc, ${farness(here)}, t.service_id limit ${mostCandidates})
    select ${rulesColumns}, o.standing, o.has_accounts as "hasAccounts", n.of_this_kind as "ofThisKind"
    from near n join services s on s.id = n.service_id join organisations o on o.id = s.organisation_id`)
}

/** Every line of the register that may speak for these organisations giving this service, by organisation. */
export async function competencesOf(
  tx: Tx,
  organisations: readonly string[],
  area: Area,
  serviceType: ServiceType,
): Promise<ReadonlyMap<string, Competence[]>> {
  const lines = await registerLines(
    tx,
    sql`c.organisation_id = any (${organisations}::uuid[]) and c.withdrawn_at is null
      and (c.service_type = ${serviceType} or (c.service_type is null and c.area = ${area}))`,
  )
  const byOrganisation = new Map<string, Competence[]>()
  for (const { competence } of lines) {
    const known = byOrganisation.get(competence.organisationId)
    if (known) known.push(competence)
    else byOrganisation.set(competence.organisationId, [competence])
  }
  return byOrganisation
}

interface FiguresRow extends ResponseHistory {
  readonly serviceId: string
}

/** How services answered in a year, as numbers alone; services with few answers have none. */
export async function answerFigures(
  tx: Tx,
  services: readonly string[],
): Promise<ReadonlyMap<string, ResponseHistory>> {
  const rows = await tx.rows<FiguresRow>(sql`
    select service_id as "serviceId", received, accepted, declined, median_hours as "medianHours"
    from actor.answer_figures(${services}::uuid[])`)
  return new Map(rows.map(({ serviceId, ...history }) => [serviceId, history]))
}
