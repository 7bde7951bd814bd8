import { registerPerson, relatePeople, updatePerson } from '@passerelle/domain/shared/people/contract'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { type SignedIn, staff } from '../../test/world.ts'
import { actingAs } from '../engine/acting.ts'
import { newId } from '../engine/ids.ts'
import { type Mark, beginning, changesSince, keepMark, readMark } from './changes.ts'
import { factsOf } from './facts.ts'

let app: TestApp
let amal: SignedIn

beforeAll(async () => {
  app = await testApp()
  amal = await staff(app.house, { role: 'case-worker' })
})
afterAll(() => app.close())

async function registered(text: string, more: object = {}): Promise<string> {
  const names = [{ text, script: 'Latn', kind: 'as-spoken', order: 'given-first' } as const]
  return (await app.inject(registerPerson, { id: newId(), names, ...more }, { as: amal.secret })).body.id
}

function since(mark: Mark) {
  return actingAs(app.house.engine, null, (tx) => changesSince(tx, mark, 1_000))
}

async function kindsSince(mark: Mark, personId: string): Promise<string[]> {
  await now()
  return (await since(mark))
    .filter((change) => change.personId === personId)
    .map(({ kind }) => kind)
    .toSorted()
}

/** Where a reader stands who has seen everything. Changes come once all older transactions have ended, also those of other tests. */
async function now(): Promise<Mark> {
  await vi.waitFor(async () => {
    const { rows } = await app.house.owner.query<{ n: number }>('select count(*) as n from person_changes')
    expect(await since(beginning)).toHaveLength(rows[0]?.n ?? 0)
  })
  const last = (await since(beginning)).at(-1)
  return last ? { xact: last.xact, number: last.number } : beginning
}

describe('the feed of what people are compared by', () => {
  it('tells that somebody was registered, and of each list that came with them, once', async () => {
    const mark = await now()
    const contacts = ['+962 7 9000 0001', '+962 7 9000 0002'].map((value) => ({
      channel: 'phone',
      value,
      safe: 'yes',
      when: null,
      askFor: null,
    }))
    const id = await registered('Rana Aziz', { contacts })
    expect(await kindsSince(mark, id)).toEqual(['contacts', 'names', 'registered'])
  })

  it('tells what changed, and is silent about what nobody is compared by', async () => {
    const id = await registered('Rana Aziz')
    const mark = await now()
    await app.inject(
      updatePerson,
      { id, version: 1, base: { sex: null }, changes: { sex: 'female' } },
      { as: amal.secret },
    )
    expect(await kindsSince(mark, id)).toContain('sex')
    const later = await now()
    await app.house.owner.query("update people set whereabouts = 'At her aunt’s.' where id = $1", [id])
    expect(await kindsSince(later, id)).toEqual([])
  })

  it('tells both sides of a relation', async () => {
    const [mother, child] = [await registered('Rana Aziz'), await registered('Omar Aziz')]
    const mark = await now()
    await app.inject(
      relatePeople,
      { id: newId(), personId: child, otherId: mother, kind: 'parent' },
      { as: amal.secret },
    )
    expect(await kindsSince(mark, mother)).toEqual(['relations'])
    expect(await kindsSince(mark, child)).toEqual(['relations'])
  })

  it('leaves nobody out who was written down slowly while others were quick', async () => {
    const mark = await now()
    const slow = await app.house.owner.connect()
    const id = await registered('Slow Writer')
    const before = await now()
    await slow.query('begin')
    await slow.query("update people set sex = 'male' where id = $1", [id])
    const quick = await registered('Quick Writer')
    const during = (await since(before)).map(({ personId }) => personId)
    expect(during).not.toContain(quick)
    await slow.query('commit')
    slow.release()
    await now()
    const after = (await since(before)).map(({ personId }) => personId)
    expect(after).toEqual(expect.arrayContaining([id, quick]))
    expect((await since(mark)).length).toBeGreaterThan(after.length)
  })

  it('goes on where its reader stood', async () => {
    const mark = await now()
    await actingAs(app.house.engine, null, (tx) => keepMark(tx, 'somebody', mark))
    expect(await actingAs(app.house.engine, null, (tx) => readMark(tx, 'somebody'))).toEqual(mark)
    expect(await since(mark)).toEqual([])
  })
})

describe('what somebody is compared by', () => {
  it('is read in the order asked for, with names, birth, papers, telephones and family', async () => {
    const papers = [{ kind: 'passport', number: 'N1234', country: 'SYR', expiresOn: null }]
    const contacts = [
      { channel: 'email', value: 'rana@example.org', safe: 'yes', when: null, askFor: null },
      { channel: 'whatsapp', value: '+962 7 9000 0003', safe: 'yes', when: null, askFor: null },
    ]
    const mother = await registered('Huda Aziz', { sex: 'female' })
    const rana = await registered('Rana Aziz', {
      papers,
      contacts,
      birth: { day: '1990-02-03', precision: 'exact' },
      citizenships: ['SYR'],
    })
    await app.inject(
      relatePeople,
      { id: newId(), personId: rana, otherId: mother, kind: 'parent' },
      { as: amal.secret },
    )
    const [first, second] = await actingAs(app.house.engine, null, (tx) =>
      factsOf(tx, [rana, newId(), mother]),
    )
    expect(first).toEqual({
      id: rana,
      names: [{ text: 'Rana Aziz' }],
      birth: { day: '1990-02-03', precision: 'exact' },
      sex: null,
      citizenships: ['SYR'],
      places: [],
      phones: ['+962 7 9000 0003'],
      papers: [{ kind: 'passport', number: 'N1234' }],
      relatives: [{ relation: 'mother', names: [{ text: 'Huda Aziz' }], birth: null }],
    })
    expect(second?.relatives).toEqual([
      { relation: 'child', names: [{ text: 'Rana Aziz' }], birth: { day: '1990-02-03', precision: 'exact' } },
    ])
  })

  it('is nothing for whoever may not see them', async () => {
    const rana = await registered('Rana Aziz')
    const stranger = await staff(app.house, { role: 'supervisor' })
    expect(await actingAs(app.house.app, stranger.secret, (tx) => factsOf(tx, [rana]))).toEqual([])
    expect(await actingAs(app.house.app, amal.secret, (tx) => factsOf(tx, [rana]))).toHaveLength(1)
  })
})
