import { openRecord } from '@passerelle/domain/shared/records/contract'
import { registerPerson } from '@passerelle/domain/shared/people/contract'
import { addNeed } from '@passerelle/domain/shared/records/plan-contract'
import {
  breakGlass,
  listGlass,
  readAddress,
  reviewGlass,
  setAddress,
} from '@passerelle/domain/shared/services/address-contract'
import {
  directory,
  findPartners,
  publicDirectory,
  readService,
  saveService,
} from '@passerelle/domain/shared/services/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Places, entry, list, somePlaces } from '../../test/directory.ts'
import { type SignedIn, beginSession, organisation, staff } from '../../test/world.ts'
import { registerFiles } from '../documents/routes.ts'
import { newId } from '../engine/ids.ts'
import { publishProgrammes } from '../records/programmes.ts'
import { mailTasks } from '../delivery/mail.ts'
import { servicesTasks } from './reactions.ts'
import { queuedJobs } from '../../test/jobs.ts'

const STREET = 'Orange Grove Lane 17'
const GATE = 'Ring twice, ask for Mother Hubbard'
const where = { address: STREET, directions: GATE, coordinates: { longitude: 35.87654, latitude: 32.54321 } }

let town: TestApp
let places: Places
const logLines: string[] = []
/** Roof keeps the shelter: Chen coordinates and is cleared, Dima is cleared, Esi supervises without the clearance. */
let roof: string
let chen: SignedIn
let dima: SignedIn
let esi: SignedIn
/** Amal of Harbour drives people there; Bruno supervises her. */
let amal: SignedIn
let bruno: SignedIn
let shelter: string

beforeAll(async () => {
  town = await testApp({ registerFiles, logLines })
  places = await somePlaces(town)
  await publishProgrammes(town.house.owner)
  roof = await organisation(town.house, { name: 'Roof' })
  chen = await staff(town.house, {
    organisation: roof,
    role: 'coordinator',
    name: 'Chen',
    clearances: ['shelter-address'],
  })
  dima = await staff(town.house, {
    organisation: roof,
    role: 'case-worker',
    name: 'Dima',
    clearances: ['shelter-address'],
  })
  esi = await staff(town.house, { organisation: roof, role: 'supervisor', name: 'Esi', secondFactor: true })
  const harbour = await organisation(town.house, { name: 'Harbour' })
  bruno = await staff(town.house, { organisation: harbour, role: 'supervisor', name: 'Bruno' })
  amal = await staff(town.house, {
    organisation: harbour,
    role: 'case-worker',
    name: 'Amal',
    secondFactor: true,
  })
  shelter = await newShelter('House of calm')
})
afterAll(async () => town.close())

async function newShelter(name: string): Promise<string> {
  const said = {
    types: ['safe-shelter' as const],
    names: [{ language: 'eng', text: name }],
    disclosure: 'area-only' as const,
  }
  const { service } = await list(town, chen, {
    ...said,
    placeId: places.irbidTown,
    address: STREET,
    coordinates: where.coordinates,
  })
  return service.id
}

const seal = (id: string, as: SignedIn) => town.inject(setAddress, { id, ...where }, { as: as.secret })
const read = (id: string, as: SignedIn) => town.inject(readAddress, { id }, { as: as.secret })
const breaking = (
  serviceId: string,
  as: SignedIn,
  more: { minutes?: number; recordId?: string; id?: string } = {},
) =>
  town.inject(
    breakGlass,
    {
      id: newId(),
      serviceId,
      purpose: 'She is expected tonight.',
      transport: 'Car of Harbour, driver Sami',
      minutes: 20,
      ...more,
    },
    { as: as.secret },
  )

