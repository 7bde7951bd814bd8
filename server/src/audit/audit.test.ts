import { listEvents, personPrint, verifyState, whoHasSeen } from '@passerelle/domain/shared/audit/contract'
import { languages } from '@passerelle/domain/kernel/words'
import { readRecord } from '@passerelle/domain/shared/records/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { openCase } from '../../test/case.ts'
import { organisation, type SignedIn, staff } from '../../test/world.ts'
import { newId } from '../engine/ids.ts'
import { signCheckpoint } from './checkpoint.ts'
import { verifyEvents } from './verify.ts'
import { personPage } from './person-print.ts'

let app: TestApp
let amal: SignedIn
let bruno: SignedIn
let adam: SignedIn
let vera: SignedIn
let lena: SignedIn
let mine: { recordId: string; personId: string }

beforeAll(async () => {
  app = await testApp()
  const harbour = await organisation(app.house, { name: 'Harbour', email: 'help@harbour.example' })
  const lantern = await organisation(app.house, { name: 'Lantern' })
  amal = await staff(app.house, { organisation: harbour, role: 'case-worker', name: 'Amal' })
  bruno = await staff(app.house, { organisation: harbour, role: 'supervisor', name: 'Bruno' })
  adam = await staff(app.house, { organisation: harbour, role: 'administrator', name: 'Adam' })
  vera = await staff(app.house, { organisation: harbour, role: 'viewer', name: 'Vera' })
  lena = await staff(app.house, { organisation: lantern, role: 'supervisor', name: 'Lena' })
  mine = await openCase(app, amal)
})
afterAll(() => app.close())

const events = async (by: SignedIn, input = {}) =>
  (await app.inject(listEvents, input, { as: by.secret })).body

describe('the trail of an organisation', () => {
  it('shows a supervisor who did what when, newest first, with the code of the record', async () => {
    await app.inject(readRecord, { id: mine.recordId }, { as: amal.secret })
    const { events: shown } = await events(bruno, { operation: 'records' })
    expect(shown[0]).toMatchObject({
      operation: 'records.read',
      account: { id: amal.account, name: 'Amal' },
      record: { id: mine.recordId, code: expect.any(String) },
    })
    expect(shown.map((event) => event.at)).toEqual(
      shown
        .map((event) => event.at)
        .toSorted()
        .toReversed(),
    )
  })

  it('shows an administrator the same acts without the code of a record that is not theirs to see', async () => {
    const { events: shown } = await events(adam, { operation: 'records.read' })
    expect(shown[0]?.record).toEqual({ id: mine.recordId, code: null })
    const code = (await events(bruno, { operation: 'records.read' })).events[0]?.record?.code ?? ''
    expect((await events(bruno, { record: code })).events.length).toBeGreaterThan(0)
    expect(await events(adam, { record: code })).toEqual({ events: [], next: null })
  })

  it('is not for case workers and viewers, and says nothing of other organisations', async () => {
    for (const other of [amal, vera]) {
      expect((await app.inject(listEvents, {}, { as: other.secret })).problem.code).toBe('not-allowed')
    }
    const foreign = (await events(lena)).events.filter((event) => event.organisation?.name !== 'Lantern')
    expect(foreign).toEqual([])
    expect((await events(lena, { account: amal.account })).events).toEqual([])
  })

  it('goes on page by page without losing or repeating an event, even where many happened at once', async () => {
    const at = new Date().toISOString()
    await app.house.owner.query(
      `insert into events (id, stream, at, operation, account_id, organisation_id, mac)
       select gen_random_uuid(), $1, $2, 'test.many', $1, $3, sha256('x') from generate_series(1, 25)`,
      [bruno.account, at, bruno.organisation],
    )
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const page = await events(bruno, { operation: 'test.many', limit: 10, ...(after ? { after } : {}) })
      seen.push(...page.events.map((event) => event.id))
      if (page.next === null) break
      after = page.next
    }
    expect([seen.length, new Set(seen).size]).toEqual([25, 25])
    const day = at.slice(0, 10)
    expect(
      (await events(bruno, { operation: 'test.many', from: day, until: day, limit: 50 })).events,
    ).toHaveLength(25)
    expect((await events(bruno, { operation: 'test.many', until: '2020-01-01' })).events).toEqual([])
    expect((await app.inject(listEvents, { after: 'rubbish' }, { as: bruno.secret })).problem.faults).toEqual(
      [{ path: 'after', code: 'faults.not-accepted' }],
    )
  })

  it('is signed, and says until when', async () => {
    expect((await app.inject(verifyState, {}, { as: adam.secret })).body.checkpoint).toBeNull()
    await signCheckpoint(app.house, new Date(Date.now() + 120_000))
    const { checkpoint } = (await app.inject(verifyState, {}, { as: adam.secret })).body
    expect(checkpoint?.number).toBe(1)
    await app.house.owner.query(
      `set session_replication_role = replica; delete from events where operation = 'test.many'; set session_replication_role = origin`,
    )
    const { findings } = await verifyEvents(app.house)
    expect(findings.every((finding) => finding.stream === bruno.account)).toBe(true)
  })
})

