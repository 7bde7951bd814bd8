import type { Day } from '@passerelle/domain/kernel/day'
import type { Area } from '@passerelle/domain/kernel/vocabulary'
import type { Competence, CompetenceStanding } from '@passerelle/domain/shared/organisations/organisation'
import { serviceCompetence } from '@passerelle/domain/shared/organisations/service-competence'
import type { ServiceType } from '@passerelle/domain/shared/services/service'
import { type Sql, type Tx, sql } from '../engine/sql.ts'
import { placeChain } from './sql.ts'

export interface ServiceAct {
  readonly organisationId: string
  readonly area: Area
  readonly serviceType: ServiceType
  readonly placeId: string | null
  /** What is known when the place is not. */
  readonly country: string | null
  readonly today: Day
}

/** A line of the register, `c`, as an object; the evidence of its verification is for people to read. */
export const competenceObject: Sql = sql`jsonb_build_object('id', c.id, 'organisationId', c.organisation_id, 'area', c.area,
  'serviceType', c.service_type, 'placeId', c.place_id, 'populations', c.populations, 'languages', c.languages,
  'declaredBy', c.declared_by, 'declaredOn', c.declared_at::date, 'validUntil', c.valid_until, 'withdrawnOn', c.withdrawn_at::date,
  'verification', case when c.verified_at is not null then jsonb_build_object('byOrganisationId', c.verified_by_organisation,
    'byPersonId', c.verified_by, 'on', c.verified_at::date, 'until', c.verified_until, 'evidence', '') end)`

/**
 * The second of the four questions, asked of the register: is this service this organisation's to give here? Whom exactly and in
 * which language was weighed when the partner was chosen; an act is not refused for what the sender may not know of the person.
 */
export async function competenceStanding(
  tx: Tx,
  lines: readonly Competence[],
  act: ServiceAct,
): Promise<CompetenceStanding> {
  const competences = lines.map((line) => ({ ...line, populations: [], languages: [] }))
  const place = await placeChain(tx, act.placeId, act.country)
  return serviceCompetence(competences, { ...act, place, populations: [], languages: null }, act.today)
    .standing
}
