import { oneDigit, turnedDay, turnedDigits } from '../strings/days.ts'
import type { BirthFact } from './facts.ts'
import type { FactLevel } from './weights.ts'

/** A birth as the days on which it may have been, counted from some first day; and the day in digits if it was told. */
export interface Birth {
  readonly from: number
  readonly to: number
  /** `0xYYYYMMDD`, or 0 where no exact day was told. */
  readonly digits: number
  readonly kind: 'day' | 'year' | 'span'
  readonly text: string
}

const estimate = 2 * 365
const newYear = 0x0101

export function prepareBirth(fact: BirthFact | null): Birth | null {
  if (fact === null) return null
  return 'age' in fact ? fromAge(fact.age, fact.on) : fromDay(fact.day, fact.precision)
}

function fromAge(age: number, on: string): Birth | null {
  const day = parse(on)
  if (!day || !Number.isFinite(age) || age < 0 || age > 130) return null
  const years = Math.floor(age)
  const [from, to] = [
    count(day.year - years - 1, day.month, day.day) + 1,
    count(day.year - years, day.month, day.day),
  ]
  return { from, to, digits: 0, kind: 'span', text: `${years} (${on})` }
}

interface Told {
  readonly year: number
  readonly month: number
  readonly day: number
}

function fromDay(text: string, precision: 'exact' | 'month' | 'year' | 'estimated'): Birth | null {
  const told = parse(text)
  if (!told) return null
  const { year, month, day } = told
  const [first, last] = [count(year, 1, 1), count(year, 12, 31)]
  switch (precision) {
    case 'exact':
      return {
        from: count(year, month, day),
        to: count(year, month, day),
        digits: packed(told),
        kind: 'day',
        text,
      }
    case 'month':
      return {
        from: count(year, month, 1),
        to: count(year, month, 31),
        digits: 0,
        kind: 'span',
        text: text.slice(0, 7),
      }
    case 'year':
      return { from: first, to: last, digits: 0, kind: 'year', text: text.slice(0, 4) }
    case 'estimated':
      return { from: first - estimate, to: last + estimate, digits: 0, kind: 'span', text: text.slice(0, 4) }
  }
}

/** A day of the calendar or one that only looks like one: 30 February is compared by its digits. */
function parse(text: string): Told | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!found) return null
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  return { year, month, day }
}

function packed({ year, month, day }: Told): number {
  return (decimals(year) << 16) | (decimals(month) << 8) | decimals(day)
}

function decimals(value: number): number {
  let [rest, digits] = [value, 0]
  for (let place = 0; rest > 0; place += 4) {
    digits |= (rest % 10) << place
    rest = Math.floor(rest / 10)
  }
  return digits
}

/** Days from 1 March of the year 0 in the Gregorian calendar; what no calendar has is taken to the nearest it has. */
function count(year: number, told: number, dayTold: number): number {
  const [month, day] = [Math.min(12, Math.max(1, told)), Math.min(31, Math.max(1, dayTold))]
  const early = month <= 2 ? 1 : 0
  const shifted = year - early
  const months = Math.floor((153 * (month + (early ? 9 : -3)) + 2) / 5)
  return (
    365 * shifted +
    Math.floor(shifted / 4) -
    Math.floor(shifted / 100) +
    Math.floor(shifted / 400) +
    months +
    day
  )
}

export function birthLevel(one: Birth, other: Birth): FactLevel {
  if (one.digits !== 0 && other.digits !== 0) return dayLevel(one, other)
  if (one.from <= other.to && other.from <= one.to) return spanLevel(one, other)
  const gap = one.from > other.to ? one.from - other.to : other.from - one.to
  return byGap(gap)
}

function spanLevel(one: Birth, other: Birth): FactLevel {
  const widest = Math.max(one.to - one.from, other.to - other.from)
  if (widest <= 31) return 'birth.same-month'
  const years = one.kind !== 'span' && other.kind !== 'span'
  return years ? 'birth.year-fits' : 'birth.age-fits'
}

function byGap(days: number): FactLevel {
  if (days <= 366) return 'birth.year-beside'
  return days <= 5 * 366 ? 'birth.years-apart' : 'birth.apart'
}

function dayLevel(one: Birth, other: Birth): FactLevel {
  const [day, otherDay] = [one.digits & 0xffff, other.digits & 0xffff]
  if (one.digits === other.digits) return day === newYear ? 'birth.same-new-year' : 'birth.same'
  const sameYear = one.digits >>> 16 === other.digits >>> 16
  if (sameYear && (day === newYear || otherDay === newYear)) return 'birth.new-year'
  const slip = slipLevel(one.digits, other.digits, sameYear)
  if (slip && day !== newYear && otherDay !== newYear) return slip
  if (sameYear) return day >>> 8 === otherDay >>> 8 ? 'birth.same-month' : 'birth.same-year'
  return byGap(Math.abs(one.from - other.from))
}

function slipLevel(one: number, other: number, sameYear: boolean): FactLevel | null {
  if (sameYear && turnedDay(one & 0xffff, other & 0xffff)) return 'birth.turned-day'
  if (turnedDigits(one, other)) return 'birth.turned-digits'
  return oneDigit(one ^ other) ? 'birth.digit' : null
}
