import { describe, expect, it } from 'vitest'
import { type WorkingCalendar, addWorkingDays, addWorkingMinutes, isWorkingDay } from './working-time.ts'

/** Friday and Saturday are free, work is from eight to four. */
const amman: WorkingCalendar = { weekend: [5, 6], holidays: ['2026-05-25'], opens: 480, closes: 960 }
const never: WorkingCalendar = { weekend: [1, 2, 3, 4, 5, 6, 7], holidays: [], opens: 480, closes: 960 }

describe('working time', () => {
  it('passes over the weekend and over holidays', () => {
    expect(isWorkingDay('2026-05-22', amman)).toBe(false)
    expect(isWorkingDay('2026-05-24', amman)).toBe(true)
    expect(addWorkingDays('2026-05-21', 1, amman)).toBe('2026-05-24')
    expect(addWorkingDays('2026-05-21', 2, amman)).toBe('2026-05-26')
  })

  it('starts when the office opens if asked at night or on a free day', () => {
    expect(addWorkingMinutes({ day: '2026-05-20', minute: 100 }, 60, amman)).toEqual({
      day: '2026-05-20',
      minute: 540,
    })
    expect(addWorkingMinutes({ day: '2026-05-22', minute: 700 }, 60, amman)).toEqual({
      day: '2026-05-24',
      minute: 540,
    })
    expect(addWorkingMinutes({ day: '2026-05-21', minute: 960 }, 60, amman)).toEqual({
      day: '2026-05-24',
      minute: 540,
    })
  })

  it('carries what is left over to the next working day', () => {
    expect(addWorkingMinutes({ day: '2026-05-21', minute: 930 }, 60, amman)).toEqual({
      day: '2026-05-24',
      minute: 510,
    })
    expect(addWorkingMinutes({ day: '2026-05-20', minute: 480 }, 480, amman)).toEqual({
      day: '2026-05-20',
      minute: 960,
    })
    expect(addWorkingMinutes({ day: '2026-05-20', minute: 480 }, 0, amman)).toEqual({
      day: '2026-05-20',
      minute: 480,
    })
  })

  it('does not stand still where the calendar never opens', () => {
    expect(addWorkingDays('2026-05-21', 3, never)).toBe('2026-05-24')
    const shut = { ...amman, closes: 480 }
    expect(addWorkingMinutes({ day: '2026-05-20', minute: 600 }, 1440, shut)).toEqual({
      day: '2026-05-21',
      minute: 600,
    })
  })
})
