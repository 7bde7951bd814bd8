import { registerPerson } from '@passerelle/domain/shared/people/contract'
import { declareCompetence, verifyCompetence } from '@passerelle/domain/shared/organisations/contract'
import { addNeed } from '@passerelle/domain/shared/records/plan-contract'
import { openRecord } from '@passerelle/domain/shared/records/contract'
import { acceptReferral } from '@passerelle/domain/shared/referrals/contract'
import { findPartners } from '@passerelle/domain/shared/services/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Crossing, crossing, handOver, agreeAloud, caseFile } from '../../test/crossing.ts'
import { type Places, list, somePlaces } from '../../test/directory.ts'
import { type SignedIn, organisation, staff } from '../../test/world.ts'
import { newId } from '../engine/ids.ts'
import { publishProgrammes } from '../records/programmes.ts'
import { servicesTasks } from './reactions.ts'

let town: TestApp
let places: Places
let amal: SignedIn
let need: string

/** An organisation that gives a kind of service, verified by another. */
async function provider(
  name: string,
  serviceType: 'legal-aid' | 'health' | 'safe-shelter' = 'health',
): Promise<SignedIn> {
  const home = await organisation(town.house, { name })
  const keeper = await staff(town.house, {
    organisation: home,
    role: 'coordinator',
    name: `Keeper of ${name}`,
  })
  const witness = await staff(town.house, { role: 'supervisor', name: 'Witness' })
  const line = {
    id: newId(),
    area: 'migration-health',
    serviceType,
    placeId: null,
    populations: [],
    languages: [],
    validUntil: inAYear(),
  } as const
  await town.inject(declareCompetence, { ...line, populations: [], languages: [] }, { as: keeper.secret })
  const word = { id: line.id, until: inAYear(), evidence: 'Visited in spring.' }
  expect((await town.inject(verifyCompetence, word, { as: witness.secret })).status).toBe(200)
  return keeper
}

const inAYear = () => `${new Date().getUTCFullYear() + 1}-01-15`

beforeAll(async () => {
  town = await testApp()
  places = await somePlaces(town)
  await publishProgrammes(town.house.owner)
  amal = await staff(town.house, { role: 'case-worker', name: 'Amal' })
  need = await needOf('health')
})
afterAll(async () => town.close())

async function needOf(
  serviceType: 'health' | 'safe-shelter',
  said: { citizenships?: string[]; placeId?: string } = {},
): Promise<string> {
  const [person, record, id] = [newId(), newId(), newId()]
  const as = { as: amal.secret }
  const names = [{ text: 'Nadia Haddad', script: 'Latn', kind: 'as-spoken', order: 'given-first' } as const]
  const told = {
    id: person,
    names,
    birth: { day: '1994-05-02', precision: 'exact' } as const,
    sex: 'female' as const,
    languages: ['ara'],
    placeId: said.placeId ?? places.irbidTown,
  }
  expect(
    (await town.inject(registerPerson, { ...told, citizenships: said.citizenships ?? ['SYR'] }, as)).status,
  ).toBe(200)
  await town.inject(openRecord, { id: record, personId: person, programme: 'counter-trafficking' }, as)
  expect(
    (await town.inject(addNeed, { id, recordId: record, serviceType, priority: 'urgent' }, as)).status,
  ).toBe(200)
  return id
}

const named = (text: string) => ({ names: [{ language: 'eng', text }] })
const find = async (more: Partial<Parameters<typeof town.inject<typeof findPartners>>[1]> = {}, as = amal) =>
  (await town.inject(findPartners, { needId: need, priority: 'urgent', ...more }, { as: as.secret })).body
type Found = Awaited<ReturnType<typeof find>>
const names = ({ offers }: Found) => offers.map(({ listed }) => listed.service.names[0]?.text)
const whyNot = ({ excluded }: Found, name: string) =>
  excluded
    .find(({ listed }) => listed.service.names[0]?.text === name)
    ?.whyNot.map(({ code }) => code.replace('services.find.', ''))
