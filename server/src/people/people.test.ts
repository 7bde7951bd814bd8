import {
  changeHousehold,
  personConflict,
  readPerson,
  registerPerson,
  relatePeople,
  searchPeople,
  similarPeople,
  unrelatePeople,
  updatePerson,
} from '@passerelle/domain/shared/people/contract'
import type { Script } from '@passerelle/domain/shared/people/person'
import type { Birth } from '@passerelle/domain/kernel/age'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApp, testApp } from '../../test/app.ts'
import { openCase } from '../../test/case.ts'
import { type SignedIn, organisation, staff } from '../../test/world.ts'
import { newId } from '../engine/ids.ts'

let app: TestApp
const logLines: string[] = []
let harbour: string
let amal: SignedIn
let bruno: SignedIn
let dina: SignedIn
let chen: SignedIn

beforeAll(async () => {
  app = await testApp({ logLines })
  harbour = await organisation(app.house, { name: 'Harbour' })
  const lantern = await organisation(app.house, { name: 'Lantern' })
  amal = await staff(app.house, { organisation: harbour, role: 'case-worker', name: 'Amal' })
  dina = await staff(app.house, { organisation: harbour, role: 'case-worker', name: 'Dina' })
  bruno = await staff(app.house, { organisation: harbour, role: 'supervisor', name: 'Bruno' })
  chen = await staff(app.house, { organisation: lantern, role: 'coordinator', name: 'Chen' })
})
afterAll(() => app.close())

function called(text: string, script: Script = 'Latn') {
  return { text, script, kind: 'as-spoken', order: 'given-first' } as const
}

async function registered(text: string, more: object = {}, by: SignedIn = amal): Promise<string> {
  const id = newId()
  const made = await app.inject(registerPerson, { id, names: [called(text)], ...more }, { as: by.secret })
  return made.body.id
}

