const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export type ClockUnit = 'minutes' | 'hours' | 'days'

/** What a clock says: how much of which unit, before or after its hour. */
export interface ClockReading {
  readonly standing: 'left' | 'overdue'
  readonly unit: ClockUnit
  readonly count: number
  /** `soon`: less than a quarter of the time is left, or less than two hours. */
  readonly tone: 'calm' | 'soon' | 'overdue'
  /** The share of the time that is gone, 0 to 1; unknown without a beginning. */
  readonly gone: number | undefined
}

/** Reads a clock that runs from `started` to `due`. Time left is rounded down and delay up: it never flatters. */
export function readClock(due: number, started: number | undefined, now: number): ClockReading {
  const left = due - now
  const late = left < 0
  const { unit, count } = inUnits(Math.abs(left), late ? Math.ceil : Math.floor)
  const gone = started === undefined || due <= started ? undefined : share((now - started) / (due - started))
  const tone = late ? 'overdue' : left < 2 * HOUR || (gone ?? 0) > 0.75 ? 'soon' : 'calm'
  return { standing: late ? 'overdue' : 'left', unit, count, tone, gone }
}

function inUnits(length: number, round: (value: number) => number): { unit: ClockUnit; count: number } {
  if (length < HOUR) return { unit: 'minutes', count: round(length / MINUTE) }
  if (length < 2 * DAY) return { unit: 'hours', count: round(length / HOUR) }
  return { unit: 'days', count: round(length / DAY) }
}

function share(value: number): number {
  return Math.min(1, Math.max(0, value))
}
