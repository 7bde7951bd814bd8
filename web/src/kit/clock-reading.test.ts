import { expect, test } from 'vitest'
import { readClock } from './clock-reading.ts'

const sent = Date.parse('2026-03-02T08:00:00Z')
const due = Date.parse('2026-03-03T08:00:00Z')

function at(moment: string) {
  return readClock(due, sent, Date.parse(moment))
}

test('an emergency referral sent this morning has its day before it', () => {
  expect(at('2026-03-02T09:00:00Z')).toMatchObject({
    standing: 'left',
    unit: 'hours',
    count: 23,
    tone: 'calm',
  })
})

test('with less than a quarter of its time left the clock says soon', () => {
  expect(at('2026-03-03T02:30:00Z').tone).toBe('soon')
  expect(at('2026-03-03T01:30:00Z').tone).toBe('calm')
})

test('time left is rounded down: one hour and fifty-nine minutes are one hour', () => {
  expect(at('2026-03-03T06:01:00Z')).toMatchObject({ unit: 'hours', count: 1 })
})

test('a delay is rounded up: a minute and a second late are two minutes late', () => {
  expect(at('2026-03-03T08:01:01Z')).toMatchObject({
    standing: 'overdue',
    unit: 'minutes',
    count: 2,
    tone: 'overdue',
  })
})

test('at the very hour nothing is overdue yet', () => {
  expect(at('2026-03-03T08:00:00Z')).toMatchObject({ standing: 'left', unit: 'minutes', count: 0 })
})

test('two weeks are counted in days', () => {
  const normal = readClock(Date.parse('2026-03-16T08:00:00Z'), sent, sent)
  expect(normal).toMatchObject({ unit: 'days', count: 14, gone: 0 })
})

test('a clock without a beginning, or that ends before it began, shows no share of its time', () => {
  expect(readClock(due, undefined, sent).gone).toBeUndefined()
  expect(readClock(sent, due, sent).gone).toBeUndefined()
})
