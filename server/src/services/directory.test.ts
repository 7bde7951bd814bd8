import {
  confirmCapacity,
  confirmService,
  directory,
  publicDirectory,
  publicService,
  readService,
  saveService,
} from '@passerelle/domain/shared/services/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Places, entry, list, somePlaces } from '../../test/directory.ts'
import { type SignedIn, organisation, signInAs, staff } from '../../test/world.ts'
import { newId } from '../engine/ids.ts'

let town: TestApp
let places: Places
let lantern: string
/** Chen keeps the entries of Lantern, Dima works on cases there; Amal works at Harbour. */
let chen: SignedIn
let dima: SignedIn
let amal: SignedIn

beforeAll(async () => {
  town = await testApp()
  places = await somePlaces(town)
  lantern = await organisation(town.house, { name: 'Lantern' })
  chen = await staff(town.house, { organisation: lantern, role: 'coordinator', name: 'Chen' })
  dima = await staff(town.house, { organisation: lantern, role: 'case-worker', name: 'Dima' })
  amal = await staff(town.house, { role: 'case-worker', name: 'Amal' })
})
afterAll(async () => town.close())

type Filter = Parameters<typeof town.inject<typeof directory>>[1]
const namesOf = (services: readonly { service: { names: readonly { text: string }[] } }[]) =>
  services.map(({ service }) => service.names[0]?.text)
const seenBy = async (secret: string, filter: Filter = {}) =>
  namesOf((await town.inject(directory, filter, { as: secret })).body.services)
const seenByAll = async (filter: Omit<Filter, 'visibility'> = {}) =>
  namesOf((await town.inject(publicDirectory, filter)).body.services)
const named = (text: string) => ({ names: [{ language: 'eng', text }] })

describe('who sees a service', () => {
  test('everybody sees a public one, also without signing in; partners see more; hidden ones stay at home', async () => {
    await list(town, chen, { ...named('Open clinic'), visibility: 'public' })
    await list(town, chen, { ...named('Partner clinic'), visibility: 'partners' })
    await list(town, chen, { ...named('Hidden clinic'), visibility: 'hidden' })
    const clinics = { text: 'clinic' }
    expect(await seenByAll(clinics)).toEqual(['Open clinic'])
    expect(await seenBy(amal.secret, clinics)).toEqual(['Open clinic', 'Partner clinic'])
    expect(await seenBy(dima.secret, clinics)).toEqual(['Hidden clinic', 'Open clinic', 'Partner clinic'])
  })

  test('the public page shows the same to somebody who is signed in', async () => {
    const answer = await town.inject(publicDirectory, { text: 'clinic' }, { as: chen.secret })
    expect(namesOf(answer.body.services)).toEqual(['Open clinic'])
    expect(answer.body.total).toBe(1)
  })

  test('a stranger learns neither free places nor the telephone meant for partners', async () => {
    const { service } = await list(town, chen, {
      ...named('Night line'),
      visibility: 'public',
      capacity: { places: 9, free: 4, confirmedAt: null },
      contacts: [
        { kind: 'hotline', value: '111', public: true },
        { kind: 'telephone', value: '+962 7 partners', public: false },
      ],
    })
    const stranger = await town.inject(publicService, { id: service.id })
    expect(stranger.body.listed.service).toMatchObject({ capacity: null, contacts: [{ value: '111' }] })
    expect(stranger.text).not.toContain('partners')
    const partner = await town.inject(readService, { id: service.id }, { as: amal.secret })
    expect(partner.body.listed.service.capacity).toMatchObject({ free: 4 })
    expect(partner.text).toContain('+962 7 partners')
  })

  test('a service that a stranger may not see is not there for them', async () => {
    const { service } = await list(town, chen, named('Between partners'))
    expect((await town.inject(publicService, { id: service.id })).problem.status).toBe(404)
    expect((await town.inject(publicService, { id: service.id }, { as: chen.secret })).problem.status).toBe(
      404,
    )
    expect((await town.inject(readService, { id: service.id }, { as: amal.secret })).status).toBe(200)
  })

  test('services of an organisation that was suspended leave the public page, and come back with it', async () => {
    const home = await organisation(town.house, { name: 'Beacon' })
    const esi = await staff(town.house, { organisation: home, role: 'supervisor', name: 'Esi' })
    const { service } = await list(town, esi, { ...named('Beacon kitchen'), visibility: 'public' })
    const stand = (standing: string) =>
      town.house.owner.query('update organisations set standing = $2 where id = $1', [home, standing])
    await stand('suspended')
    expect(await seenByAll({ text: 'kitchen' })).toEqual([])
    expect((await town.inject(publicService, { id: service.id })).status).toBe(404)
    await stand('active')
    expect(await seenByAll({ text: 'kitchen' })).toEqual(['Beacon kitchen'])
  })
})

