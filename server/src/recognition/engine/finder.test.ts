import { registerPerson, searchPeople, similarPeople } from '@passerelle/domain/shared/people/contract'
import { assignRecord } from '@passerelle/domain/shared/records/contract'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../../test/app.ts'
import { openCase } from '../../../test/case.ts'
import { type SignedIn, organisation, staff } from '../../../test/world.ts'
import { actingAs } from '../../engine/acting.ts'
import { newId } from '../../engine/ids.ts'
import { sql } from '../../engine/sql.ts'
import { entryOf, peopleOf } from './entries.ts'
import { openFinder } from './finder.ts'
import { Follower } from './follower.ts'
import { scopeOfAccount, scopeOfOrganisation } from './protocol.ts'

let app: TestApp
let harbour: string
let amal: SignedIn
let dina: SignedIn
let bruno: SignedIn
let chen: SignedIn

beforeAll(async () => {
  app = await testApp()
  harbour = await organisation(app.house, { name: 'Harbour' })
  const lantern = await organisation(app.house, { name: 'Lantern' })
  bruno = await staff(app.house, { organisation: harbour, role: 'supervisor', name: 'Bruno' })
  const team = { organisation: harbour, role: 'case-worker', supervisor: bruno.account } as const
  amal = await staff(app.house, { ...team, name: 'Amal' })
  dina = await staff(app.house, { ...team, name: 'Dina' })
  chen = await staff(app.house, { organisation: lantern, role: 'coordinator', name: 'Chen' })
})
afterAll(() => app.close())

async function registered(text: string, by: SignedIn = amal): Promise<string> {
  const name = { text, script: 'Latn', kind: 'as-spoken', order: 'given-first' } as const
  return (await app.inject(registerPerson, { id: newId(), names: [name] }, { as: by.secret })).body.id
}

async function found(text: string, by: SignedIn): Promise<string[]> {
  const { body } = await app.inject(searchPeople, { text }, { as: by.secret })
  return body.people.map(({ id }) => id)
}

describe('somebody who is looked for', () => {
  it('is found by both names misspelt, in another script, and by a day of birth typed beside the name', async () => {
    const { personId } = await openCase(app, amal, {
      name: 'Rihab Mansoury',
      birth: { day: '1987-04-12', precision: 'exact' },
    })
    for (const text of ['Rehab Mansuri', 'رحاب منصوري', 'rihab ١٢/٤/١٩٨٧', 'mansouri 1987'])
      expect(await found(text, amal), text).toContain(personId)
  })

  it('is found as soon as the answer says that they were registered', async () => {
    const id = await registered('Zahra Qandil')
    expect(await found('Zahra Qandil', amal)).toEqual([id])
  })

  it('the answer says up to which change it holds, and only goes forward', async () => {
    const before = await app.inject(searchPeople, { text: 'Zahra' }, { as: amal.secret })
    await registered('Zahra Obeid')
    const after = await app.inject(searchPeople, { text: 'Zahra' }, { as: amal.secret })
    expect(after.body.asOf).toBeGreaterThan(before.body.asOf)
  })
})

