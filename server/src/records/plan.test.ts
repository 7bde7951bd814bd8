import {
  listRecords,
  openRecord,
  readRecord,
  readTimeline,
  takeStep,
} from '@passerelle/domain/shared/records/contract'
import { home } from '@passerelle/domain/shared/records/home-contract'
import {
  addNeed,
  addNote,
  addTask,
  finishTask,
  setRisk,
  settleNeed,
  signNeed,
} from '@passerelle/domain/shared/records/plan-contract'
import { needResponses, recordSorts } from '@passerelle/domain/shared/records/record'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { openCase, roadToAssessment, today, walk } from '../../test/case.ts'
import { type SignedIn, organisation, staff } from '../../test/world.ts'
import { newId } from '../engine/ids.ts'

let app: TestApp
let amal: SignedIn
let bruno: SignedIn
let elif: SignedIn
let dina: SignedIn
let harbour: string

beforeAll(async () => {
  app = await testApp()
  harbour = await organisation(app.house, { name: 'Harbour', country: 'JOR' })
  amal = await staff(app.house, { organisation: harbour, role: 'case-worker', name: 'Amal' })
  dina = await staff(app.house, { organisation: harbour, role: 'case-worker', name: 'Dina' })
  bruno = await staff(app.house, { organisation: harbour, role: 'supervisor', name: 'Bruno' })
  elif = await staff(app.house, { organisation: harbour, role: 'supervisor', name: 'Elif' })
})
afterAll(() => app.close())

const leaving = { leavingWay: 'own-choice', toldMayReturn: 'yes' }

async function page(by: SignedIn, id: string) {
  return (await app.inject(readRecord, { id }, { as: by.secret })).body
}

async function need(recordId: string, more: object = {}) {
  const input = { id: newId(), recordId, serviceType: 'legal-aid', ...more } as const
  return (await app.inject(addNeed, input, { as: amal.secret })).body
}

/** A referral of a need to a partner, as far as the record takes notice of it. */
async function referred(needId: string, state: string, due = "interval '1 day'"): Promise<void> {
  const partner = await organisation(app.house, { name: 'Lantern' })
  const service = newId()
  await app.database.pool.query(
    "insert into services (id, organisation_id, country, name, type) values ($1, $2, 'JOR', 'Advice', 'legal-aid')",
    [service, partner],
  )
  await app.database.pool.query(
    `insert into referrals (id, code, need_id, record_id, person_id, sender_id, sender_account_id, recipient_id, service_id, service_type,
       priority, state, due_at, sent_at)
     select $1, $2, n.id, n.record_id, n.person_id, n.organisation_id, n.created_by, $3, $4, n.service_type, 'urgent', $5, now() + ${due}, now()
     from needs n where n.id = $6`,
    [newId(), newId().slice(-8), partner, service, state, needId],
  )
}

