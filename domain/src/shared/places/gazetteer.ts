import { isDay } from '../../kernel/day.ts'
import { longestName } from '../../kernel/fields.ts'
import { lengthOf, tidyLine } from '../../kernel/text.ts'
import { idFromName } from '../tables/name-id.ts'
import type { Table, TableRow } from '../tables/reading.ts'
import type { ImportReport, ReportLine } from '../tables/report.ts'
import { type Remark, remark, reportOf } from '../tables/reporting.ts'
import { countryPlaceId, findCountry, isCountry, placesNamespace } from './countries.ts'
import type { Place } from './place.ts'

export interface GazetteerSettings {
  readonly source: string
  /** Fingerprints of the places that are there already, by id. */
  readonly existing: ReadonlyMap<string, string>
}

export interface PlaceDraft {
  readonly place: Place
  readonly fingerprint: string
  readonly fate: 'created' | 'merged' | 'unchanged'
}

export interface GazetteerImport {
  /** Parents before the places inside them. */
  readonly places: readonly PlaceDraft[]
  readonly report: ImportReport
}

/** Columns by the names that the common tables of place codes give them. */
const columnNames = {
  country: ['location', 'country', 'iso3', 'country code'],
  level: ['admin level', 'level', 'admin_level'],
  code: ['p-code', 'pcode', 'p_code', 'code'],
  name: ['name', 'place name'],
  parent: ['parent p-code', 'parent', 'parent_pcode', 'parent code'],
  from: ['valid from date', 'valid from', 'date'],
  until: ['valid to date', 'valid to', 'valid until'],
  longitude: ['longitude', 'lon', 'lng', 'x'],
  latitude: ['latitude', 'lat', 'y'],
} as const
type Column = keyof typeof columnNames
type Columns = Readonly<Record<Column, number>>

const required: readonly Column[] = ['country', 'level', 'code', 'name', 'parent']
const expectedCode = /^[A-Z]{2,3}\d+$/

interface Entry {
  readonly row: number
  readonly place: Place
  readonly parentCode: string
}

/**
 * Places from a table of place codes. A parent is the one that the table names, never the beginning of the
 * code; codes of unusual shape are codes like any other.
 */
export function readGazetteer(table: Table, settings: GazetteerSettings): GazetteerImport {
  const columns = columnsOf(table)
  const lines: ReportLine[] = [...table.faults]
  const say: Say = (line) => lines.push(remark(line))
  const usable = table.rows.length > 0 && hasColumns(columns, say)
  const entries = usable ? entriesOf(table, columns, settings.source, say) : new Map<string, Entry>()
  const drafts = withParents(entries, settings, say)
    .map((place) => draft(place, settings))
    .toSorted(byLevel)
  sayUnusualCodes(drafts, say)
  return { places: drafts, report: reportOf(table.rows.length, lines, tally(drafts)) }
}

/** What a place amounts to: two places with the same fingerprint are written alike. */
export function placeFingerprint(place: Place): string {
  return idFromName(placesNamespace, JSON.stringify(place))
}

type Say = (line: Remark) => void

function hasColumns(columns: Columns, say: Say): boolean {
  const missing = required.filter((column) => columns[column] < 0)
  for (const column of missing) {
    const values = { column: columnNames[column][0] }
    say({ row: 1, level: 'skipped', code: 'places.column-missing', remedy: 'places.name-the-column', values })
  }
  return missing.length === 0
}

function columnsOf(table: Table): Columns {
  const header = table.header.map((name) => name.toLowerCase())
  const at = (column: Column) =>
    header.findIndex((name) => columnNames[column].some((known) => known === name))
  return {
    country: at('country'),
    level: at('level'),
    code: at('code'),
    name: at('name'),
    parent: at('parent'),
    from: at('from'),
    until: at('until'),
    longitude: at('longitude'),
    latitude: at('latitude'),
  }
}

/** One entry for each code; of two rows with the same code the newer one stands. */
function entriesOf(table: Table, columns: Columns, source: string, say: Say): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const row of table.rows) {
    const entry = entryOf(row, columns, source, say)
    if (!entry) continue
    const code = entry.place.code ?? ''
    const before = entries.get(code)
    if (before) sayTwice(before, entry, say)
    if (!before || (entry.place.validFrom ?? '') > (before.place.validFrom ?? '')) entries.set(code, entry)
  }
  return entries
}

function sayTwice(before: Entry, entry: Entry, say: Say): void {
  const same =
    before.place.names[0]?.text === entry.place.names[0]?.text && before.parentCode === entry.parentCode
  say({
    row: entry.row,
    column: columnNames.code[0],
    level: same ? 'merged' : 'skipped',
    code: same ? 'places.row-repeated' : 'places.code-twice',
    value: entry.place.code ?? '',
    ...(same ? {} : { remedy: 'places.keep-one-row' }),
    values: { other: before.row },
  })
}

