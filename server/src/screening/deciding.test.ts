import { agree } from '@passerelle/domain/shared/organisations/contract'
import {
  decideQuestion,
  listOfficers,
  listQuestions,
  ownQuestions,
  readQuestion,
  readReplyFile,
  replyToQuestion,
  runScreening,
  saveOfficer,
} from '@passerelle/domain/shared/screening/contract'
import type { Verdict } from '@passerelle/domain/shared/screening/screening'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { testApp } from '../../test/app.ts'
import {
  type ScreeningTown,
  bring,
  drovia,
  machineScreens,
  officer,
  qarrash,
  questions,
  screeningTown,
  silencePasses,
  tableList,
} from '../../test/screening.ts'
import { signature } from '../../test/signature.ts'
import { type SignedIn, staff } from '../../test/world.ts'
import { newId } from '../engine/ids.ts'

let world: ScreeningTown

beforeEach(async () => {
  world = await screeningTown(await testApp())
})
afterEach(() => world.town.close())

const asked = async () => {
  await officer(world, 'برزان مختار القراش')
  await bring(world, tableList(qarrash, drovia))
  await machineScreens(world.town.house)
  const [question] = await questions(world)
  return question?.id ?? ''
}

function decide(questionId: string, by: SignedIn, verdict: Verdict) {
  const said = {
    id: newId(),
    questionId,
    verdict,
    reason: 'Passports compared.',
    evidence: 'Copy of the passport.',
  }
  return world.town.inject(decideQuestion, said, { as: by.secret })
}

function reply(
  questionId: string,
  by: SignedIn = world.hana,
  files: { id: string; name: string; content: string }[] = [],
) {
  return world.town.inject(
    replyToQuestion,
    { id: newId(), questionId, text: 'This is another man.', files },
    { as: by.secret },
  )
}

const read = (id: string, by: SignedIn = world.rami) =>
  world.town.inject(readQuestion, { id }, { as: by.secret })
const own = async (by: SignedIn = world.hana) =>
  (await world.town.inject(ownQuestions, {}, { as: by.secret })).body
const stateOf = async (id: string) => (await read(id)).body.state

describe('a possible match', () => {
  test('is asked in another script than the list’s, with its evidence and the version pinned; nothing happens by itself (INV-11)', async () => {
    const id = await asked()
    const { body } = await read(id)
    expect(body).toMatchObject({
      state: 'open',
      source: 'Test list',
      listedOn: '2026-01-10',
      organisationName: 'Harbour',
    })
    expect(body.subject.names).toEqual(['برزان مختار القراش'])
    expect(body.entry).toMatchObject({ reference: 'TST.001', remarks: 'Invented.' })
    expect(body.evidence.map(({ field }) => field)).toEqual(['prior', 'given', 'father', 'family', 'name'])
    expect(body.weight).toBeCloseTo(body.evidence.reduce((sum, { weight }) => sum + weight, 0))
    expect(await own()).toMatchObject({ held: false, questions: [{ id, state: 'open', mayReply: true }] })
  })

  test('is told to those who lead the organisation and to those who decide, without a name', async () => {
    await officer(world, 'برزان مختار القراش')
    await bring(world, tableList(qarrash))
    const letters = await machineScreens(world.town.house)
    expect(letters.map(({ to, template }) => `${String(to)} ${String(template)}`).toSorted()).toEqual([
      'hana@example.org screening-asked',
      'rami@example.org screening-questions',
      'rosa@example.org screening-questions',
      'ruth@example.org screening-questions',
    ])
    expect(JSON.stringify(letters)).not.toMatch(/Barzan|برزان|Qarrash/)
  })

  test('is no match where only a common name is shared', async () => {
    await officer(world, 'Mukhtar Haddad')
    await bring(world, tableList(qarrash, drovia))
    await machineScreens(world.town.house)
    expect(await questions(world)).toEqual([])
  })

  test('does not exist for those whom it does not concern', async () => {
    const id = await asked()
    const { town, chen, hana, wael } = world
    expect((await read(id, chen)).problem.code).toBe('not-found')
    expect((await read(id, hana)).problem.code).toBe('not-found')
    expect((await decide(id, chen, 'same')).problem.code).toBe('not-found')
    expect((await reply(id, chen)).problem.code).toBe('not-found')
    expect((await town.inject(listQuestions, {}, { as: hana.secret })).problem.code).toBe('not-allowed')
    expect((await town.inject(ownQuestions, {}, { as: wael.secret })).problem.code).toBe('not-allowed')
    expect((await own(chen)).questions).toEqual([])
    expect((await own(hana)).questions).toHaveLength(1)
  })
})

