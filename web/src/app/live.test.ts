import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { calmly } from './live.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('a busy hour elsewhere does not make the page flicker: many news are one reading', () => {
  const readAgain = vi.fn()
  const hear = calmly(readAgain, 1_500)
  for (let news = 0; news < 40; news++) hear()
  vi.advanceTimersByTime(1)
  expect(readAgain).toHaveBeenCalledTimes(1)
})

test('what happens during the pause is read at its end, not lost', () => {
  const readAgain = vi.fn()
  const hear = calmly(readAgain, 1_500)
  hear()
  vi.advanceTimersByTime(100)
  hear()
  vi.advanceTimersByTime(1_000)
  expect(readAgain).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(600)
  expect(readAgain).toHaveBeenCalledTimes(2)
})
