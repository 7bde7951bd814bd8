import { registerPerson } from '@passerelle/domain/shared/people/contract'
import {
  answerInquiry,
  askOthers,
  listInquiries,
  listRequests,
  readInquiry,
  withdrawRequest,
} from '@passerelle/domain/shared/recognition/asking-contract'
import { alikeAtIntake } from '@passerelle/domain/shared/recognition/contract'
import { withhold } from '@passerelle/domain/shared/consents/contract'
import { openRecord } from '@passerelle/domain/shared/records/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { queuedJobs } from '../../test/jobs.ts'
import { type SignedIn, organisation, staff } from '../../test/world.ts'
import { newId } from '../engine/ids.ts'
import { recognitionTasks } from './reactions.ts'

let app: TestApp
let harbour: string
let lantern: string
let amal: SignedIn
let bruno: SignedIn
let chen: SignedIn
let cara: SignedIn
let dalia: SignedIn

beforeAll(async () => {
  app = await testApp()
  harbour = await organisation(app.house, { name: 'Harbour' })
  lantern = await organisation(app.house, { name: 'Lantern' })
  const beacon = await organisation(app.house, { name: 'Beacon' })
  amal = await staff(app.house, { organisation: harbour, role: 'case-worker', name: 'Amal' })
  bruno = await staff(app.house, { organisation: harbour, role: 'supervisor', name: 'Bruno' })
  chen = await staff(app.house, { organisation: lantern, role: 'coordinator', name: 'Chen' })
  cara = await staff(app.house, { organisation: lantern, role: 'case-worker', name: 'Cara' })
  dalia = await staff(app.house, { organisation: beacon, role: 'coordinator', name: 'Dalia' })
})
afterAll(() => app.close())

const agreement = {
  givenBy: 'self',
  form: 'explicit-oral-witnessed',
  proof: 'Rana Aziz',
  language: 'ara',
} as const

function described(text: string, day: string) {
  const names = [{ text, script: 'Latn', kind: 'as-spoken', order: 'given-first' } as const]
  return { names, birth: { day, precision: 'exact' } as const, sex: 'female' as const }
}

async function registered(text: string, day: string, by: SignedIn): Promise<string> {
  const told = { id: newId(), ...described(text, day) }
  return (await app.inject(registerPerson, told, { as: by.secret })).body.id
}

function asked(personId: string, by: SignedIn = amal) {
  return app.inject(askOthers, { id: newId(), personId, agreement, textLanguage: 'ar' }, { as: by.secret })
}

/** Does what the worker would: every job of recognition that waits. */
async function jobsDone(): Promise<void> {
  for (const { id, task, payload } of await queuedJobs(app.house)) {
    if (task.startsWith('recognition.'))
      await recognitionTasks[task]?.(app.house, payload, { id, attempt: 1 })
  }
  await app.house.owner.query('delete from graphile_worker._private_jobs')
}

async function lies(by: SignedIn): Promise<readonly { id: string; askerName: string }[]> {
  return (await app.inject(listInquiries, {}, { as: by.secret })).body.inquiries
}

async function requestOf(personId: string) {
  return (await app.inject(listRequests, { personId }, { as: amal.secret })).body.requests[0]
}

const yes = { answer: 'known', agreement, note: 'Ask for Chen on weekdays.' } as const

describe('while somebody is written down', () => {
  it('whom the worker may see is shown with the evidence, in whatever script they were written', async () => {
    const id = await registered('Maryam Yousef Darwish', '1985-07-19', amal)
    const typed = {
      ...described('مريم يوسف درويش', '1985-07-19'),
      names: [{ text: 'مريم يوسف درويش', script: 'Arab', kind: 'as-spoken', order: 'given-first' } as const],
    }
    const { body } = await app.inject(alikeAtIntake, typed, { as: amal.secret })
    expect(body.people.map((person) => person.id)).toEqual([id])
    expect(body.people[0]?.score.band).toBe('likely')
    expect(body.people[0]?.score.evidence.length).toBeGreaterThan(1)
  })

  it('what another organisation holds changes no byte of the answer', async () => {
    const typed = described('Hanan Farouk Mansour', '1979-11-02')
    const before = await app.inject(alikeAtIntake, typed, { as: amal.secret })
    await registered('Hanan Farouk Mansour', '1979-11-02', chen)
    const after = await app.inject(alikeAtIntake, typed, { as: amal.secret })
    expect(after.text).toBe(before.text)
    expect(after.body.people).toEqual([])
    const there = await app.inject(alikeAtIntake, typed, { as: chen.secret })
    expect(there.body.people).toHaveLength(1)
  })
})

