import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countryPlaceId } from '../../places/countries.ts'
import type { Place } from '../../places/place.ts'
import { readTable } from '../../tables/reading.ts'
import { writeTable } from '../../tables/writing.ts'
import type { ImportSettings, ServicesImport } from '../draft.ts'
import { service as serviceSchema } from '../schema.ts'
import type { Service } from '../service.ts'
import { columns } from './columns.ts'
import { clockOf, weekdaysOf } from './hours.ts'
import { isOutOfDate } from '../publication.ts'
import { readServices } from './read-services.ts'
import { usualShift } from './shifting.ts'

const settings: ImportSettings = {
  system: 'test-directory',
  country: 'JOR',
  today: '2026-03-10',
  shiftTo: null,
  confirmedOn: null,
  visibility: 'public',
  organisations: [],
  places: [],
  existing: new Map(),
}

type Row = Partial<Record<(typeof columns)[number], string>>
const lantern: Row = {
  service_id: '1',
  provider: 'LANTERN',
  location_name: 'Irbid City',
  longitude: '35.85',
  latitude: '32.55',
  sector: 'PROTECTION',
  service: 'Child Protection',
}
const fileOf = (rows: readonly Row[]) =>
  writeTable(
    columns,
    rows.map((row) => columns.map((column) => row[column] ?? '')),
    { separator: ',', mark: false },
  )
const read = (rows: readonly Row[], more: Partial<ImportSettings> = {}, arabic?: readonly Row[]) =>
  readServices(readTable(fileOf(rows)), arabic ? readTable(fileOf(arabic)) : null, { ...settings, ...more })
const only = (row: Row): Service => {
  const [draft] = read([{ ...lantern, ...row }]).services
  if (!draft) throw new Error('nothing was read')
  return draft.service
}
const warnings = (row: Row) =>
  read([{ ...lantern, ...row }])
    .report.lines.filter(
      (line) =>
        line.level === 'warning' &&
        !['services.organisation-new', 'services.places-without-parent'].includes(line.code),
    )
    .map((line) => [line.column, line.code])
const again = (first: ServicesImport): Partial<ImportSettings> => ({
  organisations: first.organisations,
  places: first.places,
  existing: new Map(first.services.map(({ service, fingerprint }) => [service.id, fingerprint])),
})

