import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTable } from '../tables/reading.ts'
import {
  countries,
  countryPlaceId,
  countryPlaces,
  findCountry,
  isCountry,
  isNationality,
} from './countries.ts'
import { kilometresBetween } from './distance.ts'
import { readGazetteer } from './gazetteer.ts'
import type { Place } from './place.ts'
import { placeKeys, placeRank } from './searching.ts'
import { containing, whereaboutsOf } from './whereabouts.ts'

const header = 'Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date\n'
const read = (rows: string, existing: ReadonlyMap<string, string> = new Map()) =>
  readGazetteer(readTable(header + rows), { source: 'test', existing })
const remarks = (rows: string) => read(rows).report.lines.map((line) => [line.row, line.code, line.value])
const lower = (text: string) => text.toLowerCase()

describe('countries', () => {
  test('are all there, with names in four languages', () => {
    expect(countries).toHaveLength(250)
    for (const { names } of countries)
      for (const name of Object.values(names)) expect(name).toMatch(/\p{L}{2}/u)
    expect(findCountry('JOR')?.names).toEqual({ en: 'Jordan', fr: 'Jordanie', es: 'Jordania', ar: 'الأردن' })
  })

  test('are not the codes of people without one, which are nationalities all the same', () => {
    for (const code of ['XXA', 'XXB', 'XXX'])
      expect([isCountry(code), isNationality(code)]).toEqual([false, true])
    expect([isCountry('SYR'), isNationality('SYR'), isNationality('ABC')]).toEqual([true, true, false])
  })
})

describe('a gazetteer', () => {
  test('takes the parent that the table names and never cuts the code', () => {
    const { places } = read('TJK,1,TJ03,Khatlon,TJK,2020-01-01\nTJK,2,TJ0801,Bokhtar,TJ03,2020-01-01')
    const [khatlon, bokhtar] = places.map(({ place }) => place)
    expect(bokhtar?.parentId).toBe(khatlon?.id)
    expect(khatlon?.parentId).toBe(countryPlaceId('TJK'))
    expect(bokhtar?.validFrom).toBe('2020-01-01')
  })

  test('takes codes of any shape and counts the unusual ones', () => {
    const { places, report } = read(
      'IRQ,1,IQG01,Anbar,IRQ,2019-06-03\nIRQ,2,IQG01Q01,Falluja,IQG01,2019-06-03',
    )
    expect(places).toHaveLength(2)
    expect(report.lines.map((line) => [line.code, line.values])).toEqual([
      ['places.codes-unusual', { count: 1 }],
    ])
  })

  test('puts parents before children whatever the order of the rows', () => {
    const { places } = read('AFG,2,AF0101,Kabul,AF01,2021-11-17\nAFG,1,AF01,Kabul,AFG,2021-11-17')
    expect(places.map(({ place }) => place.code)).toEqual(['AF01', 'AF0101'])
  })

  test('says which parent is missing and leaves it open', () => {
    expect(remarks('AFG,2,AF0101,Kabul,AF77,2021-11-17')).toEqual([[2, 'places.parent-missing', 'AF77']])
    expect(read('AFG,2,AF0101,Kabul,AF77,2021-11-17').places[0]?.place.parentId).toBeNull()
  })

  test('lets no place lie within itself or within a smaller one', () => {
    expect(remarks('AFG,1,AF01,Kabul,AF01,\nAFG,1,AF02,Kapisa,AF0203,\nAFG,2,AF0203,Koh Band,AF02,')).toEqual(
      [
        [2, 'places.parent-not-above', 'AF01'],
        [3, 'places.parent-not-above', 'AF0203'],
      ],
    )
  })

  test('keeps the newer of two rows with one code, and merges two that agree', () => {
    const twice =
      'AFG,1,AF01,Kabul,AFG,2019-01-01\nAFG,1,AF01,Kabul City,AFG,2021-01-01\nAFG,1,AF01,Kabul,AFG,2018-01-01\n'
    expect(read(twice).places.map(({ place }) => place.names[0]?.text)).toEqual(['Kabul City'])
    expect(remarks(twice)).toEqual([
      [3, 'places.code-twice', 'AF01'],
      [4, 'places.code-twice', 'AF01'],
    ])
    expect(remarks('AFG,1,AF01,Kabul,AFG,\nAFG,1,AF01,Kabul,AFG,')).toEqual([
      [3, 'places.row-repeated', 'AF01'],
    ])
  })

  test('names a place by its code when the table has no name for it', () => {
    expect(remarks('JAM,1,JM10,,JAM,2017-09-09\nJAM,1,JM11,?,JAM,2017-09-09')).toEqual([
      [2, 'places.name-missing', ''],
      [3, 'places.name-missing', '?'],
    ])
    expect(read('JAM,1,JM10,,JAM,').places[0]?.place.names[0]?.text).toBe('JM10')
  })

  test('skips a row it cannot place, with the way to mend it', () => {
    const { report, places } = read(
      'ZZZ,1,ZZ01,Nowhere,ZZZ,\nAFG,seven,AF01,Kabul,AFG,\nAFG,1,,Kabul,AFG,\nAFG,1,AF03,Parwan,AFG,2021-02-30',
    )
    expect(report.lines.map((line) => [line.row, line.level, line.code, line.remedy])).toEqual([
      [2, 'skipped', 'places.country-unknown', 'places.use-country-code'],
      [3, 'skipped', 'places.level-unknown', 'places.use-level'],
      [4, 'skipped', 'places.code-missing', 'places.give-code'],
      [5, 'warning', 'places.date-unreadable', 'cell.write-date'],
    ])
    expect(places.map(({ place }) => [place.code, place.validFrom])).toEqual([['AF03', null]])
  })

  test('without the columns it needs says which', () => {
    const { report } = readGazetteer(readTable('Location,Name\nAFG,Kabul'), {
      source: 'test',
      existing: new Map(),
    })
    expect(report.lines.map((line) => [line.code, line.values['column']])).toEqual([
      ['places.column-missing', 'admin level'],
      ['places.column-missing', 'p-code'],
      ['places.column-missing', 'parent p-code'],
    ])
  })

  test('imported twice changes nothing, and a mended name is the only change', () => {
    const rows = 'AFG,1,AF01,Kabul,AFG,2021-11-17\nAFG,2,AF0101,Kabul,AF01,2021-11-17'
    const there = new Map(read(rows).places.map(({ place, fingerprint }) => [place.id, fingerprint]))
    expect(read(rows, there).report.counts).toMatchObject({ created: 0, merged: 0, unchanged: 2 })
    expect(read(rows.replace('AF0101,Kabul', 'AF0101,Kabul town'), there).report.counts).toMatchObject({
      merged: 1,
      unchanged: 1,
    })
  })

  test('reads anything without an error', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('A', 'F', 'G', '1', '0', ',', '\n', '"', 'é') }),
        (rows) => {
          for (const { place } of read(rows).places) expect(place.id).not.toBe(place.parentId)
        },
      ),
    )
  })
})