describe('looking for a service', () => {
  test('by the beginnings of words of the service or its organisation, in the script of each', async () => {
    await list(town, chen, {
      names: [
        { language: 'eng', text: 'Mother and child house' },
        { language: 'ara', text: 'بيت الأم والطفل' },
      ],
      activities: [{ language: 'eng', text: 'Vaccination' }],
    })
    for (const text of ['moth', 'child lantern', 'والط', 'الام', 'VACCIN'])
      expect(await seenBy(amal.secret, { text }), text).toContain('Mother and child house')
    for (const text of ['other', 'mother beacon', '%', 'child xyz'])
      expect(await seenBy(amal.secret, { text }), text).not.toContain('Mother and child house')
  })

  test('by kind, also by a further one, and by organisation', async () => {
    await list(town, chen, { ...named('Everything house'), types: ['food', 'transport', 'cash'] })
    expect(await seenBy(amal.secret, { type: 'transport' })).toEqual(['Everything house'])
    expect(await seenBy(amal.secret, { type: 'cash', organisationId: amal.organisation })).toEqual([])
  })

  test('by place: the governorate holds its districts', async () => {
    await list(town, chen, { ...named('In town'), placeId: places.irbidTown })
    expect(await seenBy(amal.secret, { placeId: places.irbid })).toEqual(['In town'])
    expect(await seenBy(amal.secret, { placeId: places.amman })).toEqual([])
    const { body } = await town.inject(directory, { placeId: places.irbidTown }, { as: amal.secret })
    expect(body.services[0]?.place?.within.map(({ names }) => names[0]?.text)).toEqual(['Irbid', 'Jordan'])
  })

  test('by the day on which it is open', async () => {
    const opening = { days: [1 as const, 3 as const], opens: '08:00', closes: '12:00' }
    await list(town, chen, {
      ...named('Mondays'),
      schedule: { always: false, frequency: null, openings: [opening] },
    })
    await list(town, chen, { ...named('Always'), schedule: { always: true, frequency: null, openings: [] } })
    expect(await seenBy(amal.secret, { openOn: '1' })).toEqual(['Always', 'Mondays'])
    expect(await seenBy(amal.secret, { openOn: '2' })).toEqual(['Always'])
  })

  test('what is over is shown only when asked for, and says so', async () => {
    await list(town, chen, { ...named('Long past'), validUntil: '2015-01-31' })
    expect(await seenBy(amal.secret, { text: 'long past' })).toEqual([])
    const { body } = await town.inject(
      directory,
      { text: 'long past', withPast: 'true' },
      { as: amal.secret },
    )
    expect(body.services[0]).toMatchObject({ outOfDate: true, service: { validUntil: '2015-01-31' } })
  })

  test('page by page, each service once, also when names are alike', async () => {
    const esi = await staff(town.house, { role: 'coordinator', name: 'Esi' })
    for (let at = 0; at < 7; at += 1) await list(town, esi, named('Twin'))
    const seen: string[] = []
    let after: string | undefined
    do {
      const page: Filter = { organisationId: esi.organisation, limit: 3, ...(after ? { after } : {}) }
      const { body } = await town.inject(directory, page, { as: amal.secret })
      expect(body.total).toBe(7)
      seen.push(...body.services.map(({ service }) => service.id))
      after = body.next ?? undefined
    } while (after)
    expect(new Set(seen).size).toBe(7)
    expect(seen).toHaveLength(7)
    const forged = await town.inject(directory, { after: 'bm90IGEgY3Vyc29y' }, { as: amal.secret })
    expect(forged.problem).toMatchObject({ status: 422 })
  })
})

