import { decimal, oneDigit, turnedDay, turnedDigits } from '../strings/days.ts'
import { beginsTheOther, jaroWinklerFlat, oneEditApart } from '../strings/flat.ts'
import type { ValueTable } from './values.ts'

/** How well two values agree. The numbers are places in a table of weights; 0 is neutral. */
export const levels = {
  missing: 0,
  same: 1,
  /** One sound, one group of names, one letter or digit another, day and month turned. */
  alike: 2,
  close: 3,
  near: 4,
  far: 5,
  apart: 6,
  /** The value stands in the other field of a pair that is often mixed up. */
  swapped: 7,
} as const

export const levelCount = 8

/** The level of two different values of a table, both there. */
export type LevelOf = (one: number, other: number) => number

export function levelOf(table: ValueTable): LevelOf {
  switch (table.kind) {
    case 'name':
      return (one, other) => nameLevel(table, one, other)
    case 'text':
      return (one, other) => textLevel(table, one, other)
    case 'code':
      return (one, other) => codeLevel(table, one, other)
    case 'number':
      return (one, other) => (oneEditApart(table, one, other) ? levels.alike : levels.apart)
    case 'date':
      return (one, other) => dateLevel(table.group[one] ?? 0, table.group[other] ?? 0)
    case 'category':
      return () => levels.apart
  }
}

function nameLevel(table: ValueTable, one: number, other: number): number {
  if (table.group[one] !== 0 && table.group[one] === table.group[other]) return levels.alike
  const level = textLevel(table, one, other)
  return level > levels.near && beginsTheOther(table, one, other, 1) ? levels.near : level
}

function textLevel(table: ValueTable, one: number, other: number): number {
  const likeness = jaroWinklerFlat(table, one, other)
  if (table.sound[one] !== 0 && table.sound[one] === table.sound[other]) {
    return likeness >= 0.7 ? levels.alike : levels.near
  }
  if (likeness >= 0.92) return levels.close
  if (likeness >= 0.85) return levels.near
  return likeness >= 0.7 ? levels.far : levels.apart
}

function codeLevel(table: ValueTable, one: number, other: number): number {
  if (oneEditApart(table, one, other)) return levels.alike
  if (table.sound[one] === table.sound[other]) return levels.close
  return table.start[one] === table.start[other] ? levels.near : levels.apart
}

const newYear = 0x0101

/** Eight digits, four bits each: `0xYYYYMMDD`. */
export function dateLevel(one: number, other: number): number {
  const differing = one ^ other
  if (oneDigit(differing) || turnedDigits(one, other)) return levels.alike
  const [day, otherDay] = [one & 0xffff, other & 0xffff]
  const sameYear = differing >>> 16 === 0
  if (sameYear && (turnedDay(day, otherDay) || vague(day) || vague(otherDay))) return levels.close
  if (sameYear || (day === otherDay && !vague(day))) return levels.near
  const years = Math.abs(decimal(one >>> 16) - decimal(other >>> 16))
  return years <= 1 || (years <= 5 && (vague(day) || vague(otherDay))) ? levels.far : levels.apart
}

/** 1 January is written where only the year is known. */
function vague(day: number): boolean {
  return day === newYear || day === 0
}
