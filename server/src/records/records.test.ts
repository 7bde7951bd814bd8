import { dataCategories } from '@passerelle/domain/kernel/vocabulary'
import type { Contract } from '@passerelle/domain/kernel/contract'
import { hindrances, stepsFrom } from '@passerelle/domain/kernel/steps'
import { counterTrafficking } from '@passerelle/domain/programmes/counter-trafficking/definition'
import {
  answersConflict,
  assignRecord,
  openRecord,
  readCompartment,
  readRecord,
  readTimeline,
  saveAnswers,
  takeStep,
} from '@passerelle/domain/shared/records/contract'
import { readPerson } from '@passerelle/domain/shared/people/contract'
import { addNeed, addNote, addTask, setRisk } from '@passerelle/domain/shared/records/plan-contract'
import { factsOf, versionsOf } from '@passerelle/domain/shared/records/rules'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { openCase, quietAnswers, roadToAssessment, today, walk } from '../../test/case.ts'
import { type SignedIn, organisation, staff } from '../../test/world.ts'
import { actingAs } from '../engine/acting.ts'
import { newId } from '../engine/ids.ts'
import { sql } from '../engine/sql.ts'
import { recordsTasks } from './reactions.ts'
import { sliceSource } from './slice-source.ts'
import { queuedJobs } from '../../test/jobs.ts'

let app: TestApp
let amal: SignedIn
let bruno: SignedIn
let dina: SignedIn
let elif: SignedIn
let chen: SignedIn
let harbour: string

beforeAll(async () => {
  app = await testApp()
  harbour = await organisation(app.house, { name: 'Harbour', country: 'JOR' })
  amal = await staff(app.house, { organisation: harbour, role: 'case-worker', name: 'Amal' })
  dina = await staff(app.house, { organisation: harbour, role: 'case-worker', name: 'Dina' })
  bruno = await staff(app.house, { organisation: harbour, role: 'supervisor', name: 'Bruno' })
  elif = await staff(app.house, {
    organisation: harbour,
    role: 'supervisor',
    name: 'Elif',
    clearances: ['health', 'perpetrator'],
  })
  chen = await staff(app.house, { role: 'coordinator', name: 'Chen' })
})
afterAll(() => app.close())

async function page(by: SignedIn, id: string) {
  return (await app.inject(readRecord, { id }, { as: by.secret })).body
}

function step(by: SignedIn, recordId: string, name: string, answers = quietAnswers[name] ?? {}, base = {}) {
  return app.inject(takeStep, { recordId, step: name, answers, base }, { as: by.secret })
}

