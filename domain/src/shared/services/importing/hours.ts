import type { Weekday } from '../../../kernel/day.ts'
import type { Clock, Opening, Schedule } from '../service.ts'
import { type Cells, meanings, sayDoubtful, sayUnknown } from './cells.ts'
import { type Column, listed, phrase } from './columns.ts'
import { frequencyPhrases } from './phrases.ts'

const weekdayNames: ReadonlyMap<string, Weekday> = new Map([
  ['mon', 1],
  ['tue', 2],
  ['wed', 3],
  ['thu', 4],
  ['fri', 5],
  ['sat', 6],
  ['sun', 7],
])
const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7]
const clockText = /(\d{1,2})(?:\s*[:.h]\s*(\d{2}))?\s*(am|pm)?/i

/** When the service is open, as far as its cells say; null when they say nothing. */
export function scheduleOf(cells: Cells): Schedule | null {
  const frequency = meanings(cells, 'frequency', frequencyPhrases)?.[0] ?? null
  const always = /always open|24\s*\/\s*7|never closed/i.test(`${cells.get('opens')} ${cells.get('closes')}`)
  const days = daysOf(cells)
  const openings = always ? [] : openingsOf(cells, days)
  if (!always && frequency === null && openings.length === 0) return null
  return { always, frequency, openings }
}

function openingsOf(cells: Cells, days: readonly Weekday[]): readonly Opening[] {
  const opens = clocksOf(cells, 'opens')
  const closes = clocksOf(cells, 'closes')
  if (opens.length > 1 && closes.length !== opens.length) {
    sayDoubtful(cells, 'opens', 'services.two-openings', 'services.pair-hours')
    return [{ days, opens: opens[0] ?? null, closes: null }]
  }
  if (opens.length === 0 && closes.length === 0)
    return days.length === 0 ? [] : [{ days, opens: null, closes: null }]
  const spans = opens.length > 0 ? opens : [null]
  return spans.map((open, at) => span(cells, days, open, closes[at] ?? null))
}

function span(cells: Cells, days: readonly Weekday[], opens: Clock | null, closes: Clock | null): Opening {
  if (opens !== null && closes !== null && closes <= opens)
    sayDoubtful(cells, 'closes', 'services.closes-before-opening', 'services.check-hours')
  return { days, opens, closes }
}

/** The times of a cell, earliest first: directories list them in no order. */
function clocksOf(cells: Cells, column: Column): readonly Clock[] {
  const found: Clock[] = []
  for (const part of listed(cells.get(column))) {
    const read = clockOf(part)
    if (!read) sayUnknown(cells, column, part)
    else if (read.doubtful) sayDoubtful(cells, column, 'services.midnight-or-noon', 'services.write-clock')
    else found.push(read.clock)
  }
  return found.toSorted()
}

/** `13:00pm` is one o'clock in the afternoon; `12:00am` may be midnight or a slip for noon, and is not guessed. */
export function clockOf(text: string): { readonly clock: Clock; readonly doubtful: boolean } | undefined {
  const parts = clockText.exec(text)
  if (!parts) return undefined
  const [hour, minute] = [Number(parts[1]), Number(parts[2] ?? 0)]
  const half = parts[3]?.toLowerCase()
  const inDay = half === 'pm' && hour < 12 ? hour + 12 : hour
  if (inDay > 24 || minute > 59 || (inDay === 24 && minute > 0)) return undefined
  const clock = `${String(inDay).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  return { clock, doubtful: hour === 12 && half === 'am' }
}

function daysOf(cells: Cells): readonly Weekday[] {
  const text = cells.get('days')
  if (text === '') return []
  const days = weekdaysOf(text)
  if (days.length === 0) sayUnknown(cells, 'days', text)
  return days
}

/** `Sun-Thurs`, `Mon-Thurs and Sat`, `Mondays only`, `every day`; a range may run over the weekend. */
export function weekdaysOf(text: string): readonly Weekday[] {
  const words = phrase(text)
  if (/^(every ?day|daily|all days)$/.test(words)) return everyDay
  const found = new Set<Weekday>()
  for (const part of words.split(/\s*(?:,|\/|&|\||\band\b)\s*/)) {
    const [from, to] = part.split(/\s*(?:-|–|\bto\b)\s*/).map(weekdayOf)
    if (from === undefined) continue
    for (const day of to === undefined ? [from] : rangeOf(from, to)) found.add(day)
  }
  return [...found].toSorted((one, other) => one - other)
}

function weekdayOf(word: string): Weekday | undefined {
  return weekdayNames.get(word.slice(0, 3))
}

function rangeOf(from: Weekday, to: Weekday): readonly Weekday[] {
  const length = ((to - from + 7) % 7) + 1
  return Array.from({ length }, (_, at) => everyDay[(from - 1 + at) % 7] ?? 1)
}