describe('a directory row', () => {
  test('becomes a service with what it says, and with nothing that it does not say', () => {
    const service = only({
      activities: 'Child-friendly spaces | Legal services',
      nationality: 'Syrians only',
      intake_criteria: 'Child at risk | Disability',
      registration_requirement: 'Valid UNHCR ASC and MOI card',
      accessibility: 'Walk-in & Outreach',
      referral_method: 'IA Form',
      coverage: 'Governorate where the service is located',
      response_delay: 'One day',
    })
    expect(service.types).toEqual(['child-protection', 'legal-aid'])
    expect(service.eligibility).toEqual({
      nationalities: { include: ['SYR'], exclude: [] },
      registration: { documents: ['asylum-certificate', 'government-card'], expiredAccepted: false },
      ages: null,
      sexes: null,
      vulnerabilities: { oneOf: ['child-at-risk', 'disability'], scored: false },
    })
    expect([service.access, service.referral, service.coverage?.kind, service.response?.hours]).toEqual([
      ['walk-in', 'outreach'],
      ['inter-agency-form'],
      'governorate',
      24,
    ])
    expect([service.capacity, service.languages, service.schedule, service.nextStep]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })

  test('keeps a word that no list of ours holds, and says so', () => {
    const { referral, kept } = only({ referral_method: 'Carrier pigeon' })
    expect([referral, kept]).toEqual([null, [{ column: 'referral_method', text: 'Carrier pigeon' }]])
    expect(warnings({ referral_method: 'Carrier pigeon' })).toEqual([
      ['referral_method', 'services.value-unknown'],
    ])
  })

  test('with half a rule about who is taken leaves the rule open rather than turning people away', () => {
    expect(only({ nationality: 'Syrians only | Martians only' }).eligibility.nationalities).toBeNull()
    expect(only({ nationality: 'Syrians only' }).eligibility.nationalities?.include).toEqual(['SYR'])
  })

  test('with a column we do not know keeps its cells under the column’s name', () => {
    const table = readTable('provider,service,wheelchair\nLANTERN,Health Services,yes')
    const { services, report } = readServices(table, null, settings)
    expect(services[0]?.service.kept).toEqual([{ column: 'wheelchair', text: 'yes' }])
    expect(report.lines.map((line) => line.code)).toContain('services.column-unknown')
  })

  test('without provider or service is skipped with the cell to fill in', () => {
    const { report, services } = read([{ ...lantern, provider: ' ' }, { ...lantern, service: '' }, lantern])
    expect(
      report.lines
        .filter((line) => line.level === 'skipped')
        .map((line) => [line.row, line.column, line.code]),
    ).toEqual([
      [2, 'provider', 'services.no-provider'],
      [3, 'service', 'services.no-service'],
    ])
    expect(services).toHaveLength(1)
  })

  test('in a file without the columns for them says which are missing', () => {
    const { report } = readServices(readTable('service_id,sector\n1,CASH'), null, settings)
    expect(report.lines.filter((line) => line.row === 1).map((line) => [line.column, line.code])).toEqual([
      ['provider', 'services.column-missing'],
      ['service', 'services.column-missing'],
    ])
  })

  test('with a name of six hundred letters keeps five hundred of them and says so', () => {
    const long = 'ا'.repeat(600)
    expect(only({ service: long }).names[0]?.text).toHaveLength(500)
    expect(warnings({ service: long })).toContainEqual(['service', 'cell.too-long'])
    expect(warnings({ provider: long })).toContainEqual(['provider', 'cell.too-long'])
  })
})

describe('opening hours', () => {
  test('are read as people write them', () => {
    const read = (text: string) => clockOf(text)?.clock
    expect(['8:30am', '13:00pm', 'Close at 17:00pm', '5pm', '9h15', '12:30pm', '24:00'].map(read)).toEqual([
      '08:30',
      '13:00',
      '17:00',
      '17:00',
      '09:15',
      '12:30',
      '24:00',
    ])
    expect(['', 'noon', '25:00', '10:75'].map(read)).toEqual([undefined, undefined, undefined, undefined])
  })

  test('come with days, also over the weekend', () => {
    expect(weekdaysOf('Sun-Thurs')).toEqual([1, 2, 3, 4, 7])
    expect(weekdaysOf('Mon-Thurs  and Sat')).toEqual([1, 2, 3, 4, 6])
    expect(weekdaysOf('Mondays only')).toEqual([1])
    expect(weekdaysOf('Every day')).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(weekdaysOf('now and then')).toEqual([])
  })

  test('with two openings and no closing are not guessed at', () => {
    const row = { days: 'Sun-Thurs', opens: '13:00pm | 8:30am' }
    expect(only(row).schedule?.openings).toEqual([{ days: [1, 2, 3, 4, 7], opens: '08:30', closes: null }])
    expect(only(row).kept).toEqual([{ column: 'opens', text: '13:00pm | 8:30am' }])
    expect(warnings(row)).toEqual([['opens', 'services.two-openings']])
  })

  test('with two openings and two closings are two spans', () => {
    const row = {
      days: 'Mondays only',
      opens: '13:00pm | 8:30am',
      closes: 'Close at 16:00pm | Close at 12:00pm',
    }
    expect(only(row).schedule?.openings.map(({ opens, closes }) => [opens, closes])).toEqual([
      ['08:30', '12:00'],
      ['13:00', '16:00'],
    ])
  })

  test('at 12:00am may be midnight or noon and stay open', () => {
    expect(only({ opens: '12:00am', closes: '15:00' }).schedule?.openings).toEqual([
      { days: [], opens: null, closes: '15:00' },
    ])
    expect(warnings({ opens: '12:00am' })).toEqual([['opens', 'services.midnight-or-noon']])
  })

  test('that never close are always', () => {
    expect(only({ opens: 'Always open', closes: 'Never closed' }).schedule).toMatchObject({
      always: true,
      openings: [],
    })
  })

  test('that close before they open are kept and named', () => {
    expect(warnings({ opens: '17:00', closes: '9:00' })).toEqual([
      ['closes', 'services.closes-before-opening'],
    ])
  })
})

describe('rows that share an id', () => {
  test('and say the same are one service', () => {
    const { services, report } = read([lantern, lantern])
    expect(services.map(({ rows }) => rows)).toEqual([[2, 3]])
    expect(
      report.lines
        .filter((line) => line.level === 'merged')
        .map((line) => [line.row, line.code, line.values]),
    ).toEqual([[3, 'services.row-joined', { other: 2 }]])
  })

  test('and say more of the same are one service with all of it, contradictions named', () => {
    const { services, report } = read([
      { ...lantern, days: 'Mondays only' },
      { ...lantern, days: 'Sundays only', activities: 'Legal services' },
    ])
    expect(services).toHaveLength(1)
    expect(services[0]?.service.types).toContain('legal-aid')
    expect(
      report.lines
        .filter((line) => line.code === 'services.rows-contradict')
        .map((line) => [line.column, line.value]),
    ).toEqual([['days', 'Mondays only']])
  })

  test('but name different services are kept apart, whatever their order', () => {
    const legal = { ...lantern, service: 'Legal aid', days: 'Sun-Thurs' }
    const idsOf = (rows: readonly Row[]) =>
      new Map(read(rows).services.map(({ service }) => [service.types[0], service.id]))
    expect(idsOf([lantern, legal])).toEqual(idsOf([legal, lantern]))
    const { report, services } = read([lantern, legal])
    expect(services).toHaveLength(2)
    expect(
      report.lines
        .filter((line) => line.code === 'services.id-shared')
        .map((line) => [line.row, line.remedy]),
    ).toEqual([[2, 'services.give-own-id']])
  })
})

describe('the provider', () => {
  const known = [{ id: '0197a0c0-0000-7000-8000-000000000001', name: 'Lantern House', acronym: 'LANTERN' }]

  test('is found by acronym or name, with stray blanks and other capitals', () => {
    for (const provider of [' LANTERN ', 'lantern', 'Lantern  House', 'LANTERN-HOUSE']) {
      const { organisations, services } = read([{ ...lantern, provider }], { organisations: known })
      expect([organisations, services[0]?.service.organisationId]).toEqual([[], known[0]?.id])
    }
  })

  test('that is new is proposed once, with a word to check it', () => {
    const { organisations, report } = read([lantern, { ...lantern, service_id: '2' }])
    expect(organisations.map(({ name, acronym }) => [name, acronym])).toEqual([['LANTERN', 'LANTERN']])
    expect(report.lines.filter((line) => line.code === 'services.organisation-new')).toHaveLength(1)
  })

  test('with a slash in its name is another organisation', () => {
    expect(
      read([
        { ...lantern, provider: 'IFH/NHF' },
        { ...lantern, service_id: '2', provider: 'NHF' },
      ]).organisations,
    ).toHaveLength(2)
  })
})

describe('the place', () => {
  const rows = [
    { ...lantern, service_id: '1', location_name: 'Irbid Governorate' },
    { ...lantern, service_id: '2', location_name: 'Liwa Qasabat Irbid' },
    { ...lantern, service_id: '3', location_name: 'Irbid City' },
    { ...lantern, service_id: '4', location_name: 'Azraq Camp Village 3' },
    { ...lantern, service_id: '5', location_name: 'Azraq Camp' },
    { ...lantern, service_id: '6', location_name: 'Liwa ar Ramtha' },
    { ...lantern, service_id: '7', location_name: 'Country Wide' },
  ]

  test('is known by its kind, and by what its name shares with what contains it', () => {
    const { places } = read(rows)
    const nameOf = (id: string | null) => places.find((place) => place.id === id)?.names[0]?.text ?? id
    expect(places.map((place) => [place.names[0]?.text, place.kind, nameOf(place.parentId)])).toEqual([
      ['Irbid Governorate', 'governorate', countryPlaceId('JOR')],
      ['Liwa Qasabat Irbid', 'district', 'Irbid Governorate'],
      ['Irbid City', 'city', 'Liwa Qasabat Irbid'],
      ['Azraq Camp Village 3', 'camp-section', 'Azraq Camp'],
      ['Azraq Camp', 'camp', null],
      ['Liwa ar Ramtha', 'district', null],
    ])
  })

  test('that the gazetteer calls Irbid is no second one where the directory says Irbid Governorate', () => {
    const [irbid] = read(rows.slice(0, 1)).places
    if (!irbid) throw new Error('no place was read')
    const known = { ...irbid, code: 'JO-IR', names: [{ text: 'Irbid', language: 'eng' }] }
    const { places, services } = read(rows.slice(0, 3), { places: [known] })
    expect(services.map(({ service }) => service.placeId)).toContain(known.id)
    expect(places.map((place) => [place.names[0]?.text, place.parentId === known.id])).toEqual([
      ['Liwa Qasabat Irbid', true],
      ['Irbid City', false],
    ])
  })

  test('keeps the coordinates that rows only repeat; a row’s own stay with the service', () => {
    const own = { ...lantern, service_id: '8', longitude: '35.90', latitude: '32.50' }
    const { services, places } = read([lantern, own])
    expect(places[0]?.coordinates).toEqual({ longitude: 35.85, latitude: 32.55 })
    expect(services.map(({ service }) => service.coordinates)).toEqual([
      null,
      { longitude: 35.9, latitude: 32.5 },
    ])
  })

  test('with coordinates that cannot be, lie far off or are swapped is reported', () => {
    const others = Array.from({ length: 6 }, (_, at) => ({ ...lantern, service_id: `${at + 10}` }))
    const codesFor = (row: Row) =>
      read([...others, { ...lantern, service_id: '99', location_name: 'Elsewhere', ...row }])
        .report.lines.filter((line) => line.row === 8 && line.code.includes('coordinates'))
        .map((line) => line.code)
    expect(codesFor({ longitude: '32.55', latitude: '35.85' })).toEqual([])
    expect(codesFor({ longitude: '-3.7', latitude: '40.4' })).toEqual(['services.coordinates-far'])
    expect(codesFor({ longitude: '12,5', latitude: 'north' })).toEqual(['cell.coordinates-unreadable'])
    expect(codesFor({ longitude: '0', latitude: '0' })).toEqual(['services.coordinates-far'])
    const yemen = others.map((row) => ({ ...row, longitude: '15.3', latitude: '44.2' }))
    const [swapped] = read([
      ...yemen,
      ...others,
      ...others.map((row, at) => ({ ...row, service_id: `${at + 30}` })),
    ]).services
    expect(swapped).toBeDefined()
  })
})

describe('a safe shelter in a directory', () => {
  const shelter = {
    ...lantern,
    activities: 'Shelter for survivors of gender-based violence (GBV)',
    address: '7 Hidden Lane',
  }
  const governorate = { ...lantern, service_id: '2', location_name: 'Irbid Governorate' }

  test('loses its address, its spot and its district, and is never public', () => {
    const { services, places } = read([shelter, governorate])
    const service = services.find((each) => each.service.types.includes('safe-shelter'))?.service
    expect(service).toMatchObject({
      address: null,
      coordinates: null,
      disclosure: 'area-only',
      visibility: 'partners',
    })
    expect(places.find((place) => place.id === service?.placeId)?.level).toBe(1)
    expect(JSON.stringify(service)).not.toContain('Hidden Lane')
  })

  test('while any other service keeps them', () => {
    const service = only({ address: '7 Open Street' })
    expect(service).toMatchObject({ address: '7 Open Street', disclosure: 'open', visibility: 'public' })
  })
})

describe('dates long past', () => {
  const old = [
    { ...lantern, start_date: '2013-12-31', end_date: '2015-12-31' },
    { ...lantern, service_id: '2', start_date: '2014-01-01', end_date: '2014-12-31' },
  ]

  test('are kept unless asked, and the report says that all is over', () => {
    const { services, report } = read(old)
    expect(services.map(({ service }) => service.validUntil)).toEqual(['2015-12-31', '2014-12-31'])
    const line = report.lines.find((each) => each.code === 'services.validity-over')
    expect([line?.values, line?.remedy]).toEqual([{ count: 2 }, 'services.shift-dates'])
  })

  test('move by the same days, whole quarters for the one in the middle, so that durations stay', () => {
    const { services, shiftedDays } = read(old, { shiftTo: usualShift('2026-03-10') })
    expect(services.map(({ service }) => [service.validFrom, service.validUntil])).toEqual([
      ['2025-09-30', '2027-09-30'],
      ['2025-10-01', '2026-09-30'],
    ])
    expect(shiftedDays).toBe(4291)
  })

  test('moved again some weeks later move to the same days', () => {
    const first = read(old, { shiftTo: '2027-03-10' })
    const later = read(old, { shiftTo: '2027-03-29', ...again(first) })
    expect(later.report.counts).toMatchObject({ created: 0, merged: 0, unchanged: 2 })
  })

  test('that do not exist, or end before they begin, are reported', () => {
    expect(warnings({ start_date: '2014-02-30' })).toEqual([['start_date', 'cell.date-unreadable']])
    expect(warnings({ start_date: '2027-05-01', end_date: '2027-04-01' })).toEqual([
      ['end_date', 'services.ends-before-start'],
    ])
  })
})

describe('the Arabic table', () => {
  test('gives names by id, and only names', () => {
    const { services, places } = read([lantern], {}, [
      {
        service_id: '1',
        service: 'حماية الطفل',
        location_name: 'مدينة اربد',
        intake_criteria: 'حالة صحية خطيرة',
      },
    ])
    expect(services[0]?.service.names).toEqual([
      { language: 'eng', text: 'Child Protection' },
      { language: 'ara', text: 'حماية الطفل' },
    ])
    expect(places[0]?.names.map(({ text }) => text)).toEqual(['Irbid City', 'مدينة اربد'])
    expect(services[0]?.service.eligibility.vulnerabilities).toBeNull()
  })

  test('follows the order of rows that share an id', () => {
    const legal = { ...lantern, service: 'Legal aid' }
    const { services } = read([lantern, legal], {}, [
      { service_id: '1', service: 'حماية الطفل' },
      { service_id: '1', service: 'الخدمات القانونية' },
    ])
    const arabicOf = (type: string) =>
      services.find(({ service }) => service.types[0] === type)?.service.names[1]?.text
    expect([arabicOf('child-protection'), arabicOf('legal-aid')]).toEqual([
      'حماية الطفل',
      'الخدمات القانونية',
    ])
  })
})

describe('importing again', () => {
  test('changes nothing', () => {
    const first = read([lantern, { ...lantern, service_id: '2', service: 'Legal aid' }])
    const second = read([lantern, { ...lantern, service_id: '2', service: 'Legal aid' }], again(first))
    expect(second.report.counts).toMatchObject({ created: 0, merged: 0, unchanged: 2 })
    expect([second.organisations, second.places]).toEqual([[], []])
  })

  test('after one cell was mended changes that one service', () => {
    const first = read([lantern, { ...lantern, service_id: '2' }])
    const second = read([lantern, { ...lantern, service_id: '2', days: 'Mondays only' }], again(first))
    expect(second.report.counts).toMatchObject({ created: 0, merged: 1, unchanged: 1 })
  })

  test('does so for any table at all, and every draft is one that the platform would accept', () => {
    const word = fc.oneof(
      fc.constantFrom(
        '',
        '1',
        '2',
        'Legal services',
        'Syrians only',
        '8:30am | 13:00pm',
        'Sun-Thurs',
        '2014-01-01',
        '35.8',
        '=1+1',
        'x'.repeat(700),
        'North',
        '\u202Eexe',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }),
    )
    const row = fc.record(Object.fromEntries(columns.map((column) => [column, word])), {
      requiredKeys: ['provider', 'service'],
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const first = read(rows)
        for (const { service } of first.services)
          expect(serviceSchema.safeParse(service).error?.issues ?? []).toEqual([])
        const second = read(rows, again(first))
        expect(second.report.counts).toMatchObject({ created: 0, merged: first.report.counts.merged })
        expect(second.services.every(({ fate }) => fate === 'unchanged')).toBe(true)
      }),
      { numRuns: 150 },
    )
  })
})

