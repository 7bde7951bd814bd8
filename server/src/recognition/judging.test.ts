import { readPerson, registerPerson, updatePerson } from '@passerelle/domain/shared/people/contract'
import {
  judgePair,
  linkedPeople,
  listPairs,
  readPair,
  undoPair,
} from '@passerelle/domain/shared/recognition/contract'
import { openRecord } from '@passerelle/domain/shared/records/contract'
import { setRisk } from '@passerelle/domain/shared/records/plan-contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { allRecognised } from '../../test/recognition.ts'
import { type SignedIn, organisation, staff } from '../../test/world.ts'
import { newId } from '../engine/ids.ts'

let app: TestApp
let amal: SignedIn
let dina: SignedIn
let bruno: SignedIn
let gita: SignedIn
let chen: SignedIn

beforeAll(async () => {
  app = await testApp()
  const harbour = await organisation(app.house, { name: 'Harbour' })
  const lantern = await organisation(app.house, { name: 'Lantern' })
  amal = await staff(app.house, { organisation: harbour, role: 'case-worker', name: 'Amal' })
  dina = await staff(app.house, { organisation: harbour, role: 'case-worker', name: 'Dina' })
  bruno = await staff(app.house, { organisation: harbour, role: 'supervisor', name: 'Bruno' })
  gita = await staff(app.house, { organisation: harbour, role: 'coordinator', name: 'Gita' })
  chen = await staff(app.house, { organisation: lantern, role: 'coordinator', name: 'Chen' })
})
afterAll(() => app.close())

const exact = (day: string) => ({ day, precision: 'exact' }) as const

async function registered(text: string, day: string, by: SignedIn = amal): Promise<string> {
  const script = /\p{Script=Arabic}/u.test(text) ? 'Arab' : 'Latn'
  const names = [{ text, script, kind: 'as-spoken', order: 'given-first' } as const]
  const told = { id: newId(), names, birth: exact(day), sex: 'female' as const }
  return (await app.inject(registerPerson, told, { as: by.secret })).body.id
}

let number = 0
/** Two registrations of one woman, on both sides of a river; each time another woman, so that tests do not meet. */
async function twice(by: SignedIn = amal): Promise<{ oneId: string; otherId: string }> {
  number += 1
  const day = `19${String(60 + number)}-0${1 + (number % 9)}-1${number % 10}`
  const ids = [
    await registered('Samira Khaled Haddad', day, by),
    await registered('سميرة خالد حداد', day, by),
  ]
  await allRecognised(app.house)
  const [oneId = '', otherId = ''] = ids.toSorted()
  return { oneId, otherId }
}

async function judge(
  pair: { oneId: string; otherId: string },
  verdict: 'same' | 'not-same' | 'cannot-tell',
  by: SignedIn,
) {
  return app.inject(
    judgePair,
    { id: newId(), ...pair, verdict, why: 'Her mother told us so.' },
    { as: by.secret },
  )
}

async function stateFor(pair: { oneId: string; otherId: string }, by: SignedIn): Promise<string> {
  return (await app.inject(readPair, pair, { as: by.secret })).body.state
}

/** Everything that is written down about people, row by row, as text. */
async function allThatIsKnown(): Promise<string> {
  const tables = [
    'people',
    'person_names',
    'person_keys',
    'person_contacts',
    'person_documents',
    'person_relations',
    'records',
    'household_members',
  ]
  const parts: string[] = []
  for (const table of tables) {
    const { rows } = await app.house.owner.query<{ all: string | null }>(
      `select string_agg(t::text, E'\\n' order by t::text) as all from ${table} t`,
    )
    parts.push(rows[0]?.all ?? '')
  }
  return parts.join('\n--\n')
}

async function count(table: 'person_links' | 'cannot_links' | 'likely_pairs'): Promise<number> {
  const { rows } = await app.house.owner.query<{ n: number }>(`select count(*) as n from ${table}`)
  return rows[0]?.n ?? 0
}

describe('INV-11 nobody becomes one with somebody else by themselves', () => {
  it('however sure the machine is: the pair is laid before people, and both stay two', async () => {
    const before = await count('person_links')
    const pair = await twice()
    const { body } = await app.inject(readPair, pair, { as: amal.secret })
    expect(body.score.band).toBe('likely')
    expect(body).toMatchObject({ state: 'open', linkId: null, judgements: [] })
    expect(await count('person_links')).toBe(before)
  })

  it('and the engine could not link them if it wanted to', async () => {
    const pair = await twice()
    const link = `insert into person_links (id, one_id, other_id, organisation_id, linked_by) values ('${newId()}', '${pair.oneId}', '${pair.otherId}', '${amal.organisation}', '${amal.account}')`
    await expect(app.house.engine.query(link)).rejects.toThrow(/permission denied/)
    await expect(app.house.worker.query(link)).rejects.toThrow(/permission denied/)
  })

  it('nor does the owner of the database get past the judgement of a person', async () => {
    const pair = await twice()
    const link = `insert into person_links (id, one_id, other_id, organisation_id, linked_by) values ('${newId()}', '${pair.oneId}', '${pair.otherId}', '${amal.organisation}', '${amal.account}')`
    await expect(app.house.owner.query(link)).rejects.toMatchObject({ code: 'PS021' })
    await judge(pair, 'same', amal)
    expect(await stateFor(pair, amal)).toBe('same')
  })
})