describe('where a shelter stands', () => {
  test('is not even taken in with the entry: what is typed there does not arrive', async () => {
    const { rows } = await town.house.owner.query('select s::text as row from services s where id = $1', [
      shelter,
    ])
    expect(rows[0].row).not.toContain(STREET)
    expect(rows[0].row).not.toContain(places.irbidTown)
    expect(rows[0].row).not.toContain('35.87')
  })

  test('is sealed by a cleared keeper, and read by cleared keepers', async () => {
    expect((await seal(shelter, chen)).status).toBe(200)
    expect((await read(shelter, dima)).body).toMatchObject({ ...where, until: null })
    expect((await seal(shelter, dima)).status).toBe(200)
  })

  test('is not there for their own supervisor without the clearance, nor for a clearance without its second factor', async () => {
    expect((await read(shelter, esi)).problem.status).toBe(404)
    expect((await seal(shelter, esi)).problem.code).toBe('not-allowed')
    const halfway = await beginSession(town.house, chen.membership, false)
    expect((await town.inject(readAddress, { id: shelter }, { as: halfway.secret })).problem.code).toBe(
      'second-factor-must-be-set-up',
    )
  })

  test('is not there for another organisation, cleared or not', async () => {
    const cleared = await staff(town.house, { role: 'coordinator', clearances: ['shelter-address'] })
    expect((await read(shelter, cleared)).problem.status).toBe(404)
    expect((await seal(shelter, cleared)).problem.code).toBe('not-allowed')
    expect((await read(shelter, amal)).problem.status).toBe(404)
  })

  test('is sealed only for a service that hides it', async () => {
    const { service } = await list(town, chen, {})
    expect((await seal(service.id, chen)).problem).toMatchObject({
      status: 409,
      reasons: [{ code: 'services.glass.address-is-open' }],
    })
  })

  test('opens for its own service alone: a sealed text that is moved to another stays shut', async () => {
    const other = await newShelter('House of rest')
    await seal(other, chen)
    await town.house.owner.query(
      'update shelter_addresses set sealed = (select sealed from shelter_addresses where service_id = $1) where service_id = $2',
      [shelter, other],
    )
    const answer = await read(other, chen)
    expect(answer.status).toBe(500)
    expect(answer.text).not.toContain(STREET)
  })
})

