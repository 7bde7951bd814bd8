import { listOrganisations, readOrganisation } from '@passerelle/domain/shared/organisations/contract'
import {
  directory,
  exportServices,
  importServices,
  publicDirectory,
  readService,
  saveService,
} from '@passerelle/domain/shared/services/contract'
import { usualShift } from '@passerelle/domain/shared/services/importing/shifting'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { type TestApp, testApp } from '../../test/app.ts'
import { entry } from '../../test/directory.ts'
import { asDataAddress, sharedFile } from '../../test/shared-files.ts'
import { type SignedIn, organisation, staff } from '../../test/world.ts'
import { registerFiles } from '../documents/routes.ts'
import { seedCountries } from '../places/importing.ts'

let town: TestApp
let rana: SignedIn
let chen: SignedIn
let amal: SignedIn

beforeAll(async () => {
  town = await testApp({ registerFiles })
  await seedCountries(town.house)
  const headquarters = await organisation(town.house, { name: 'Secretariat', kind: 'intergovernmental' })
  rana = await staff(town.house, { organisation: headquarters, role: 'coordinator', name: 'Rana' })
  const lantern = await organisation(town.house, { name: 'Lantern' })
  chen = await staff(town.house, { organisation: lantern, role: 'coordinator', name: 'Chen' })
  amal = await staff(town.house, { role: 'case-worker', name: 'Amal' })
})
afterAll(async () => town.close())

const header =
  'service_id,provider,location_name,longitude,latitude,service,activities,nationality,referral_method,end_date,telephone'
const file = (...rows: string[]) => [header, ...rows].join('\n')
const small = file(
  '1,LANTERN,Irbid City,35.85,32.55,Legal aid,Court visits,Syrians only,Email on a per case basis,2099-12-31,06-111',
  '2,Beacon Society,Amman Governorate,35.93,31.95,Health services,,No restriction,Carrier pigeon,2015-12-31,',
  '3,Beacon Society,Irbid City,35.85,32.55,Safe shelter,,,,2099-12-31,',
  '4,,Irbid City,,,Health services,,,,,',
)
const settings = {
  system: 'town-list',
  country: 'JOR',
  visibility: 'public',
  shiftTo: null,
  dryRun: false,
} as const
type Settings = Partial<Omit<Parameters<typeof town.inject<typeof importServices>>[1], 'file'>>
const send = (text: string, more: Settings = {}, as: SignedIn = rana) =>
  town.inject(importServices, { ...settings, file: text, ...more }, { as: as.secret })

/** Everything that an import may write, as text. */
async function stored(): Promise<string[]> {
  const tables = ['organisations', 'places', 'place_keys', 'services', 'service_types', 'competences']
  const found = await Promise.all(
    tables.map((table) =>
      town.house.owner.query<{ row: string }>(`select t::text as row from ${table} t order by 1`),
    ),
  )
  return found.flatMap(({ rows }) => rows.map(({ row }) => row))
}

const find = async (text: string) =>
  (await town.inject(directory, { text, withPast: 'true' }, { as: amal.secret })).body.services

