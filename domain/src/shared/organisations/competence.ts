import type { Day } from '../../kernel/day.ts'
import { type Reason, reason } from '../../kernel/reason.ts'
import type { Area } from '../../kernel/vocabulary.ts'
import type { ServiceType } from '../services/service.ts'
import type { Competence, CompetenceStanding, Population } from './organisation.ts'

/** What an organisation is about to do, and for whom. */
export interface Act {
  readonly area: Area
  /** Null when the act is no service but belongs to the area as a whole. */
  readonly serviceType: ServiceType | null
  /** Ids of the place and of all that contain it; empty when the place is not known. */
  readonly place: readonly string[]
  /** Groups that the person certainly belongs to. */
  readonly populations: readonly Population[]
  /** Null when language is no obstacle, because there is an interpreter or nobody to speak to. */
  readonly languages: readonly string[] | null
}

export interface CompetenceFinding {
  readonly standing: CompetenceStanding
  /** Why it is not `verified`; empty when it is. */
  readonly reasons: readonly Reason[]
  /** The line of the register that the standing rests on. */
  readonly competenceId: string | null
}

const bestFirst: readonly CompetenceStanding[] = ['verified', 'declared', 'expired', 'outside']

/**
 * Whether this is the organisation's to do, by its best line in the register. Outside is told by the line that
 * comes nearest: an organisation that does the same elsewhere hears that the place is the matter.
 */
export function competenceFor(competences: readonly Competence[], act: Act, today: Day): CompetenceFinding {
  const inArea = competences.filter(
    ({ area, withdrawnOn, declaredOn }) => area === act.area && withdrawnOn === null && declaredOn <= today,
  )
  const findings = inArea.map((competence) => findingOf(competence, act, today))
  const [best] = findings.toSorted(byStanding)
  return (
    best ?? outside([reason('organisations.area-not-declared', { area: `organisations.area.${act.area}` })])
  )
}

function byStanding(one: CompetenceFinding, other: CompetenceFinding): number {
  const order = bestFirst.indexOf(one.standing) - bestFirst.indexOf(other.standing)
  if (order !== 0) return order
  const fewer = one.reasons.length - other.reasons.length
  return fewer !== 0 ? fewer : (one.competenceId ?? '') < (other.competenceId ?? '') ? -1 : 1
}

function findingOf(competence: Competence, act: Act, today: Day): CompetenceFinding {
  const misses = missesOf(competence, act)
  if (misses.length > 0) return { ...outside(misses), competenceId: competence.id }
  const { id, validUntil } = competence
  if (validUntil < today)
    return {
      standing: 'expired',
      reasons: [reason('organisations.competence-expired', { day: validUntil })],
      competenceId: id,
    }
  const doubts = doubtsOf(competence, today)
  return { standing: doubts.length === 0 ? 'verified' : 'declared', reasons: doubts, competenceId: id }
}

function outside(reasons: readonly Reason[]): CompetenceFinding {
  return { standing: 'outside', reasons, competenceId: null }
}

/** On which dimensions the act lies outside the line. */
function missesOf(competence: Competence, act: Act): readonly Reason[] {
  return [...serviceMiss(competence, act), ...placeMiss(competence, act), ...personMisses(competence, act)]
}

function serviceMiss({ serviceType }: Competence, act: Act): readonly Reason[] {
  if (serviceType === null || act.serviceType === null || serviceType === act.serviceType) return []
  return [reason('organisations.service-not-declared', { serviceType: `services.type.${act.serviceType}` })]
}

function placeMiss({ placeId }: Competence, { place }: Act): readonly Reason[] {
  if (placeId === null || place.includes(placeId)) return []
  return [reason(place.length === 0 ? 'organisations.place-unknown' : 'organisations.place-outside')]
}

function personMisses({ populations, languages }: Competence, act: Act): readonly Reason[] {
  const misses: Reason[] = []
  const everyone = populations.length === 0 || populations.includes('anyone')
  if (!everyone && !populations.some((population) => act.populations.includes(population)))
    misses.push(reason('organisations.population-outside'))
  const spoken = act.languages
  if (languages.length > 0 && spoken !== null && !languages.some((language) => spoken.includes(language)))
    misses.push(reason('organisations.language-outside'))
  return misses
}

/** Why nobody else's word stands behind the line today. An organisation's word for itself is no verification. */
function doubtsOf({ verification, organisationId }: Competence, today: Day): readonly Reason[] {
  if (!verification || verification.on > today) return [reason('organisations.not-verified')]
  if (verification.byOrganisationId === organisationId) return [reason('organisations.verified-by-itself')]
  if (verification.until < today)
    return [reason('organisations.verification-expired', { day: verification.until })]
  return []
}
