import { type Day, addYears, daysInMonth, yearsBetween } from './day.ts'

/** How exactly a day of birth is known; `estimated` means the year is right within two. */
export const precisions = ['exact', 'month', 'year', 'estimated'] as const
export type Precision = (typeof precisions)[number]

/** With less precision than `exact`, only the year (and month) of `day` mean something. */
export interface Birth {
  readonly day: Day
  readonly precision: Precision
}

/** Completed years, between which the true age lies. */
export interface AgeInterval {
  readonly least: number
  readonly most: number
}

/** Under this age a person is a child (Convention on the Rights of the Child, article 1). */
export const adultAge = 18

const estimateMargin = 2

/** The first and the last day on which the person may have been born. */
export function birthInterval(birth: Birth): { readonly first: Day; readonly last: Day } {
  const year = birth.day.slice(0, 4)
  const month = birth.day.slice(0, 7)
  switch (birth.precision) {
    case 'exact':
      return { first: birth.day, last: birth.day }
    case 'month': {
      const days = daysInMonth(Number(year), Number(month.slice(5)))
      return { first: `${month}-01`, last: `${month}-${days}` }
    }
    case 'year':
      return { first: `${year}-01-01`, last: `${year}-12-31` }
    case 'estimated':
      return {
        first: addYears(`${year}-01-01`, -estimateMargin),
        last: addYears(`${year}-12-31`, estimateMargin),
      }
  }
}

/** How old the person is today, as closely as the birth date is known. */
export function ageAt(birth: Birth, today: Day): AgeInterval {
  const { first, last } = birthInterval(birth)
  return { least: Math.max(0, yearsBetween(last, today)), most: Math.max(0, yearsBetween(first, today)) }
}
