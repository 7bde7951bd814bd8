import {
  askOverride,
  consentText,
  decideOverride,
  giveConsent,
  listConsents,
  reviewOverride,
  whoSees,
  withdrawConsent,
} from '@passerelle/domain/shared/consents/contract'
import { acceptReferral, readReferral } from '@passerelle/domain/shared/referrals/contract'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type Crossing, agreeAloud, caseFile, crossing, handOver, inDays } from '../../test/crossing.ts'
import { staff } from '../../test/world.ts'
import { newId } from '../engine/ids.ts'
import { tasks } from '../reactions.ts'

let town: TestApp
let file: Crossing

beforeAll(async () => {
  town = await testApp()
  file = await crossing(town)
})
afterAll(async () => town.close())

function giving(record: string) {
  return {
    id: newId(),
    recordId: record,
    purpose: 'referral' as const,
    recipientId: file.lantern,
    categories: ['need' as const],
    validUntil: inDays(30),
    givenBy: 'self' as const,
    form: 'explicit-oral-witnessed' as const,
    guardianName: null,
    witnessName: 'Rana',
    textLanguage: 'ar' as const,
    language: 'ara',
    interpreter: null,
    readAloud: true,
    privatePlace: true,
    capacityNote: null,
    evidenceDocumentId: null,
  }
}

const amal = () => ({ as: file.amal.secret })

test('the words are read in her language, name the recipient and the data, and are kept as they were shown', async () => {
  const { record } = await caseFile(town, file.amal)
  const asked = {
    recordId: record,
    purpose: 'referral',
    recipientId: file.lantern,
    categories: 'need,name',
    until: inDays(30),
    language: 'ar',
  } as const
  const { body } = await town.inject(consentText, asked, amal())
  expect(body.paragraphs.join(' ')).toContain('Lantern')
  expect(body.paragraphs.join(' ')).toContain('اسمك')
  const given = await town.inject(giveConsent, { ...giving(record), categories: ['need', 'name'] }, amal())
  const { rows } = await town.house.owner.query('select text_shown from consent_acts where id = $1', [
    given.body.actId,
  ])
  expect(rows[0].text_shown).toContain('اسمك')
})

test('what makes a consent hollow is named field by field, and nothing is written', async () => {
  const { record } = await caseFile(town, file.amal)
  const wrong = {
    ...giving(record),
    witnessName: null,
    readAloud: false,
    privatePlace: false,
    validUntil: inDays(3000),
  }
  const refused = await town.inject(giveConsent, wrong, amal())
  expect(refused.problem).toMatchObject({ status: 422, code: 'invalid-input' })
  expect(refused.problem.faults?.map((fault) => fault.path).toSorted()).toEqual([
    'privatePlace',
    'readAloud',
    'validUntil',
    'witnessName',
  ])
  expect((await town.inject(listConsents, { recordId: record }, amal())).body.consents).toEqual([])
  expect((await town.inject(giveConsent, giving(record), amal())).body.consents).toHaveLength(1)
})

test('silence and a stand-in are no consent to a referral', async () => {
  const { record } = await caseFile(town, file.amal)
  const implied = await town.inject(giveConsent, { ...giving(record), form: 'implicit' }, amal())
  expect(implied.problem.faults).toContainEqual({ path: 'form', code: 'consents.fault.must-be-explicit' })
})

test('a child agrees together with a guardian', async () => {
  const { record, person } = await caseFile(town, file.amal)
  await town.house.owner.query(
    "update people set birth_day = current_date - interval '12 years' where id = $1",
    [person],
  )
  const alone = await town.inject(giveConsent, giving(record), amal())
  expect(alone.problem.faults).toContainEqual({
    path: 'givenBy',
    code: 'consents.fault.child-needs-guardian',
  })
  const together = { ...giving(record), givenBy: 'child-assent-and-guardian' as const, guardianName: 'Samar' }
  expect((await town.inject(giveConsent, together, amal())).status).toBe(200)
})

test('a signature is a document of this record, not of another', async () => {
  const one = await caseFile(town, file.amal)
  const other = await caseFile(town, file.amal)
  const document = newId()
  await town.house.owner.query(
    `insert into documents (id, record_id, person_id, organisation_id, kind, name, media_type, size, address, account_id)
     values ($1, $2, $3, $4, 'signature', 'signature.png', 'image/png', 10, 'x', $5)`,
    [document, other.record, other.person, file.harbour, file.amal.account],
  )
  const written = { form: 'explicit-written' as const, witnessName: null, evidenceDocumentId: document }
  expect((await town.inject(giveConsent, { ...giving(one.record), ...written }, amal())).problem.status).toBe(
    404,
  )
  expect((await town.inject(giveConsent, { ...giving(other.record), ...written }, amal())).status).toBe(200)
})

const reason = 'Her brother threatens her tonight and she cannot be reached by telephone.'