describe('somebody who was registered twice', () => {
  it('stands in the queue once, though one name is Arabic and the other Latin, with what speaks for it', async () => {
    const pair = await twice()
    const { body } = await app.inject(listPairs, {}, { as: bruno.secret })
    const rows = body.pairs.filter(({ one, other }) => one.id === pair.oneId && other.id === pair.otherId)
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({ state: 'open', severe: false, mineWaits: false })
    const { score } = (await app.inject(readPair, pair, { as: bruno.secret })).body
    const sum = score.evidence.reduce((all, { weight }) => all + weight, 0)
    expect(score.evidence.length).toBeGreaterThan(1)
    expect(sum).toBeGreaterThan(score.weight)
  })

  it('is read through the link with both names and both records, and leaves the queue', async () => {
    const pair = await twice()
    await app.inject(
      openRecord,
      { id: newId(), personId: pair.otherId, programme: 'counter-trafficking' },
      { as: amal.secret },
    )
    expect((await judge(pair, 'same', amal)).body).toEqual({ state: 'same', severe: false })
    const { body } = await app.inject(linkedPeople, { id: pair.oneId }, { as: amal.secret })
    expect(body.people).toHaveLength(1)
    expect(body.people[0]).toMatchObject({
      person: { id: pair.otherId },
      records: [{ programme: 'counter-trafficking' }],
    })
    expect(body.people[0]?.links[0]?.why).toEqual([{ accountName: 'Amal', why: 'Her mother told us so.' }])
    const open = await app.inject(listPairs, {}, { as: amal.secret })
    expect(open.body.pairs.some(({ one }) => one.id === pair.oneId)).toBe(false)
  })

  it('is linked and parted again, and everything is as it was, byte by byte', async () => {
    const pair = await twice()
    const [page, known, pairs] = [
      (await app.inject(readPerson, { id: pair.oneId }, { as: amal.secret })).text,
      await allThatIsKnown(),
      (await app.inject(listPairs, { limit: 100 }, { as: amal.secret })).text,
    ]
    await judge(pair, 'same', amal)
    expect(await allThatIsKnown()).toBe(known)
    const undone = await app.inject(undoPair, { ...pair, why: 'The sister came in.' }, { as: amal.secret })
    expect(undone.body).toEqual({ state: 'open', undone: 'link' })
    expect(await allThatIsKnown()).toBe(known)
    expect((await app.inject(readPerson, { id: pair.oneId }, { as: amal.secret })).text).toBe(page)
    expect((await app.inject(listPairs, { limit: 100 }, { as: amal.secret })).text).toBe(pairs)
    expect((await app.inject(linkedPeople, { id: pair.oneId }, { as: amal.secret })).body.people).toEqual([])
  })

  it('keeps the story of what was judged and undone', async () => {
    const pair = await twice()
    await judge(pair, 'same', amal)
    await app.inject(undoPair, { ...pair, why: 'The sister came in.' }, { as: amal.secret })
    await judge(pair, 'not-same', amal)
    const { body } = await app.inject(readPair, pair, { as: amal.secret })
    expect(body.judgements.map(({ verdict, lapsedAt }) => [verdict, lapsedAt !== null])).toEqual([
      ['same', true],
      ['not-same', false],
    ])
  })

  it('three times is one person through the one in the middle', async () => {
    const { oneId, otherId } = await twice()
    const third = await registered('Sameera Haddad', '1990-01-02')
    await judge({ oneId, otherId }, 'same', amal)
    await judge({ oneId: otherId, otherId: third }, 'same', amal)
    const { body } = await app.inject(linkedPeople, { id: oneId }, { as: amal.secret })
    expect(body.people.map(({ person }) => person.id).toSorted()).toEqual([otherId, third].toSorted())
  })
})