describe('keeping an entry', () => {
  test('two people edit it: the second sees what changed and saves on top', async () => {
    const { service } = await list(town, chen, named('Workshop'))
    const write = (version: number, text: string) =>
      town.inject(saveService, { id: service.id, version, service: entry(named(text)) }, { as: chen.secret })
    expect((await write(1, 'Workshop for women')).body.version).toBe(2)
    const late = await write(1, 'Workshop for men')
    expect(late.problem).toMatchObject({ status: 409, code: 'changed-meanwhile' })
    expect(late.text).toContain('Workshop for women')
    expect((await write(2, 'Workshop for all')).body.listed.service.names[0]?.text).toBe('Workshop for all')
  })

  test('a retry of a lost answer adds it once', async () => {
    const [id, operationId] = [newId(), newId()]
    const send = () =>
      town.inject(
        saveService,
        { id, version: 0, service: entry(named('Once')) },
        { as: chen.secret, operationId },
      )
    expect((await send()).body).toEqual((await send()).body)
    expect(
      (await town.inject(saveService, { id, version: 0, service: entry() }, { as: chen.secret })).problem
        .code,
    ).toBe('already-exists')
  })

  test('a case worker and another organisation do not write it; its coordinator does', async () => {
    const { service } = await list(town, chen, named('Ours'))
    const write = (as: string) =>
      town.inject(saveService, { id: service.id, version: 1, service: entry(named('Theirs')) }, { as })
    const stranger = await signInAs(town.house, { role: 'coordinator' })
    expect((await write(dima.secret)).problem.code).toBe('not-allowed')
    expect((await write(stranger)).problem.code).toBe('not-allowed')
    expect((await write(chen.secret)).status).toBe(200)
    expect((await town.inject(readService, { id: service.id }, { as: stranger })).body.may.change).toBe(false)
    expect((await town.inject(readService, { id: service.id }, { as: chen.secret })).body.may.change).toBe(
      true,
    )
  })

  test('the registrar mends the entry of an organisation that has no accounts', async () => {
    const { service } = await list(town, chen, named('Mispelt'))
    const headquarters = await organisation(town.house, { kind: 'intergovernmental' })
    const rana = await signInAs(town.house, { organisation: headquarters, role: 'coordinator' })
    const mended = await town.inject(
      saveService,
      { id: service.id, version: 1, service: entry(named('Spelt')) },
      { as: rana },
    )
    expect(mended.body.listed.organisation.id).toBe(lantern)
  })

  test('what contradicts itself is refused, field by field', async () => {
    const wrong = entry({
      types: ['safe-shelter'],
      capacity: { places: 2, free: 3, confirmedAt: null },
      validFrom: '2026-05-01',
      validUntil: '2026-04-01',
    })
    const { problem } = await town.inject(
      saveService,
      { id: newId(), version: 0, service: wrong },
      { as: chen.secret },
    )
    expect(problem.faults?.map(({ path, code }) => [path, code])).toEqual([
      ['service.disclosure', 'services.shelter-keeps-its-address'],
      ['service.capacity.free', 'services.more-free-than-places'],
      ['service.validUntil', 'services.ends-before-start'],
    ])
  })

  test('free places are a figure with a time; nought is one too, and saving the entry does not bring back an older one', async () => {
    const { service } = await list(town, chen, {
      ...named('House'),
      capacity: { places: 5, free: 5, confirmedAt: null },
    })
    const said = await town.inject(
      confirmCapacity,
      { id: service.id, places: 5, free: 0 },
      { as: chen.secret },
    )
    expect(said.body.capacity).toMatchObject({ places: 5, free: 0 })
    await town.inject(
      saveService,
      { id: service.id, version: 1, service: entry({ capacity: { places: 5, free: 5, confirmedAt: null } }) },
      { as: chen.secret },
    )
    const { body } = await town.inject(readService, { id: service.id }, { as: amal.secret })
    expect(body.listed.service.capacity).toEqual(said.body.capacity)
    const too = await town.inject(
      confirmCapacity,
      { id: service.id, places: 5, free: 6 },
      { as: chen.secret },
    )
    expect(too.problem.status).toBe(422)
    const theirs = await signInAs(town.house, { role: 'coordinator' })
    expect(
      (await town.inject(confirmCapacity, { id: service.id, places: 5, free: 1 }, { as: theirs })).problem
        .code,
    ).toBe('not-allowed')
  })

  test('an entry that nobody confirmed for long is stale, until its provider confirms it', async () => {
    const { service } = await list(town, chen, named('Old entry'))
    await town.house.owner.query("update services set confirmed_on = '2020-01-01' where id = $1", [
      service.id,
    ])
    const stale = async () =>
      (await town.inject(readService, { id: service.id }, { as: amal.secret })).body.listed.stale
    expect(await stale()).toBe(true)
    await town.inject(confirmService, { id: service.id }, { as: chen.secret })
    expect(await stale()).toBe(false)
  })
})
