import { registerPerson, relatePeople } from '@passerelle/domain/shared/people/contract'
import {
  answerHit,
  answerQuestions,
  assessInterests,
  closeMatch,
  closeSought,
  confirmMatch,
  endMatch,
  listHits,
  listMatches,
  listTracing,
  openTracing,
  readHit,
  readMatch,
  readTracing,
  reunite,
  saveSought,
  tellWhereabouts,
  withdrawTracing,
} from '@passerelle/domain/shared/tracing/contract'
import type { Match } from '@passerelle/domain/shared/tracing/schema'
import type { Side } from '@passerelle/domain/shared/tracing/tracing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { queuedJobs } from '../../test/jobs.ts'
import { type SignedIn, organisation, staff } from '../../test/world.ts'
import { newId } from '../engine/ids.ts'
import { tracingTasks } from './reactions.ts'

let app: TestApp
let lantern: string
let amal: SignedIn
let bruno: SignedIn
let chen: SignedIn
let cleo: SignedIn
let cara: SignedIn
let dalia: SignedIn

beforeAll(async () => {
  app = await testApp()
  const harbour = await organisation(app.house, { name: 'Harbour' })
  lantern = await organisation(app.house, { name: 'Lantern' })
  const beacon = await organisation(app.house, { name: 'Beacon' })
  amal = await staff(app.house, { organisation: harbour, role: 'case-worker', name: 'Amal' })
  bruno = await staff(app.house, { organisation: harbour, role: 'supervisor', name: 'Bruno' })
  chen = await staff(app.house, { organisation: lantern, role: 'coordinator', name: 'Chen' })
  cleo = await staff(app.house, { organisation: lantern, role: 'supervisor', name: 'Cleo' })
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
const ofChild = { ...agreement, givenBy: 'child-assent-and-guardian', guardianName: 'Umm Salim' } as const

function named(text: string) {
  return [{ text, script: 'Latn', kind: 'as-spoken', order: 'given-first' } as const]
}

interface Someone {
  readonly text: string
  readonly day: string
  readonly sex?: 'female' | 'male'
}

async function registered({ text, day, sex = 'female' }: Someone, by: SignedIn): Promise<string> {
  const told = { id: newId(), names: named(text), birth: { day, precision: 'exact' } as const, sex }
  return (await app.inject(registerPerson, told, { as: by.secret })).body.id
}

function soughtAs(
  { text, day, sex = 'female' }: Someone,
  relation: 'child' | 'sibling' | 'mother' = 'sibling',
) {
  return {
    id: newId(),
    names: named(text),
    birth: { day, precision: 'exact' } as const,
    sex,
    relation,
    placeText: 'Qamishli',
    separatedOn: '2025-04-02',
  }
}

async function sought(seekerId: string, family: readonly ReturnType<typeof soughtAs>[], by: SignedIn = amal) {
  const opening = { id: newId(), seekerId, agreement, textLanguage: 'ar' as const, sought: [...family] }
  const opened = await app.inject(openTracing, opening, { as: by.secret })
  expect(opened.status).toBe(200)
  return opening.id
}

/** Does what the worker would: every job of tracing that waits. */
async function jobsDone(): Promise<void> {
  for (const { id, task, payload } of await queuedJobs(app.house)) {
    if (task.startsWith('tracing.')) await tracingTasks[task]?.(app.house, payload, { id, attempt: 1 })
  }
  await app.house.owner.query('delete from graphile_worker._private_jobs')
}

/** The clock strikes: whoever was registered since is held against those who are sought. */
async function watched(): Promise<void> {
  await tracingTasks['tracing.watch']?.(app.house, {}, { id: '0', attempt: 1 })
}

async function hitsOf(by: SignedIn) {
  return (await app.inject(listHits, {}, { as: by.secret })).body.hits
}

async function requestOf(id: string, by: SignedIn = amal) {
  return (await app.inject(readTracing, { id }, { as: by.secret })).body
}

async function matchOf(id: string, side: Side, by: SignedIn): Promise<Match> {
  return (await app.inject(readMatch, { id, side }, { as: by.secret })).body
}

const answers = { 'mother-name': 'Salma', 'father-name': 'Yusuf', siblings: 'Two brothers, Karim and Adel' }

let serial = 0
/** A family of this test alone. */
function family(): { seeker: Someone; lost: Someone } {
  serial += 1
  const name = [
    'Barazi',
    'Qudsi',
    'Tamimi',
    'Nabulsi',
    'Halabi',
    'Masri',
    'Homsi',
    'Trabulsi',
    'Saidawi',
    'Anbari',
    'Basri',
    'Mosuli',
    'Tikriti',
    'Karbalai',
    'Najafi',
  ][serial % 15]
  const day = `19${60 + (serial % 30)}-0${1 + (serial % 9)}-1${serial % 9}`
  return {
    seeker: { text: `Rasha Fadi ${name}`, day },
    lost: { text: `Mirna Fadi ${name}`, day: `19${61 + (serial % 30)}-1${serial % 3}-0${1 + (serial % 8)}` },
  }
}

/** Mirna is kept by Lantern, her sister Rasha at Harbour looks for her; Lantern's desk has the hit. */
async function laid({ child = false } = {}) {
  const { seeker, lost } = family()
  const found = child ? { ...lost, day: '2015-05-06' } : lost
  const seekerId = await registered(seeker, amal)
  const foundId = await registered(found, chen)
  const request = await sought(seekerId, [soughtAs(found)])
  await jobsDone()
  const hit = (await hitsOf(chen)).find(({ person }) => person.id === foundId)
  return { seekerId, foundId, request, hit: hit?.id ?? '' }
}

/** The same, and Mirna agreed. */
async function matched(options: { child?: boolean } = {}) {
  const before = await laid(options)
  const how = options.child ? ofChild : agreement
  const said = { id: before.hit, answer: 'agreed', agreement: how } as const
  const { body } = await app.inject(answerHit, said, { as: chen.secret })
  await jobsDone()
  return { ...before, match: body.matchId ?? '' }
}

async function verified(options: { child?: boolean } = {}) {
  const before = await matched(options)
  const [seeking, found] = [
    { id: before.match, side: 'seeker' },
    { id: before.match, side: 'found' },
  ] as const
  await app.inject(answerQuestions, { ...seeking, answers }, { as: amal.secret })
  await app.inject(answerQuestions, { ...found, answers }, { as: chen.secret })
  await app.inject(confirmMatch, { ...seeking, isThem: true }, { as: bruno.secret })
  await app.inject(confirmMatch, { ...found, isThem: true }, { as: chen.secret })
  return { ...before, seeking, found }
}

describe('a family is looked for among all who are registered', () => {
  it('a sister who was registered elsewhere lies before the desk that keeps her, with the evidence', async () => {
    const { hit, foundId } = await laid()
    const { body } = await app.inject(readHit, { id: hit }, { as: chen.secret })
    expect(body).toMatchObject({
      askerName: 'Harbour',
      relation: 'sibling',
      placeName: 'Qamishli',
      answer: null,
    })
    expect(body.person.id).toBe(foundId)
    expect(body.score.evidence.length).toBeGreaterThan(1)
    expect(Object.keys(body.seeker ?? {}).toSorted()).toEqual(['birth', 'names', 'sex'])
  })

  it('one who is registered only months later is held against those who are sought', async () => {
    const { seeker, lost } = family()
    const seekerId = await registered(seeker, amal)
    const request = await sought(seekerId, [soughtAs(lost)])
    await jobsDone()
    expect(await hitsOf(cleo)).toHaveLength((await hitsOf(chen)).length)
    const before = (await hitsOf(chen)).length
    const foundId = await registered({ ...lost, text: lost.text.replace('Mirna', 'Myrna') }, chen)
    await watched()
    const hits = await hitsOf(chen)
    expect(hits).toHaveLength(before + 1)
    expect(hits.map(({ person }) => person.id)).toContain(foundId)
    expect((await requestOf(request)).sought[0]?.state).toBe('open')
  })

  it('a hit on the mother raises the child who was registered beside her, though the name is common', async () => {
    const mother = { text: 'Rim Adnan Sabbagh', day: '1980-02-03' }
    const girl = { text: 'Sara Ahmad', day: '2014-06-07' }
    const motherId = await registered(mother, chen)
    const girlId = await registered({ ...girl, day: '2014-01-01' }, chen)
    await app.inject(
      relatePeople,
      { id: newId(), personId: motherId, otherId: girlId, kind: 'child', evidence: 'declared' },
      { as: chen.secret },
    )
    const alone = await registered({ ...girl, day: '2014-01-01' }, dalia)
    const seekerId = await registered({ text: 'Bilal Omar Ahmad', day: '1978-01-02', sex: 'male' }, amal)
    await sought(seekerId, [soughtAs(girl, 'child'), { ...soughtAs(mother), relation: 'sibling' }])
    await jobsDone()
    const beside = (await hitsOf(chen)).find(({ person }) => person.id === girlId)
    const stranger = (await hitsOf(dalia)).find(({ person }) => person.id === alone)
    expect(beside?.weight ?? -99).toBeGreaterThan((stranger?.weight ?? -99) + 3)
    const { body } = await app.inject(readHit, { id: beside?.id ?? '' }, { as: chen.secret })
    expect(body.support[0]).toMatchObject({ relation: 'sibling' })
  })

  it('the desk hears that something lies there, and no name travels with it', async () => {
    await laid()
    const { rows } = await app.house.owner.query(
      "select facts from notices where kind = 'tracing-hit' and organisation_id = $1",
      [lantern],
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.map(({ facts }) => facts)).toEqual(rows.map(() => ({})))
  })

  it('needs the consent of the one who seeks, and tells at which field it fails', async () => {
    const seekerId = await registered({ text: 'Nabil Said', day: '2014-03-04', sex: 'male' }, amal)
    const opening = { id: newId(), seekerId, agreement, textLanguage: 'en', sought: [] } as const
    const withSome = { ...opening, sought: [{ ...soughtAs(family().lost), separatedOn: '2999-01-01' }] }
    const none = await app.inject(openTracing, { ...opening, sought: [] }, { as: amal.secret })
    expect(none.status).toBe(422)
    const refused = await app.inject(openTracing, withSome, { as: amal.secret })
    expect(refused.problem.faults?.map(({ path }) => path)).toEqual([
      'agreement.givenBy',
      'sought.0.separatedOn',
    ])
  })
})

describe('what whoever seeks learns', () => {
  it.each(['not-them', 'not-reached', 'refused'] as const)('of "%s": nothing, not a byte', async (answer) => {
    const { hit, request } = await laid()
    const before = await app.inject(readTracing, { id: request }, { as: amal.secret })
    const notices = async () =>
      (await app.house.owner.query("select from notices where kind <> 'tracing-hit'")).rows.length
    const told = await notices()
    const said = await app.inject(answerHit, { id: hit, answer, why: 'She said so.' }, { as: chen.secret })
    expect(said.status).toBe(200)
    expect(await queuedJobs(app.house)).toEqual([])
    const after = await app.inject(readTracing, { id: request }, { as: amal.secret })
    expect(after.text).toBe(before.text)
    expect(await notices()).toBe(told)
    expect((await app.inject(readHit, { id: hit }, { as: bruno.secret })).status).toBe(404)
  })

  it('of a yes: that there is somebody, who keeps them, and nothing of where', async () => {
    const { match, request, foundId } = await matched()
    const { body, text } = await app.inject(readMatch, { id: match, side: 'seeker' }, { as: amal.secret })
    expect(body).toMatchObject({ state: 'in-progress', otherName: 'Lantern', other: { whereabouts: null } })
    expect(text).not.toContain(foundId)
    expect((await requestOf(request)).sought[0]).toMatchObject({ state: 'in-progress' })
    expect(
      (await app.inject(listMatches, {}, { as: amal.secret })).body.matches.map(({ id }) => id),
    ).toContain(match)
  })

  it('needs consent of the one who was found', async () => {
    const { hit } = await laid()
    const bare = await app.inject(answerHit, { id: hit, answer: 'agreed' }, { as: chen.secret })
    expect(bare.problem.faults).toEqual([{ path: 'agreement', code: 'faults.missing' }])
  })

  it('a hit is for the desk: not for a case worker there, nor for another organisation', async () => {
    const { hit } = await laid()
    expect((await app.inject(readHit, { id: hit }, { as: cara.secret })).status).toBe(403)
    expect((await app.inject(readHit, { id: hit }, { as: dalia.secret })).status).toBe(404)
    expect((await app.inject(readHit, { id: hit }, { as: cleo.secret })).status).toBe(200)
  })
})

describe('the road to a reunion', () => {
  it('neither side sees the answers of the other before both have answered', async () => {
    const { match } = await matched()
    const seeking = { id: match, side: 'seeker' } as const
    const few = await app.inject(
      answerQuestions,
      { ...seeking, answers: { memory: 'A well' } },
      { as: amal.secret },
    )
    expect(few.problem.faults?.[0]).toMatchObject({ path: 'answers', code: 'tracing.fault.too-few-answers' })
    await app.inject(answerQuestions, { ...seeking, answers }, { as: amal.secret })
    const found = await matchOf(match, 'found', chen)
    expect(found.other).toMatchObject({ answered: true, answers: null })
    const early = await app.inject(confirmMatch, { ...seeking, isThem: true }, { as: bruno.secret })
    expect(early.problem.reasons).toEqual([{ code: 'tracing.other-has-not-answered' }])
    await app.inject(answerQuestions, { id: match, side: 'found', answers }, { as: chen.secret })
    expect((await matchOf(match, 'seeker', amal)).other.answers).toEqual(answers)
    const again = await app.inject(answerQuestions, { ...seeking, answers }, { as: amal.secret })
    expect(again.problem.reasons).toEqual([{ code: 'tracing.answered-already' }])
  })

  it('one "no" ends it, and both may be sought and found again', async () => {
    const { match, request } = await matched()
    await app.inject(answerQuestions, { id: match, side: 'seeker', answers }, { as: amal.secret })
    await app.inject(answerQuestions, { id: match, side: 'found', answers }, { as: chen.secret })
    const ended = await app.inject(
      confirmMatch,
      { id: match, side: 'found', isThem: false },
      { as: chen.secret },
    )
    expect(ended.body.state).toBe('not-them')
    expect((await requestOf(request)).sought[0]?.state).toBe('open')
  })

  it('where they are is shown to both when both agreed, and to nobody before', async () => {
    const { seeking, found } = await verified()
    const early = await matched()
    const tooEarly = await app.inject(
      tellWhereabouts,
      { id: early.match, side: 'found', whereabouts: 'Street 9', agreement },
      { as: chen.secret },
    )
    expect(tooEarly.problem.reasons).toEqual([{ code: 'tracing.not-verified' }])
    await app.inject(
      tellWhereabouts,
      { ...found, whereabouts: 'Block C, tent 14', agreement },
      { as: chen.secret },
    )
    const half = await app.inject(readMatch, seeking, { as: amal.secret })
    expect(half.text).not.toContain('tent 14')
    const alone = await app.inject(
      reunite,
      { ...seeking, on: '2026-01-02', reunion: 'in-person' },
      { as: amal.secret },
    )
    expect(alone.problem.reasons).toEqual([{ code: 'tracing.own-agreement-missing' }])
    await app.inject(
      tellWhereabouts,
      { ...seeking, whereabouts: 'Call 0700', agreement },
      { as: amal.secret },
    )
    expect((await matchOf(seeking.id, 'seeker', amal)).other.whereabouts).toBe('Block C, tent 14')
    expect((await matchOf(found.id, 'found', chen)).other.whereabouts).toBe('Call 0700')
  })

  it('whoever steps back takes their whereabouts with them', async () => {
    const { seeking, found } = await verified()
    await app.inject(tellWhereabouts, { ...found, whereabouts: 'House 7', agreement }, { as: chen.secret })
    await app.inject(tellWhereabouts, { ...seeking, whereabouts: 'House 8', agreement }, { as: amal.secret })
    expect((await matchOf(seeking.id, 'seeker', amal)).other.whereabouts).toBe('House 7')
    await app.inject(endMatch, found, { as: chen.secret })
    const left = await app.inject(readMatch, seeking, { as: amal.secret })
    expect(left.body.state).toBe('withdrawn')
    expect(left.text).not.toContain('House 7')
  })

  it('a child is brought together with nobody before two people found that it is good for them', async () => {
    const { seeking, found } = await verified({ child: true })
    await app.inject(
      tellWhereabouts,
      { ...found, whereabouts: 'Foster family', agreement: ofChild },
      { as: chen.secret },
    )
    await app.inject(tellWhereabouts, { ...seeking, whereabouts: 'House 8', agreement }, { as: amal.secret })
    const on = { ...seeking, on: '2026-01-02', reunion: 'in-person' } as const
    const refused = await app.inject(reunite, on, { as: amal.secret })
    expect(refused.problem.reasons).toEqual([{ code: 'tracing.interests-missing' }])
    const outcome = { ...found, outcome: 'for', why: 'She asks for her sister daily.' } as const
    await app.inject(assessInterests, outcome, { as: chen.secret })
    const alone = await app.inject(assessInterests, outcome, { as: chen.secret })
    expect(alone.problem.reasons).toEqual([{ code: 'tracing.needs-another-person' }])
    expect((await app.inject(reunite, on, { as: amal.secret })).status).toBe(409)
    const second = await app.inject(assessInterests, outcome, { as: cleo.secret })
    expect(second.body.own.assessment).toMatchObject({ byName: 'Chen', approvedByName: 'Cleo' })
    expect((await app.inject(reunite, on, { as: amal.secret })).body.state).toBe('reunified')
  })

  it('is followed up and closed, and the search with it', async () => {
    const { seeking, found, request } = await verified()
    await app.inject(tellWhereabouts, { ...found, whereabouts: 'House 7', agreement }, { as: chen.secret })
    await app.inject(tellWhereabouts, { ...seeking, whereabouts: 'House 8', agreement }, { as: amal.secret })
    await app.inject(reunite, { ...seeking, on: '2026-01-02', reunion: 'by-telephone' }, { as: amal.secret })
    expect((await requestOf(request)).sought[0]?.state).toBe('reunified')
    const closing = { ...found, closing: 'contact-restored', followUp: 'They speak every week.' } as const
    expect((await app.inject(closeMatch, closing, { as: chen.secret })).body.state).toBe('closed')
    const seen = await app.inject(readMatch, seeking, { as: amal.secret })
    expect(seen.text).not.toContain('every week')
    expect((await requestOf(request)).sought[0]?.state).toBe('closed')
  })
})

describe('what is taken back', () => {
  it('a request that is withdrawn is gone from every desk and ends what had begun', async () => {
    const { request, hit } = await laid()
    const begun = await matched()
    await app.inject(withdrawTracing, { id: request }, { as: amal.secret })
    await app.inject(withdrawTracing, { id: begun.request }, { as: amal.secret })
    expect((await app.inject(readHit, { id: hit }, { as: chen.secret })).status).toBe(404)
    expect((await matchOf(begun.match, 'found', chen)).state).toBe('withdrawn')
    const late = await app.inject(
      saveSought,
      { requestId: request, sought: soughtAs(family().lost), version: 0 },
      { as: amal.secret },
    )
    expect(late.problem.reasons).toEqual([{ code: 'tracing.withdrawn' }])
  })

  it('a search that is closed leaves the desks; the others of the family stay sought', async () => {
    const { request, hit } = await laid()
    const more = {
      requestId: request,
      sought: soughtAs({ text: 'Hadi Fadi Barazi', day: '1999-01-02', sex: 'male' }),
      version: 0,
    }
    const [first] = (await app.inject(saveSought, more, { as: amal.secret })).body.sought
    const closed = await app.inject(
      closeSought,
      { requestId: request, soughtId: first?.id ?? '', closing: 'found-otherwise' },
      { as: amal.secret },
    )
    expect(closed.status).toBe(200)
    expect((await app.inject(readHit, { id: hit }, { as: chen.secret })).status).toBe(404)
    const rows = (await app.inject(listTracing, {}, { as: amal.secret })).body.requests
    expect(rows.find(({ id }) => id === request)).toMatchObject({
      state: 'open',
      sought: [{ state: 'closed' }, { state: 'open' }],
    })
  })

  it('two who correct the same person do not overwrite each other', async () => {
    const { request } = await laid()
    const [one] = (await requestOf(request)).sought
    const { id, names, birth, sex, relation } = one ?? { ...soughtAs(family().lost), birth: null, sex: null }
    const draft = { id, names, birth, sex, relation, note: 'A scar on the left hand.' }
    const saved = await app.inject(
      saveSought,
      { requestId: request, sought: draft, version: 1 },
      { as: amal.secret },
    )
    expect(saved.body.sought[0]).toMatchObject({ version: 2, note: 'A scar on the left hand.' })
    const second = await app.inject(
      saveSought,
      { requestId: request, sought: draft, version: 1 },
      { as: bruno.secret },
    )
    expect(second.problem.reasons).toEqual([{ code: 'tracing.changed-meanwhile' }])
  })

  it('another organisation does not learn that a request is there', async () => {
    const { request } = await laid()
    expect((await app.inject(readTracing, { id: request }, { as: dalia.secret })).status).toBe(404)
    expect((await app.inject(readTracing, { id: request }, { as: chen.secret })).status).toBe(404)
    expect((await app.inject(readTracing, { id: request }, { as: bruno.secret })).status).toBe(200)
  })
})

beforeEach(jobsDone)