describe('a directory', () => {
  test('is first looked through: the report says what would happen, and nothing has', async () => {
    const before = await stored()
    const { body } = await send(small, { dryRun: true })
    expect(body).toMatchObject({ services: 3, organisations: 1, places: 2, shiftedDays: 0 })
    expect(body.report.counts).toMatchObject({ created: 3, skipped: 1 })
    expect(await stored()).toEqual(before)
  })

  test('is imported: each row tells what became of it, and each odd cell what to mend', async () => {
    const { body } = await send(small)
    expect(body.report.counts).toMatchObject({ created: 3, skipped: 1 })
    const told = body.report.lines.map(({ row, column, code }) => [row, column, code])
    expect(told).toContainEqual([3, 'referral_method', 'services.value-unknown'])
    expect(told).toContainEqual([4, 'location_name', 'services.address-hidden'])
    expect(told).toContainEqual([5, 'provider', 'services.no-provider'])
    const [legal] = await find('legal lantern')
    expect(legal?.organisation.id).toBe(chen.organisation)
    expect(legal?.service.eligibility.nationalities).toEqual({ include: ['SYR'], exclude: [] })
    const [health] = await find('health')
    expect(health?.service.kept).toContainEqual({ column: 'referral_method', text: 'Carrier pigeon' })
    expect(health).toMatchObject({ outOfDate: true, stale: true })
  })

  test('imported twice changes nothing', async () => {
    const before = await stored()
    const { body } = await send(small)
    expect(body).toMatchObject({ services: 0, organisations: 0, places: 0 })
    expect(body.report.counts).toMatchObject({ created: 0, merged: 0, unchanged: 3 })
    expect(await stored()).toEqual(before)
  })

  test('brings organisations that answer without accounts, and says what they do in their own word only', async () => {
    const { body } = await town.inject(listOrganisations, { text: 'Beacon' }, { as: amal.secret })
    const beacon = await town.inject(
      readOrganisation,
      { id: body.organisations[0]?.id ?? '' },
      { as: amal.secret },
    )
    expect(beacon.body.contact.hasAccounts).toBe(false)
    expect(
      beacon.body.competences.map(({ competence, standing }) => [competence.serviceType, standing]),
    ).toEqual([
      ['health', 'declared'],
      ['safe-shelter', 'declared'],
    ])
  })

  test('never prints where a safe shelter stands, though the file does', async () => {
    const [shelter] = await find('safe shelter')
    expect(shelter?.service).toMatchObject({
      visibility: 'partners',
      disclosure: 'area-only',
      coordinates: null,
      address: null,
    })
    const page = await town.inject(publicDirectory, { text: 'safe shelter' })
    expect(page.body.services).toEqual([])
  })

  test('that changed is read again: only what changed is written', async () => {
    const changed = small.replace('Court visits', 'Court visits | Letters to offices')
    const { body } = await send(changed)
    expect(body.report.counts).toMatchObject({ merged: 1, unchanged: 2 })
    expect((await find('letters offices'))[0]?.service.activities).toHaveLength(2)
    await send(small)
  })

  test('does not win over the organisation itself', async () => {
    const [legal] = await find('legal lantern')
    const id = legal?.service.id ?? ''
    const { version } = (await town.inject(readService, { id }, { as: chen.secret })).body
    const own = entry({ names: [{ language: 'eng', text: 'Legal aid, free of charge' }] })
    await town.inject(saveService, { id, version, service: own }, { as: chen.secret })
    const { body } = await send(small.replace('Court visits', 'Court visits | Translations'))
    expect(body.report.lines).toContainEqual(
      expect.objectContaining({ row: 2, level: 'skipped', code: 'services.changed-by-provider' }),
    )
    expect((await find('free charge'))[0]?.service.activities).toEqual([])
    await town.inject(
      saveService,
      { id, version: version + 1, service: { ...own, visibility: 'hidden' } },
      { as: chen.secret },
    )
    const again = await send(small.replace('Court visits', 'Court visits | Translations'))
    expect(again.body.report.lines).toContainEqual(
      expect.objectContaining({ code: 'services.hidden-by-provider' }),
    )
    expect(await find('free charge')).toEqual([])
  })

  test('with dates long past keeps them, or moves all by the same days', async () => {
    const past = file(
      '1,Old Hands,Irbid City,,,Legal aid,,,,2014-12-31,',
      '2,Old Hands,Irbid City,,,Food,,,,2015-06-30,',
    )
    const kept = await send(past, { system: 'old-list' })
    expect(kept.body.shiftedDays).toBe(0)
    const today = new Date().toISOString().slice(0, 10)
    const moved = await send(past, { system: 'old-list', shiftTo: usualShift(today) })
    expect(moved.body.shiftedDays).toBeGreaterThan(3_000)
    expect(moved.body.report.counts.merged).toBe(2)
    const services = await find('old hands')
    expect(services.every(({ outOfDate }) => !outOfDate)).toBe(true)
  })

  test('is the registrar’s to import', async () => {
    expect((await send(small, {}, chen)).problem.code).toBe('not-allowed')
    expect((await send(small, {}, amal)).problem.code).toBe('not-allowed')
  })

  test('in another encoding, with semicolons and a mark, says the same', async () => {
    const bytes = Buffer.from(`\uFEFF${small.replaceAll(',', ';')}`, 'utf16le')
    const { body } = await send(asDataAddress(bytes))
    expect(body.report.counts).toMatchObject({ created: 0, skipped: 1, unchanged: 3 })
  })
})