describe('breaking the glass', () => {
  test('opens the address for minutes, tells the keeper at once, and closes by itself', async () => {
    const opened = await breaking(shelter, amal)
    expect(opened.body).toMatchObject({ open: true, keeperName: 'Roof', byName: 'Amal', mayReview: false })
    expect(opened.text).not.toContain(STREET)
    expect((await read(shelter, amal)).body).toMatchObject({ address: STREET, until: opened.body.until })
    const { rows } = await town.house.owner.query(
      'select organisation_id, kind, facts from notices order by kind',
    )
    expect(rows).toEqual([
      {
        organisation_id: roof,
        kind: 'glass-broken',
        facts: expect.objectContaining({ other: 'Harbour', minutes: 20 }),
      },
      { organisation_id: amal.organisation, kind: 'glass-broken-here', facts: expect.anything() },
    ])
    await town.house.owner.query(
      "update glass_openings set opened_at = now() - interval '25 minutes', until = now() - interval '5 minutes' where id = $1",
      [opened.body.id],
    )
    expect((await read(shelter, amal)).problem.status).toBe(404)
  })

  test('opens it for whoever broke it, not for their colleagues', async () => {
    await breaking(shelter, amal)
    expect((await read(shelter, bruno)).problem.status).toBe(404)
    expect((await read(shelter, amal)).status).toBe(200)
  })

  test('asks for a second factor, a purpose, a transport and a short time', async () => {
    expect((await breaking(shelter, bruno)).problem.code).toBe('second-factor-must-be-set-up')
    expect((await breaking(shelter, amal, { minutes: 31 })).problem.status).toBe(422)
    const hasty = { id: newId(), serviceId: shelter, purpose: 'quick', transport: '', minutes: 5 }
    const { problem } = await town.inject(breakGlass, hasty, { as: amal.secret })
    expect(problem.faults?.map(({ path }) => path).toSorted()).toEqual(['purpose', 'transport'])
  })

  test('names a record only of one’s own, and tells the keeper nothing of it', async () => {
    const [person, record] = [newId(), newId()]
    const names = [{ text: 'Nadia Haddad', script: 'Latn', kind: 'as-spoken', order: 'given-first' } as const]
    await town.inject(registerPerson, { id: person, names }, { as: amal.secret })
    await town.inject(
      openRecord,
      { id: record, personId: person, programme: 'counter-trafficking' },
      { as: amal.secret },
    )
    const stranger = await staff(town.house, { role: 'case-worker', secondFactor: true })
    expect((await breaking(shelter, stranger, { recordId: record })).problem.status).toBe(404)
    expect((await breaking(shelter, amal, { recordId: record })).body.recordId).toBe(record)
    const heard = await town.inject(listGlass, { serviceId: shelter }, { as: chen.secret })
    expect(heard.body.openings.length).toBeGreaterThan(1)
    expect(heard.text).not.toContain(record)
  })

  test('does not go on before the keeper has looked at what was done', async () => {
    expect((await breaking(shelter, amal)).problem).toMatchObject({
      status: 409,
      reasons: [{ code: 'services.glass.reviews-first' }],
    })
    const waiting = await town.inject(listGlass, { toReview: 'true' }, { as: esi.secret })
    const [opening] = waiting.body.openings
    expect(opening).toMatchObject({
      purpose: 'She is expected tonight.',
      transport: 'Car of Harbour, driver Sami',
      mayReview: true,
    })
    const review = {
      id: opening?.id ?? '',
      verdict: 'justified' as const,
      text: 'The transport had been announced.',
    }
    expect((await town.inject(reviewGlass, review, { as: bruno.secret })).problem.reasons).toEqual([
      { code: 'services.glass.not-yours-to-review' },
    ])
    expect((await town.inject(reviewGlass, review, { as: esi.secret })).body.review).toMatchObject({
      verdict: 'justified',
      byName: 'Esi',
    })
    expect((await town.inject(reviewGlass, review, { as: chen.secret })).problem.reasons).toEqual([
      { code: 'services.glass.already-reviewed' },
    ])
    expect((await breaking(shelter, amal)).status).toBe(200)
  })

  test('has nothing to open where nothing was sealed or hidden', async () => {
    const bare = await newShelter('House without a seal')
    const stranger = await staff(town.house, { role: 'case-worker', secondFactor: true })
    expect((await breaking(bare, stranger)).problem.reasons).toEqual([
      { code: 'services.glass.nothing-sealed' },
    ])
    const { service } = await list(town, chen, {})
    expect((await breaking(service.id, stranger)).problem.reasons).toEqual([
      { code: 'services.glass.address-is-open' },
    ])
  })

  test('is not for administrators, viewers, donors or guests', async () => {
    const facts = [
      { role: 'administrator' },
      { role: 'viewer' },
      { role: 'case-worker', capacity: 'donor' },
    ] as const
    for (const fact of facts) {
      const somebody = await staff(town.house, { ...fact, secondFactor: true })
      expect((await breaking(shelter, somebody)).problem.status).toBe(403)
    }
    expect(
      (
        await town.inject(breakGlass, {
          id: newId(),
          serviceId: shelter,
          purpose: 'I would like to know.',
          transport: 'On foot',
          minutes: 5,
        })
      ).problem.status,
    ).toBe(401)
  })
})

/** Runs what the reactions queued, letters included. */
async function workOff(): Promise<void> {
  for (const [at, { task, payload }] of (await queuedJobs(town.house)).entries())
    await (servicesTasks[task] ?? mailTasks[task])?.(town.house, payload, { id: String(at + 1), attempt: 1 })
}

