/** A calendar day, 'YYYY-MM-DD'; it has no time and no zone. Days are checked where they come in (`isDay`). */
export type Day = string

/** A moment on the wire: ISO 8601 with Z. */
export type Moment = string

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

interface Parts {
  readonly year: number
  readonly month: number
  readonly date: number
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const { year, month, date } = parts(text)
  return year >= 1 && month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
}

export function addDays(day: Day, count: number): Day {
  return fromNumber(toNumber(day) + count)
}

/** The same date some months on; the end of a month stays within the month (31 January + 1 is 28 or 29 February). */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = parts(day)
  const months = year * 12 + (month - 1) + count
  const inYear = Math.floor(months / 12)
  const inMonth = months - inYear * 12 + 1
  return write({ year: inYear, month: inMonth, date: Math.min(date, daysInMonth(inYear, inMonth)) })
}

export function addYears(day: Day, count: number): Day {
  return addMonths(day, count * 12)
}

/** How many days after `from` the day `to` is; negative when it is before. */
export function daysBetween(from: Day, to: Day): number {
  return toNumber(to) - toNumber(from)
}

/** Years completed on `today` by someone born on `birth`; a birthday on 29 February counts from 1 March in other years. */
export function yearsBetween(birth: Day, today: Day): number {
  const years = parts(today).year - parts(birth).year
  return today.slice(5) < birth.slice(5) ? years - 1 : years
}

export function weekday(day: Day): Weekday {
  const weekdays: readonly Weekday[] = [4, 5, 6, 7, 1, 2, 3]
  return weekdays[((toNumber(day) % 7) + 7) % 7] ?? 1
}

export function earliest(one: Day, other: Day): Day {
  return one < other ? one : other
}

export function latest(one: Day, other: Day): Day {
  return one < other ? other : one
}

function parts(day: Day): Parts {
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8, 10)) }
}

function write({ year, month, date }: Parts): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

/** Days since 1 January 1970. Counts in 400-year eras that begin on 1 March, so that the leap day comes last. */
function toNumber(day: Day): number {
  const { year, month, date } = parts(day)
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function fromNumber(count: number): Day {
  const shifted = count + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  return write({
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  })
}
