import { countryPlaceId } from '../../places/countries.ts'
import type { Coordinates, Place } from '../../places/place.ts'
import { containing } from '../../places/whereabouts.ts'
import { idFromName, rootNamespace } from '../../tables/name-id.ts'
import type { Table, TableRow } from '../../tables/reading.ts'
import type { ReportLine } from '../../tables/report.ts'
import { remark, reportOf } from '../../tables/reporting.ts'
import type { ImportSettings, ServiceDraft, ServicesImport } from '../draft.ts'
import type { Service } from '../service.ts'
import { type Cells, cellsOf } from './cells.ts'
import { type ColumnPositions, positionsOf, requiredColumns, unknownColumns } from './columns.ts'
import { type Described, describe } from './describing.ts'
import { type Entry, entriesOf } from './joining.ts'
import { type Gazetteer, type Located, gazetteerOf, locate } from './locating.ts'
import { type Register, registerOf } from './settling.ts'
import { shiftOf, shifted } from './shifting.ts'
import { coordinatesOf, middleOf } from './spots.ts'

export const servicesNamespace = idFromName(rootNamespace, 'services')

const mostKept = 100

/** One entry on its way to a service. */
interface Reading {
  readonly entry: Entry
  readonly cells: Cells
  readonly described: Described
  readonly located: Located
  readonly organisationId: string
}

/**
 * A service directory as drafts and a report. Nothing is written here and nothing is dropped: what no list of ours
 * holds is kept beside the service, and every row says what became of it. The Arabic table, when there is one,
 * gives names only: its codes are not trusted where they contradict the other table.
 */
export function readServices(table: Table, arabic: Table | null, settings: ImportSettings): ServicesImport {
  const positions = positionsOf(table)
  const lines: ReportLine[] = [...table.faults, ...arabicFaults(arabic)]
  lines.push(...columnRemarks(table, positions))
  const rows = usableRows(table, positions, lines)
  const around = surroundings(rows, positions, settings)
  const entries = entriesOf(rows, positions, arabic)
  const readings = entries.map((entry) => read(entry, table, positions, around))
  const shiftedDays = shiftOf(
    readings.map(({ described }) => described),
    settings.shiftTo,
  )
  const places = around.gazetteer.added()
  const drafts = readings.map((reading) => draft(reading, shiftedDays, places, settings))
  for (const { entry, cells } of readings) lines.push(...entry.lines, ...cells.lines)
  lines.push(...drafts.flatMap(({ fate, rows: own }, at) => fateLines(fate, own, entries[at]?.key ?? '')))
  lines.push(...dateRemarks(drafts, shiftedDays, settings), ...parentRemarks(places))
  return {
    services: drafts,
    organisations: around.register.added(),
    places,
    shiftedDays,
    report: reportOf(table.rows.length, lines),
  }
}

/** Rows of the other file are marked, because their numbers are not those of this one. */
function arabicFaults(arabic: Table | null): ReportLine[] {
  return (arabic?.faults ?? []).map((line) => ({ ...line, values: { ...line.values, file: 'ar' } }))
}

function columnRemarks(table: Table, positions: ColumnPositions): ReportLine[] {
  if (table.header.length === 0) return []
  const missing = requiredColumns.filter((column) => !positions.has(column))
  const unknown = unknownColumns(table, positions)
  return [
    ...missing.map((column) =>
      remark({
        row: 1,
        column,
        level: 'skipped',
        code: 'services.column-missing',
        remedy: 'services.name-the-column',
      }),
    ),
    ...unknown.map((column) =>
      remark({
        row: 1,
        column,
        level: 'warning',
        code: 'services.column-unknown',
        value: column,
        remedy: 'services.kept-as-it-is',
      }),
    ),
  ]
}

function usableRows(table: Table, positions: ColumnPositions, lines: ReportLine[]): readonly TableRow[] {
  return table.rows.filter(({ row, cells }) => {
    const missing = requiredColumns.find((column) => (cells[positions.get(column) ?? -1] ?? '') === '')
    if (missing === undefined) return true
    lines.push(
      remark({
        row,
        column: missing,
        level: 'skipped',
        code: `services.no-${missing}`,
        remedy: 'cell.fill-in',
      }),
    )
    return false
  })
}

interface Surroundings {
  readonly settings: ImportSettings
  readonly register: Register
  readonly gazetteer: Gazetteer
  readonly middle: Coordinates | undefined
}

function surroundings(
  rows: readonly TableRow[],
  positions: ColumnPositions,
  settings: ImportSettings,
): Surroundings {
  return {
    settings,
    register: registerOf(settings.country, settings.organisations),
    gazetteer: gazetteerOf(settings.country, settings.places),
    middle: middleOf(rows, positions),
  }
}

