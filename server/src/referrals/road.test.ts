import {
  acceptReferral,
  attestReferral,
  closeReferral,
  completeReferral,
  declineReferral,
  listReferrals,
  noCapacity,
  previewReferral,
  readReferral,
  receiveReferral,
  reroute,
  revokeReferral,
  saveDraft,
  startService,
} from '@passerelle/domain/shared/referrals/contract'
import { withdrawConsent, withhold } from '@passerelle/domain/shared/consents/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Crossing, agreeAloud, caseFile, crossing, handOver, service } from '../../test/crossing.ts'
import { signInAs, staff } from '../../test/world.ts'
import { newId } from '../engine/ids.ts'

let town: TestApp
let file: Crossing

beforeAll(async () => {
  town = await testApp()
  file = await crossing(town)
})
afterAll(async () => town.close())

/** A fresh person and need of Amal's, with consent towards Lantern. */
async function anotherCase(categories = ['name', 'age-and-sex', 'need'] as const) {
  const fresh = await caseFile(town, file.amal)
  await agreeAloud(file, { to: file.lantern, categories, record: fresh.record })
  return fresh
}

async function sent() {
  const { need, record } = await anotherCase()
  const { body } = await handOver(file, { need })
  return { id: body.id, need, record }
}

describe('the road', () => {
  test('a need crosses to Lantern, is accepted, served, completed, felt and closed', async () => {
    const { need, record } = await anotherCase()
    const preview = await town.inject(
      previewReferral,
      { needId: need, serviceId: file.legalAid, priority: 'urgent' },
      { as: file.amal.secret },
    )
    expect(preview.body.reasons).toEqual([])
    expect(preview.body.slices.find((slice) => slice.category === 'name')?.consentUntil).not.toBeNull()
    expect(preview.body.slices.find((slice) => slice.category === 'nationality')?.consentUntil).toBeNull()

    const { body: referral } = await handOver(file, { need })
    expect(referral).toMatchObject({
      side: 'sender',
      state: 'sent',
      personName: 'Nadia Haddad',
      recordId: record,
    })

    const chen = { as: file.chen.secret }
    const inbox = await town.inject(listReferrals, { side: 'recipient', state: 'waiting' }, chen)
    expect(inbox.body.referrals.find((row) => row.id === referral.id)).toMatchObject({
      personName: 'Nadia Haddad',
      recordId: null,
      needId: null,
    })
    await town.inject(receiveReferral, { id: referral.id }, chen)
    const read = await town.inject(readReferral, { id: referral.id }, chen)
    expect(read.body.slices.map((slice) => slice.category)).toEqual(['name', 'age-and-sex', 'need'])
    expect(read.text).not.toContain(record)

    expect(
      (await town.inject(acceptReferral, { id: referral.id, handlerId: file.dima.account }, chen)).body.state,
    ).toBe('accepted')
    const dima = { as: file.dima.secret }
    expect((await town.inject(startService, { id: referral.id }, dima)).body.state).toBe('in-service')
    expect(
      (await town.inject(completeReferral, { id: referral.id, outcome: 'service-delivered' }, dima)).body
        .state,
    ).toBe('completed')
    const closed = await town.inject(
      closeReferral,
      { id: referral.id, feedback: 'satisfied', note: 'She was listened to.' },
      { as: file.amal.secret },
    )
    expect(closed.body.state).toBe('closed')
    const whole = await town.inject(readReferral, { id: referral.id }, { as: file.amal.secret })
    expect(whole.body.steps.map((step) => step.to)).toEqual([
      'sent',
      'received',
      'accepted',
      'in-service',
      'completed',
      'closed',
    ])
    expect(whole.body.feedback).toMatchObject({ given: 'satisfied' })
    const { rows } = await town.house.owner.query('select state, response from needs where id = $1', [need])
    expect(rows).toEqual([{ state: 'met', response: 'referred' }])
  })

  test('after closing, Lantern reads nothing of it any more, and never the feedback', async () => {
    const { id } = await sent()
    const chen = { as: file.chen.secret }
    await town.inject(acceptReferral, { id }, chen)
    await town.inject(completeReferral, { id, outcome: 'service-delivered' }, chen)
    expect((await town.inject(readReferral, { id }, chen)).body.slices).not.toEqual([])
    await town.inject(
      closeReferral,
      { id, feedback: 'not-satisfied', note: 'He shouted.' },
      { as: file.amal.secret },
    )
    const read = await town.inject(readReferral, { id }, chen)
    expect(read.body.slices).toEqual([])
    expect(read.body.feedback).toBeNull()
  })

  test('a retry of a lost answer is the same referral', async () => {
    const { need } = await anotherCase()
    const [id, operationId] = [newId(), newId()]
    const once = await handOver(file, { id, need }, { as: file.amal.secret, operationId })
    const again = await handOver(file, { id, need }, { as: file.amal.secret, operationId })
    expect(again.body).toEqual(once.body)
    const { rows } = await town.house.owner.query('select count(*) from shares where referral_id = $1', [id])
    expect(Number(rows[0].count)).toBe(3)
  })

  test('a draft keeps and shares nothing; sending it later is the same referral', async () => {
    const { need } = await anotherCase()
    const id = newId()
    const draft = {
      id,
      needId: need,
      serviceId: file.legalAid,
      priority: 'normal',
      categories: ['name'],
      message: 'later',
    } as const
    await town.inject(saveDraft, { ...draft, categories: [...draft.categories] }, { as: file.amal.secret })
    expect((await town.inject(readReferral, { id }, { as: file.chen.secret })).problem.status).toBe(404)
    expect((await handOver(file, { id, need })).body).toMatchObject({ id, state: 'sent' })
    expect((await town.inject(readReferral, { id }, { as: file.chen.secret })).body.slices).toHaveLength(3)
  })

  test('declined goes on to the next partner in one step, once she agrees to that partner', async () => {
    const { need, record } = await anotherCase()
    const { body: first } = await handOver(file, { need })
    await town.inject(declineReferral, { id: first.id, code: 'not-eligible' }, { as: file.chen.secret })
    const next = {
      id: first.id,
      newId: newId(),
      serviceId: file.otherLegalAid,
      categories: ['name' as const],
    }
    const refused = await town.inject(reroute, next, { as: file.amal.secret })
    expect(refused.problem).toMatchObject({
      code: 'no-live-consent',
      reasons: [{ code: 'consents.missing', values: { category: 'name' } }],
    })
    await agreeAloud(file, { to: file.beacon, categories: ['name'], record })
    const second = await town.inject(reroute, next, { as: file.amal.secret })
    expect(second.body).toMatchObject({ state: 'sent', otherName: 'Beacon' })
    expect(
      (await town.inject(readReferral, { id: first.id }, { as: file.amal.secret })).body.referral,
    ).toMatchObject({
      state: 'closed',
      reroutedToId: next.newId,
    })
    expect(
      (await town.inject(readReferral, { id: next.newId }, { as: file.esi.secret })).body.slices,
    ).toHaveLength(1)
  })

  test('no place is an answer of its own, told with its state', async () => {
    const { id } = await sent()
    expect((await town.inject(noCapacity, { id }, { as: file.chen.secret })).body.state).toBe('no-capacity')
  })
})

