import { addDays, addMonths, type Day } from '../../kernel/day.ts'

/** `2026-Q3`. */
export type Quarter = string

export function quarterOf(day: Day): Quarter {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

export function firstDay(quarter: Quarter): Day {
  const month = (Number(quarter.slice(6)) - 1) * 3 + 1
  return `${quarter.slice(0, 4)}-${String(month).padStart(2, '0')}-01`
}

export function lastDay(quarter: Quarter): Day {
  return addDays(addMonths(firstDay(quarter), 3), -1)
}

/** The latest quarters that ended at least so many days ago, newest first. */
export function endedQuarters(
  today: Day,
  { restDays, count }: { restDays: number; count: number },
): readonly Quarter[] {
  const current = firstDay(quarterOf(addDays(today, -restDays)))
  return Array.from({ length: count }, (_, at) => quarterOf(addMonths(current, -3 * (at + 1))))
}
