import { type Day, type Moment, daysBetween } from '../../../kernel/day.ts'
import type { ResponseHistory, ServiceCandidate } from '../finding.ts'
import type { Capacity, ResponseTime, Service, ServiceType } from '../service.ts'
import { finderConfig } from './config.ts'
import { type Verdict, ask, excludes } from './verdict.ts'

/** Whole hours from one moment to another, both as they stand on the wire. */
export function hoursBetween(from: Moment, to: Moment): number {
  return (
    daysBetween(from.slice(0, 10), to.slice(0, 10)) * 24 +
    Number(to.slice(11, 13)) -
    Number(from.slice(11, 13))
  )
}

/** Free places, and how much the figure is still worth. A fresh nought rules the service out; an old one does not. */
export function capacityVerdict(capacity: Capacity | null, now: Moment): Verdict {
  const { capacityFreshHours, capacityWorthlessHours, unknownFit } = finderConfig
  if (!capacity || capacity.free === null) return ask(undefined, 'services.find.places-unknown', unknownFit)
  const { free, confirmedAt } = capacity
  if (confirmedAt === null)
    return { ...ask(undefined, 'services.find.places-unconfirmed', unknownFit), values: { free } }
  const hours = Math.max(0, hoursBetween(confirmedAt, now))
  const values = { free, hours, days: Math.floor(hours / 24) }
  const fresh = hours <= capacityFreshHours
  if (free === 0 && fresh) return excludes('services.find.full', values)
  const worth =
    1 - Math.min(1, Math.max(0, hours - capacityFreshHours) / (capacityWorthlessHours - capacityFreshHours))
  if (free === 0)
    return { weighing: 'ask', code: 'services.find.was-full', values, fit: unknownFit * (1 - worth) }
  if (fresh) return { weighing: 'for', code: 'services.find.places-free', values, fit: 1 }
  return {
    weighing: 'ask',
    code: 'services.find.places-old',
    values,
    fit: unknownFit + (1 - unknownFit) * worth,
  }
}

/** How the provider answered so far; without a history, what it says of itself. */
export function historyVerdict(
  history: ResponseHistory | null,
  stated: ResponseTime | null,
  deadlineHours: number,
): Verdict | number {
  const { fewAnswers, unknownFit } = finderConfig
  if (!history || history.received < fewAnswers) return statedVerdict(stated, deadlineHours)
  const fit = 0.5 * speed(history.medianHours, deadlineHours) + 0.5 * acceptance(history)
  const percent = Math.round((100 * history.accepted) / history.received)
  if (history.medianHours === null)
    return fit < unknownFit
      ? { weighing: 'against', code: 'services.find.answers-seldom', values: { percent }, fit }
      : fit
  const hours = Math.round(history.medianHours)
  const good = history.medianHours <= deadlineHours && fit >= 0.5
  return {
    weighing: good ? 'for' : 'against',
    code: good ? 'services.find.answers-in' : 'services.find.answers-slowly',
    values: { hours, percent },
    fit,
  }
}

function speed(medianHours: number | null, deadlineHours: number): number {
  return medianHours === null ? 0 : Math.max(0, 1 - medianHours / (2 * deadlineHours))
}

function acceptance({ accepted, received }: ResponseHistory): number {
  return (accepted + finderConfig.priorAccepted) / (received + finderConfig.priorReceived)
}

function statedVerdict(stated: ResponseTime | null, deadlineHours: number): Verdict | number {
  const { unknownFit } = finderConfig
  if (stated?.kind !== 'within' || stated.hours === null) return unknownFit
  const values = { hours: stated.hours }
  if (stated.hours <= deadlineHours)
    return { weighing: 'for', code: 'services.find.says-answers-in', values, fit: 0.6 }
  return { weighing: 'against', code: 'services.find.says-answers-late', values, fit: 0.1 }
}

export function competenceVerdict({ competence }: ServiceCandidate): Verdict {
  switch (competence) {
    case 'verified':
      return { weighing: 'for', code: 'services.find.competence-verified', fit: 1 }
    case 'declared':
      return { weighing: 'against', code: 'services.find.competence-declared', fit: finderConfig.unknownFit }
    case 'expired':
      return excludes('services.find.competence-expired')
    case 'outside':
      return excludes('services.find.competence-outside')
  }
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

export function entryVerdict(service: Service, today: Day): Verdict | number {
  if (service.confirmedOn === null)
    return { weighing: 'ask', code: 'services.find.entry-never-confirmed', fit: finderConfig.unknownFit }
  if (!isStale(service, today)) return 1
  const days = daysBetween(service.confirmedOn, today)
  return { weighing: 'ask', code: 'services.find.entry-stale', values: { days }, fit: 0.1 }
}