describe('a person who is met', () => {
  it('goes by the name they use, in their script, with the Latin form beneath it', async () => {
    const id = newId()
    const names = [
      called('أمل خالد الحسن', 'Arab'),
      { text: 'Amal Khaled Al-Hasan', script: 'Latn', kind: 'transliterated', order: 'chain' } as const,
      { text: 'Amal K.', script: 'Latn', kind: 'alias', order: 'single' } as const,
    ]
    const made = await app.inject(registerPerson, { id, names }, { as: amal.secret })
    expect(made.body).toMatchObject({ displayName: 'أمل خالد الحسن', version: 1 })
    expect(made.body.code).toMatch(/^P-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    const { body } = await app.inject(readPerson, { id }, { as: amal.secret })
    expect(body.latinName).toBe('Amal Khaled Al-Hasan')
    expect(body.fields.names).toEqual(names)
  })

  it('does not have to know the birthday: an age on a day becomes an age that may be a little off', async () => {
    const id = await registered('Yusuf', { birth: { age: 30, on: '2026-01-10' } })
    const { body } = await app.inject(readPerson, { id }, { as: amal.secret })
    expect(body.fields.birth).toEqual({ day: '1995-01-01', precision: 'estimated' })
    expect(body.age?.least).toBeLessThan(body.age?.most ?? 0)
  })

  it('keeps everything that was told, and what was not told stays unknown rather than "none"', async () => {
    const told = {
      citizenships: ['SYR', 'XXA'],
      languages: ['ara', 'kur'],
      interpreterNeeded: true,
      displacementStatus: 'refugee',
      registration: 'pending',
      papers: [],
      specificNeeds: ['single-parent'],
      whereabouts: 'With an aunt near the old market.',
      contacts: [
        { channel: 'whatsapp', value: '+962 7 9000 0000', safe: 'yes', when: 'mornings', askFor: 'Mira' },
      ],
    }
    const id = await registered('Mira', told)
    const { body } = await app.inject(readPerson, { id }, { as: amal.secret })
    expect(body.fields).toMatchObject(told)
    const unknown = await app.inject(
      readPerson,
      { id: await registered('Nobody Asked') },
      { as: amal.secret },
    )
    expect(unknown.body.fields).toMatchObject({
      papers: null,
      citizenships: null,
      specificNeeds: null,
      sex: null,
    })
  })

  it('may have a name of 500 characters; with one more it is refused in words, not cut', async () => {
    const long = 'é'.repeat(500)
    const { body } = await app.inject(readPerson, { id: await registered(long) }, { as: amal.secret })
    expect(body.displayName).toBe(long)
    const refused = await app.inject(
      registerPerson,
      { id: newId(), names: [called(`${long}x`)] },
      { as: amal.secret },
    )
    expect(refused.problem).toMatchObject({
      code: 'invalid-input',
      faults: [{ path: 'names.0.text', code: 'text.too-long' }],
    })
  })

  it('cannot be written with a mark that turns the direction of reading; invisible characters fall away', async () => {
    const turned = await app.inject(
      registerPerson,
      { id: newId(), names: [called('Sami\u202Edaddah')] },
      { as: amal.secret },
    )
    expect(turned.problem.faults).toEqual([{ path: 'names.0.text', code: 'text.turns-direction' }])
    const { body } = await app.inject(
      readPerson,
      { id: await registered('Sa\u200Bmi\uFEFF  Ha\u00ADddad ') },
      { as: amal.secret },
    )
    expect(body.displayName).toBe('Sami Haddad')
  })

  it('is not born tomorrow, not 200 years old, and no citizen of a country that does not exist', async () => {
    const refused = async (more: object) => {
      const sent = { id: newId(), names: [called('Noor')], ...more }
      return (await app.inject(registerPerson, sent, { as: amal.secret })).problem.faults?.[0]?.code
    }
    expect(await refused({ birth: { day: '2199-01-01', precision: 'exact' } })).toBe('people.fault.not-yet')
    expect(await refused({ birth: { day: '1801-01-01', precision: 'year' } })).toBe(
      'people.fault.too-long-ago',
    )
    expect(await refused({ birth: { day: '2001-02-30', precision: 'exact' } })).toBe('day.unreal')
    expect(await refused({ citizenships: ['ABC'] })).toBe('people.fault.no-such-country')
    expect(await refused({ names: [called('?!')] })).toBe('people.fault.name-without-letters')
  })
})

describe('two people who change the same person', () => {
  async function edit(by: SignedIn, id: string, version: number, base: object, changes: object) {
    return app.inject(updatePerson, { id, version, base, changes }, { as: by.secret })
  }

  it('both keep what they changed when they changed different things, and the second is told', async () => {
    const id = await registered('Layla')
    await edit(amal, id, 1, { sex: null }, { sex: 'female' })
    const second = await edit(bruno, id, 1, { sex: null, whereabouts: null }, { whereabouts: 'Bus station' })
    expect(second.body.person.fields).toMatchObject({ sex: 'female', whereabouts: 'Bus station' })
    expect(second.body.othersChanged).toEqual(['sex'])
    expect(second.body.person.version).toBe(3)
  })

  it('see each other when they changed the same thing, and the second decides what stays', async () => {
    const id = await registered('Rania')
    await edit(amal, id, 1, { whereabouts: null }, { whereabouts: 'Shelter door' })
    const second = await edit(
      bruno,
      id,
      1,
      { whereabouts: null, sex: null },
      { whereabouts: 'Bus station', sex: 'female' },
    )
    expect(second.problem.code).toBe('changed-meanwhile')
    const conflict = personConflict.parse(second.problem.values)
    expect(conflict).toMatchObject({ version: 2, changedByName: 'Amal' })
    expect(conflict.fields).toEqual([
      { field: 'whereabouts', base: null, theirs: 'Shelter door', yours: 'Bus station' },
    ])
    const { body: untouched } = await app.inject(readPerson, { id }, { as: bruno.secret })
    expect(untouched.fields).toMatchObject({ whereabouts: 'Shelter door', sex: null })
    const decided = await edit(
      bruno,
      id,
      conflict.version,
      { whereabouts: 'Shelter door' },
      { whereabouts: 'Bus station' },
    )
    expect(decided.body.person.fields.whereabouts).toBe('Bus station')
  })

  it('have nothing to decide when they wrote the same', async () => {
    const id = await registered('Hala')
    const names = [called('Hala Nasser')]
    await edit(amal, id, 1, { names: [called('Hala')] }, { names })
    const second = await edit(bruno, id, 1, { names: [called('Hala')] }, { names })
    expect(second.body.person.displayName).toBe('Hala Nasser')
  })

  it('cannot change her at the same instant without one seeing the other', async () => {
    const id = await registered('Farah')
    const both = await Promise.all([
      edit(amal, id, 1, { gender: null }, { gender: 'one' }),
      edit(bruno, id, 1, { gender: null }, { gender: 'two' }),
    ])
    expect(both.map((answer) => String(answer.status)).toSorted()).toEqual(['200', '409'])
  })
})

describe('who may see a person', () => {
  it('another organisation gets the answer that hides her, whatever it asks; her own supervisor gets her', async () => {
    const id = await registered('Salma Darwish')
    const other = await registered('Someone', {}, chen)
    const asked = await Promise.all([
      app.inject(readPerson, { id }, { as: chen.secret }),
      app.inject(updatePerson, { id, version: 1, base: {}, changes: { gender: 'x' } }, { as: chen.secret }),
      app.inject(
        relatePeople,
        { id: newId(), personId: other, otherId: id, kind: 'sibling' },
        { as: chen.secret },
      ),
      app.inject(
        changeHousehold,
        { id: newId(), label: 'Home', add: [{ personId: id }] },
        { as: chen.secret },
      ),
    ])
    expect(asked.map((answer) => [answer.status, answer.problem.code])).toEqual(
      asked.map(() => [404, 'not-found']),
    )
    expect(asked.map((answer) => answer.text).join()).not.toContain('Salma')
    expect(
      (await app.inject(searchPeople, { text: 'Salma Darwish' }, { as: chen.secret })).body.people,
    ).toEqual([])
    expect((await app.inject(readPerson, { id }, { as: bruno.secret })).body.displayName).toBe(
      'Salma Darwish',
    )
  })

  it('a colleague who does not work with her does not see her either, until the record is theirs', async () => {
    const { personId, recordId } = await openCase(app, amal, { name: 'Warda Ahmad' })
    expect((await app.inject(readPerson, { id: personId }, { as: dina.secret })).status).toBe(404)
    await app.database.pool.query('update records set worker_id = $1 where id = $2', [dina.account, recordId])
    expect((await app.inject(readPerson, { id: personId }, { as: dina.secret })).body.displayName).toBe(
      'Warda Ahmad',
    )
  })

  it('INV-01: donors, observers, viewers and administrators open no person; the case worker does', async () => {
    const id = await registered('Huda Saleh')
    const closed = await Promise.all([
      staff(app.house, { organisation: harbour, role: 'case-worker', capacity: 'donor' }),
      staff(app.house, { organisation: harbour, role: 'coordinator', capacity: 'observer' }),
      staff(app.house, { organisation: harbour, role: 'viewer' }),
      staff(app.house, { organisation: harbour, role: 'administrator' }),
    ])
    for (const who of closed) {
      expect((await app.inject(readPerson, { id }, { as: who.secret })).status).toBeGreaterThan(400)
      const search = await app.inject(searchPeople, { text: 'Huda Saleh' }, { as: who.secret })
      expect(search.text).not.toContain('Huda')
      const write = await app.inject(
        registerPerson,
        { id: newId(), names: [called('New')] },
        { as: who.secret },
      )
      expect(write.status).toBeGreaterThan(400)
    }
    expect((await app.inject(readPerson, { id }, { as: amal.secret })).body.displayName).toBe('Huda Saleh')
  })

  it('nothing that is written down about an act says her name, her number or where she is', async () => {
    const contacts = [{ channel: 'phone', value: '0790001234', safe: 'no', when: null, askFor: null }]
    const id = await registered('Zeinab Qasim', { contacts, whereabouts: 'Behind the mill' })
    await app.inject(searchPeople, { text: 'Zeinab Qasim' }, { as: amal.secret })
    await app.inject(similarPeople, { names: [called('Zeinab Qasim')] }, { as: amal.secret })
    await app.inject(
      updatePerson,
      { id, version: 1, base: {}, changes: { names: [called('Zeinab Q.')] } },
      { as: amal.secret },
    )
    const { rows } = await app.database.pool.query('select string_agg(details, $1) as all from events', [
      '\n',
    ])
    const written = `${rows[0].all}\n${logLines.join('\n')}`
    for (const secret of ['Zeinab', 'Qasim', '0790001234', 'mill']) expect(written).not.toContain(secret)
    const trail = await app.database.pool.query(
      'select operation from events where person_id = $1 order by at',
      [id],
    )
    expect(trail.rows.map((row) => row.operation)).toEqual(['people.register', 'people.update'])
  })
})

describe('a family', () => {
  it('is told from both sides, and the guardian stands with the child', async () => {
    const [mother, child] = [await registered('Nadia', { sex: 'female' }), await registered('Karim')]
    const relation = {
      id: newId(),
      personId: child,
      otherId: mother,
      kind: 'parent',
      evidence: 'documented',
      legalGuardian: true,
    } as const
    await app.inject(relatePeople, relation, { as: amal.secret })
    const [ofChild] = (await app.inject(readPerson, { id: child }, { as: amal.secret })).body.relations
    const [ofMother] = (await app.inject(readPerson, { id: mother }, { as: amal.secret })).body.relations
    expect(ofChild).toMatchObject({
      kind: 'parent',
      legalGuardian: true,
      legalWard: false,
      other: { displayName: 'Nadia' },
    })
    expect(ofMother).toMatchObject({
      kind: 'child',
      legalGuardian: false,
      legalWard: true,
      other: { displayName: 'Karim' },
    })
  })

  it('said again from the other side, the same relation is changed and not doubled', async () => {
    const [one, two] = [await registered('Adel'), await registered('Basma')]
    const first = { id: newId(), personId: one, otherId: two, kind: 'spouse' } as const
    await app.inject(relatePeople, first, { as: amal.secret })
    await app.inject(
      relatePeople,
      { ...first, id: newId(), personId: two, otherId: one, evidence: 'disputed' },
      { as: amal.secret },
    )
    const { relations } = (await app.inject(readPerson, { id: one }, { as: amal.secret })).body
    expect(relations.map((relation) => relation.evidence)).toEqual(['disputed'])
    const [relation] = relations
    await app.inject(unrelatePeople, { id: relation?.id ?? '', personId: one }, { as: amal.secret })
    expect((await app.inject(readPerson, { id: two }, { as: amal.secret })).body.relations).toEqual([])
  })

  it('nobody is their own relative', async () => {
    const id = await registered('Omar')
    const answer = await app.inject(
      relatePeople,
      { id: newId(), personId: id, otherId: id, kind: 'sibling' },
      { as: amal.secret },
    )
    expect(answer.problem.faults?.[0]?.code).toBe('people.fault.own-relative')
  })

  it('lives as a household with one principal; who leaves stays written down', async () => {
    const [one, two] = [await registered('Ibrahim'), await registered('Amina')]
    const id = newId()
    const made = await app.inject(
      changeHousehold,
      {
        id,
        label: 'Tent 14',
        add: [
          { personId: one, principal: true },
          { personId: two, joinedOn: '2026-03-01' },
        ],
      },
      { as: amal.secret },
    )
    expect(made.body.members.map((member) => [member.person.displayName, member.principal])).toEqual([
      ['Ibrahim', true],
      ['Amina', false],
    ])
    await app.inject(changeHousehold, { id, add: [{ personId: two, principal: true }] }, { as: amal.secret })
    const left = await app.inject(
      changeHousehold,
      { id, leave: [{ personId: one, on: '2026-04-01' }] },
      { as: amal.secret },
    )
    expect(left.body.members).toMatchObject([
      { person: { displayName: 'Amina' }, principal: true, joinedOn: '2026-03-01' },
      { person: { displayName: 'Ibrahim' }, principal: false, leftOn: '2026-04-01' },
    ])
    expect((await app.inject(changeHousehold, { id, add: [] }, { as: dina.secret })).status).toBe(404)
  })
})

describe('somebody who may be known already', () => {
  it('INV-11: is shown with reasons and stays a person of their own: two people never become one', async () => {
    const birth = { day: '1988-11-02', precision: 'exact' } as const
    const first = await registered('Khadija Mansour', { birth, sex: 'female' })
    const asked = await app.inject(
      similarPeople,
      { names: [called('Khadija Mansour')], birth, sex: 'female' },
      { as: amal.secret },
    )
    expect(asked.body.people[0]).toMatchObject({ id: first, likely: true })
    expect(asked.body.people[0]?.why.map((reason) => reason.code)).toContain('people.similar.birth-same')
    const second = await registered('Khadija Mansour', { birth, sex: 'female' })
    const found = await app.inject(searchPeople, { text: 'Khadija Mansour' }, { as: amal.secret })
    expect(found.body.people.map((person) => person.id).toSorted()).toEqual([first, second].toSorted())
  })

  it('another year of birth makes it unlikely, an unknown one does not', async () => {
    await registered('Lubna Aziz', { birth: { day: '1970-01-01', precision: 'exact' } })
    const ask = async (birth: Birth | null) =>
      (await app.inject(similarPeople, { names: [called('Lubna Aziz')], birth }, { as: amal.secret })).body
        .people
    expect((await ask({ day: '1999-06-06', precision: 'exact' }))[0]?.likely).toBe(false)
    expect((await ask(null))[0]?.why.map((reason) => reason.code)).toEqual(['people.similar.name'])
  })

  it('a colleague learns that there is somebody, and not who', async () => {
    await registered('Maysa Tahhan', {}, dina)
    const asked = await app.inject(similarPeople, { names: [called('Maysa Tahhan')] }, { as: amal.secret })
    expect(asked.body).toEqual({ people: [], knownToColleagues: 1 })
    const supervisor = await app.inject(
      similarPeople,
      { names: [called('Maysa Tahhan')] },
      { as: bruno.secret },
    )
    expect(supervisor.body.people).toHaveLength(1)
    const elsewhere = await app.inject(
      similarPeople,
      { names: [called('Maysa Tahhan')] },
      { as: chen.secret },
    )
    expect(elsewhere.body).toEqual({ people: [], knownToColleagues: 0 })
  })
})

describe('looking for a person', () => {
  it('by the code said on the telephone, in any case', async () => {
    const { personId } = await openCase(app, amal, { name: 'Tala Issa' })
    const { body } = await app.inject(readPerson, { id: personId }, { as: amal.secret })
    for (const text of [body.code.toLowerCase(), body.records[0]?.code ?? '']) {
      const found = await app.inject(searchPeople, { text }, { as: amal.secret })
      expect(found.body.people.map((person) => person.id)).toEqual([personId])
    }
  })

  it('by any word of any name, and told apart by the year of birth', async () => {
    const id = await registered('Ghassan Murad', { birth: { day: '1960-03-03', precision: 'exact' } })
    await registered('Ghassan Murad', { birth: { day: '1999-03-03', precision: 'exact' } })
    const both = await app.inject(searchPeople, { text: 'murad ghassan' }, { as: amal.secret })
    expect(both.body.people.slice(0, 2).map((person) => [person.displayName, person.alike])).toEqual([
      ['Ghassan Murad', 1],
      ['Ghassan Murad', 1],
    ])
    const one = await app.inject(searchPeople, { text: 'murad', birthYear: 1961 }, { as: amal.secret })
    expect(one.body.people[0]?.id).toBe(id)
    expect(one.body.people.map((person) => person.birth?.day)).not.toContain('1999-03-03')
  })

  it.each([
    ['محمد العلي', 'Arab', 'Mohamed Al Ali'],
    ['Mohammed Alali', 'Latn', 'محمد العلي'],
    ['Олександр Шевченко', 'Cyrl', 'Oleksandr Shevchenko'],
    ['Tsegaye Bekele', 'Latn', 'ጸጋዬ በቀለ'],
    ['Fatoumata Diallo', 'Latn', 'Fatumata Dialo'],
  ] as const)('%s is found by a colleague who writes %s as %s', async (name, script, typed) => {
    const id = newId()
    await app.inject(registerPerson, { id, names: [called(name, script)] }, { as: amal.secret })
    const found = await app.inject(searchPeople, { text: typed }, { as: amal.secret })
    expect(found.body.people.map((person) => person.id)).toContain(id)
  })

  it('finds a changed name and no longer the former one', async () => {
    const id = await registered('Before Wedding')
    await app.inject(
      updatePerson,
      {
        id,
        version: 1,
        base: { names: [called('Before Wedding')] },
        changes: { names: [called('Jamila Novak')] },
      },
      { as: amal.secret },
    )
    expect(
      (await app.inject(searchPeople, { text: 'Jamila Novak' }, { as: amal.secret })).body.people,
    ).toHaveLength(1)
    expect(
      (await app.inject(searchPeople, { text: 'Before Wedding' }, { as: amal.secret })).body.people,
    ).toEqual([])
  })
})