function read(entry: Entry, table: Table, positions: ColumnPositions, around: Surroundings): Reading {
  const { settings, register, gazetteer, middle } = around
  const cells = cellsOf(entry.row, positions, entry.arabic)
  const known = new Set(positions.values())
  table.header.forEach((column, at) => {
    const text = entry.row.cells[at] ?? ''
    if (!known.has(at) && text !== '') cells.keep(column, text)
  })
  return {
    entry,
    cells,
    described: describe(cells, settings.visibility),
    located: locate(cells, gazetteer, {
      country: settings.country,
      source: settings.system,
      coordinates: coordinatesOf(cells, middle),
    }),
    organisationId: register.settle(cells),
  }
}

function draft(
  reading: Reading,
  days: number,
  places: readonly Place[],
  settings: ImportSettings,
): ServiceDraft {
  const { entry, cells, located, organisationId } = reading
  const described = shifted(reading.described, days)
  const service: Service = {
    id: idFromName(servicesNamespace, `${settings.system}/${entry.key}`),
    organisationId,
    country: settings.country,
    ...described,
    ...(described.types.includes('safe-shelter')
      ? sheltered(reading, places, settings)
      : { ...located, disclosure: 'open' }),
    confirmedOn: settings.confirmedOn,
    kept: cells.kept.slice(0, mostKept),
    source: { system: settings.system, key: entry.key },
  }
  const fingerprint = idFromName(servicesNamespace, JSON.stringify({ ...service, confirmedOn: null }))
  const before = settings.existing.get(service.id)
  const fate = before === undefined ? 'created' : before === fingerprint ? 'unchanged' : 'merged'
  return { service, fingerprint, fate, rows: [entry.row.row, ...entry.others] }
}

/**
 * A directory that prints where a safe shelter stands is not a reason for us to print it too (INV-05): the entry
 * keeps the first administrative level, no coordinates and no address, and is never public.
 */
function sheltered(
  { cells, located, described }: Reading,
  places: readonly Place[],
  settings: ImportSettings,
): Pick<Service, 'placeId' | 'coordinates' | 'address' | 'disclosure' | 'visibility'> {
  cells.say({
    column: 'location_name',
    level: 'warning',
    code: 'services.address-hidden',
    remedy: 'services.enter-address-sealed',
  })
  const byId = new Map([...settings.places, ...places].map((place) => [place.id, place]))
  const chain = containing(located.placeId, (id) => byId.get(id))
  const first = chain.find((place) => place.level === 1)
  return {
    placeId: first?.id ?? countryPlaceId(settings.country),
    coordinates: null,
    address: null,
    disclosure: 'area-only',
    visibility: described.visibility === 'hidden' ? 'hidden' : 'partners',
  }
}

const fateCodes = {
  created: 'services.created',
  merged: 'services.updated',
  unchanged: 'services.unchanged',
} as const

function fateLines(fate: ServiceDraft['fate'], rows: readonly number[], key: string): ReportLine[] {
  const [first = 0, ...others] = rows
  return [
    remark({ row: first, level: fate, code: fateCodes[fate], value: key }),
    ...others.map((row) =>
      remark({ row, level: 'merged', code: 'services.row-joined', value: key, values: { other: first } }),
    ),
  ]
}

function dateRemarks(drafts: readonly ServiceDraft[], days: number, { today }: ImportSettings): ReportLine[] {
  const past = drafts.filter(
    ({ service }) => service.validUntil !== null && service.validUntil < today,
  ).length
  const lines: ReportLine[] = []
  if (days > 0)
    lines.push(
      remark({
        row: 1,
        column: 'end_date',
        level: 'warning',
        code: 'services.dates-shifted',
        values: { days },
      }),
    )
  if (past > 0)
    lines.push(
      remark({
        row: 1,
        column: 'end_date',
        level: 'warning',
        code: 'services.validity-over',
        ...(days > 0 ? {} : { remedy: 'services.shift-dates' }),
        values: { count: past },
      }),
    )
  return lines
}

function parentRemarks(places: readonly Place[]): ReportLine[] {
  const open = places.filter((place) => place.parentId === null)
  if (open.length === 0) return []
  const value = open.map((place) => place.names[0]?.text ?? '').join(', ')
  const values = { count: open.length }
  return [
    remark({
      row: 1,
      column: 'location_name',
      level: 'warning',
      code: 'services.places-without-parent',
      value,
      remedy: 'places.give-parent',
      values,
    }),
  ]
}