const why = ({ offers }: Found, name: string) =>
  offers
    .find(({ listed }) => listed.service.names[0]?.text === name)
    ?.why.map(({ code }) => code.replace('services.find.', ''))

describe('finding a partner for a need', () => {
  test('the nearer of two comes first, with reasons; one that takes other people only says why not', async () => {
    const lantern = await provider('Lantern')
    const health = { types: ['health' as const] }
    await list(town, lantern, { ...health, ...named('Clinic in town'), placeId: places.irbidTown })
    await list(town, lantern, { ...health, ...named('Clinic in the capital'), placeId: places.amman })
    const iraqis = {
      nationalities: { include: ['IRQ'], exclude: [] },
      registration: null,
      ages: null,
      sexes: null,
      vulnerabilities: null,
    }
    await list(town, lantern, {
      ...health,
      ...named('Clinic for Iraqis'),
      placeId: places.irbidTown,
      eligibility: iraqis,
    })
    const found = await find()
    expect(names(found)).toEqual(['Clinic in town', 'Clinic in the capital'])
    expect(why(found, 'Clinic in town')).toEqual(expect.arrayContaining(['speaks', 'competence-verified']))
    expect(whyNot(found, 'Clinic for Iraqis')).toEqual(['nationality-not-taken'])
    expect(found.counts).toEqual({ offers: 2, excluded: 1, beyond: 0 })
  })

  test('for somebody elsewhere the order turns', async () => {
    expect(names(await find({ placeId: places.amman }))).toEqual(['Clinic in the capital', 'Clinic in town'])
  })

  test('for a citizen of Iraq the clinic for Iraqis speaks for itself', async () => {
    const other = await needOf('health', { citizenships: ['IRQ'] })
    expect(why(await find({ needId: other }), 'Clinic for Iraqis')).toContain('nationality-taken')
  })

  test('an organisation that nobody knows to be competent is outside; its own word is worth a little', async () => {
    const home = await organisation(town.house, { name: 'Willing' })
    const willing = await staff(town.house, { organisation: home, role: 'coordinator' })
    await list(town, willing, { types: ['health'], ...named('Willing hands'), placeId: places.irbidTown })
    expect(whyNot(await find(), 'Willing hands')).toContain('competence-outside')
    const line = {
      id: newId(),
      area: 'emergencies',
      serviceType: 'health',
      placeId: places.irbid,
      validUntil: inAYear(),
    } as const
    await town.inject(declareCompetence, { ...line, populations: [], languages: [] }, { as: willing.secret })
    expect(why(await find(), 'Willing hands')).toContain('competence-declared')
  })

  test('what has ended, takes no referrals or is full says so instead of staying away', async () => {
    const full = await provider('Full')
    const base = { types: ['health' as const], placeId: places.irbidTown }
    await list(town, full, { ...base, ...named('Ended'), validUntil: '2020-01-01' })
    await list(town, full, { ...base, ...named('No referrals'), referral: ['not-accepted'] })
    await list(town, full, {
      ...base,
      ...named('Full house'),
      capacity: { places: 4, free: 0, confirmedAt: null },
    })
    const found = await find()
    expect(whyNot(found, 'Ended')).toContain('validity-over')
    expect(whyNot(found, 'No referrals')).toContain('referrals-not-accepted')
    expect(whyNot(found, 'Full house')).toContain('full')
  })

  test('one’s own services and hidden ones of others are no partner’s; another country’s only by telephone', async () => {
    const far = await provider('Far')
    await list(town, far, { types: ['health'], ...named('Cairo clinic'), country: 'EGY' })
    await list(town, far, {
      types: ['health'],
      ...named('Cairo line'),
      country: 'EGY',
      coverage: { kind: 'remote', region: null, placeIds: [] },
    })
    await list(town, far, { types: ['health'], ...named('Secret clinic'), visibility: 'hidden' })
    const mine = await staff(town.house, { organisation: amal.organisation, role: 'coordinator' })
    await list(town, mine, { types: ['health'], ...named('Our own clinic'), placeId: places.irbidTown })
    const found = await find({ limit: 100 })
    expect(names(found)).toContain('Cairo line')
    for (const absent of ['Cairo clinic', 'Secret clinic', 'Our own clinic']) {
      expect(names(found)).not.toContain(absent)
      expect(whyNot(found, absent)).toBeUndefined()
    }
  })

  test('what may not stay unknown rules out where the provider has not said', async () => {
    expect(names(await find())).toContain('Clinic in town')
    expect(whyNot(await find({ mustKnow: ['nationality'] }), 'Clinic in town')).toContain(
      'nationality-rule-unknown',
    )
  })

  test('a shelter is offered without a distance, without a point and without a district', async () => {
    const keeper = await provider('Roof', 'safe-shelter')
    await list(town, keeper, {
      types: ['safe-shelter'],
      ...named('Roof'),
      placeId: places.irbidTown,
      disclosure: 'area-only',
    })
    const found = await find({ needId: await needOf('safe-shelter') })
    const [offer] = found.offers
    expect(offer).toMatchObject({
      distanceKm: null,
      listed: { place: { id: places.irbid }, service: { coordinates: null } },
    })
    expect(JSON.stringify(found)).not.toContain(places.irbidTown)
  })
})

