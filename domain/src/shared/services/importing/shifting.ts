import { type Day, addDays, addMonths, daysBetween } from '../../../kernel/day.ts'
import type { Described } from './describing.ts'

const mostQuarters = 800

/** Half a year on: entries that last a year are then about in their middle. */
export function usualShift(today: Day): Day {
  return addMonths(today, 6)
}

/**
 * Days by which validity moves so that half of the services or more, and with them the newest, end on `shiftTo` or
 * soon after. Whole quarters for the one in the middle and the same number of days for all, so that every duration
 * stays and importing again within the quarter moves nothing.
 */
export function shiftOf(services: readonly Pick<Described, 'validUntil'>[], shiftTo: Day | null): number {
  const middle = middleEnd(services)
  if (shiftTo === null || middle === undefined || middle >= shiftTo) return 0
  for (let quarters = 1; quarters <= mostQuarters; quarters += 1) {
    const moved = addMonths(middle, 3 * quarters)
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
