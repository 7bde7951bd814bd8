import type { Day } from '@passerelle/domain/kernel/day'
import type { Area } from '@passerelle/domain/kernel/vocabulary'
import type { CompetenceStanding } from '@passerelle/domain/shared/organisations/organisation'
import { serviceCompetence } from '@passerelle/domain/shared/organisations/service-competence'
import type { ServiceType } from '@passerelle/domain/shared/services/service'
import { type Tx, sql } from '../engine/sql.ts'
import { placeChain, registerLines } from './sql.ts'

export interface ServiceAct {
  readonly organisationId: string
  readonly area: Area
  readonly serviceType: ServiceType
  readonly placeId: string | null
  /** What is known when the place is not. */
  readonly country: string | null
  readonly today: Day
}

/**
 * The second of the four questions, asked of the register: is this service this organisation's to give here? Whom exactly and in
 * which language was weighed when the partner was chosen; an act is not refused for what the sender may not know of the person.
 */
export async function competenceStanding(tx: Tx, act: ServiceAct): Promise<CompetenceStanding> {
  const lines = await registerLines(
    tx,
    sql`c.organisation_id = ${act.organisationId} and c.withdrawn_at is null`,
  )
  const competences = lines.map(({ competence }) => ({ ...competence, populations: [], languages: [] }))
  const place = await placeChain(tx, act.placeId, act.country)
  return serviceCompetence(competences, { ...act, place, populations: [], languages: null }, act.today)
    .standing
}
