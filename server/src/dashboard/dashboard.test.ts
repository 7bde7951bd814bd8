import { exportDashboard, type Figures, readDashboard } from '@passerelle/domain/shared/dashboard/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { openCase } from '../../test/case.ts'
import { organisation, type SignedIn, staff } from '../../test/world.ts'
import { newId } from '../engine/ids.ts'
import { releaseEndedQuarters } from './releasing.ts'

let app: TestApp
let harbour: string
let amal: SignedIn
let bruno: SignedIn
let vera: SignedIn
let donor: SignedIn
let adam: SignedIn
let chen: SignedIn
let mine: { recordId: string; personId: string }

/** A day in the quarter before last, long over. */
const past = '2025-02-10'
const today = '2025-07-20'

beforeAll(async () => {
  app = await testApp()
  harbour = await organisation(app.house, { name: 'Harbour' })
  amal = await staff(app.house, { organisation: harbour, role: 'case-worker', name: 'Amal' })
  bruno = await staff(app.house, { organisation: harbour, role: 'supervisor', name: 'Bruno' })
  vera = await staff(app.house, { organisation: harbour, role: 'viewer', name: 'Vera' })
  adam = await staff(app.house, { organisation: harbour, role: 'administrator', name: 'Adam' })
  donor = await staff(app.house, {
    organisation: harbour,
    role: 'coordinator',
    capacity: 'donor',
    name: 'Dora',
  })
  chen = await staff(app.house, { role: 'viewer', name: 'Chen' })
  mine = await openCase(app, amal)
  const other = await openCase(app, bruno)
  const [irbid, zarqa] = [await place('=Irbid'), await place('Zarqa')]
  await needs(mine, 'legal-aid', 'unavailable', 3, irbid)
  await needs(other, 'legal-aid', 'unavailable', 25, zarqa)
  await needs(other, 'health', 'unavailable', 30, irbid)
  await needs(other, 'health', 'unavailable', 41, zarqa)
  await needs(other, 'health', 'declined-by-person', 4, zarqa)
  await needs(other, 'food', 'referred', 17, zarqa)
  await referrals(other)
  await releaseEndedQuarters(app.house, today)
})
afterAll(() => app.close())

async function place(name: string): Promise<string> {
  const id = newId()
  await app.house.owner.query(
    `insert into places (id, country, level, kind, names, source) values ($1, 'JOR', 1, 'governorate', $2, 'test')`,
    [id, JSON.stringify([{ text: name, language: 'eng' }])],
  )
  return id
}

async function needs(
  record: typeof mine,
  service: string,
  response: string,
  count: number,
  placeId: string,
): Promise<void> {
  await app.house.owner.query(
    `insert into needs (id, record_id, person_id, organisation_id, service_type, priority, place_id, state, response, created_by, created_at)
     select gen_random_uuid(), $1, $2, $3, $4, 'normal', $5, 'unmet', $6, $7, $8::date from generate_series(1, $9)`,
    [record.recordId, record.personId, harbour, service, placeId, response, amal.account, past, count],
  )
}

async function referrals(record: typeof mine): Promise<void> {
  const service = newId()
  const need = newId()
  await app.house.owner.query(
    `insert into services (id, organisation_id, type, name, country) values ($1, $2, 'health', 'Clinic', 'JOR')`,
    [service, chen.organisation],
  )
  await app.house.owner.query(
    `insert into needs (id, record_id, person_id, organisation_id, service_type, priority, created_by, created_at)
     values ($1, $2, $3, $4, 'health', 'urgent', $5, '2024-11-01')`,
    [need, record.recordId, record.personId, harbour, amal.account],
  )
  for (const [state, count, hours] of [
    ['accepted', 12, 6],
    ['in-service', 20, 6],
    ['declined', 2, 1],
    ['sent', 14, null],
  ] as const) {
    await app.house.owner.query(
      `insert into referrals (id, code, need_id, record_id, person_id, sender_id, sender_account_id, recipient_id, service_id, service_type,
         priority, state, sent_at, answered_at, decline_code)
       select gen_random_uuid(), $1 || n, $2, $3, $4, $5, $6, $7, $8, 'health', 'urgent', $9, $10::date,
         $10::date + make_interval(hours => $11), $12 from generate_series(1, $13) n`,
      [
        `R-${state}-`,
        need,
        record.recordId,
        record.personId,
        harbour,
        bruno.account,
        chen.organisation,
        service,
        state,
        past,
        hours,
        state === 'declined' ? 'full' : null,
        count,
      ],
    )
  }
}

async function read(by: SignedIn, input = {}) {
  return (await app.inject(readDashboard, input, { as: by.secret })).body
}

const wide = { from: '2025-01-01', until: '2025-03-31' }
const cell = (figures: Figures | null, response: string) =>
  figures?.needs.cells.find((one) => one.response === response)?.count