describe('a need', () => {
  it('is answered in six ways that are kept apart, and can be opened again', async () => {
    const { recordId } = await openCase(app, amal)
    const states = { 'in-house': 'met', 'received-elsewhere': 'met', 'not-applicable': 'set-aside' } as const
    for (const response of needResponses.filter((each) => each !== 'referred')) {
      const made = await need(recordId)
      const settled = await app.inject(settleNeed, { id: made.id, version: 1, response }, { as: amal.secret })
      expect(settled.body).toMatchObject({
        response,
        state: { 'declined-by-person': 'unmet', unavailable: 'unmet', ...states }[response],
      })
      const again = await app.inject(
        settleNeed,
        { id: made.id, version: 2, response: null },
        { as: amal.secret },
      )
      expect(again.body).toMatchObject({ response: null, state: 'open', settledAt: null })
    }
    const referredByHand = { id: newId(), version: 1, response: 'referred' }
    const refused = await app.app.inject({
      method: 'POST',
      url: `/api/needs/${referredByHand.id}/response`,
      headers: { cookie: `passerelle_session=${amal.secret}`, 'x-passerelle': '1' },
      payload: referredByHand,
    })
    expect(refused.statusCode).toBe(422)
  })

  it('that somebody else has settled meanwhile is shown as it is now', async () => {
    const { recordId } = await openCase(app, amal)
    const made = await need(recordId, { note: 'A lawyer' })
    await app.inject(settleNeed, { id: made.id, version: 1, response: 'in-house' }, { as: bruno.secret })
    const late = await app.inject(
      settleNeed,
      { id: made.id, version: 1, response: 'unavailable' },
      { as: amal.secret },
    )
    expect(late.problem).toMatchObject({
      code: 'changed-meanwhile',
      values: { need: { response: 'in-house', version: 2 } },
    })
  })

  it('that is under way with a partner is not settled by hand; once its time ran out, it is', async () => {
    const { recordId } = await openCase(app, amal)
    const made = await need(recordId)
    await referred(made.id, 'sent')
    const settle = () =>
      app.inject(settleNeed, { id: made.id, version: 1, response: 'unavailable' }, { as: amal.secret })
    expect((await settle()).problem.reasons).toEqual([{ code: 'records.need-under-way' }])
    const shown = await page(amal, recordId)
    expect(shown.needs[0]?.referral).toMatchObject({ state: 'sent', partnerName: 'Lantern', overdue: false })
    expect(shown.record).toMatchObject({ openReferrals: 1 })
    expect(shown.record.nextDueAt).toBe(shown.needs[0]?.referral?.dueAt)
    await app.house.worker.query("update referrals set state = 'expired' where need_id = $1", [made.id])
    expect((await settle()).body.state).toBe('unmet')
    expect((await page(amal, recordId)).record).toMatchObject({ openReferrals: 0, nextDueAt: null })
  })

  it('is signed by the person, and no new one is added once the record is closed', async () => {
    const { recordId } = await openCase(app, amal)
    const made = await need(recordId)
    expect(
      (await app.inject(signNeed, { id: made.id, signed: true }, { as: amal.secret })).body.signedByPerson,
    ).toBe(true)
    await app.inject(takeStep, { recordId, step: 'leave', answers: leaving }, { as: amal.secret })
    const refused = await app.inject(
      addNeed,
      { id: newId(), recordId, serviceType: 'food' },
      { as: amal.secret },
    )
    expect(refused.problem.reasons).toEqual([{ code: 'records.closed' }])
  })

  it('of another record or organisation does not exist', async () => {
    const { recordId } = await openCase(app, amal)
    const made = await need(recordId)
    const chen = await staff(app.house, { role: 'coordinator' })
    for (const who of [chen, dina]) {
      const settled = await app.inject(
        settleNeed,
        { id: made.id, version: 1, response: 'in-house' },
        { as: who.secret },
      )
      const signed = await app.inject(signNeed, { id: made.id, signed: true }, { as: who.secret })
      expect([settled.status, signed.status]).toEqual([404, 404])
    }
  })
})

describe('a task', () => {
  const add = (by: SignedIn, recordId: string, more: object = {}) =>
    app.inject(
      addTask,
      { id: newId(), recordId, text: 'Call the lawyer', kind: 'call', ...more },
      { as: by.secret },
    )

  it('winds the clock of its record, and stops it when it is done', async () => {
    const { recordId } = await openCase(app, amal)
    const late = '2020-01-01T10:00:00.000Z'
    const made = (await add(amal, recordId, { dueAt: late })).body
    expect(made).toMatchObject({ overdue: true, assignedName: 'Amal', displayName: 'Samira Haddad' })
    expect((await page(amal, recordId)).record).toMatchObject({ nextDueAt: late, overdue: true })
    const done = await app.inject(finishTask, { id: made.id }, { as: amal.secret })
    expect(done.body).toMatchObject({ overdue: false })
    expect((await page(amal, recordId)).record).toMatchObject({ nextDueAt: null, overdue: false })
    await app.inject(finishTask, { id: made.id, done: false }, { as: amal.secret })
    expect((await page(amal, recordId)).tasks).toHaveLength(1)
  })

  it('is given only to those who may see the record', async () => {
    const { recordId } = await openCase(app, amal)
    const refused = await add(amal, recordId, { assignedTo: dina.account })
    expect(refused.problem.reasons).toEqual([{ code: 'records.cannot-see-record', values: { name: 'Dina' } }])
    expect((await add(amal, recordId, { assignedTo: bruno.account })).body.assignedName).toBe('Bruno')
    const viewer = await staff(app.house, { organisation: harbour, role: 'viewer' })
    expect((await add(amal, recordId, { assignedTo: viewer.account })).status).toBe(404)
    const stranger = await staff(app.house, { role: 'case-worker' })
    expect((await add(amal, recordId, { assignedTo: stranger.account })).status).toBe(404)
  })

  it('of a colleague is not mine to finish', async () => {
    const { recordId } = await openCase(app, amal)
    const made = (await add(amal, recordId)).body
    expect((await app.inject(finishTask, { id: made.id }, { as: dina.secret })).status).toBe(404)
    expect((await app.inject(finishTask, { id: made.id }, { as: bruno.secret })).body.doneAt).not.toBeNull()
  })
})

it('the risk is set with its reason and its factors, and the last one is shown', async () => {
  const { recordId } = await openCase(app, amal)
  const factor = {
    factor: 'Threats by telephone',
    level: 'individual',
    direction: 'risk',
    severity: 'high',
    evidence: null,
  } as const
  const set = (risk: 'high' | 'low', factors: (typeof factor)[]) =>
    app.inject(setRisk, { id: newId(), recordId, risk, why: 'As told today.', factors }, { as: amal.secret })
  await set('high', [factor])
  expect(await page(amal, recordId)).toMatchObject({
    record: { risk: 'high' },
    risk: { byName: 'Amal', factors: [factor] },
  })
  await set('low', [])
  expect((await page(amal, recordId)).record.risk).toBe('low')
})

