import { type Day, type Moment, daysBetween } from '../../../kernel/day.ts'
import type { CompetenceStanding } from '../../organisations/organisation.ts'
import type { ResponseHistory, ServiceCandidate } from '../finding.ts'
import type { Capacity, ResponseTime, Service, ServiceType } from '../service.ts'
import { finderConfig } from './config.ts'
import { type Verdict, excludes, verdict } from './verdict.ts'

/** Whole hours from one moment to another, both as they stand on the wire. */
export function hoursBetween(from: Moment, to: Moment): number {
  return (
    daysBetween(from.slice(0, 10), to.slice(0, 10)) * 24 +
    Number(to.slice(11, 13)) -
    Number(from.slice(11, 13))
  )
}

const { capacityFreshHours, capacityWorthlessHours, unknownFit } = finderConfig
const placesUnknown = verdict('ask', 'services.find.places-unknown', unknownFit)

/** Free places, and how much the figure is still worth. A fresh nought rules the service out; an old one does not. */
export function capacityVerdict(capacity: Capacity | null, now: Moment): Verdict {
  if (!capacity || capacity.free === null) return placesUnknown
  const { free, confirmedAt } = capacity
  if (confirmedAt === null) return verdict('ask', 'services.find.places-unconfirmed', unknownFit, { free })
  const hours = Math.max(0, hoursBetween(confirmedAt, now))
  const values = { free, hours, days: Math.floor(hours / 24) }
  const fresh = hours <= capacityFreshHours
  if (free === 0 && fresh) return excludes('services.find.full', values)
  const worth = worthAfter(hours)
  if (free === 0) return verdict('ask', 'services.find.was-full', unknownFit * (1 - worth), values)
  if (fresh) return verdict('for', 'services.find.places-free', 1, values)
  return verdict('ask', 'services.find.places-old', unknownFit + (1 - unknownFit) * worth, values)
}

function worthAfter(hours: number): number {
  const past = Math.max(0, hours - capacityFreshHours)
  return 1 - Math.min(1, past / (capacityWorthlessHours - capacityFreshHours))
}

/** How the provider answered so far; without a history, what it says of itself. */
export function historyVerdict(
  history: ResponseHistory | null,
  stated: ResponseTime | null,
  deadlineHours: number,
): Verdict | number {
  if (!history || history.received < finderConfig.fewAnswers) return statedVerdict(stated, deadlineHours)
  const { medianHours } = history
  const fit = 0.5 * speed(medianHours, deadlineHours) + 0.5 * acceptance(history)
  const percent = Math.round((100 * history.accepted) / history.received)
  if (medianHours === null)
    return fit < unknownFit ? verdict('against', 'services.find.answers-seldom', fit, { percent }) : fit
  const values = { hours: Math.round(medianHours), percent }
  if (medianHours <= deadlineHours && fit >= 0.5)
    return verdict('for', 'services.find.answers-in', fit, values)
  return verdict('against', 'services.find.answers-slowly', fit, values)
}

function speed(medianHours: number | null, deadlineHours: number): number {
  return medianHours === null ? 0 : Math.max(0, 1 - medianHours / (2 * deadlineHours))
}

function acceptance({ accepted, received }: ResponseHistory): number {
  return (accepted + finderConfig.priorAccepted) / (received + finderConfig.priorReceived)
}

function statedVerdict(stated: ResponseTime | null, deadlineHours: number): Verdict | number {
  if (stated?.kind !== 'within' || stated.hours === null) return unknownFit
  const values = { hours: stated.hours }
  if (stated.hours <= deadlineHours) return verdict('for', 'services.find.says-answers-in', 0.6, values)
  return verdict('against', 'services.find.says-answers-late', 0.1, values)
}

const competenceVerdicts: Readonly<Record<CompetenceStanding, Verdict>> = {
  verified: verdict('for', 'services.find.competence-verified', 1),
  declared: verdict('against', 'services.find.competence-declared', unknownFit),
  expired: excludes('services.find.competence-expired'),
  outside: excludes('services.find.competence-outside'),
}

export function competenceVerdict({ competence }: ServiceCandidate): Verdict {
  return competenceVerdicts[competence]
}

/** Nobody has confirmed the entry for longer than services of its kinds stay the same. */
export function isStale({ confirmedOn, types }: Pick<Service, 'confirmedOn' | 'types'>, today: Day): boolean {
  return confirmedOn === null || daysBetween(confirmedOn, today) > staleAfter(types)
}

export function staleAfter(types: readonly ServiceType[]): number {
  const { staleDays } = finderConfig
  const limits: Readonly<Partial<Record<ServiceType, number>>> = staleDays
  return Math.min(staleDays.usual, ...types.map((type) => limits[type] ?? staleDays.usual))
}

const neverConfirmed = verdict('ask', 'services.find.entry-never-confirmed', unknownFit)

export function entryVerdict(service: Service, today: Day): Verdict | number {
  if (service.confirmedOn === null) return neverConfirmed
  if (!isStale(service, today)) return 1
  const days = daysBetween(service.confirmedOn, today)
  return verdict('ask', 'services.find.entry-stale', 0.1, { days })
}