describe('two people', () => {
  test('decide the same, and it takes effect: the partnership is held, and the organisation is told', async () => {
    const id = await asked()
    await silencePasses(world)
    expect((await decide(id, world.rosa, 'same')).body).toMatchObject({ state: 'open', halfDecided: true })
    expect(await own()).toMatchObject({ held: false })
    const second = await machineScreens(world.town.house)
    expect(second.map(({ to, template }) => [to, template])).toEqual([
      ['rami@example.org', 'screening-second'],
      ['ruth@example.org', 'screening-second'],
    ])
    expect((await decide(id, world.rami, 'same')).body).toMatchObject({
      state: 'confirmed',
      halfDecided: false,
    })
    expect(await own()).toMatchObject({ held: true, questions: [{ state: 'confirmed' }] })
    const letters = await machineScreens(world.town.house)
    expect(letters.map(({ to, template }) => [to, template])).toEqual([
      ['hana@example.org', 'screening-confirmed'],
    ])
  })

  test('are two: nobody decides twice, not even with another verdict', async () => {
    const id = await asked()
    await decide(id, world.rosa, 'not-same')
    for (const verdict of ['not-same', 'same', 'cannot-tell'] as const)
      expect((await decide(id, world.rosa, verdict)).problem.reasons?.[0]?.code).toBe(
        'screening.first-is-second',
      )
    expect((await decide(id, world.rami, 'not-same')).body.state).toBe('cleared')
  })

  test('who disagree settle nothing; two others may', async () => {
    const id = await asked()
    await decide(id, world.rosa, 'not-same')
    expect((await decide(id, world.rami, 'cannot-tell')).body).toMatchObject({ state: 'unsettled', round: 2 })
    await decide(id, world.rosa, 'not-same')
    expect((await decide(id, world.ruth, 'not-same')).body).toMatchObject({ state: 'cleared' })
  })

  test('look for themselves: the second does not see what the first decided', async () => {
    const id = await asked()
    await decide(id, world.rosa, 'not-same')
    expect((await read(id, world.rami)).body).toMatchObject({
      decisions: [],
      halfDecided: true,
      firstIsMine: false,
    })
    expect((await read(id, world.rosa)).body).toMatchObject({
      decisions: [{ verdict: 'not-same' }],
      firstIsMine: true,
    })
    await decide(id, world.rami, 'not-same')
    expect((await read(id, world.ruth)).body.decisions.map(({ byName }) => byName)).toEqual(['Rosa', 'Rami'])
  })

  test('are none of those whom it concerns, whoever else they work for', async () => {
    const id = await asked()
    const { house } = world.town
    await house.owner.query(
      `insert into memberships (id, account_id, organisation_id, role, capacity, clearances) values ($1, $2, $3, 'viewer', 'operational', '{}')`,
      [newId(), world.rosa.account, world.harbour],
    )
    expect((await decide(id, world.rosa, 'not-same')).problem.reasons?.[0]?.code).toBe(
      'screening.own-organisation',
    )
    expect((await decide(id, world.rami, 'not-same')).status).toBe(200)
    const around = house.owner.query(
      `insert into screening_decisions (id, question_id, round, position, account_id, verdict, reason, evidence, at) values ($1, $2, 1, 2, $3, 'same', 'x', 'x', now())`,
      [newId(), id, world.rosa.account],
    )
    await expect(around).rejects.toMatchObject({ code: 'PS032' })
  })

  test('arriving together are still two, and one decision is the first', async () => {
    const id = await asked()
    const [one, other] = await Promise.all([
      decide(id, world.rosa, 'not-same'),
      decide(id, world.rami, 'not-same'),
    ])
    expect([one.status, other.status]).toEqual([200, 200])
    expect(await stateOf(id)).toBe('cleared')
  })
})