describe('who may search for a need', () => {
  test('whoever works on the record; a colleague’s need, a viewer’s wish and another organisation’s curiosity find nothing', async () => {
    expect((await find()).offers.length).toBeGreaterThan(0)
    const elif = await staff(town.house, { organisation: amal.organisation, role: 'case-worker' })
    const viewer = await staff(town.house, { organisation: amal.organisation, role: 'viewer' })
    const stranger = await staff(town.house, { role: 'coordinator' })
    const ask = (as: SignedIn) =>
      town.inject(findPartners, { needId: need, priority: 'urgent' }, { as: as.secret })
    expect((await ask(elif)).problem.status).toBe(404)
    expect((await ask(stranger)).problem.status).toBe(404)
    expect((await ask(viewer)).problem.status).toBe(403)
  })

  test('each search leaves its trace with the record, and no fact of the person', async () => {
    await find()
    const { rows } = await town.house.owner.query<{ of_record: boolean; details: string }>(
      "select record_id is not null as of_record, details from events where operation = 'services.find-partners' order by at desc limit 1",
    )
    expect(rows[0]?.of_record).toBe(true)
    expect(Object.keys(JSON.parse(rows[0]?.details ?? '{}'))).toEqual([
      'need',
      'offers',
      'excluded',
      'weights',
    ])
  })
})

describe('how partners have answered', () => {
  test('counts once there are three answers, by the hour, and fewer tell nothing', async () => {
    const file: Crossing = await crossing(town)
    const answered = async () => {
      const { need: fresh, record } = await caseFile(town, file.amal)
      await agreeAloud(file, { to: file.lantern, categories: ['name', 'age-and-sex', 'need'], record })
      const { body } = await handOver(file, { need: fresh })
      await town.inject(acceptReferral, { id: body.id }, { as: file.chen.secret })
    }
    const count = () => servicesTasks['services.count-answers']?.(town.house, {}, { id: '1', attempt: 1 })
    const reasons = async () => {
      const found = await town.inject(
        findPartners,
        { needId: (await caseFile(town, file.amal)).need, priority: 'urgent' },
        { as: file.amal.secret },
      )
      return found.body.offers
        .find(({ listed }) => listed.service.id === file.legalAid)
        ?.why.map(({ code }) => code)
    }
    await answered()
    await answered()
    await count()
    expect(await reasons()).not.toContain('services.find.answers-in')
    await answered()
    expect(await reasons()).not.toContain('services.find.answers-in')
    await count()
    expect(await reasons()).toContain('services.find.answers-in')
  })
})
