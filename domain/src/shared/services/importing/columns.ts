import type { Table } from '../../tables/reading.ts'

/** The columns of a service directory; the last group is not in every directory. */
export const columns = [
  'service_id',
  'provider',
  'location_name',
  'longitude',
  'latitude',
  'sector',
  'service',
  'activities',
  'start_date',
  'end_date',
  'registration_requirement',
  'nationality',
  'intake_criteria',
  'accessibility',
  'coverage',
  'frequency',
  'days',
  'opens',
  'closes',
  'referral_method',
  'next_step_after_referral',
  'response_delay',
  'feedback_mechanism',
  'feedback_delay',
  'languages',
  'sexes',
  'age_from',
  'age_to',
  'places',
  'places_free',
  'places_confirmed_at',
  'visibility',
  'address',
  'telephone',
  'email',
  'website',
] as const
export type Column = (typeof columns)[number]

/** Without these there is nothing to import. */
export const requiredColumns: readonly Column[] = ['provider', 'service']

export type ColumnPositions = ReadonlyMap<Column, number>

export function positionsOf(table: Table): ColumnPositions {
  const header = table.header.map((name) => name.toLowerCase().replace(/[\s-]+/g, '_'))
  const found = columns.map((column) => [column, header.indexOf(column)] as const)
  return new Map(found.filter(([, at]) => at >= 0))
}

export function unknownColumns(table: Table, positions: ColumnPositions): readonly string[] {
  const known = new Set(positions.values())
  return table.header.filter((_, at) => !known.has(at))
}

/** The parts of a cell that holds a list. */
export function listed(text: string): readonly string[] {
  const parts = text.split('|').map((part) => part.replace(/\s+/g, ' ').trim())
  return [...new Set(parts.filter((part) => part !== ''))]
}

/** A phrase as tables of phrases know it: small letters, single blanks, no full stop. */
export function phrase(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[.\s]+$/, '')
    .trim()
}
