import { importPlaces, readPlace, searchPlaces } from '@passerelle/domain/shared/places/contract'
import { countryPlaceId } from '@passerelle/domain/shared/places/countries'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { asDataAddress, sharedFile } from '../../test/shared-files.ts'
import { organisation, signInAs } from '../../test/world.ts'
import { seedCountries } from './importing.ts'

let town: TestApp
let registrar: string
let amal: string

beforeAll(async () => {
  town = await testApp()
  await seedCountries(town.house)
  const headquarters = await organisation(town.house, { kind: 'intergovernmental', name: 'Secretariat' })
  registrar = await signInAs(town.house, { organisation: headquarters, role: 'coordinator', name: 'Rana' })
  amal = await signInAs(town.house, { role: 'case-worker', name: 'Amal' })
})
afterAll(async () => town.close())

const header = 'Location,Admin Level,P-Code,Name,Parent P-Code,Valid from date,Valid to date\n'
const gazetteer = `${header}JOR,1,JO21,إربد,JOR,2020-01-01,
JOR,1,JO32,Ma'an,JOR,2020-01-01,
JOR,2,JO2101,Qasabet Irbed,JO21,2020-01-01,
JOR,2,JO3399,Qasabet Ma'an,JO32,2020-01-01,
JOR,2,JO2199,Irbed Old Town,JO21,2000-01-01,2019-12-31
`

const send = (file: string, dryRun = false) => town.inject(importPlaces, { file, dryRun }, { as: registrar })
const search = async (text: string, more: { country?: string; within?: string } = {}) => {
  const { body } = await town.inject(searchPlaces, { text, ...more }, { as: amal })
  return body.places.map((place) => place.names[0]?.text)
}
const stored = async () => {
  const places = await town.house.owner.query('select p::text from places p order by id')
  const keys = await town.house.owner.query('select k::text from place_keys k order by key, place_id')
  return [places.rows, keys.rows]
}

describe('countries', () => {
  test('are there from the first start on, found in any language and by their code', async () => {
    expect(await search('jord')).toContain('Jordan')
    expect(await search('Jordanie')).toContain('Jordan')
    expect(await search('الأردن')).toContain('Jordan')
    expect(await search('JOR')).toContain('Jordan')
  })

  test('are seeded once: the second start changes nothing', async () => {
    const before = await stored()
    await seedCountries(town.house)
    expect(await stored()).toEqual(before)
  })
})

describe('a gazetteer', () => {
  test('is first looked through, and then nothing has changed', async () => {
    const before = await stored()
    const { body } = await send(gazetteer, true)
    expect(body.counts).toMatchObject({ created: 5, skipped: 0 })
    expect(await stored()).toEqual(before)
  })

  test('is imported with the parents it names, and importing it again changes nothing', async () => {
    expect((await send(gazetteer)).body.counts).toMatchObject({ created: 5 })
    const [irbid] = (await town.inject(searchPlaces, { text: 'JO2101' }, { as: amal })).body.places
    expect(irbid?.within.map(({ names }) => names[0]?.text)).toEqual(['إربد', 'Jordan'])
    const before = await stored()
    expect((await send(gazetteer)).body.counts).toMatchObject({ created: 0, merged: 0, unchanged: 5 })
    expect(await stored()).toEqual(before)
  })

  test('moves a district to another governorate when the list says so, and finds it by its new name only', async () => {
    const moved = gazetteer.replace('JO2101,Qasabet Irbed,JO21', 'JO2101,Banu Nasr,JO32')
    expect((await send(moved)).body.counts).toMatchObject({ merged: 1, unchanged: 4 })
    const [found] = (await town.inject(searchPlaces, { text: 'banu nasr' }, { as: amal })).body.places
    expect(found?.within[0]?.names[0]?.text).toBe("Ma'an")
    expect(await search('Qasabet Irb')).toEqual([])
    await send(gazetteer)
  })

  test('is the registrar’s to import; a case worker only reads', async () => {
    const refused = await town.inject(importPlaces, { file: gazetteer, dryRun: false }, { as: amal })
    expect(refused.problem).toMatchObject({ status: 403, code: 'not-allowed' })
  })

  test('that is garbage gets a report and never breaks anything', async () => {
    const zip = asDataAddress(Buffer.from('PK\u0003\u0004 whatever'))
    const bytes = asDataAddress(Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * 7919) % 256)))
    for (const file of [
      '',
      '\u0000',
      'a;b\n"',
      zip,
      bytes,
      `${header}JOR,9,,,,31.02.2020,`,
      '=1+1,\u202Eabc',
      'data:,;base64,',
      header.repeat(50),
    ]) {
      const answer = await send(file)
      expect(answer.status, file.slice(0, 20)).toBe(200)
      expect(answer.body.counts.created, file.slice(0, 20)).toBe(0)
    }
  })
})

describe('searching a place', () => {
  test('finds it by the beginning of any of its words, in its own script', async () => {
    expect(await search('irbed')).toEqual(['Qasabet Irbed'])
    expect(await search('qasab')).toHaveLength(2)
    expect(await search('اربد')).toEqual(['إربد'])
  })

  test('does not offer a place that was replaced; old records still read it', async () => {
    expect(await search('Irbed Old')).toEqual([])
    const { rows } = await town.house.owner.query<{ id: string }>(
      "select id from places where code = 'JO2199'",
    )
    const { body } = await town.inject(readPlace, { id: rows[0]?.id ?? '' }, { as: amal })
    expect(body.place.validUntil).toBe('2019-12-31')
    expect(body.within.map(({ level }) => level)).toEqual([1, 0])
  })

  test('stays inside a country or a place', async () => {
    expect(await search('qasabet', { within: countryPlaceId('JOR') })).toHaveLength(2)
    expect(await search('qasabet', { within: countryPlaceId('EGY') })).toEqual([])
    expect(await search('qasabet', { country: 'EGY' })).toEqual([])
  })

  test('with signs, blanks or a percent sign finds nothing and harms nothing', async () => {
    for (const text of ['%', '_', '  .  ', "'; drop table places", '\u202E', 'x'.repeat(200)])
      expect(await search(text)).toEqual([])
  })
})

const real = sharedFile('standards/pcodes/global-pcodes-adm-1-2.csv')

test.skipIf(!real)(
  `the global list of place codes is imported in seconds${real ? '' : ' (skipped: ../shared is not here)'}`,
  async () => {
    const file = asDataAddress(real ?? Buffer.of())
    const start = performance.now()
    const { body } = await send(file)
    expect(performance.now() - start).toBeLessThan(60_000)
    expect(body.counts.created).toBeGreaterThan(32_700)
    expect((await send(file)).body.counts).toMatchObject({ created: 0, merged: 0 })
    expect(await search('kabul')).toContain('Kabul')
    const before = performance.now()
    await search('Am')
    expect(performance.now() - before).toBeLessThan(3_000)
  },
  120_000,
)
