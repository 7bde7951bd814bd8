import type { Day } from '@passerelle/domain/kernel/day'
import { type WorkingCalendar, addWorkingDays } from '@passerelle/domain/kernel/working-time'
import { referralConfig } from '@passerelle/domain/shared/referrals/config'
import type { Priority } from '@passerelle/domain/shared/referrals/referral'

const HOUR = 3_600_000

/** Where and when the recipient works; the clock of normal referrals stands still while its country rests. */
export interface RecipientClock {
  readonly country: string | null
  readonly holidays: readonly Day[]
}

/** When an answer is due: 24 or 72 hours around the clock, or so many working days of the recipient's country. */
export function dueAt(priority: Priority, now: Date, recipient: RecipientClock): Date {
  switch (priority) {
    case 'emergency':
    case 'urgent':
      return new Date(now.getTime() + referralConfig.clock[priority].hours * HOUR)
    case 'normal':
      return afterWorkingDays(referralConfig.clock.normal.workingDays, now, recipient)
  }
}

/** When a referral that nobody answers ends by itself. */
export function expiresAt(priority: Priority, due: Date): Date {
  return new Date(due.getTime() + referralConfig.expiresAfter[priority].hours * HOUR)
}

export function calendarOf({ country, holidays }: RecipientClock): WorkingCalendar {
  const weekends: Readonly<Record<string, readonly (1 | 2 | 3 | 4 | 5 | 6 | 7)[]>> = referralConfig.weekends
  const { weekend, opens, closes } = referralConfig.defaultCalendar
  return { weekend: weekends[country ?? ''] ?? [...weekend], holidays, opens, closes }
}

export function timeZoneOf(country: string | null): string {
  const zones: Readonly<Record<string, string>> = referralConfig.timeZones
  return zones[country ?? ''] ?? 'UTC'
}

function afterWorkingDays(days: number, now: Date, recipient: RecipientClock): Date {
  const zone = timeZoneOf(recipient.country)
  const calendar = calendarOf(recipient)
  const day = addWorkingDays(localDay(now, zone), days, calendar)
  return atLocalMinute(day, calendar.closes, zone)
}

/** The calendar day on the wall of that time zone. */
export function localDay(moment: Date, zone: string): Day {
  return wallOf(zone).day.format(moment)
}

/** Minutes since midnight on the wall of that time zone. */
export function localMinute(moment: Date, zone: string): number {
  const [hour, minute] = wallOf(zone).time.format(moment).split(':').map(Number)
  return (hour ?? 0) * 60 + (minute ?? 0)
}

interface Wall {
  readonly day: Intl.DateTimeFormat
  readonly time: Intl.DateTimeFormat
}

/** Making one costs far more than asking it. */
const walls = new Map<string, Wall>()

function wallOf(zone: string): Wall {
  const wall = walls.get(zone) ?? {
    day: new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }),
    time: new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' }),
  }
  walls.set(zone, wall)
  return wall
}

/** The moment at which the clock on that wall shows this minute of this day. */
function atLocalMinute(day: Day, minute: number, zone: string): Date {
  const guess = new Date(`${day}T00:00:00Z`).getTime() + minute * 60_000
  const offset = offsetAt(new Date(guess), zone)
  const first = guess - offset
  return new Date(guess - offsetAt(new Date(first), zone))
}

function offsetAt(moment: Date, zone: string): number {
  const wall = new Date(`${localDay(moment, zone)}T00:00:00Z`).getTime() + localMinute(moment, zone) * 60_000
  return wall - Math.floor(moment.getTime() / 60_000) * 60_000
}