describe('who has seen a person', () => {
  beforeAll(() => shareWithLantern())

  /** A referral that Lantern received, with two categories, of which one was ended later. */
  async function shareWithLantern(): Promise<void> {
    const [service, need, referral, act, consent] = [newId(), newId(), newId(), newId(), newId()]
    const { owner } = app.house
    await owner.query(
      `insert into services (id, organisation_id, type, name, country) values ($1, $2, 'safe-shelter', 'House', 'JOR')`,
      [service, lena.organisation],
    )
    await owner.query(
      `insert into needs (id, record_id, person_id, organisation_id, service_type, priority, created_by) values ($1, $2, $3, $4, 'safe-shelter', 'urgent', $5)`,
      [need, mine.recordId, mine.personId, amal.organisation, amal.account],
    )
    await owner.query(
      `insert into referrals (id, code, need_id, record_id, person_id, sender_id, sender_account_id, recipient_id, service_id, service_type, priority, state, sent_at)
       values ($1, 'R-77', $2, $3, $4, $5, $6, $7, $8, 'safe-shelter', 'urgent', 'accepted', now())`,
      [
        referral,
        need,
        mine.recordId,
        mine.personId,
        amal.organisation,
        amal.account,
        lena.organisation,
        service,
      ],
    )
    await owner.query(
      `insert into consent_acts (id, person_id, record_id, organisation_id, given_by, form, language, text_version, text_shown, private_place, obtained_by)
       values ($1, $2, $3, $4, 'self', 'explicit-written', 'ara', '1', 'text', true, $5)`,
      [act, mine.personId, mine.recordId, amal.organisation, amal.account],
    )
    for (const [category, id, shareAt] of [
      ['name', consent, '2 hours'],
      ['need', newId(), '2 hours'],
    ] as const) {
      await owner.query(
        `insert into consents (id, act_id, person_id, record_id, organisation_id, purpose, recipient_id, category, valid_from, valid_until)
         values ($1, $2, $3, $4, $5, 'referral', $6, $7, current_date - 1, current_date + 60)`,
        [id, act, mine.personId, mine.recordId, amal.organisation, lena.organisation, category],
      )
      await owner.query(
        `insert into shares (id, record_id, person_id, organisation_id, recipient_id, referral_id, category, basis, consent_id, from_at, until)
         values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, 'consent', $7, now() - $8::interval, current_date + 60)`,
        [mine.recordId, mine.personId, amal.organisation, lena.organisation, referral, category, id, shareAt],
      )
    }
    await owner.query(
      `insert into events (id, stream, at, operation, account_id, organisation_id, session_id, referral_id, mac)
       values (gen_random_uuid(), $1, now() - interval '1 hour', 'referrals.read', $2, $3, $4, $1, sha256('x'))`,
      [referral, lena.account, lena.organisation, lena.session],
    )
    await owner.query(`update consents set withdrawn_at = now(), withdrawn_by = $2 where id = $1`, [
      consent,
      amal.account,
    ])
  }

  it('tells the worker of the record which organisations received what, why, until when, and who read it in which role', async () => {
    const { receipts, readings } = (
      await app.inject(whoHasSeen, { personId: mine.personId }, { as: amal.secret })
    ).body
    expect(receipts).toEqual([
      expect.objectContaining({
        organisation: expect.objectContaining({ name: 'Lantern' }),
        categories: ['need'],
        basis: 'consent',
        ended: null,
      }),
      expect.objectContaining({
        categories: ['name'],
        ended: expect.objectContaining({ reason: 'consent-withdrawn', attestedAt: null }),
      }),
    ])
    expect(readings).toContainEqual(
      expect.objectContaining({
        organisation: expect.objectContaining({ name: 'Lantern' }),
        role: 'supervisor',
        keeper: false,
        times: 1,
        categories: ['name', 'need'],
      }),
    )
    expect(readings).toContainEqual(
      expect.objectContaining({
        organisation: expect.objectContaining({ name: 'Harbour' }),
        role: 'case-worker',
        keeper: true,
      }),
    )
    expect(JSON.stringify([receipts, readings])).not.toMatch(/Lena|Amal/)
  })

  it('tells nobody else: not the receiver, not an administrator', async () => {
    expect(
      (await app.inject(whoHasSeen, { personId: mine.personId }, { as: lena.secret })).problem.code,
    ).toBe('not-found')
    expect(
      (await app.inject(whoHasSeen, { personId: mine.personId }, { as: adam.secret })).problem.code,
    ).toBe('not-allowed')
    const { rows } = await app.house.app.query('select * from actor.readings_of($1)', [mine.personId])
    expect(rows).toEqual([])
  })

  it('becomes a page that the person can keep, in each language, which leaves an event and does not say in its name whose it is', async () => {
    for (const language of languages) {
      const answer = await app.app.inject({
        method: 'GET',
        url: personPrint.path.replace(':personId', mine.personId),
        query: { language },
        headers: { cookie: `passerelle_session=${amal.secret}` },
      })
      expect(answer.statusCode).toBe(200)
      expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
      expect(answer.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[A-Z0-9-]+\.pdf$/)
    }
    const { events: printed } = await events(bruno, { operation: 'audit.person-print' })
    expect(printed.map((event) => [event.personId, event.details['language']])).toContainEqual([
      mine.personId,
      'ar',
    ])
  })
})

it('a page keeps names as they are, whatever they look like', () => {
  const page = personPage({
    person: {
      code: 'P-1',
      name: '#strong[x] "\\ $',
      latin: null,
      keeper: 'Harbour',
      email: null,
      phone: null,
      website: null,
    },
    language: 'ar',
    seenBy: { receipts: [], readings: [] },
    today: '2026-11-23',
  })
  expect(page).toMatchObject({
    direction: 'rtl',
    person: '\u2068#strong[x] "\\ $\u2069',
    contact: ['\u2068Harbour\u2069'],
  })
})