test('an override needs a ground, a reason and a supervisor who is another; then a review within 72 hours', async () => {
  const { record, need } = await caseFile(town, file.amal)
  const id = newId()
  const ask = {
    id,
    recordId: record,
    recipientId: file.lantern,
    categories: ['need' as const],
    ground: 'vital-interest' as const,
    reason,
  }
  expect((await town.inject(askOverride, { ...ask, reason: 'urgent' }, amal())).problem.status).toBe(422)
  await town.inject(askOverride, ask, amal())
  expect((await handOver(file, { need, categories: ['need'], overrideId: id })).problem.reasons).toEqual([
    { code: 'consents.override-not-approved' },
  ])
  expect((await town.inject(decideOverride, { id, allow: true }, amal())).problem.status).toBe(403)
  const decided = await town.inject(decideOverride, { id, allow: true }, { as: file.bruno.secret })
  const hours =
    (Date.parse(decided.body.reviewDueAt ?? '') - Date.parse(decided.body.approvedAt ?? '')) / 3_600_000
  expect(hours).toBeCloseTo(72, 5)
  const sent = await handOver(file, { need, categories: ['need'], overrideId: id })
  expect(
    (await town.inject(readReferral, { id: sent.body.id }, { as: file.chen.secret })).body.slices,
  ).toHaveLength(1)

  await tasks['override-review-due']?.(town.house, { override: id }, { id: '1', attempt: 1 })
  const { rows } = await town.house.owner.query(
    "select assigned_to from tasks where record_id = $1 and kind = 'override-review'",
    [record],
  )
  expect(rows).toEqual([{ assigned_to: file.bruno.account }])

  await town.inject(
    reviewOverride,
    { id, outcome: 'ended', note: 'She is safe and says no.', personTold: true },
    { as: file.bruno.secret },
  )
  const after = await town.inject(readReferral, { id: sent.body.id }, { as: file.chen.secret })
  expect(after.body.slices).toEqual([])
  expect(after.body.referral.state).toBe('revoked')
})

test('INV-14 a supervisor who asked does not decide', async () => {
  const { record } = await caseFile(town, file.bruno)
  const id = newId()
  const bruno = { as: file.bruno.secret }
  await town.inject(
    askOverride,
    { id, recordId: record, recipientId: file.lantern, categories: ['need'], ground: 'legal-duty', reason },
    bruno,
  )
  expect((await town.inject(decideOverride, { id, allow: true }, bruno)).problem.reasons).toEqual([
    { code: 'consents.override-own' },
  ])
  const other = await staff(town.house, { organisation: file.harbour, role: 'supervisor' })
  expect((await town.inject(decideOverride, { id, allow: true }, { as: other.secret })).body.state).toBe(
    'approved',
  )
})

test('who sees what: Lantern, which data, why, until when, and when it last read', async () => {
  const { record, need } = await caseFile(town, file.amal)
  await agreeAloud(file, { to: file.lantern, categories: ['name', 'need'], record })
  const sent = await handOver(file, { need, categories: ['name', 'need'] })
  const before = await town.inject(whoSees, { recordId: record }, amal())
  expect(before.body.shares).toMatchObject([
    {
      organisationName: 'Lantern',
      categories: ['name', 'need'],
      basis: 'consent',
      endedAt: null,
      lastReadAt: null,
    },
  ])
  await town.inject(acceptReferral, { id: sent.body.id }, { as: file.chen.secret })
  await town.inject(readReferral, { id: sent.body.id }, { as: file.chen.secret })
  expect((await town.inject(whoSees, { recordId: record }, amal())).body.shares[0]?.lastReadAt).not.toBeNull()
  await town.inject(withdrawConsent, { recordId: record, reason: null }, amal())
  expect((await town.inject(whoSees, { recordId: record }, amal())).body.shares[0]).toMatchObject({
    endedReason: 'consent-withdrawn',
  })
})

test('receivers are told of a withdrawal once, without a name', async () => {
  const { record, need } = await caseFile(town, file.amal)
  await agreeAloud(file, { to: file.lantern, categories: ['name', 'need'], record })
  const sent = await handOver(file, { need, categories: ['name', 'need'] })
  await town.inject(withdrawConsent, { recordId: record, reason: 'afraid of gossip' }, amal())
  for (const attempt of [1, 2])
    await tasks['tell-of-withdrawal']?.(town.house, { record }, { id: '1', attempt })
  const { rows } = await town.house.owner.query(
    "select facts::text from notices where referral_id = $1 and kind = 'consent-withdrawn'",
    [sent.body.id],
  )
  expect(rows).toHaveLength(1)
  expect(rows[0].facts).not.toMatch(/Nadia|gossip/)
})

test('consents of another organisation’s record do not exist for you', async () => {
  const { record } = await caseFile(town, file.amal)
  expect(
    (await town.inject(listConsents, { recordId: record }, { as: file.chen.secret })).problem.status,
  ).toBe(404)
  expect((await town.inject(whoSees, { recordId: record }, { as: file.esi.secret })).problem.status).toBe(404)
  expect(
    (await town.inject(withdrawConsent, { recordId: record, reason: null }, { as: file.chen.secret })).problem
      .status,
  ).toBe(404)
  expect((await town.inject(listConsents, { recordId: record }, { as: file.bruno.secret })).status).toBe(200)
})
