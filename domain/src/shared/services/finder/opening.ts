import { weekday } from '../../../kernel/day.ts'
import type { LocalTime } from '../../../kernel/working-time.ts'
import type { Clock, Opening, Schedule } from '../service.ts'
import { finderConfig } from './config.ts'
import { type Verdict, verdict } from './verdict.ts'

const minutesOfWeek = 7 * 1440

/** Minutes until the service is open: 0 when it is open now, undefined when its hours do not say. */
export function minutesUntilOpen(schedule: Schedule, now: LocalTime): number | undefined {
  if (schedule.always) return 0
  const moment = (weekday(now.day) - 1) * 1440 + now.minute
  let soonest: number | undefined
  for (const opening of schedule.openings) {
    const wait = waitFor(opening, moment)
    if (wait !== undefined && (soonest === undefined || wait < soonest)) soonest = wait
  }
  return soonest
}

function waitFor({ days, opens, closes }: Opening, moment: number): number | undefined {
  if (opens === null) return undefined
  const from = minuteOf(opens)
  const length = closes === null ? 0 : (minuteOf(closes) - from + 1440) % 1440 || 1440
  let soonest: number | undefined
  for (const day of days) {
    const since = (moment - (day - 1) * 1440 - from + minutesOfWeek) % minutesOfWeek
    const wait = since < length ? 0 : (minutesOfWeek - since) % minutesOfWeek
    if (soonest === undefined || wait < soonest) soonest = wait
  }
  return soonest
}

function minuteOf(clock: Clock): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
}

/** Services that are there only now and then: their weekdays do not say which week. */
const rare: readonly (string | null)[] = ['fortnightly', 'monthly', 'every-two-months', 'quarterly', 'once']

const { unknownFit } = finderConfig
const hoursUnknown = verdict('ask', 'services.find.hours-unknown', unknownFit)
const openNowAndThen = verdict('ask', 'services.find.open-now-and-then', unknownFit / 2)
const alwaysOpen = verdict('for', 'services.find.always-open', 1)
const openNow = verdict('for', 'services.find.open-now', 1)

export function openingVerdict(schedule: Schedule | null, now: LocalTime, deadlineHours: number): Verdict {
  if (!schedule) return hoursUnknown
  if (schedule.always) return alwaysOpen
  if (rare.includes(schedule.frequency)) return openNowAndThen
  const wait = minutesUntilOpen(schedule, now)
  if (wait === undefined) return hoursUnknown
  if (wait === 0) return openNow
  const hours = Math.ceil(wait / 60)
  const share = wait / 60 / deadlineHours
  if (share > 1) return verdict('against', 'services.find.opens-too-late', 0, { hours })
  return verdict('for', 'services.find.opens-in-time', 1 - share * 0.7, { hours })
}
