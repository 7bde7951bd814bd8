import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageAt, birthInterval } from './age.ts'
import { addDays, addMonths, daysBetween, isDay, weekday, yearsBetween } from './day.ts'

const anyDay = fc
  .date({ min: new Date('0100-01-01T00:00:00Z'), max: new Date('9990-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('a calendar day', () => {
  it('knows which days exist', () => {
    for (const day of ['2024-02-29', '2000-02-29', '2026-12-31']) expect(isDay(day)).toBe(true)
    for (const day of [
      '2023-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-4-1',
      '0000-01-01',
      '',
      20260101,
    ])
      expect(isDay(day)).toBe(false)
  })

  it('counts over month ends, leap days and the turn of the year', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2023-02-28', 1)).toBe('2023-03-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2026-03-03', '2026-05-14')).toBe(72)
  })

  it('keeps to the end of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(addMonths('2025-11-30', 14)).toBe('2027-01-30')
  })

  it('agrees with the calendar of the machine on every day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (day, count) => {
        const machine = new Date(`${day}T00:00:00Z`)
        machine.setUTCDate(machine.getUTCDate() + count)
        fc.pre(machine.getUTCFullYear() > 0 && machine.getUTCFullYear() < 10_000)
        const moved = addDays(day, count)
        expect(moved).toBe(machine.toISOString().slice(0, 10))
        expect(daysBetween(day, moved)).toBe(count)
        expect(weekday(moved)).toBe(machine.getUTCDay() === 0 ? 7 : machine.getUTCDay())
      }),
    )
  })
})

describe('an age', () => {
  it('changes on the birthday, and not the day before', () => {
    expect(yearsBetween('2008-05-14', '2026-05-13')).toBe(17)
    expect(yearsBetween('2008-05-14', '2026-05-14')).toBe(18)
  })

  it('of someone born on 29 February changes on 1 March in other years', () => {
    expect(yearsBetween('2008-02-29', '2026-02-28')).toBe(17)
    expect(yearsBetween('2008-02-29', '2026-03-01')).toBe(18)
  })

  it('is as wide as the birth date is vague', () => {
    const today = '2026-06-15'
    expect(ageAt({ day: '2008-06-15', precision: 'exact' }, today)).toEqual({ least: 18, most: 18 })
    expect(ageAt({ day: '2008-06-15', precision: 'month' }, today)).toEqual({ least: 17, most: 18 })
    expect(ageAt({ day: '2008-01-01', precision: 'year' }, today)).toEqual({ least: 17, most: 18 })
    expect(ageAt({ day: '2008-01-01', precision: 'estimated' }, today)).toEqual({ least: 15, most: 20 })
  })

  it('is never negative, even when a birth is expected', () => {
    expect(ageAt({ day: '2026-12-01', precision: 'exact' }, '2026-06-15')).toEqual({ least: 0, most: 0 })
  })

  it('takes the last day of the month that is known', () => {
    expect(birthInterval({ day: '2024-02-10', precision: 'month' })).toEqual({
      first: '2024-02-01',
      last: '2024-02-29',
    })
  })
})