const published = new URL(
  '../../../../../shared/data/standards/pcodes/global-pcodes-adm-1-2.csv',
  import.meta.url,
)

test.skipIf(!existsSync(published))('the published table of the world’s codes is read whole', () => {
  const { places, report } = readGazetteer(readTable(new Uint8Array(readFileSync(published))), {
    source: 'pcodes',
    existing: new Map(),
  })
  expect(report.rows).toBe(32_767)
  expect(report.counts).toMatchObject({ created: 32_767, skipped: 0, merged: 0 })
  expect(
    report.lines.filter((line) => line.code === 'places.name-missing').map((line) => line.row),
  ).toHaveLength(3)
  expect(report.lines.find((line) => line.code === 'places.codes-unusual')?.values).toEqual({ count: 278 })
  expect(places.every(({ place }) => place.parentId !== null)).toBe(true)
  expect(new Set(places.map(({ place }) => place.id)).size).toBe(32_767)
})

describe('where something is', () => {
  const { places } = read('AFG,1,AF01,Kabul,AFG,\nAFG,2,AF0102,Paghman,AF01,')
  const all = new Map<string, Place>(
    [...countryPlaces(), ...places.map(({ place }) => place)].map((place) => [place.id, place]),
  )
  const find = (id: string) => all.get(id)
  const paghman = places[1]?.place.id ?? ''

  test('is told from the place up to the country', () => {
    expect(containing(paghman, find).map((place) => place.code)).toEqual(['AF0102', 'AF01', 'AFG'])
    const whereabouts = whereaboutsOf({ placeId: paghman, country: null, coordinates: null }, find)
    expect(whereabouts).toMatchObject({
      country: 'AFG',
      secondLevelId: paghman,
      firstLevelId: places[0]?.place.id,
    })
  })

  test('stops where parents go round in circles', () => {
    const circle = (id: string): Place | undefined => {
      const place = all.get(paghman)
      return place && { ...place, id, parentId: id === 'a' ? 'b' : 'a' }
    }
    expect(containing('a', circle).length).toBeLessThanOrEqual(8)
  })

  test('with nothing but a country knows the country', () => {
    expect(whereaboutsOf({ placeId: null, country: 'JOR', coordinates: null }, find)).toMatchObject({
      country: 'JOR',
      chain: [countryPlaceId('JOR')],
      firstLevelId: null,
    })
  })

  test('lies as far from elsewhere as the globe has it', () => {
    const amman = { longitude: 35.945705, latitude: 31.956582 }
    const irbid = { longitude: 35.85719, latitude: 32.545642 }
    expect(kilometresBetween(amman, irbid)).toBeCloseTo(66.0, 0)
    expect(kilometresBetween(amman, amman)).toBe(0)
    expect(kilometresBetween({ longitude: 180, latitude: 0 }, { longitude: -180, latitude: 0 })).toBeCloseTo(
      0,
      6,
    )
  })
})

describe('a place being typed', () => {
  const irbid = { code: 'JO21', level: 2, names: [{ text: 'Liwa Qasabat Irbid', language: 'und' }] } as const

  test('is found from each of its words on, and by its code', () => {
    expect(placeKeys(irbid, lower)).toEqual(['liwa qasabat irbid', 'qasabat irbid', 'irbid', 'jo21'])
  })

  test('stands higher the more of its name is typed', () => {
    const rank = (typed: string) => placeRank(irbid, typed, lower)
    expect(rank('liwa qasabat irbid')).toBeGreaterThan(rank('liwa qas'))
    expect(rank('liwa qas')).toBeGreaterThan(rank('irb'))
    expect([rank('JO21'), rank('zarqa'), rank('')]).toEqual([1, 0, 0])
  })
})