describe('what is refused, and why', () => {
  test('INV-02 no referral leaves without live consent for this recipient and each category', async () => {
    const fresh = await caseFile(town, file.amal)
    await agreeAloud(file, { to: file.lantern, categories: ['need'], record: fresh.record })
    const refused = await handOver(file, { need: fresh.need, categories: ['need', 'name'] })
    expect(refused.problem).toMatchObject({
      status: 409,
      code: 'no-live-consent',
      reasons: [{ values: { category: 'name' } }],
    })
    const elsewhere = await handOver(file, {
      need: fresh.need,
      service: file.otherLegalAid,
      categories: ['need'],
    })
    expect(elsewhere.problem.code).toBe('no-live-consent')
    expect((await handOver(file, { need: fresh.need, categories: ['need'] })).body.state).toBe('sent')
  })

  test('INV-02 the database itself refuses a share that stands on nothing', async () => {
    const { id } = await sent()
    const consent = await town.house.owner.query(
      `select c.id, c.person_id, c.record_id from consents c join shares s on s.consent_id = c.id where s.referral_id = $1 limit 1`,
      [id],
    )
    const row = consent.rows[0]
    const insert = (category: string) =>
      town.house.owner.query(
        `insert into shares (id, record_id, person_id, organisation_id, recipient_id, referral_id, category, basis, consent_id, until)
         values ($1, $2, $3, $4, $5, $6, $7, 'consent', $8, current_date + 1)`,
        [newId(), row.record_id, row.person_id, file.harbour, file.lantern, id, category, row.id],
      )
    await expect(insert('health')).rejects.toMatchObject({ code: 'PS001' })
  })

  test('whom she does not want to be told is not told, whatever she agreed to before', async () => {
    const { need, record } = await anotherCase()
    const withheld = {
      id: newId(),
      recordId: record,
      recipientId: file.lantern,
      recipientText: null,
      reason: 'fear-of-harm',
      note: null,
    } as const
    await town.inject(withhold, withheld, { as: file.amal.secret })
    expect((await handOver(file, { need })).problem.reasons).toEqual([{ code: 'consents.withheld-from' }])
  })

  test('a partner is not asked for what lies outside its competence', async () => {
    const { need, record } = await anotherCase()
    const shelter = await service(town, { organisation: file.beacon, by: file.esi, type: 'safe-shelter' })
    await town.house.owner.query(
      "delete from competences where organisation_id = $1 and service_type = 'safe-shelter'",
      [file.beacon],
    )
    await town.house.owner.query("update needs set service_type = 'safe-shelter' where id = $1", [need])
    await agreeAloud(file, { to: file.beacon, categories: ['need'], record })
    const refused = await handOver(file, { need, service: shelter, categories: ['need'] })
    expect(refused.problem).toMatchObject({
      code: 'outside-competence',
      reasons: [{ code: 'referrals.outside-competence', values: { organisation: 'Beacon' } }],
    })
  })

  test('INV-01 an organisation that is a donor only gets no person, and its staff opens none', async () => {
    const { need, record } = await anotherCase()
    await agreeAloud(file, { to: file.beacon, categories: ['need'], record })
    const agreement = newId()
    await town.house.owner.query(
      `insert into agreements (id, organisation_id, partner_id, relations, mode, valid_from, created_by) values ($1, $2, $3, '{donor}', 'equal', current_date, $4)`,
      [agreement, file.harbour, file.beacon, file.bruno.account],
    )
    const refused = await handOver(file, { need, service: file.otherLegalAid, categories: ['need'] })
    expect(refused.problem.reasons).toEqual([
      { code: 'referrals.donor-only', values: { organisation: 'Beacon' } },
    ])
    await town.house.owner.query('delete from agreements where id = $1', [agreement])
    expect(
      (await handOver(file, { need, service: file.otherLegalAid, categories: ['need'] })).body.state,
    ).toBe('sent')
    const donor = await signInAs(town.house, {
      organisation: file.lantern,
      role: 'supervisor',
      capacity: 'donor',
    })
    expect((await town.inject(listReferrals, { side: 'recipient' }, { as: donor })).body.referrals).toEqual(
      [],
    )
    expect(
      (await town.inject(listReferrals, { side: 'recipient' }, { as: file.chen.secret })).body.referrals,
    ).not.toEqual([])
  })

  test('each side makes its own moves only, and only from where the referral stands', async () => {
    const { id } = await sent()
    expect((await town.inject(acceptReferral, { id }, { as: file.amal.secret })).problem.status).toBe(404)
    expect(
      (await town.inject(revokeReferral, { id, reason: 'not ours' }, { as: file.chen.secret })).problem
        .status,
    ).toBe(404)
    expect(
      (await town.inject(completeReferral, { id, outcome: 'service-delivered' }, { as: file.chen.secret }))
        .problem,
    ).toMatchObject({
      status: 409,
      reasons: [{ code: 'referrals.not-from-here', values: { state: 'sent' } }],
    })
    expect((await town.inject(acceptReferral, { id }, { as: file.chen.secret })).body.state).toBe('accepted')
  })

  test('a stranger learns nothing, not even that it exists', async () => {
    const { id } = await sent()
    const stranger = await signInAs(town.house, { role: 'supervisor' })
    const there = await town.inject(readReferral, { id }, { as: stranger })
    const nowhere = await town.inject(readReferral, { id: newId() }, { as: stranger })
    expect(there.problem.status).toBe(404)
    expect({ ...there.problem, instance: '' }).toEqual({ ...nowhere.problem, instance: '' })
  })

  test('a case worker of the partner sees a referral once it is theirs to handle, not before', async () => {
    const { id } = await sent()
    expect((await town.inject(readReferral, { id }, { as: file.dima.secret })).problem.status).toBe(404)
    await town.inject(acceptReferral, { id, handlerId: file.dima.account }, { as: file.chen.secret })
    expect((await town.inject(readReferral, { id }, { as: file.dima.secret })).body.slices).toHaveLength(3)
  })

  test('a colleague who does not work on the record sees neither it nor its referrals; the supervisor does', async () => {
    const { id } = await sent()
    const faris = await staff(town.house, { organisation: file.harbour, role: 'case-worker' })
    expect((await town.inject(readReferral, { id }, { as: faris.secret })).problem.status).toBe(404)
    expect((await town.inject(readReferral, { id }, { as: file.bruno.secret })).body.referral.id).toBe(id)
  })
})

