import { weekday } from '../../../kernel/day.ts'
import type { LocalTime } from '../../../kernel/working-time.ts'
import type { Clock, Opening, Schedule } from '../service.ts'
import { finderConfig } from './config.ts'
import { type Verdict, ask } from './verdict.ts'

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

export function openingVerdict(schedule: Schedule | null, now: LocalTime, deadlineHours: number): Verdict {
  const { unknownFit } = finderConfig
  if (!schedule) return ask(undefined, 'services.find.hours-unknown', unknownFit)
  if (schedule.always) return { weighing: 'for', code: 'services.find.always-open', fit: 1 }
  if (rare.includes(schedule.frequency))
    return ask(undefined, 'services.find.open-now-and-then', unknownFit / 2)
  const wait = minutesUntilOpen(schedule, now)
  if (wait === undefined) return ask(undefined, 'services.find.hours-unknown', unknownFit)
  if (wait === 0) return { weighing: 'for', code: 'services.find.open-now', fit: 1 }
  const hours = Math.ceil(wait / 60)
  const share = wait / 60 / deadlineHours
  if (share > 1)
    return { weighing: 'against', code: 'services.find.opens-too-late', values: { hours }, fit: 0 }
  return { weighing: 'for', code: 'services.find.opens-in-time', values: { hours }, fit: 1 - share * 0.7 }
}
