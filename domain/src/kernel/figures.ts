import { isDeclined } from './answer.ts'
import { daysBetween } from './day.ts'
import type { Answers, HistoryEntry, NeedSummary } from './facts.ts'
import type { Filter, Indicator } from './indicator.ts'

/** What is counted of one record. */
export interface Counted {
  readonly state: string
  readonly history: readonly HistoryEntry[]
  readonly answers: Readonly<Record<string, Answers>>
  readonly needs: readonly NeedSummary[]
}

/** A figure, and of how many; `value` is absent where there is nothing to count, which is not the same as none. */
export interface Figure {
  readonly value?: number
  readonly of: number
}

/** Counts as the indicator says. Small numbers are suppressed by whoever publishes, not here. */
export function figure(indicator: Indicator, records: readonly Counted[]): Figure {
  switch (indicator.kind) {
    case 'count':
      return { value: records.filter((record) => matches(indicator.of, record)).length, of: records.length }
    case 'share': {
      const among = records.filter((record) => matches(indicator.among, record))
      return share(among.filter((record) => matches(indicator.of, record)).length, among.length)
    }
    case 'needs': {
      const outcomes = records.flatMap((record) => record.needs.flatMap((need) => need.outcome ?? []))
      return share(outcomes.filter((outcome) => indicator.outcome.includes(outcome)).length, outcomes.length)
    }
    case 'days':
      return median(records.flatMap((record) => daysFrom(record.history, indicator.from, indicator.to)))
  }
}

/** Whether a record is one of those meant; all parts of the filter must hold. */
export function matches(filter: Filter, record: Counted): boolean {
  const { reached, took, answers = [], need } = filter
  if (reached && !hasReached(record, reached)) return false
  if (took && !record.history.some((entry) => took.includes(entry.step))) return false
  if (!answers.every((answer) => answerOf(record, answer.question).some((each) => answer.is.includes(each))))
    return false
  return (
    !need || record.needs.some((each) => each.outcome !== undefined && need.outcome.includes(each.outcome))
  )
}

function hasReached(record: Counted, states: readonly string[]): boolean {
  return states.includes(record.state) || record.history.some((entry) => states.includes(entry.to))
}

function answerOf(record: Counted, path: string): readonly string[] {
  const [form = '', question = ''] = path.split('.')
  const answer = record.answers[form]?.[question]
  if (typeof answer === 'string') return [answer]
  if (isDeclined(answer)) return ['declined']
  return Array.isArray(answer) ? answer : []
}

function share(part: number, whole: number): Figure {
  return whole === 0 ? { of: 0 } : { value: part / whole, of: whole }
}

function daysFrom(history: readonly HistoryEntry[], from: string, to: string): readonly number[] {
  const start = history.findIndex((entry) => entry.step === from)
  const end = history.findIndex((entry, at) => at > start && entry.step === to)
  const [first, last] = [history[start], history[end]]
  return first && last ? [daysBetween(first.day, last.day)] : []
}

function median(values: readonly number[]): Figure {
  const sorted = values.toSorted((one, other) => one - other)
  const low = sorted[Math.floor((sorted.length - 1) / 2)]
  const high = sorted[Math.floor(sorted.length / 2)]
  return low === undefined || high === undefined ? { of: 0 } : { value: (low + high) / 2, of: sorted.length }
}