describe('taking consent back', () => {
  test('INV-03 withdrawal ends the partner’s sight at once, calls the referral back and lets the partner attest', async () => {
    const { id, record } = await sent()
    const chen = { as: file.chen.secret }
    await town.inject(acceptReferral, { id }, chen)
    expect((await town.inject(readReferral, { id }, chen)).body.slices).toHaveLength(3)
    const withdrawn = await town.inject(
      withdrawConsent,
      { recordId: record, recipientId: file.lantern, reason: null },
      { as: file.amal.secret },
    )
    expect(withdrawn.body).toEqual({ withdrawn: 3, sharesEnded: 3, referralsRevoked: 1 })
    const after = await town.inject(readReferral, { id }, chen)
    expect(after.body.slices).toEqual([])
    expect(after.body.referral).toMatchObject({ state: 'revoked', personName: null })
    expect(after.body.moves).toEqual(['attest'])
    expect((await town.inject(attestReferral, { id }, chen)).body.attested).toBe(3)
    expect((await town.inject(attestReferral, { id }, chen)).problem.status).toBe(404)
  })

  test('INV-03 taking back one category leaves the others', async () => {
    const { id, record } = await sent()
    const name = await town.house.owner.query(
      `select consent_id from shares where referral_id = $1 and category = 'name'`,
      [id],
    )
    await town.inject(
      withdrawConsent,
      { recordId: record, consentIds: [name.rows[0].consent_id], reason: 'afraid' },
      { as: file.amal.secret },
    )
    const after = await town.inject(readReferral, { id }, { as: file.chen.secret })
    expect(after.body.slices.map((slice) => slice.category)).toEqual(['age-and-sex', 'need'])
    expect(after.body.referral.state).toBe('sent')
  })

  test('a consent that has run out is no consent, although nobody cleaned up', async () => {
    const { id } = await sent()
    await town.house.owner.query('alter table consents disable trigger consent_is_not_rewritten')
    await town.house.owner.query(
      `update consents set valid_from = current_date - 9, valid_until = current_date - 1 where id in (select consent_id from shares where referral_id = $1)`,
      [id],
    )
    await town.house.owner.query('alter table consents enable trigger consent_is_not_rewritten')
    expect((await town.inject(readReferral, { id }, { as: file.chen.secret })).body.slices).toEqual([])
  })
})