const real = new URL('../../../../../../shared/data/jordan-services/', import.meta.url)

describe.skipIf(!existsSync(real))('the directory of a whole country', () => {
  const table = (name: string) => readTable(new Uint8Array(readFileSync(new URL(name, real))))
  const whole = (more: Partial<ImportSettings> = {}) =>
    readServices(table('services.en.csv'), table('services.ar.csv'), { ...settings, ...more })
  const first = whole()

  test('is read whole: 562 rows, 549 ids, 44 organisations, no word lost', () => {
    expect(first.report.rows).toBe(562)
    expect(first.services).toHaveLength(562)
    expect(new Set(first.services.map(({ service }) => service.id)).size).toBe(562)
    expect(first.organisations).toHaveLength(44)
    expect(first.report.lines.filter((line) => line.code === 'services.id-shared')).toHaveLength(13)
    expect(first.report.lines.filter((line) => line.code === 'services.value-unknown')).toEqual([])
  })

  test('has an Arabic name for every service and every place', () => {
    const arabic = (names: Place['names'] | Service['names']) =>
      names.some(({ language, text }) => language === 'ara' && /\p{Script=Arabic}/u.test(text))
    expect(first.services.filter(({ service }) => !arabic(service.names))).toEqual([])
    const untranslated = first.places.filter((place) => !arabic(place.names))
    expect(untranslated.map((place) => place.names[0]?.text)).toEqual(['Al Khaldyah'])
  })

  test('tells nobody where the shelters for survivors stand', () => {
    const shelters = first.services.filter(({ service }) => service.types.includes('safe-shelter'))
    expect(shelters).toHaveLength(11)
    for (const { service } of shelters)
      expect([service.visibility, service.coordinates, service.disclosure]).toEqual([
        'partners',
        null,
        'area-only',
      ])
  })

  test('imported twice changes nothing', () => {
    expect(whole(again(first)).report.counts).toMatchObject({ created: 0, merged: 0, unchanged: 562 })
  })

  test('moved to today is mostly valid', () => {
    const moved = whole({ shiftTo: usualShift(settings.today) }).services.filter(
      ({ service }) => !isOutOfDate(service, settings.today),
    )
    expect(moved.length).toBeGreaterThan(450)
  })
})