describe('the right of reply', () => {
  test('comes before anything takes effect: “the same” waits for the answer, or for the time to answer to end', async () => {
    const id = await asked()
    await decide(id, world.rosa, 'same')
    expect((await decide(id, world.rami, 'same')).problem.reasons?.[0]?.code).toBe(
      'screening.reply-time-runs',
    )
    const around = world.town.house.owner.query(
      `insert into screening_decisions (id, question_id, round, position, account_id, verdict, reason, evidence, at) values ($1, $2, 1, 2, $3, 'same', 'x', 'x', now())`,
      [newId(), id, world.rami.account],
    )
    await expect(around).rejects.toMatchObject({ code: 'PS034' })
    await silencePasses(world)
    expect((await decide(id, world.rami, 'same')).body.state).toBe('confirmed')
  })

  test('begins the decision anew: whoever decided without having read it decides again', async () => {
    const id = await asked()
    await decide(id, world.rosa, 'same')
    await reply(id)
    const letters = await machineScreens(world.town.house)
    expect(letters.map(({ template }) => template)).toContain('screening-replied')
    expect((await read(id)).body).toMatchObject({
      round: 2,
      halfDecided: false,
      replied: true,
      replies: [{ byName: 'Hana' }],
    })
    expect((await read(id, world.rami)).body.decisions).toEqual([])
    expect((await read(id, world.rosa)).body.decisions).toMatchObject([{ round: 1, verdict: 'same' }])
    expect((await decide(id, world.rosa, 'not-same')).body.halfDecided).toBe(true)
    expect((await decide(id, world.rami, 'not-same')).body.state).toBe('cleared')
    expect((await own()).held).toBe(false)
  })

  test('stays after it was confirmed: two people may let the partnership go on', async () => {
    const id = await asked()
    await silencePasses(world)
    await decide(id, world.rosa, 'same')
    await decide(id, world.rami, 'same')
    await reply(id)
    expect(await stateOf(id)).toBe('confirmed')
    await decide(id, world.rosa, 'not-same')
    expect((await own()).held).toBe(true)
    await decide(id, world.ruth, 'not-same')
    expect(await own()).toMatchObject({ held: false, questions: [{ state: 'cleared', mayReply: false }] })
    expect((await reply(id)).problem.reasons?.[0]?.code).toBe('screening.no-longer-asked')
  })

  test('brings documents, which both sides open and nobody else; a program is no document', async () => {
    const id = await asked()
    const fileId = newId()
    const paper = { id: fileId, name: 'passport.png', content: signature() }
    expect((await reply(id, world.hana, [paper])).body.replies[0]?.files).toMatchObject([
      { id: fileId, mediaType: 'image/png' },
    ])
    const open = (by: SignedIn) =>
      world.town.app.inject({
        url: `/api/screening/files/${fileId}`,
        headers: { cookie: `passerelle_session=${by.secret}` },
      })
    for (const by of [world.hana, world.rami]) {
      const answer = await open(by)
      expect([answer.statusCode, answer.rawPayload.subarray(1, 4).toString()]).toEqual([200, 'PNG'])
    }
    expect((await open(world.chen)).statusCode).toBe(404)
    const program = {
      id: newId(),
      name: 'a.pdf',
      content: `data:application/pdf;base64,${Buffer.from('MZ\0\0').toString('base64')}`,
    }
    expect((await reply(id, world.hana, [program])).problem.code).toBe('unsupported-media-type')
    const { rows } = await world.town.house.owner.query<{ sealed: Buffer }>(
      'select sealed from screening_reply_files',
    )
    expect(rows[0]?.sealed.includes('PNG')).toBe(false)
    expect(readReplyFile.bytes).toBe('out')
  })
})