describe('asking whether others know somebody', () => {
  it('is answered alike whether anybody knows them or not, and reaches only those who may', async () => {
    await registered('Lina Qasim Saleh', '1992-05-06', chen)
    const known = await registered('Leena Qasem Saleh', '1992-05-06', amal)
    const unknown = await registered('Xenia Quirke', '1951-01-09', amal)
    const answers = [await asked(known), await asked(unknown)]
    expect(answers.map(({ status, body }) => [status, Object.keys(body)])).toEqual([
      [200, ['id', 'openUntil']],
      [200, ['id', 'openUntil']],
    ])
    await jobsDone()
    expect(await lies(chen)).toMatchObject([{ askerName: 'Harbour' }])
    expect(await lies(dalia)).toEqual([])
    const rows = [await requestOf(known), await requestOf(unknown)]
    expect(rows.map((row) => ({ state: row?.state, answers: row?.answers }))).toEqual([
      { state: 'waiting', answers: [] },
      { state: 'waiting', answers: [] },
    ])
  })

  it('without a witness, or for a child without a guardian, is refused', async () => {
    const child = await registered('Sami Saleh', '2019-05-06', amal)
    const refused = await asked(child)
    expect(refused.problem).toMatchObject({
      code: 'invalid-input',
      faults: [{ path: 'agreement.givenBy', code: 'consents.fault.child-needs-guardian' }],
    })
    const withGuardian = {
      ...agreement,
      givenBy: 'child-assent-and-guardian',
      guardianName: 'Lina Saleh',
    } as const
    const given = await app.inject(
      askOthers,
      { id: newId(), personId: child, agreement: withGuardian, textLanguage: 'en' },
      { as: amal.secret },
    )
    expect(given.status).toBe(200)
  })

  it('about somebody whom one does not see, or twice, is refused', async () => {
    const there = await registered('Rasha Odeh', '1970-01-01', chen)
    expect((await asked(there)).status).toBe(404)
    const here = await registered('Rasha Odeh', '1970-01-01', amal)
    expect((await asked(here)).status).toBe(200)
    expect((await asked(here)).problem.reasons).toEqual([{ code: 'recognition.asked-already' }])
  })

  it('is taken back, and lies at no desk from that moment', async () => {
    await registered('Iman Shaheen', '1966-06-06', chen)
    const here = await registered('Iman Shahin', '1966-06-06', amal)
    const request = (await asked(here)).body.id
    await jobsDone()
    const [inquiry] = await lies(chen)
    await app.inject(withdrawRequest, { id: request }, { as: amal.secret })
    expect((await app.inject(readInquiry, { id: inquiry?.id ?? '' }, { as: chen.secret })).status).toBe(404)
    expect(await requestOf(here)).toMatchObject({ state: 'withdrawn' })
  })

  it('never reaches an organisation of which the person is afraid', async () => {
    await registered('Salma Najjar', '1981-08-08', chen)
    const here = await registered('Salma Najar', '1981-08-08', amal)
    const recordId = newId()
    await app.inject(
      openRecord,
      { id: recordId, personId: here, programme: 'counter-trafficking' },
      { as: amal.secret },
    )
    const why = { recipientText: null, reason: 'fear-of-harm', note: null } as const
    await app.inject(withhold, { id: newId(), recordId, recipientId: lantern, ...why }, { as: amal.secret })
    const before = (await lies(chen)).length
    await asked(here)
    await jobsDone()
    expect(await lies(chen)).toHaveLength(before)
  })
})