describe('INV-05', () => {
  const secrets = [STREET, 'Orange Grove', GATE, 'Mother Hubbard', '35.87654', '32.54321']
  const free = (text: string) => secrets.filter((secret) => text.includes(secret))

  test('the address of a shelter appears in no search, export, map, notice, letter, log, event or error, to nobody', async () => {
    for (const as of [undefined, amal, bruno, esi, dima, chen]) {
      const sending = as ? { as: as.secret } : {}
      const told = [
        await town.inject(publicDirectory, { text: 'house', withPast: 'true' }, sending),
        ...(as
          ? [
              await town.inject(directory, { text: 'house', withPast: 'true' }, sending),
              await town.inject(readService, { id: shelter }, sending),
              await town.inject(listGlass, {}, sending),
            ]
          : []),
        await town.app.inject({
          url: '/api/services/export',
          headers: as ? { cookie: `passerelle_session=${as.secret}` } : {},
        }),
      ]
      const texts = told.map((answer) => ('payload' in answer ? answer.payload : answer.text))
      expect(texts.flatMap(free)).toEqual([])
      if (as) expect(texts.filter((text) => text.includes('House of calm')).length).toBeGreaterThan(2)
    }
    expect(logLines.flatMap(free)).toEqual([])
  })

  test('nor does a filter tell in which district it stands', async () => {
    const inside = async (placeId: string) =>
      (await town.inject(directory, { placeId, limit: 500 }, { as: chen.secret })).body.services.map(
        ({ service }) => service.id,
      )
    expect(await inside(places.irbidTown)).not.toContain(shelter)
    expect(await inside(places.irbid)).toContain(shelter)
  })

  test('nor does the answer to a mistake repeat it', async () => {
    const wrong = await town.inject(
      setAddress,
      { id: shelter, ...where, directions: `\u202E${GATE}` },
      { as: chen.secret },
    )
    expect(wrong.status).toBe(422)
    expect(free(wrong.text)).toEqual([])
    const version = (await town.inject(readService, { id: shelter }, { as: chen.secret })).body.version
    const open = entry({ types: ['safe-shelter'], address: STREET, disclosure: 'open' })
    expect(
      free(
        (await town.inject(saveService, { id: shelter, version, service: open }, { as: chen.secret })).text,
      ),
    ).toEqual([])
  })

  test('nor is it written anywhere in the database, when all letters are out and all jobs are done', async () => {
    await workOff()
    await workOff()
    const letters = await town.house.owner.query('select subject, body from private.mails')
    expect(letters.rows.length).toBeGreaterThan(0)
    const { rows } = await town.house.owner.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c where c.relkind = 'r'
         and c.relnamespace in ('public'::regnamespace, 'private'::regnamespace, 'graphile_worker'::regnamespace)`,
    )
    expect(rows.length).toBeGreaterThan(30)
    for (const { name } of rows) {
      const found = await town.house.owner.query<{ row: string }>(`select t::text as row from ${name} t`)
      expect([name, found.rows.flatMap(({ row }) => free(row))]).toEqual([name, []])
    }
  })

  test('though a case worker who looks for a shelter is offered it', async () => {
    const [person, record, need] = [newId(), newId(), newId()]
    const names = [{ text: 'Nadia Haddad', script: 'Latn', kind: 'as-spoken', order: 'given-first' } as const]
    await town.inject(registerPerson, { id: person, names, placeId: places.irbidTown }, { as: amal.secret })
    await town.inject(
      openRecord,
      { id: record, personId: person, programme: 'counter-trafficking' },
      { as: amal.secret },
    )
    await town.inject(
      addNeed,
      { id: need, recordId: record, serviceType: 'safe-shelter' },
      { as: amal.secret },
    )
    const found = await town.inject(findPartners, { needId: need, priority: 'urgent' }, { as: amal.secret })
    expect(found.text).toContain(shelter)
    expect(free(found.text)).toEqual([])
  })
})
