import { isDay } from '../../kernel/day.ts'
import type { Born } from './screening.ts'

const approximate = /^(?:~|circa|about|approx(?:imately)?\.?|ca\.?|c\.?)\s*/i

/** A birth as lists write it: a day, a year, a span of years, "about" any of these; undefined when it is none. */
export function bornFrom(text: string): Born | undefined {
  const about = approximate.test(text)
  const bare = text.trim().replace(approximate, '')
  const day = /^(\d{4})-\d\d-\d\d$/.exec(bare)
  if (day) return ofDay(bare, Number(day[1]), about)
  const span = /^(\d{4})(?:\s*[-–/]\s*(\d{4}))?$/.exec(bare)
  return span ? ofYears(Number(span[1]), Number(span[2] ?? span[1]), about) : undefined
}

/** A day that no calendar has still says a year. */
function ofDay(day: string, year: number, about: boolean): Born | undefined {
  return isDay(day) && !about ? { day, from: year, to: year, about } : ofYears(year, year, about)
}

function ofYears(from: number, to: number, about: boolean): Born | undefined {
  return from >= 1800 && to <= 2200 && from <= to ? { day: null, from, to, about } : undefined
}

/** The same as somebody would type it. */
export function bornText({ day, from, to, about }: Born): string {
  const when = day ?? (from === to ? String(from) : `${from}-${to}`)
  return about ? `~${when}` : when
}
