import { isDay } from '@passerelle/domain/kernel/day'
import { tidyLine, tidyText, turnsDirection } from '@passerelle/domain/kernel/text'
import { scriptOf } from '@passerelle/domain/shared/people/rules'
import type { Remark } from '@passerelle/domain/shared/tables/reporting'
import type { SoughtDraft } from '@passerelle/domain/shared/tracing/schema'
import { newId } from '../../engine/ids.ts'
import type { PfifRecord } from './reading.ts'

/** Somebody who is sought elsewhere, ready to be written down. */
export interface Taken {
  readonly outsideId: string
  readonly source: string
  readonly author: string | null
  readonly sought: SoughtDraft
}

export type Taking = { readonly taken: Taken; readonly doubts: readonly Remark[] } | { readonly not: Remark }

/** Statuses that say that nobody looks for them any more. */
const foundStatuses = new Set(['is_note_author', 'believed_alive', 'believed_dead'])

/** What a record of PFIF says, in our words; or why it is not taken, and what to mend. */
export function takeRecord(record: PfifRecord, today: string): Taking {
  const { line, fields } = record
  const id = lineOf(fields, 'person_record_id')
  const names = namesOf(fields)
  const not = reasonNotToTake(record, { id, names, today })
  if (not) return { not: { row: line, level: 'skipped', value: id, ...not } }
  const birth = birthOf(fields, today)
  return {
    doubts: birth.doubt ? [{ row: line, level: 'warning', ...birth.doubt }] : [],
    taken: {
      outsideId: id.slice(0, 300),
      source: (lineOf(fields, 'source_name') || hostOf(id)).slice(0, 300),
      author: lineOf(fields, 'author_name').slice(0, 300) || null,
      sought: {
        id: newId(),
        names,
        birth: birth.value,
        sex: sexOf(fields),
        relation: 'other',
        placeId: null,
        placeText: lastSeen(record).slice(0, 300) || null,
        separatedOn: null,
        note: tidyText(fields.get('description') ?? fields.get('other') ?? '').slice(0, 1000) || null,
      },
    },
  }
}

interface Judged {
  readonly id: string
  readonly names: SoughtDraft['names']
  readonly today: string
}

function reasonNotToTake(
  { fields, notes }: PfifRecord,
  { id, names, today }: Judged,
): Pick<Remark, 'code' | 'remedy'> | undefined {
  if (id === '') return { code: 'tracing.pfif.no-id', remedy: 'tracing.pfif.no-id.remedy' }
  if (names.length === 0) return { code: 'tracing.pfif.no-name', remedy: 'tracing.pfif.no-name.remedy' }
  if (isOver(fields.get('expiry_date'), today)) return { code: 'tracing.pfif.expired' }
  const isFound = notes.some((note) => foundStatuses.has(note.get('status') ?? ''))
  return isFound ? { code: 'tracing.pfif.not-sought' } : undefined
}

function lineOf(fields: PfifRecord['fields'], name: string): string {
  return tidyLine(fields.get(name) ?? '')
}

function sexOf(fields: PfifRecord['fields']): SoughtDraft['sex'] {
  return (['female', 'male', 'other'] as const).find((sex) => sex === lineOf(fields, 'sex')) ?? null
}

function lastSeen({ fields, notes }: PfifRecord): string {
  const told = notes.map((note) => lineOf(note, 'last_known_location')).find((place) => place !== '')
  const home = ['home_neighborhood', 'home_city', 'home_state', 'home_country'].map((name) =>
    lineOf(fields, name),
  )
  return told ?? home.filter((part) => part !== '').join(', ')
}

function namesOf(fields: PfifRecord['fields']): SoughtDraft['names'] {
  const parts = ['given_name', 'first_name', 'family_name', 'last_name'].map((name) => fields.get(name) ?? '')
  const whole = fields.get('full_name') ?? parts.filter(Boolean).join(' ')
  const others = (fields.get('alternate_names') ?? '').split('\n')
  const texts = [whole, ...others].map((text) => tidyLine(text.slice(0, 2000)).slice(0, 500))
  return [...new Set(texts)]
    .filter((text) => text !== '' && !turnsDirection(text))
    .slice(0, 6)
    .map((text, at) => ({
      text,
      script: scriptOf(text),
      kind: at === 0 ? 'as-spoken' : 'alias',
      order: 'given-first',
    }))
}

interface ReadBirth {
  readonly value: SoughtDraft['birth']
  readonly doubt?: Omit<Remark, 'row' | 'level'>
}

/** A day, a month or a year; or an age, or a range of ages, which says about which year. */
function birthOf(fields: PfifRecord['fields'], today: string): ReadBirth {
  const told = (fields.get('date_of_birth') ?? '').trim()
  const day = `${told}-01-01`.slice(0, 10)
  const precision = ({ 10: 'exact', 7: 'month', 4: 'year' } as const)[told.length]
  if (precision && /^\d{4}(-\d{2}){0,2}$/.test(told) && isDay(day) && day <= today)
    return { value: { day, precision } }
  const ages = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec((fields.get('age') ?? '').trim())
  const value = ages ? estimated(Number(ages[1]), Number(ages[2] ?? ages[1]), today) : null
  if (told === '') return { value }
  return {
    value,
    doubt: {
      code: 'tracing.pfif.no-date',
      column: 'date_of_birth',
      value: told,
      remedy: 'tracing.pfif.no-date.remedy',
    },
  }
}

function estimated(least: number, most: number, today: string): SoughtDraft['birth'] {
  const year = Number(today.slice(0, 4)) - Math.round((least + most) / 2)
  return { day: `${year}-01-01`, precision: 'estimated' }
}

function isOver(expiry: string | undefined, today: string): boolean {
  return expiry !== undefined && expiry !== '' && expiry.slice(0, 10) < today
}

function hostOf(recordId: string): string {
  return recordId.split('/')[0] ?? recordId
}