describe('two who are alike and are not one', () => {
  it('are kept apart: the pair does not come back when something is written down about them', async () => {
    const pair = await twice()
    expect((await judge(pair, 'not-same', amal)).body.state).toBe('not-same')
    const changes = { citizenships: ['SYR'] }
    await app.inject(
      updatePerson,
      { id: pair.oneId, version: 1, base: { citizenships: null }, changes },
      { as: amal.secret },
    )
    await allRecognised(app.house)
    const { body } = await app.inject(listPairs, {}, { as: amal.secret })
    expect(body.pairs.some(({ one }) => one.id === pair.oneId)).toBe(false)
    expect(await stateFor(pair, amal)).toBe('not-same')
  })

  it('are laid before people again when somebody takes it back, with a reason', async () => {
    const pair = await twice()
    await judge(pair, 'not-same', amal)
    const undone = await app.inject(undoPair, { ...pair, why: 'It was a slip.' }, { as: amal.secret })
    expect(undone.body).toEqual({ state: 'open', undone: 'parting' })
    const again = await app.inject(undoPair, { ...pair, why: 'It was a slip.' }, { as: amal.secret })
    expect(again.problem).toMatchObject({
      code: 'not-now',
      reasons: [{ code: 'recognition.nothing-to-undo' }],
    })
  })

  it('of whom nobody can tell stay under their own heading, and may be judged later', async () => {
    const pair = await twice()
    expect((await judge(pair, 'cannot-tell', amal)).body.state).toBe('cannot-tell')
    const aside = await app.inject(listPairs, { state: 'cannot-tell' }, { as: amal.secret })
    expect(aside.body.pairs.some(({ one }) => one.id === pair.oneId)).toBe(true)
    expect((await judge(pair, 'same', amal)).body.state).toBe('same')
  })
})

describe('where a record of either is severe', () => {
  let pair: { oneId: string; otherId: string }
  beforeEach(async () => {
    pair = await twice()
    const recordId = newId()
    await app.inject(
      openRecord,
      { id: recordId, personId: pair.oneId, programme: 'counter-trafficking' },
      { as: amal.secret },
    )
    await app.inject(
      setRisk,
      { id: newId(), recordId, risk: 'high', why: 'He knows where she lives.' },
      { as: amal.secret },
    )
  })

  it('two people must agree; the first alone changes nothing, and cannot be the second', async () => {
    expect((await judge(pair, 'same', amal)).body).toEqual({ state: 'waiting', severe: true })
    expect(await stateFor(pair, amal)).toBe('waiting')
    const again = await judge(pair, 'same', amal)
    expect(again.problem.reasons).toEqual([{ code: 'recognition.needs-another-person' }])
    expect((await judge(pair, 'same', bruno)).body.state).toBe('same')
  })

  it('two who disagree decide nothing; a third person does', async () => {
    await judge(pair, 'same', amal)
    expect((await judge(pair, 'not-same', bruno)).body.state).toBe('waiting')
    expect((await judge(pair, 'not-same', gita)).body.state).toBe('not-same')
  })

  it('two who judge in the same moment link them once', async () => {
    const before = await count('person_links')
    const answers = await Promise.all([judge(pair, 'same', bruno), judge(pair, 'same', gita)])
    expect(answers.map(({ body }) => body.state).toSorted()).toEqual(['same', 'waiting'])
    expect(await count('person_links')).toBe(before + 1)
  })

  it('the waiting half is marked as mine for me, and as work for the others', async () => {
    await judge(pair, 'same', amal)
    const rowFor = async (who: SignedIn) =>
      (await app.inject(listPairs, { state: 'waiting' }, { as: who.secret })).body.pairs.find(
        ({ one }) => one.id === pair.oneId,
      )
    expect(await rowFor(amal)).toMatchObject({ mineWaits: true })
    expect(await rowFor(bruno)).toMatchObject({ mineWaits: false })
  })
})

describe('whoever does not see both people', () => {
  it('does not see the pair, and is told that there is none: a colleague, and another organisation', async () => {
    const pair = await twice()
    for (const stranger of [dina, chen]) {
      expect((await app.inject(readPair, pair, { as: stranger.secret })).status).toBe(404)
      expect((await judge(pair, 'same', stranger)).status).toBe(404)
      expect((await app.inject(undoPair, { ...pair, why: 'So.' }, { as: stranger.secret })).status).toBe(404)
      expect((await app.inject(linkedPeople, { id: pair.oneId }, { as: stranger.secret })).status).toBe(404)
      const { body } = await app.inject(listPairs, {}, { as: stranger.secret })
      expect(body.pairs).toEqual([])
    }
    expect((await app.inject(readPair, pair, { as: bruno.secret })).status).toBe(200)
  })

  it('nor does a pair across two organisations exist for anybody', async () => {
    const here = await registered('Nadia Salem Omar', '1988-03-04', amal)
    const there = await registered('Nadia Salem Omar', '1988-03-04', chen)
    await allRecognised(app.house)
    for (const who of [amal, bruno, chen])
      expect((await app.inject(readPair, { oneId: here, otherId: there }, { as: who.secret })).status).toBe(
        404,
      )
    const { rows } = await app.house.owner.query('select from likely_pairs where $1 in (one_id, other_id)', [
      here,
    ])
    expect(rows).toEqual([])
  })
})