describe('a partner that is held', () => {
  test('begins nothing new, and nobody else is told why', async () => {
    const id = await asked()
    await silencePasses(world)
    const begin = () =>
      world.town.inject(
        agree,
        {
          id: newId(),
          toId: world.harbour,
          relations: ['collaborator'],
          mode: 'equal',
          from: '2026-01-01',
          until: null,
        },
        { as: world.chen.secret },
      )
    expect((await begin()).status).toBe(200)
    await decide(id, world.rosa, 'same')
    await decide(id, world.rami, 'same')
    expect((await begin()).problem.reasons).toEqual([{ code: 'organisations.partner-held' }])
  })
})

describe('either side changes', () => {
  const byState = ([one = '']: readonly (string | null)[], [other = '']: readonly (string | null)[]) =>
    String(one).localeCompare(String(other))
  const states = async () => (await questions(world)).map(({ state, gone }) => [state, gone])

  test('neither did: nothing is asked again, however often it is run', async () => {
    const id = await asked()
    await decide(id, world.rosa, 'not-same')
    await decide(id, world.rami, 'not-same')
    await machineScreens(world.town.house)
    await world.town.inject(runScreening, {}, { as: world.rami.secret })
    await bring(world, tableList(qarrash.replace('Invented.', 'Reworded.'), drovia), {
      listedOn: '2026-02-01',
    })
    expect(await machineScreens(world.town.house)).toEqual([])
    expect(await states()).toEqual([['cleared', null]])
  })

  test('an officer takes a listed name: it is asked', async () => {
    await bring(world, tableList(qarrash))
    const id = await officer(world, 'Ode Vantur')
    await machineScreens(world.town.house)
    expect(await questions(world)).toEqual([])
    await officer(world, 'Barzan Mukhtar Qarash', { id, version: 1 })
    await machineScreens(world.town.house)
    expect(await states()).toEqual([['open', null]])
  })

  test('an officer who was cleared says more of themselves: it is asked anew, with what was decided before', async () => {
    await bring(world, tableList(qarrash))
    const who = await officer(world, 'Barzan Mukhtar Al-Qarrash')
    await machineScreens(world.town.house)
    const [before] = await questions(world)
    await decide(before?.id ?? '', world.rosa, 'not-same')
    await decide(before?.id ?? '', world.rami, 'not-same')
    const born = { day: '1964-07-17', from: 1964, to: 1964, about: false }
    await officer(world, 'Barzan Mukhtar Al-Qarrash', { id: who, version: 1, born })
    await machineScreens(world.town.house)
    const [now] = await questions(world)
    expect(now).toMatchObject({ state: 'open' })
    expect((await read(now?.id ?? '')).body).toMatchObject({
      previousId: before?.id,
      previousState: 'superseded',
    })
  })

  test('what was confirmed holds until the new question is settled', async () => {
    const first = await asked()
    await silencePasses(world)
    await decide(first, world.rosa, 'same')
    await decide(first, world.rami, 'same')
    await bring(world, tableList(qarrash.replace('1964-07-17', '1971-01-01'), drovia), {
      listedOn: '2026-03-01',
    })
    await machineScreens(world.town.house)
    expect((await states()).toSorted(byState)).toEqual([
      ['confirmed', null],
      ['open', null],
    ])
    expect((await own()).held).toBe(true)
    const second = (await questions(world)).find(({ state }) => state === 'open')?.id ?? ''
    await decide(second, world.rosa, 'not-same')
    await decide(second, world.rami, 'not-same')
    expect((await own()).held).toBe(false)
    expect(await stateOf(first)).toBe('superseded')
  })

  test('a later version no longer holds the entry: what was open lapses', async () => {
    const id = await asked()
    await bring(world, tableList(drovia), { listedOn: '2026-02-01' })
    await machineScreens(world.town.house)
    expect(await states()).toEqual([['lapsed', 'entry-delisted']])
    expect((await decide(id, world.rosa, 'same')).problem.reasons?.[0]?.code).toBe(
      'screening.no-longer-asked',
    )
    expect((await read(id)).body.listedOn).toBe('2026-01-10')
  })

  test('a later version no longer holds the entry: what was confirmed is held until two people say otherwise', async () => {
    const id = await asked()
    await silencePasses(world)
    await decide(id, world.rosa, 'same')
    await decide(id, world.rami, 'same')
    await bring(world, tableList(drovia), { listedOn: '2026-02-01' })
    await machineScreens(world.town.house)
    expect(await states()).toEqual([['confirmed', 'entry-delisted']])
    expect((await own()).held).toBe(true)
    await decide(id, world.rosa, 'not-same')
    await decide(id, world.rami, 'not-same')
    expect((await own()).held).toBe(false)
  })

  test('the officer leaves: what was open lapses; a name that was only changed stays before two people', async () => {
    await bring(world, tableList(qarrash))
    const [leaves, renamed] = [
      await officer(world, 'Barzan Mukhtar Al-Qarrash'),
      await officer(world, 'Barzan Mukhtar Qarrash'),
    ]
    await machineScreens(world.town.house)
    await officer(world, 'Barzan Mukhtar Al-Qarrash', { id: leaves, version: 1, endedOn: '2026-01-01' })
    await officer(world, 'Tomas Birch', { id: renamed, version: 1 })
    await machineScreens(world.town.house)
    expect((await states()).toSorted(byState)).toEqual([
      ['lapsed', 'officer-left'],
      ['open', 'no-longer-alike'],
    ])
  })

  test('an organisation that nobody changed here is met in the night', async () => {
    await bring(world, tableList(drovia))
    await machineScreens(world.town.house)
    await world.town.house.owner.query(
      `update organisations set name = 'Drovia Maritime Trading' where id = $1`,
      [world.lantern],
    )
    const { tasks } = await import('../reactions.ts')
    await tasks['screening.catch-up']?.(world.town.house, {}, { id: '1', attempt: 1 })
    expect(await questions(world)).toMatchObject([
      { organisationName: 'Drovia Maritime Trading', subjectKind: 'organisation' },
    ])
  })

  test('an older version that is brought late does not take the place of the newest', async () => {
    await officer(world, 'Barzan Mukhtar Al-Qarrash')
    await bring(world, tableList(drovia), { listedOn: '2026-02-01' })
    await machineScreens(world.town.house)
    await bring(world, tableList(qarrash), { listedOn: '2026-01-01' })
    await machineScreens(world.town.house)
    expect(await questions(world)).toEqual([])
  })
})