describe('a record', () => {
  it('begins where its programme begins, with whoever opens it, and is read in one call', async () => {
    const { recordId, personId } = await openCase(app, amal)
    const { record, person, history, facts } = await page(amal, recordId)
    expect(record).toMatchObject({
      state: 'referred',
      workerName: 'Amal',
      risk: 'unknown',
      openedOn: today,
      personId,
    })
    expect(record.code).toMatch(/^C-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    expect(person).toMatchObject({ displayName: 'Samira Haddad', names: [{ text: 'Samira Haddad' }] })
    expect(history).toEqual([])
    expect(facts).toMatchObject({ jurisdiction: 'JOR', person: { guardian: 'no', unaccompanied: 'no' } })
  })

  it('is not opened twice in one programme, nor in a programme that does not exist, nor for a stranger', async () => {
    const { recordId, personId } = await openCase(app, amal)
    const { record } = await page(amal, recordId)
    const open = (more: object) =>
      app.inject(
        openRecord,
        { id: newId(), personId, programme: 'counter-trafficking', ...more },
        { as: amal.secret },
      )
    expect((await open({})).problem).toMatchObject({
      code: 'already-exists',
      reasons: [{ code: 'records.already-open', values: { code: record.code } }],
    })
    expect((await open({ programme: 'juggling' })).problem.faults?.[0]?.path).toBe('programme')
    expect((await open({ openedOn: '2199-01-01' })).problem.faults?.[0]?.code).toBe('records.fault.not-yet')
    expect((await open({ personId: newId() })).status).toBe(404)
  })

  it('takes a step once, though the button was pressed twice and the first answer got lost', async () => {
    const { recordId } = await openCase(app, amal)
    const sending = { as: amal.secret, operationId: newId() }
    const input = { recordId, step: 'record-contact', answers: quietAnswers['record-contact'] ?? {} }
    const [one, two] = [
      await app.inject(takeStep, input, sending),
      await app.inject(takeStep, input, sending),
    ]
    expect(two.body).toEqual(one.body)
    expect((await page(amal, recordId)).history).toHaveLength(1)
  })
})

describe('the steps of a record', () => {
  it('the page gives, for every step, the same reasons as the server', async () => {
    const { recordId } = await openCase(app, amal)
    for (const next of [...roadToAssessment, '']) {
      const shown = await page(amal, recordId)
      const actor = {
        account: amal.account,
        organisation: harbour,
        roles: ['case-worker'],
        clearances: [],
      } as const
      const facts = factsOf(shown, actor, today)
      const standing = { state: shown.record.state, version: shown.record.programmeVersion }
      for (const name of Object.keys(counterTrafficking.steps)) {
        const reasons = hindrances(counterTrafficking, name, standing, facts)
        if (reasons.length === 0) continue
        const refused = await step(amal, recordId, name)
        expect([name, refused.problem.code, refused.problem.reasons]).toEqual([
          name,
          'not-now',
          JSON.parse(JSON.stringify(reasons)),
        ])
      }
      expect(stepsFrom(counterTrafficking, shown.record.state).length).toBeGreaterThan(0)
      if (next) await walk(app, amal, recordId, [next])
    }
  })

  it('answers that do not fit are told field by field, and nothing is kept', async () => {
    const { recordId } = await openCase(app, amal)
    const refused = await step(amal, recordId, 'record-contact', {
      contactDay: 'yesterday',
      route: 'balloon',
      spy: 'x',
    })
    expect(refused.problem.code).toBe('invalid-input')
    expect(refused.problem.faults?.map((fault) => [fault.path, fault.code])).toEqual([
      ['spy', 'kernel.fault.unknown-question'],
      ['contactDay', 'kernel.fault.not-a-day'],
      ['route', 'kernel.fault.not-an-option'],
      ['language', 'kernel.fault.required'],
    ])
    expect(await page(amal, recordId)).toMatchObject({ history: [], answers: {} })
  })

  it('happen today or since the last one, never in the future', async () => {
    const { recordId } = await openCase(app, amal)
    const on = (day: string) =>
      app.inject(
        takeStep,
        { recordId, step: 'record-contact', answers: quietAnswers['record-contact'] ?? {}, on: day },
        { as: amal.secret },
      )
    expect((await on('2199-01-01')).problem.faults).toEqual([{ path: 'on', code: 'records.fault.not-yet' }])
    expect((await on(today)).status).toBe(200)
    const earlier = await app.inject(
      takeStep,
      { recordId, step: 'check-safety', answers: quietAnswers['check-safety'] ?? {}, on: '2020-01-01' },
      { as: amal.secret },
    )
    expect(earlier.problem.faults).toEqual([{ path: 'on', code: 'records.fault.before-last-step' }])
  })

  it('taken by two at the same instant, one is taken and the other is told', async () => {
    const { recordId } = await openCase(app, amal)
    await walk(app, amal, recordId, ['record-contact'])
    const both = await Promise.all([
      step(amal, recordId, 'check-safety'),
      step(bruno, recordId, 'check-safety'),
    ])
    expect(both.map((answer) => String(answer.status)).toSorted()).toEqual(['200', '409'])
    expect((await page(amal, recordId)).history).toHaveLength(2)
  })

  it('INV-14: whoever screened and assessed does not decide; a second person does', async () => {
    const { recordId } = await openCase(app, bruno)
    await walk(app, bruno, recordId, roadToAssessment)
    const own = await step(bruno, recordId, 'decide')
    expect(own.problem).toMatchObject({ code: 'not-now', reasons: [{ code: 'kernel.second-person' }] })
    expect((await page(bruno, recordId)).record.state).toBe('assessed')
    expect((await step(elif, recordId, 'decide')).body).toMatchObject({
      from: 'assessed',
      to: 'status-decided',
    })
  })

  it('INV-14: nor does the screener write the decision by correcting it, before or after', async () => {
    const { recordId } = await openCase(app, bruno)
    await walk(app, bruno, recordId, roadToAssessment)
    const slip = () =>
      app.inject(
        saveAnswers,
        { recordId, form: 'decision', answers: { traffickingStatus: 'NotAVictimOfTrafficking' } },
        { as: bruno.secret },
      )
    expect((await slip()).problem.reasons?.[0]?.code).toBe('records.decided-by-second')
    await walk(app, elif, recordId, ['decide'])
    expect((await slip()).problem.reasons?.[0]?.code).toBe('records.decided-by-second')
    expect((await page(bruno, recordId)).answers['decision']?.['traffickingStatus']?.value).toBe(
      'PossibleVictimOfTrafficking',
    )
  })

  it('INV-14: what a second person decides on is mended by its maker alone, and not once it is decided', async () => {
    const { recordId } = await openCase(app, bruno)
    await walk(app, bruno, recordId, roadToAssessment)
    const { answers } = await page(bruno, recordId)
    const correct = (by: SignedIn) =>
      app.inject(
        saveAnswers,
        {
          recordId,
          form: 'assessment',
          answers: { reasoning: 'Another reasoning.' },
          base: versionsOf(answers['assessment'] ?? {}),
        },
        { as: by.secret },
      )
    expect((await correct(elif)).problem.reasons).toEqual([{ code: 'records.only-by-maker' }])
    expect((await correct(bruno)).status).toBe(200)
    await walk(app, elif, recordId, ['decide'])
    expect((await correct(bruno)).problem.reasons).toEqual([{ code: 'records.decided-on' }])
  })

  it('INV-04: no state is set but by a step, not even by a statement that comes past the rules', async () => {
    const { recordId, personId } = await openCase(app, amal)
    const past = (statement: ReturnType<typeof sql>) =>
      actingAs(app.house.app, amal.secret, (tx) => tx.run(statement))
    await expect(
      past(sql`update records set state = 'status-decided' where id = ${recordId}`),
    ).rejects.toMatchObject({
      code: 'not-now',
    })
    await expect(
      past(sql`insert into records (id, person_id, organisation_id, worker_id, programme, programme_version, code, state, opened_on)
        values (${newId()}, ${personId}, ${harbour}, ${amal.account}, 'counter-trafficking', 1, 'X', 'closed', ${today})`),
    ).rejects.toMatchObject({ code: 'not-now' })
    await walk(app, amal, recordId, ['record-contact', 'check-safety'])
    expect((await page(amal, recordId)).record.state).toBe('safety-checked')
  })
})

describe('two people who answer the same form', () => {
  async function contacted() {
    const { recordId } = await openCase(app, amal)
    await walk(app, amal, recordId, ['record-contact'])
    const base = versionsOf((await page(amal, recordId)).answers['contact'] ?? {})
    const save = (by: SignedIn, answers: object) =>
      app.inject(saveAnswers, { recordId, form: 'contact', answers: { ...answers }, base }, { as: by.secret })
    return { recordId, save }
  }

  it('both keep what they wrote when they answered different questions', async () => {
    const { recordId, save } = await contacted()
    await save(amal, { whatWasSeen: 'Locked in, and no shoes.' })
    const second = await save(bruno, { urgentNeeds: 'A telephone' })
    expect(second.body.answers).toMatchObject({
      whatWasSeen: { value: 'Locked in, and no shoes.', byName: 'Amal', version: 2 },
      urgentNeeds: { value: 'A telephone', byName: 'Bruno', version: 1 },
    })
    const { answers } = await page(amal, recordId)
    expect(answers['contact']).toEqual(second.body.answers)
  })

  it('see each other when they answered the same one; what stood there before is kept', async () => {
    const { recordId, save } = await contacted()
    await save(amal, { whatWasSeen: 'First.' })
    const second = await save(bruno, { whatWasSeen: 'Second.', urgentNeeds: 'A telephone' })
    expect(second.problem.code).toBe('changed-meanwhile')
    const { form, fields } = answersConflict.parse(second.problem.values)
    expect(form).toBe('contact')
    expect(fields).toMatchObject([
      { field: 'whatWasSeen', theirs: 'First.', yours: 'Second.', version: 2, theirsByName: 'Amal' },
    ])
    const { answers } = await page(amal, recordId)
    expect(answers['contact']?.['urgentNeeds']).toBeUndefined()
    const decided = await app.inject(
      saveAnswers,
      {
        recordId,
        form,
        answers: { whatWasSeen: 'Second.' },
        base: { ...versionsOf(answers['contact'] ?? {}) },
      },
      { as: bruno.secret },
    )
    expect(decided.body.answers['whatWasSeen']?.value).toBe('Second.')
    const { rows } = await app.database.pool.query(
      "select value, version from earlier_answers where record_id = $1 and field = 'whatWasSeen' order by version",
      [recordId],
    )
    expect(rows).toEqual([
      { value: 'Locked in at night.', version: 1 },
      { value: 'First.', version: 2 },
    ])
  })

  it('an answer that is changed takes with it what hung on it', async () => {
    const { recordId, save } = await contacted()
    await save(amal, { route: 'other', routeOther: 'A note under the door' })
    const base = versionsOf((await page(amal, recordId)).answers['contact'] ?? {})
    const mended = await app.inject(
      saveAnswers,
      { recordId, form: 'contact', answers: { route: 'police' }, base },
      { as: amal.secret },
    )
    expect(mended.body.answers['routeOther']).toBeUndefined()
    expect(mended.body.answers['route']?.value).toBe('police')
  })

  it('a correction must still be what its step asked for', async () => {
    const { recordId } = await openCase(app, amal)
    await walk(app, amal, recordId, ['record-contact', 'check-safety'])
    const base = versionsOf((await page(amal, recordId)).answers['safety'] ?? {})
    const save = (answers: object) =>
      app.inject(
        saveAnswers,
        { recordId, form: 'safety', answers: { ...answers }, base },
        { as: amal.secret },
      )
    expect((await save({ exploiterPresent: 'yes' })).problem.reasons?.[0]?.code).toBe(
      'counter-trafficking.rule.exploiter-is-away',
    )
    expect((await save({ placePrivate: null })).problem.faults).toEqual([
      { path: 'placePrivate', code: 'kernel.fault.required' },
    ])
    expect((await save({ phoneWatched: 'unknown' })).status).toBe(200)
  })

  it('a form that was begun and not handed in is a draft: no rule looks at it', async () => {
    const { recordId } = await openCase(app, amal)
    const kept = await app.inject(
      saveAnswers,
      { recordId, form: 'contact', answers: { route: 'hotline' } },
      { as: amal.secret },
    )
    expect(kept.body).toMatchObject({ draft: true, answers: { route: { value: 'hotline' } } })
    const shown = await page(amal, recordId)
    expect(shown).toMatchObject({ answers: {}, drafts: { contact: { route: { value: 'hotline' } } } })
    expect((await step(amal, recordId, 'check-safety')).problem.reasons?.[0]?.code).toBe(
      'counter-trafficking.rule.contact-recorded',
    )
    const base = versionsOf(shown.drafts['contact'] ?? {})
    expect((await step(amal, recordId, 'record-contact', quietAnswers['record-contact'], base)).status).toBe(
      200,
    )
    expect(await page(amal, recordId)).toMatchObject({
      drafts: {},
      answers: { contact: { route: { value: 'hotline' } } },
    })
  })
})

describe('severe compartments', () => {
  const secret = 'A burn on the left hand.'

  async function sealedCase() {
    const { recordId, personId } = await openCase(app, elif)
    await walk(app, elif, recordId, ['record-contact', 'note-health'])
    return { recordId, personId }
  }

  it('INV-15: every opening leaves an event of its own; what is sealed is noise to whoever reads the disk', async () => {
    const { recordId, personId } = await sealedCase()
    const opened = await app.inject(
      readCompartment,
      { id: recordId, compartment: 'health' },
      { as: elif.secret },
    )
    expect(opened.body.answers['health']?.['injuries']?.value).toBe(secret)
    const events = await app.database.pool.query(
      "select operation, details from events where record_id = $1 and operation = 'records.read-compartment'",
      [recordId],
    )
    expect(events.rows).toEqual([
      {
        operation: 'records.read-compartment',
        details: JSON.stringify({ compartment: 'health', forms: ['health'] }),
      },
    ])
    const stored = await app.database.pool.query(
      "select string_agg(encode(sealed, 'escape'), '') as bytes from sealed_answers where record_id = $1",
      [recordId],
    )
    expect(stored.rows[0].bytes).not.toContain('burn')
    const open = await app.database.pool.query(
      'select count(*)::int as n from answers where record_id = $1 and form = $2',
      [recordId, 'health'],
    )
    expect(open.rows[0].n).toBe(0)
    await app.database.pool.query('update private.data_keys set destroyed_at = now() where person_id = $1', [
      personId,
    ])
    const erased = await app.inject(
      readCompartment,
      { id: recordId, compartment: 'health' },
      { as: elif.secret },
    )
    expect(erased.body.answers).toEqual({})
  })

  it('without the clearance nobody learns that there is anything; with it, the page says where', async () => {
    const { recordId } = await sealedCase()
    expect((await page(bruno, recordId)).sealed).toEqual([])
    const closed = await app.inject(
      readCompartment,
      { id: recordId, compartment: 'health' },
      { as: bruno.secret },
    )
    expect(closed.status).toBe(404)
    expect((await step(bruno, recordId, 'note-health')).problem.reasons?.[0]?.code).toBe(
      'kernel.no-clearance',
    )
    expect((await page(elif, recordId)).sealed).toEqual([
      { compartment: 'health', form: 'health', answers: 3 },
    ])
    const whole = JSON.stringify([await page(bruno, recordId), await page(elif, recordId)])
    expect(whole).not.toContain('burn')
  })

  it('a clearance without the second factor opens nothing', async () => {
    const { recordId } = await sealedCase()
    const hasty = await staff(app.house, {
      organisation: harbour,
      role: 'supervisor',
      clearances: ['health'],
      secondFactor: false,
    })
    const answer = await app.inject(
      readCompartment,
      { id: recordId, compartment: 'health' },
      { as: hasty.secret },
    )
    expect(answer.problem.code).toBe('second-factor-must-be-set-up')
    const rows = await actingAs(app.house.app, hasty.secret, (tx) =>
      tx.rows(sql`select 1 from sealed_answers`),
    )
    expect(rows).toEqual([])
    const cleared = await actingAs(app.house.app, elif.secret, (tx) =>
      tx.rows(sql`select 1 from sealed_answers`),
    )
    expect(cleared.length).toBeGreaterThan(0)
  })

  it('health could leave only through whoever has the clearance; the perpetrator and unsafe numbers through nobody', async () => {
    const contacts = [
      { channel: 'phone', value: '0790001111', safe: 'yes', when: 'mornings', askFor: null },
      { channel: 'phone', value: '0790002222', safe: 'unknown', when: null, askFor: null },
    ]
    const { recordId, personId } = await sealedCase()
    await walk(app, elif, recordId, ['check-safety', 'ask-consent', 'note-perpetrators'])
    await app.database.pool.query(
      `insert into person_contacts (id, person_id, organisation_id, channel, value, safe, safe_when)
       select gen_random_uuid(), $1, $2, c->>'channel', c->>'value', c->>'safe', c->>'when' from jsonb_array_elements($3) c`,
      [personId, harbour, JSON.stringify(contacts)],
    )
    const cut = (by: SignedIn) =>
      actingAs(app.house.app, by.secret, (tx) =>
        sliceSource(tx, app.house.keys, { record: sql`${recordId}`, wanted: dataCategories, today }),
      )
    const [cleared, uncleared] = [await cut(elif), await cut(bruno)]
    expect(uncleared.map((slice) => slice.category)).not.toContain('health')
    expect(cleared.find((slice) => slice.category === 'health')?.fields).toContainEqual({
      key: 'counter-trafficking.question.health.injuries',
      value: secret,
    })
    expect(cleared.find((slice) => slice.category === 'contact')?.fields).toEqual([
      { key: 'people.channel.phone', value: '0790001111' },
      { key: 'people.field.safe-when', value: 'mornings' },
    ])
    expect(cleared.find((slice) => slice.category === 'case-summary')?.fields).toContainEqual({
      key: 'counter-trafficking.question.contact.whatWasSeen',
      value: 'Locked in at night.',
    })
    expect(JSON.stringify([cleared, uncleared])).not.toMatch(/scar|0790002222/)
  })
})

describe('who may see a record', () => {
  const everything: readonly (readonly [Contract, (id: string) => Record<string, unknown>])[] = [
    [readRecord, (id) => ({ id })],
    [readTimeline, (recordId) => ({ recordId })],
    [readCompartment, (id) => ({ id, compartment: 'health' })],
    [takeStep, (recordId) => ({ recordId, step: 'leave' })],
    [saveAnswers, (recordId) => ({ recordId, form: 'contact', answers: {} })],
    [setRisk, (recordId) => ({ id: newId(), recordId, risk: 'high', why: 'x' })],
    [addNeed, (recordId) => ({ id: newId(), recordId, serviceType: 'health' })],
    [addTask, (recordId) => ({ id: newId(), recordId, text: 'x' })],
    [addNote, (recordId) => ({ id: newId(), recordId, text: 'x' })],
  ]

  it('another organisation, a colleague without it and nobody at all get an answer that hides it, whatever they ask', async () => {
    const { recordId } = await openCase(app, amal)
    for (const [contract, input] of everything) {
      for (const who of [chen, dina]) {
        const answer = await app.inject(contract, input(recordId), { as: who.secret })
        expect([contract.name, answer.status, answer.problem.code]).toEqual([contract.name, 404, 'not-found'])
      }
      expect((await app.inject(contract, input(recordId))).status).toBe(401)
    }
    const assigned = await app.inject(assignRecord, { recordId, workerId: chen.account }, { as: chen.secret })
    expect(assigned.status).toBe(404)
    expect((await page(amal, recordId)).record.id).toBe(recordId)
  })

  it('INV-01: donor capacity, observers, viewers and administrators open none of it; the coordinator does', async () => {
    const { recordId } = await openCase(app, amal)
    const closed = [
      await staff(app.house, { organisation: harbour, role: 'coordinator', capacity: 'donor' }),
      await staff(app.house, { organisation: harbour, role: 'supervisor', capacity: 'observer' }),
      await staff(app.house, { organisation: harbour, role: 'viewer' }),
      await staff(app.house, { organisation: harbour, role: 'administrator' }),
    ]
    for (const who of closed) {
      for (const [contract, input] of everything) {
        const answer = await app.inject(contract, input(recordId), { as: who.secret })
        expect([403, 404]).toContain(answer.status)
        expect(answer.text).not.toContain('Samira')
      }
    }
    const coordinator = await staff(app.house, { organisation: harbour, role: 'coordinator' })
    expect((await page(coordinator, recordId)).person.displayName).toBe('Samira Haddad')
  })

  it('whoever is given a record hears of it by its code, and once it has moved on, no longer', async () => {
    const { recordId } = await openCase(app, amal, { name: 'Hanan Tawil' })
    await app.inject(assignRecord, { recordId, workerId: dina.account }, { as: bruno.secret })
    const queued = (await queuedJobs(app.house)).filter(({ task }) => task === 'tell-of-assignment')
    const payload = queued.map((job) => job.payload).find((each) => each['record'] === recordId) ?? {}
    expect(payload).toEqual({ record: recordId, account: dina.account })
    const tell = recordsTasks['tell-of-assignment']
    await tell?.(app.house, payload, { id: '1', attempt: 1 })
    await app.inject(assignRecord, { recordId, workerId: amal.account }, { as: bruno.secret })
    await tell?.(app.house, payload, { id: '1', attempt: 2 })
    const told = await app.database.pool.query(
      'select account_id, kind, facts from notices where record_id = $1',
      [recordId],
    )
    const { record } = await page(amal, recordId)
    expect(told.rows).toEqual([
      { account_id: dina.account, kind: 'record-assigned', facts: { code: record.code } },
    ])
  })

  it('a record that is handed to a colleague is theirs from then on, with its open tasks, and no longer mine', async () => {
    const { recordId, personId } = await openCase(app, dina)
    await app.inject(addTask, { recordId, id: newId(), text: 'Call the consulate' }, { as: dina.secret })
    const give = (by: SignedIn, workerId: string) =>
      app.inject(assignRecord, { recordId, workerId }, { as: by.secret })
    expect((await give(dina, amal.account)).problem.code).toBe('not-allowed')
    expect((await give(bruno, chen.account)).status).toBe(404)
    expect((await give(bruno, amal.account)).body).toEqual({
      recordId,
      workerId: amal.account,
      workerName: 'Amal',
      tasksMoved: 1,
    })
    expect((await page(amal, recordId)).tasks).toMatchObject([
      { text: 'Call the consulate', assignedName: 'Amal' },
    ])
    expect((await app.inject(readRecord, { id: recordId }, { as: dina.secret })).status).toBe(404)
    expect((await app.inject(readPerson, { id: personId }, { as: amal.secret })).body.records).toHaveLength(1)
    // Dina registered her, and that does not keep the door open.
    expect((await app.inject(readPerson, { id: personId }, { as: dina.secret })).status).toBe(404)
  })
})