function entryOf({ row, cells }: TableRow, columns: Columns, source: string, say: Say): Entry | undefined {
  const text = (column: Column) => cells[columns[column]] ?? ''
  const country = text('country').toUpperCase()
  const level = levelOf(text('level'))
  const skip = (column: Column, code: string, remedy: string): undefined => {
    say({ row, column: columnNames[column][0], level: 'skipped', code, value: text(column), remedy })
    return undefined
  }
  if (!isCountry(country)) return skip('country', 'places.country-unknown', 'places.use-country-code')
  if (level === undefined) return skip('level', 'places.level-unknown', 'places.use-level')
  if (text('code') === '') return skip('code', 'places.code-missing', 'places.give-code')
  const place = placeOf(row, { country, level, code: text('code') }, text, say)
  return { row, place: { ...place, source }, parentCode: text('parent') }
}

function levelOf(text: string): 1 | 2 | 3 | undefined {
  if (text === '1') return 1
  if (text === '2') return 2
  return text === '3' ? 3 : undefined
}

interface Identity {
  readonly country: string
  readonly level: 1 | 2 | 3
  readonly code: string
}

function placeOf(
  row: number,
  { country, level, code }: Identity,
  text: (column: Column) => string,
  say: Say,
): Place {
  return {
    id: idFromName(placesNamespace, `${country}/${code}`),
    code,
    country,
    level,
    kind: level === 1 ? 'governorate' : level === 2 ? 'district' : 'locality',
    parentId: null,
    names: [{ text: nameOf(row, code, text('name'), say), language: 'und' }],
    coordinates: coordinatesOf(row, text, say),
    validFrom: dayOf(row, 'from', text('from'), say),
    validUntil: dayOf(row, 'until', text('until'), say),
    source: '',
  }
}

/** A place without a name keeps its code for one, so that records can still point to it. */
function nameOf(row: number, code: string, name: string, say: Say): string {
  const about = { row, column: columnNames.name[0], level: 'warning', value: name } as const
  if (!/\p{L}|\p{N}/u.test(name)) {
    say({ ...about, code: 'places.name-missing', remedy: 'places.give-name' })
    return code
  }
  if (lengthOf(name) > longestName) say({ ...about, code: 'cell.too-long', remedy: 'cell.shorten' })
  return Array.from(tidyLine(name)).slice(0, longestName).join('')
}

function dayOf(row: number, column: 'from' | 'until', text: string, say: Say): string | null {
  if (text === '') return null
  if (isDay(text)) return text
  say({
    row,
    column: columnNames[column][0],
    level: 'warning',
    code: 'places.date-unreadable',
    value: text,
    remedy: 'cell.write-date',
  })
  return null
}

function coordinatesOf(row: number, text: (column: Column) => string, say: Say): Place['coordinates'] {
  if (text('longitude') === '' && text('latitude') === '') return null
  const [longitude, latitude] = [
    Number(text('longitude') || Number.NaN),
    Number(text('latitude') || Number.NaN),
  ]
  if (Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) return { longitude, latitude }
  const value = `${text('longitude')} ${text('latitude')}`
  say({
    row,
    column: columnNames.latitude[0],
    level: 'warning',
    code: 'cell.coordinates-unreadable',
    value,
    remedy: 'cell.write-coordinates',
  })
  return null
}

function withParents(entries: ReadonlyMap<string, Entry>, settings: GazetteerSettings, say: Say): Place[] {
  return [...entries.values()].map((entry) => ({
    ...entry.place,
    parentId: parentOf(entry, entries, settings, say),
  }))
}

function parentOf(
  entry: Entry,
  entries: ReadonlyMap<string, Entry>,
  settings: GazetteerSettings,
  say: Say,
): string | null {
  const { place, parentCode, row } = entry
  if (findCountry(parentCode)) return countryPlaceId(parentCode)
  const parent = entries.get(parentCode)?.place
  if (parent && parent.level < place.level) return parent.id
  const known = idFromName(placesNamespace, `${place.country}/${parentCode}`)
  if (!parent && parentCode !== '' && settings.existing.has(known)) return known
  const code = parent ? 'places.parent-not-above' : 'places.parent-missing'
  say({
    row,
    column: columnNames.parent[0],
    level: 'warning',
    code,
    value: parentCode,
    remedy: 'places.give-parent',
  })
  return null
}

function draft(place: Place, { existing }: GazetteerSettings): PlaceDraft {
  const fingerprint = placeFingerprint(place)
  const before = existing.get(place.id)
  return {
    place,
    fingerprint,
    fate: before === undefined ? 'created' : before === fingerprint ? 'unchanged' : 'merged',
  }
}

function byLevel(one: PlaceDraft, other: PlaceDraft): number {
  return one.place.level - other.place.level
}

function tally(drafts: readonly PlaceDraft[]): { created: number; merged: number; unchanged: number } {
  const counts = { created: 0, merged: 0, unchanged: 0 }
  for (const { fate } of drafts) counts[fate] += 1
  return counts
}

/** Nothing to mend, but worth knowing where other software cuts codes into pieces. */
function sayUnusualCodes(drafts: readonly PlaceDraft[], say: Say): void {
  const count = drafts.filter(({ place }) => !expectedCode.test(place.code ?? '')).length
  if (count > 0) say({ row: 1, level: 'warning', code: 'places.codes-unusual', values: { count } })
}