describe('those who open records', () => {
  it('see exact figures of any days; a case worker of what is hers alone', async () => {
    const all = await read(bruno, wide)
    expect(all).toMatchObject({ kind: 'exact', smallest: null, quarters: [] })
    expect([
      cell(all.figures, 'unavailable'),
      cell(all.figures, 'declined-by-person'),
      all.figures?.needs.total,
    ]).toEqual([99, 4, 120])
    expect(all.figures?.acceptedByPriority).toEqual([{ key: 'urgent', count: 32, medianHours: 6 }])
    expect(all.figures?.sent.total).toBe(48)
    const hers = await read(amal, wide)
    expect([cell(hers.figures, 'unavailable'), hers.figures?.needs.total, hers.figures?.sent.total]).toEqual([
      3, 3, 0,
    ])
  })

  it('keep apart what the person declined and what was not there', async () => {
    const { figures } = await read(bruno, wide)
    const [declined, unavailable] = figures!.unmet
    expect(declined).toMatchObject({ outcome: 'declined-by-person', total: 4, places: [{ name: 'Zarqa' }] })
    expect(unavailable).toMatchObject({
      outcome: 'unavailable',
      total: 99,
      places: [{ name: '=Irbid' }, { name: 'Zarqa' }],
    })
    expect(unavailable?.rows).toEqual([
      { serviceType: 'health', counts: [30, 41], total: 71 },
      { serviceType: 'legal-aid', counts: [3, 25], total: 28 },
    ])
  })

  it('count nothing outside the days, and are told when these make no sense', async () => {
    expect((await read(bruno, { from: '2025-05-01', until: '2025-05-31' })).figures?.needs.total).toBe(0)
    const refused = await app.inject(
      readDashboard,
      { from: '2025-05-02', until: '2025-05-01' },
      { as: bruno.secret },
    )
    expect(refused.problem.faults).toEqual([{ path: 'until', code: 'dashboard.fault.ends-before-it-begins' }])
  })
})

describe('everybody else', () => {
  it.each([
    ['a viewer', () => vera],
    ['an administrator', () => adam],
    ['a donor, whatever the role', () => donor],
  ])('INV-16: %s sees whole quarters that have ended, with small numbers withheld', async (_, who) => {
    const shown = await read(who(), { quarter: '2025-Q1', from: '2025-02-10', until: '2025-02-10' })
    expect(shown).toMatchObject({ kind: 'released', from: '2025-01-01', until: '2025-03-31', smallest: 10 })
    expect(shown.quarters.slice(0, 2)).toEqual(['2025-Q2', '2025-Q1'])
    expect(cell(shown.figures, 'declined-by-person')).toBeNull()
    expect(shown.figures?.needs.cells.filter((one) => one.count === null)).toHaveLength(2)
    expect(shown.figures?.sent).toMatchObject({ total: 48 })
    expect(shown.figures?.sent.cells.find((one) => one.state === 'declined')?.count).toBeNull()
    expect(shown.figures?.acceptedByPriority).toEqual([{ key: 'urgent', medianHours: 6, count: null }])
    expect(shown.figures?.unmet).toEqual([
      expect.objectContaining({ outcome: 'declined-by-person', shown: false, rows: [], places: [] }),
      expect.objectContaining({ outcome: 'unavailable', shown: true, rows: expect.anything() }),
    ])
    expect(shown.figures?.unmet[1]?.rows[1]?.counts).toEqual([null, null])
    expect(JSON.stringify(shown.figures)).not.toMatch(/"(count|total)":[1-9][,}]/)
  })

  it('the newest quarter comes first, one that was never released does not exist', async () => {
    expect((await read(vera)).from).toBe('2025-04-01')
    const refused = await app.inject(readDashboard, { quarter: '2025-Q3' }, { as: vera.secret })
    expect(refused.problem.code).toBe('not-found')
  })

  it('sees the same figures for ever: what comes in later changes no released quarter', async () => {
    const before = await read(vera, { quarter: '2025-Q1' })
    await needs(mine, 'education', 'unavailable', 1, await place('Ajloun'))
    expect(await releaseEndedQuarters(app.house, today)).toBe(0)
    expect(await read(vera, { quarter: '2025-Q1' })).toEqual(before)
    await expect(app.house.worker.query(`update figure_releases set smallest = 3`)).rejects.toThrow(
      /permission denied/,
    )
  })

  it('sees nothing of another organisation', async () => {
    const { figures } = await read(chen, { quarter: '2025-Q1' })
    expect(figures?.needs.total).toBe(0)
    expect(figures?.received.total).toBe(48)
  })

  it('a quarter rests a week before it is released', async () => {
    const fresh = await staff(app.house, { role: 'viewer' })
    await releaseEndedQuarters(app.house, '2025-07-05')
    expect((await read(fresh)).quarters[0]).toBe('2025-Q1')
  })
})

describe('the download', () => {
  const fetched = (by: SignedIn, table: string, query: Record<string, string>) =>
    app.app.inject({
      method: 'GET',
      url: exportDashboard.path.replace(':table', table),
      query,
      headers: { cookie: `passerelle_session=${by.secret}` },
    })

  it('is the same table, safe to open in a spreadsheet, and leaves an event', async () => {
    const answer = await fetched(bruno, 'unmet', wide)
    expect(answer.headers['content-disposition']).toBe(
      "attachment; filename*=UTF-8''passerelle-unmet-2025-01-01-2025-03-31.csv",
    )
    expect(answer.payload.split('\r\n')).toContain(`unavailable,legal-aid,'=Irbid,3`)
    const { rows } = await app.database.pool.query(
      `select details from events where operation = 'dashboard.export'`,
    )
    expect(JSON.parse(rows[0].details)).toMatchObject({ table: 'unmet', from: '2025-01-01' })
  })

  it('says what is withheld, to those for whom it is', async () => {
    const answer = await fetched(vera, 'needs', { quarter: '2025-Q1' })
    expect(answer.payload).toContain('declined-by-person,withheld')
    expect(answer.payload).toContain('unavailable,99')
  })
})