it('the timeline tells of every need that was settled, whatever its id', async () => {
  const { recordId } = await openCase(app, amal)
  for (let made = 0; made < 6; made += 1) {
    const { id, version } = await need(recordId)
    await app.inject(settleNeed, { id, version, response: 'in-house' }, { as: amal.secret })
  }
  const { body } = await app.inject(readTimeline, { recordId, limit: 30 }, { as: amal.secret })
  expect(body.entries.filter((entry) => entry.kind === 'need-settled')).toHaveLength(6)
})

it('the timeline tells everything, newest first, page by page', async () => {
  const { recordId } = await openCase(app, amal)
  await walk(app, amal, recordId, ['record-contact', 'check-safety'])
  const made = await need(recordId)
  await referred(made.id, 'sent')
  await app.inject(
    addNote,
    { id: newId(), recordId, text: 'Spoke on the telephone.', contactOn: today },
    { as: amal.secret },
  )
  await app.inject(setRisk, { id: newId(), recordId, risk: 'medium', why: 'Threats.' }, { as: bruno.secret })
  const task = await app.inject(addTask, { id: newId(), recordId, text: 'Visit' }, { as: amal.secret })
  await app.inject(finishTask, { id: task.body.id }, { as: bruno.secret })
  const kinds: string[] = []
  let after: string | undefined
  do {
    const { body } = await app.inject(
      readTimeline,
      { recordId, limit: 2, ...(after ? { after } : {}) },
      { as: amal.secret },
    )
    kinds.push(...body.entries.map((entry) => `${entry.kind} ${entry.byName ?? '-'}`))
    after = body.next ?? undefined
  } while (after)
  expect(kinds.slice(0, 3)).toEqual(['task-done Bruno', 'risk Bruno', 'note Amal'])
  expect(kinds.slice(-2)).toEqual(['step Amal', 'step Amal'])
  expect(kinds).toContain('need Amal')
  expect((await page(amal, recordId)).record.lastContactOn).toBe(today)
  const broken = await app.inject(readTimeline, { recordId, after: 'bm90IGEgY3Vyc29y' }, { as: amal.secret })
  expect(broken.problem.code).toBe('invalid-input')
})

describe('my day', () => {
  const day = async (by: SignedIn) => (await app.inject(home, {}, { as: by.secret })).body

  it('shows clocks that run, what is overdue and my people', async () => {
    const worker = await staff(app.house, { organisation: harbour, role: 'case-worker', name: 'Farid' })
    const { recordId } = await openCase(app, worker, { name: 'Nour Said' })
    const input = { id: newId(), recordId, serviceType: 'health' } as const
    await app.inject(addNeed, input, { as: worker.secret })
    await referred(input.id, 'received', "interval '-1 hour'")
    await app.inject(
      addTask,
      { id: newId(), recordId, text: 'Call', dueAt: '2020-01-01T00:00:00.000Z' },
      { as: worker.secret },
    )
    const mine = await day(worker)
    expect(mine.clocks).toMatchObject([
      { displayName: 'Nour Said', partnerName: 'Lantern', overdue: true, serviceType: 'health' },
    ])
    expect(mine.tasks).toMatchObject([{ text: 'Call', overdue: true, recordCode: mine.people[0]?.code }])
    expect(mine.people.map((record) => record.displayName)).toEqual(['Nour Said'])
    expect(mine.counts).toEqual({ records: 1, overdue: 1, tasks: 1, tasksOverdue: 1, inbox: 0, clocks: 1 })
    expect((await day(dina)).people.map((record) => record.displayName)).not.toContain('Nour Said')
  })

  it('a decision waits for those who may be the second person, and for nobody else', async () => {
    const home = await organisation(app.house, { name: 'Pier' })
    const [maker, second] = [
      await staff(app.house, { organisation: home, role: 'supervisor' }),
      await staff(app.house, { organisation: home, role: 'supervisor' }),
    ]
    const { recordId } = await openCase(app, maker)
    await walk(app, maker, recordId, roadToAssessment)
    expect((await day(maker)).decisions).toEqual([])
    expect((await day(second)).decisions).toMatchObject([{ recordId, state: 'assessed' }])
    expect((await day(second)).decisions[0]?.steps.toSorted()).toEqual(['call-conference', 'decide'])
    expect((await day(elif)).decisions.map((each) => each.recordId)).not.toContain(recordId)
    await walk(app, second, recordId, ['decide'])
    expect((await day(second)).decisions).toEqual([])
  })

  it('has no door for those who never work with persons', async () => {
    const administrator = await staff(app.house, { organisation: harbour, role: 'administrator' })
    expect((await app.inject(home, {}, { as: administrator.secret })).problem.code).toBe('not-allowed')
  })
})