describe('the desk that is asked', () => {
  async function laid(text: string, day: string): Promise<{ here: string; there: string; inquiry: string }> {
    const there = await registered(text, day, chen)
    const here = await registered(text, day, amal)
    await asked(here)
    await jobsDone()
    const [newest] = await lies(chen)
    return { here, there, inquiry: newest?.id ?? '' }
  }

  it('sees what the person agreed to, beside its own people, and a notice without a name', async () => {
    const { there, inquiry } = await laid('Wafa Zaki', '1975-03-02')
    const { body } = await app.inject(readInquiry, { id: inquiry }, { as: chen.secret })
    expect(Object.keys(body.told).toSorted()).toEqual(['birth', 'names', 'sex'])
    expect(body.candidates.map((person) => person.id)).toEqual([there])
    const { rows } = await app.house.owner.query(
      "select facts from notices where kind = 'recognition-asked' and organisation_id = $1",
      [lantern],
    )
    expect(rows.map(({ facts }) => facts)).toEqual(rows.map(() => ({})))
  })

  it('is the desk: a case worker there does not see it, nor whoever asked', async () => {
    const { inquiry } = await laid('Abeer Tawil', '1976-03-02')
    expect((await app.inject(readInquiry, { id: inquiry }, { as: cara.secret })).status).toBe(403)
    expect((await app.inject(readInquiry, { id: inquiry }, { as: bruno.secret })).status).toBe(404)
    expect((await app.inject(readInquiry, { id: inquiry }, { as: dalia.secret })).status).toBe(404)
  })

  it('says yes only for a person of its own who agreed; then whoever asked learns who answered', async () => {
    const { here, there, inquiry } = await laid('Sahar Bitar', '1977-03-02')
    const bare = await app.inject(answerInquiry, { id: inquiry, answer: 'known' }, { as: chen.secret })
    expect(bare.problem.faults).toEqual([{ path: 'personId', code: 'faults.missing' }])
    const alone = await app.inject(
      answerInquiry,
      { id: inquiry, answer: 'known', personId: there },
      { as: chen.secret },
    )
    expect(alone.problem.faults).toEqual([{ path: 'agreement', code: 'faults.missing' }])
    expect(await requestOf(here)).toMatchObject({ state: 'waiting', answers: [] })
    const given = await app.inject(
      answerInquiry,
      { id: inquiry, personId: there, ...yes },
      { as: chen.secret },
    )
    expect(given.status).toBe(200)
    await jobsDone()
    expect(await requestOf(here)).toMatchObject({
      state: 'answered',
      answers: [{ organisationName: 'Lantern', note: 'Ask for Chen on weekdays.' }],
    })
    const { rows } = await app.house.owner.query(
      "select from notices where kind = 'recognition-known' and account_id = $1",
      [amal.account],
    )
    expect(rows).toHaveLength(1)
    const second = await app.inject(answerInquiry, { id: inquiry, answer: 'not-known' }, { as: chen.secret })
    expect(second.problem.reasons).toEqual([{ code: 'recognition.answered-already' }])
  })

  it.each(['not-known', 'cannot-say'] as const)('whoever asked never learns of "%s"', async (said) => {
    const { here, inquiry } = await laid(`Nour ${said === 'not-known' ? 'Halabi' : 'Khatib'}`, '1978-03-02')
    const unheard = await requestOf(here)
    const seen = async () => {
      const { rows } = await app.house.owner.query<{ n: number }>(
        'select count(*) as n from notices where organisation_id = $1',
        [harbour],
      )
      return rows[0]?.n
    }
    const before = await seen()
    expect((await app.inject(answerInquiry, { id: inquiry, answer: said }, { as: chen.secret })).status).toBe(
      200,
    )
    expect(await queuedJobs(app.house)).toEqual([])
    expect(await requestOf(here)).toEqual(unheard)
    expect(await seen()).toBe(before)
  })

  it('does not tell of a person who must not be told of, even if somebody says yes', async () => {
    const { there, inquiry } = await laid('Dunya Rahal', '1983-03-02')
    const recordId = newId()
    await app.inject(
      openRecord,
      { id: recordId, personId: there, programme: 'counter-trafficking' },
      { as: chen.secret },
    )
    const why = { recipientText: null, reason: 'fear-of-harm', note: null } as const
    await app.inject(withhold, { id: newId(), recordId, recipientId: harbour, ...why }, { as: chen.secret })
    const refused = await app.inject(
      answerInquiry,
      { id: inquiry, personId: there, ...yes },
      { as: chen.secret },
    )
    expect(refused.problem.code).toBe('no-live-consent')
    const silent = await app.inject(answerInquiry, { id: inquiry, answer: 'cannot-say' }, { as: chen.secret })
    expect(silent.status).toBe(200)
  })
})

describe('what whoever asked can find in the database', () => {
  it('is their own request, and no row that says whom it reached', async () => {
    const { rows } = await app.house.owner.query<{ name: string }>(`
      select c.table_name || '.' || c.column_name as name from information_schema.column_privileges c
      where c.grantee = 'passerelle_app' and c.privilege_type = 'SELECT' and c.column_name = 'routed_at'`)
    expect(rows).toEqual([])
  })
})