describe('officers', () => {
  const list = (by: SignedIn) =>
    world.town.inject(listOfficers, { organisationId: world.harbour }, { as: by.secret })

  test('are known to those who lead the organisation and to the register; to others they do not exist', async () => {
    await officer(world, 'Ode Vantur')
    for (const by of [world.hana, world.rami]) expect((await list(by)).body.officers).toHaveLength(1)
    expect((await list(world.chen)).problem.code).toBe('not-found')
    expect((await list(world.wael)).problem.code).toBe('not-allowed')
    const donor = await staff(world.town.house, {
      organisation: world.harbour,
      role: 'coordinator',
      capacity: 'donor',
    })
    expect((await list(donor)).problem.code).toBe('not-found')
  })

  test('are written down by both; whoever comes second learns what the first wrote', async () => {
    const id = await officer(world, 'Ode Vantur')
    await officer(world, 'Ode Vanturi', { id, version: 1, by: world.rami })
    const late = {
      id,
      organisationId: world.harbour,
      names: ['Ode V'],
      role: 'chair' as const,
      born: null,
      citizenships: [],
      endedOn: null,
      version: 1,
    }
    expect((await world.town.inject(saveOfficer, late, { as: world.hana.secret })).problem.code).toBe(
      'changed-meanwhile',
    )
    expect(
      (await world.town.inject(saveOfficer, { ...late, version: 2 }, { as: world.chen.secret })).problem.code,
    ).toBe('not-found')
    const unborn = { ...late, version: 2, born: { day: null, from: 2090, to: 2090, about: false } }
    expect(
      (await world.town.inject(saveOfficer, unborn, { as: world.hana.secret })).problem.faults?.[0],
    ).toMatchObject({ path: 'born' })
  })
})
