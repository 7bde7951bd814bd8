import { type Day, addDays, addYears, daysBetween } from '../../../kernel/day.ts'
import type { Described } from './describing.ts'

const mostYears = 200

/**
 * Days by which validity moves so that half of the services or more, and with them the newest, end on `shiftTo` or
 * later. Whole years for the one in the middle and the same number of days for all, so that every duration stays,
 * seasons stay about where they were, and importing again some weeks later moves nothing.
 */
export function shiftOf(services: readonly Pick<Described, 'validUntil'>[], shiftTo: Day | null): number {
  const middle = middleEnd(services)
  if (shiftTo === null || middle === undefined || middle >= shiftTo) return 0
  for (let years = 1; years <= mostYears; years += 1) {
    const moved = addYears(middle, years)
    if (moved >= shiftTo) return daysBetween(middle, moved)
  }
  return 0
}

export function shifted<Service extends Pick<Described, 'validFrom' | 'validUntil'>>(
  service: Service,
  days: number,
): Service {
  if (days === 0) return service
  const move = (day: Day | null) => (day === null ? null : addDays(day, days))
  return { ...service, validFrom: move(service.validFrom), validUntil: move(service.validUntil) }
}

function middleEnd(services: readonly Pick<Described, 'validUntil'>[]): Day | undefined {
  const ends = services.flatMap(({ validUntil }) => validUntil ?? []).toSorted()
  return ends[(ends.length - 1) >> 1]
}
