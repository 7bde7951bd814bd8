import { type Day, type Weekday, addDays, weekday } from './day.ts'

/** When an organisation or a country works. Minutes count from midnight. */
export interface WorkingCalendar {
  readonly weekend: readonly Weekday[]
  readonly holidays: readonly Day[]
  readonly opens: number
  readonly closes: number
}

/** A time on the wall where the work is done; whoever calls turns it into a moment. */
export interface LocalTime {
  readonly day: Day
  readonly minute: number
}

/** So long is looked for a working day. A calendar that never opens counts as always open, so that no clock stands still. */
const searchDays = 366

export function isWorkingDay(day: Day, calendar: WorkingCalendar): boolean {
  return !calendar.weekend.includes(weekday(day)) && !calendar.holidays.includes(day)
}

/** The day itself when work is done on it, else the next on which it is. */
export function workingDayFrom(day: Day, calendar: WorkingCalendar): Day {
  for (let ahead = 0; ahead < searchDays; ahead += 1) {
    const candidate = addDays(day, ahead)
    if (isWorkingDay(candidate, calendar)) return candidate
  }
  return day
}

/** The working day that comes `count` working days after this day. */
export function addWorkingDays(day: Day, count: number, calendar: WorkingCalendar): Day {
  let reached = workingDayFrom(day, calendar)
  for (let left = count; left > 0; left -= 1) reached = workingDayFrom(addDays(reached, 1), calendar)
  return reached
}

/** When so many working minutes have passed since `start`; the clock stands still while nobody works. */
export function addWorkingMinutes(start: LocalTime, minutes: number, calendar: WorkingCalendar): LocalTime {
  const perDay = calendar.closes - calendar.opens
  if (perDay <= 0)
    return { day: addWorkingDays(start.day, Math.ceil(minutes / 1440), calendar), minute: start.minute }
  const from = firstWorkingTime(start, calendar)
  const total = from.minute - calendar.opens + minutes
  const days = Math.max(0, Math.ceil(total / perDay) - 1)
  return { day: addWorkingDays(from.day, days, calendar), minute: calendar.opens + total - days * perDay }
}

function firstWorkingTime(start: LocalTime, calendar: WorkingCalendar): LocalTime {
  const day = workingDayFrom(start.day, calendar)
  if (day !== start.day) return { day, minute: calendar.opens }
  if (start.minute < calendar.closes) return { day, minute: Math.max(start.minute, calendar.opens) }
  return { day: workingDayFrom(addDays(day, 1), calendar), minute: calendar.opens }
}