describe('a table that leaves', () => {
  const download = (query: string) =>
    town.app.inject({
      url: `/api/services/export?${query}`,
      headers: { cookie: `passerelle_session=${amal.secret}` },
    })

  test('runs no formula in a spreadsheet, and can come back', async () => {
    await send(file('9,"=cmd|\' /C calc\'!A0",Irbid City,,,Legal aid,"@SUM(1)",,,2099-01-01,+962'), {
      system: 'sly',
    })
    const { payload, headers } = await download('withPast=true&country=JOR')
    expect(headers['content-disposition']).toContain('.csv')
    const cells = payload.split(/[\r\n,]+/).map((cell) => cell.replace(/^"/, ''))
    expect(cells.filter((cell) => /^[=+@]/.test(cell))).toEqual([])
    const { body } = await send(asDataAddress(Buffer.from(payload)), { system: 'came-back', dryRun: true })
    expect(body.organisations).toBe(0)
    expect(body.report.counts.skipped).toBe(0)
  })

  test('holds what its reader may see, not more', async () => {
    expect(exportServices.bytes).toBe('out')
    const { payload } = await download('withPast=true')
    expect(payload).toContain('Health services')
    expect(payload).not.toContain('free of charge')
  })
})

describe('a file of garbage', () => {
  const odd = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.uint8Array({ maxLength: 600 }).map((bytes) => asDataAddress(Buffer.from(bytes))),
    fc
      .array(fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 11 }), { maxLength: 8 })
      .map((rows) => file(...rows.map((cells) => cells.join(',')))),
    fc.constantFrom(
      '\u202E',
      '"',
      '"a',
      'a"b,c\n"',
      `${header}\n${','.repeat(3_000)}`,
      `${header}\n1,${'x'.repeat(6_000)},,,,Legal aid,,,,9999-99-99,`,
      'data:text/csv;base64,%%%%',
    ),
  )

  test('gets a report or a fault, and never breaks anything', async () => {
    await fc.assert(
      fc.asyncProperty(
        odd,
        fc.option(odd, { nil: undefined }),
        fc.boolean(),
        async (text, arabic, dryRun) => {
          const answer = await send(text, {
            system: 'garbage',
            dryRun,
            ...(arabic === undefined ? {} : { arabic }),
          })
          expect([200, 422]).toContain(answer.status)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('with more rows than can be read in a breath is asked to be split', async () => {
    const long = file(...Array.from({ length: 20_001 }, (_, at) => `${at},A,B,,,C,,,,,`))
    const { problem } = await send(long, { dryRun: true })
    expect(problem.faults).toEqual([expect.objectContaining({ code: 'services.too-many-rows' })])
  })
})

const [english, arabic] = ['en', 'ar'].map((language) =>
  sharedFile(`jordan-services/services.${language}.csv`),
)

test.skipIf(!english)(
  `the real directory of Jordan is read in a breath, in two languages, and twice${english ? '' : ' (skipped: ../shared is not here)'}`,
  async () => {
    const texts = {
      file: asDataAddress(english ?? Buffer.of()),
      arabic: asDataAddress(arabic ?? Buffer.of()),
    }
    const today = new Date().toISOString().slice(0, 10)
    const more = { system: 'jordan', arabic: texts.arabic, shiftTo: usualShift(today) }
    const start = performance.now()
    const { body } = await send(texts.file, more)
    expect(performance.now() - start).toBeLessThan(30_000)
    expect(body).toMatchObject({ services: 562, organisations: 44 })
    expect(body.report.rows).toBe(562)
    const before = await stored()
    expect((await send(texts.file, more)).body).toMatchObject({ services: 0, organisations: 0, places: 0 })
    expect(await stored()).toEqual(before)
    const legal = await town.inject(
      directory,
      { type: 'legal-aid', country: 'JOR', limit: 500 },
      { as: amal.secret },
    )
    expect(legal.body.total).toBeGreaterThan(10)
    const page = await town.inject(publicDirectory, { text: 'التعليم', limit: 500 })
    expect(page.body.services.length).toBeGreaterThan(0)
  },
  120_000,
)