describe('the list of records', () => {
  let worker: SignedIn
  let ids: string[]
  beforeAll(async () => {
    const pier = await organisation(app.house, { name: 'Quay' })
    worker = await staff(app.house, { organisation: pier, role: 'coordinator', name: 'Gita' })
    const names = ['Zahra', 'أمل', 'Boris', 'Boris', 'Ana', 'Łukasz', 'Chloé']
    const cases = []
    for (const name of names) cases.push(await openCase(app, worker, { name }))
    ids = cases.map((each) => each.recordId)
    await walk(app, worker, ids[0] ?? '', ['record-contact', 'check-safety'])
    const due = { recordId: ids[1] ?? '', text: 'x', dueAt: '2020-01-01T00:00:00.000Z' }
    await app.inject(addTask, { id: newId(), ...due }, { as: worker.secret })
    await app.inject(
      setRisk,
      { id: newId(), recordId: ids[2] ?? '', risk: 'high', why: 'x' },
      { as: worker.secret },
    )
  })

  it.each(recordSorts)(
    'by %s is the same in one piece as page by page, with nobody twice and nobody lost',
    async (sort) => {
      const whole = (await app.inject(listRecords, { sort }, { as: worker.secret })).body
      expect(whole.total).toBe(7)
      const pieces: string[] = []
      let after: string | undefined
      do {
        const { body } = await app.inject(
          listRecords,
          { sort, limit: 2, ...(after ? { after } : {}) },
          { as: worker.secret },
        )
        pieces.push(...body.records.map((record) => record.id))
        after = body.next ?? undefined
      } while (after)
      expect(pieces).toEqual(whole.records.map((record) => record.id))
      expect(pieces.toSorted()).toEqual(ids.toSorted())
    },
  )

  it('is filtered by state, risk, worker, programme and what is overdue, and counts only that', async () => {
    const listed = async (filter: object) => {
      const { body } = await app.inject(listRecords, { ...filter }, { as: worker.secret })
      return [body.total, ...body.records.map((record) => ids.indexOf(record.id))]
    }
    expect(await listed({ state: 'safety-checked' })).toEqual([1, 0])
    expect(await listed({ overdue: 'true' })).toEqual([1, 1])
    expect(await listed({ risk: 'high' })).toEqual([1, 2])
    expect(await listed({ worker: newId() })).toEqual([0])
    expect((await listed({ worker: 'me', programme: 'counter-trafficking', open: 'yes' }))[0]).toBe(7)
    expect(await listed({ open: 'no' })).toEqual([0])
  })

  it('of one organisation never counts what another has, and a case worker counts their own', async () => {
    const bare = await staff(app.house, { role: 'coordinator' })
    expect((await app.inject(listRecords, {}, { as: bare.secret })).body).toEqual({
      records: [],
      next: null,
      total: 0,
    })
    const own = await staff(app.house, { organisation: worker.organisation, role: 'case-worker' })
    expect((await app.inject(listRecords, { worker: worker.account }, { as: own.secret })).body.total).toBe(0)
    await openCase(app, own)
    expect((await app.inject(listRecords, {}, { as: own.secret })).body.total).toBe(1)
  })

  it('says in words that a page that was tampered with does not exist', async () => {
    for (const after of [
      'x',
      Buffer.from('["someday","01900000-0000-7000-8000-000000000000"]').toString('base64url'),
    ]) {
      const answer = await app.inject(listRecords, { after }, { as: worker.secret })
      expect(answer.problem.code).toBe('invalid-input')
    }
  })
})

it('of two records of one person in one programme, only one is open at a time; the closed one can be re-opened', async () => {
  const { recordId, personId } = await openCase(app, amal)
  const again = () =>
    app.inject(openRecord, { id: newId(), personId, programme: 'counter-trafficking' }, { as: amal.secret })
  expect((await again()).problem.code).toBe('already-exists')
  const left = await app.inject(takeStep, { recordId, step: 'leave', answers: leaving }, { as: amal.secret })
  expect(left.body.to).toBe('left')
  expect((await page(amal, recordId)).record.closedOn).toBe(today)
  const reopening = { askedBy: 'person', reason: 'She came back.' }
  const reopened = await app.inject(
    takeStep,
    { recordId, step: 'reopen', answers: reopening },
    { as: amal.secret },
  )
  expect(reopened.body.to).toBe('referred')
  expect((await page(amal, recordId)).record.closedOn).toBeNull()
  await app.inject(
    takeStep,
    { recordId, step: 'leave', answers: leaving, base: { leavingWay: 1, toldMayReturn: 1 } },
    { as: amal.secret },
  )
  expect((await again()).status).toBe(200)
})