describe('whom one may not see', () => {
  it('another organisation finds nobody, and is not told that there is more', async () => {
    const id = await registered('Nuria Vantongeren')
    expect(await found('Nuria Vantongeren', bruno)).toEqual([id])
    const { body } = await app.inject(searchPeople, { text: 'Nuria Vantongeren' }, { as: chen.secret })
    expect(body).toMatchObject({ people: [], more: false })
  })

  it('seventy people of a colleague neither show nor hide the one of mine', async () => {
    for (let each = 0; each < 70; each += 1) await registered('Yara Khatib', dina)
    const mine = await registered('Yara Khatib')
    const { body } = await app.inject(searchPeople, { text: 'Yara Khatib' }, { as: amal.secret })
    expect(body.people.map(({ id }) => id)).toEqual([mine])
    expect(body.more).toBe(false)
    expect(await found('Yara Khatib', bruno)).toHaveLength(20)
  })

  it('a record that moves to a colleague takes its person out of sight of the one and into that of the other', async () => {
    const { personId, recordId } = await openCase(app, amal, { name: 'Ilham Barzani' })
    expect(await found('Ilham Barzani', amal)).toEqual([personId])
    expect(await found('Ilham Barzani', dina)).toEqual([])
    await app.inject(assignRecord, { recordId, workerId: dina.account }, { as: bruno.secret })
    expect(await found('Ilham Barzani', amal)).toEqual([])
    expect(await found('Ilham Barzani', dina)).toEqual([personId])
  })

  it('property: the scopes of the index are what row-level security says, for everybody and every person', async () => {
    const team = [amal, dina, bruno, chen]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ by: fc.constantFrom(amal, dina, bruno), opens: fc.boolean() }), {
          minLength: 1,
          maxLength: 6,
        }),
        async (moves) => {
          for (const { by, opens } of moves)
            await (opens ? openCase(app, by, { name: 'Samer Haddad' }) : registered('Samer Haddad', by))
          const everybody = await app.house.owner.query<{ id: string }>('select id from people')
          const entries = await entriesOf(everybody.rows.map(({ id }) => id))
          for (const who of team) {
            const scope = [amal, dina].includes(who)
              ? scopeOfAccount(who.account)
              : scopeOfOrganisation(who.organisation)
            const inIndex = entries.filter(([, { scopes }]) => scopes.includes(scope)).map(([id]) => id)
            const seen = await actingAs(app.house.app, who.secret, (tx) =>
              tx.rows<{ id: string }>(sql`select id from people`),
            )
            expect(inIndex.toSorted()).toEqual(seen.map(({ id }) => id).toSorted())
          }
        },
      ),
      { numRuns: 8 },
    )
  })
})

async function entriesOf(ids: readonly string[]) {
  const client = await app.house.engine.connect()
  try {
    return (await peopleOf(client, ids)).map((row) => [row.id, entryOf(row)] as const)
  } finally {
    client.release()
  }
}

describe('what is written while others write', () => {
  it('a change that commits after later ones is not lost', async () => {
    const follower = new Follower(app.house.engine)
    await follower.load()
    const slow = await app.house.owner.connect()
    const late = await registered('Amira Lateef')
    try {
      await slow.query('begin')
      await slow.query('insert into person_changes (person_id, kind) values ($1, $2)', [late, 'names'])
      const early = await registered('Amira Sooner')
      await follower.catchUp()
      await follower.catchUp()
      expect(
        follower.index
          .find({ words: ['amira'], births: [] }, [scopeOfAccount(amal.account)], 10)
          .found.map(({ id }) => id),
      ).toContain(early)
      await slow.query("update person_names set text = 'Wafaa Lateef' where person_id = $1", [late])
      await slow.query('commit')
    } finally {
      slow.release()
    }
    await follower.catchUp()
    const { found: now } = follower.index.find(
      { words: ['wafaa'], births: [] },
      [scopeOfAccount(amal.account)],
      10,
    )
    expect(now.map(({ id }) => id)).toEqual([late])
  })
})

describe('when the thread is lost', () => {
  it('search says so, everything else goes on, and a moment later it finds again', async () => {
    const finder = openFinder(app.database.url)
    const asked = { words: ['zahra'], births: [] }
    const scopes = [scopeOfAccount(amal.account)]
    expect((await finder.find(asked, scopes, 5)).found.length).toBeGreaterThan(0)
    await finder.close()
    const anew = await finder.find(asked, scopes, 5)
    expect(anew.found.length).toBeGreaterThan(0)
    await finder.close()
  })

  it('without a database that it can reach the answer is a refusal, not silence', async () => {
    const away = openFinder('postgres://127.0.0.1:9/nobody')
    await expect(away.find({ words: ['a'], births: [] }, ['o:x'], 1)).rejects.toMatchObject({
      code: 'search-away',
    })
    await away.close()
    const name = {
      text: 'Still Registered',
      script: 'Latn',
      kind: 'as-spoken',
      order: 'given-first',
    } as const
    const { body } = await app.inject(similarPeople, { names: [name] }, { as: amal.secret })
    expect(body.people).toEqual([])
  }, 30_000)
})
