import type { Day } from '../../kernel/day.ts'
import { type Act, type CompetenceFinding, competenceFor } from './competence.ts'
import type { Competence, CompetenceStanding } from './organisation.ts'

const bestFirst: readonly CompetenceStanding[] = ['verified', 'declared', 'expired', 'outside']

/**
 * Whether a service is the organisation's to give to somebody from this area of work. A line of the register that names
 * this very service counts in whatever area it was declared: who is competent for health is so for survivors, too.
 */
export function serviceCompetence(
  competences: readonly Competence[],
  act: Act,
  today: Day,
): CompetenceFinding {
  const elsewhere = competences.filter(
    (line) => line.serviceType !== null && line.serviceType === act.serviceType,
  )
  const areas = new Set([act.area, ...elsewhere.map((line) => line.area)])
  const findings = [...areas].map((area) =>
    competenceFor(area === act.area ? competences : elsewhere, { ...act, area }, today),
  )
  return (
    findings.toSorted(
      (one, other) => bestFirst.indexOf(one.standing) - bestFirst.indexOf(other.standing),
    )[0] ?? competenceFor([], act, today)
  )
}
