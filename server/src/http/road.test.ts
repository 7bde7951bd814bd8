import { contract } from '@passerelle/domain/kernel/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { testApp, type TestApp } from '../../test/app.ts'
import { organisation, signInAs, staff } from '../../test/world.ts'
import { unrecorded } from '../engine/event.ts'
import { newId } from '../engine/ids.ts'
import { atTheDoor, operation } from '../engine/operation.ts'
import { Refusal } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'

// A small noun of its own, so that the road is tried without the rules of any real one.

const keepNote = contract({
  name: 'notebook.keep',
  method: 'POST',
  path: '/api/notebook/:id',
  door: 'signed-in',
  roles: ['case-worker', 'supervisor'],
  about: 'Keeps a line.',
  input: z.object({ id: z.uuid(), text: z.string().min(1).max(500), stars: z.int().min(0).max(5) }).strict(),
  output: z.object({ id: z.uuid(), length: z.int() }),
})

const burnNote = contract({ ...keepNote, name: 'notebook.burn', path: '/api/notebook/:id/burn' })

const findNotes = contract({
  name: 'notebook.find',
  method: 'GET',
  path: '/api/notebook/:shelf',
  door: 'signed-in',
  about: 'Tells what was understood of the question.',
  input: z.object({
    shelf: z.string(),
    limit: z.int().optional(),
    exact: z.boolean().optional(),
    tags: z.array(z.string()).optional(),
    years: z.array(z.int()).optional(),
    code: z.string().optional(),
  }),
  output: z.object({ understood: z.unknown() }),
})

const breakDown = contract({
  name: 'notebook.break',
  method: 'GET',
  path: '/api/notebook/broken/:how',
  door: 'anyone',
  about: 'Fails in ways that nobody foresaw.',
  input: z.object({ how: z.string() }),
  output: z.object({}),
})

const knock = contract({
  name: 'notebook.knock',
  method: 'POST',
  path: '/api/notebook-door',
  door: 'anyone',
  about: 'Begins a session.',
  input: z.object({ session: z.string().nullable() }),
  output: z.object({}),
})

async function slowly(tx: Parameters<Parameters<typeof operation>[1]>[0]['tx']): Promise<void> {
  await tx.run(sql`select pg_sleep(0.15)`)
}

const notebook = [
  operation(
    keepNote,
    async ({ tx, actor }, input) => {
      if (input.text === 'slow') await slowly(tx)
      await tx.run(sql`insert into households (id, organisation_id, label, created_by)
        values (${input.id}, ${actor.organisation}, ${input.text}, ${actor.account})`)
      return { id: input.id, length: input.text.length }
    },
    (input) => ({ record: input.id }),
  ),
  operation(
    burnNote,
    async (_scene, input) => ({ id: input.id, length: 0 }),
    (input) => ({ record: input.id }),
  ),
  operation(
    findNotes,
    async (_scene, input) => ({ understood: input }),
    () => unrecorded('concerns nobody'),
  ),
  operation(
    breakDown,
    async ({ tx }, { how }) => {
      if (how === 'sql') await tx.run(sql`select ${'Selam Tesfaye'}::text as integer from nowhere_at_all`)
      if (how === 'json') JSON.parse('{"name": Selam Tesfaye}')
      if (how === 'refused') throw new Refusal('wait-before-retry', { values: { seconds: 12 } })
      throw new Error('Selam Tesfaye is not at home')
    },
    () => unrecorded('fails'),
  ),
  atTheDoor(
    knock,
    async (scene, input) => {
      scene.cookie.secret = input.session
      return {}
    },
    () => ({ details: {} }),
  ),
]

let town: TestApp
let worker: string
const logLines: string[] = []

beforeAll(async () => {
  town = await testApp({ operations: notebook, logLines })
  worker = await signInAs(town.house, { role: 'case-worker' })
})
afterAll(() => town.close())
beforeEach(() => void logLines.splice(0))

function note(text = 'a line', stars = 3) {
  return { id: newId(), text, stars }
}

async function count(table: string, where: string, value: string): Promise<number> {
  const { rows } = await town.house.owner.query(
    `select count(*)::int as n from ${table} where ${where} = $1`,
    [value],
  )
  return rows[0].n
}

describe('what arrives', () => {
  it('a good request is done, and leaves one event in the name of whoever asked', async () => {
    const line = note()
    const done = await town.inject(keepNote, line, { as: worker })
    expect([done.status, done.body]).toEqual([200, { id: line.id, length: 6 }])
    expect(await count('events', 'record_id', line.id)).toBe(1)
  })

  it('wrong types, missing and unknown fields are named one by one, and nothing is done', async () => {
    const id = newId()
    const refused = await town.app.inject({
      method: 'POST',
      url: `/api/notebook/${id}`,
      headers: { 'x-passerelle': '1', cookie: `passerelle_session=${worker}` },
      payload: { stars: 'many', colour: 'red' },
    })
    expect(refused.statusCode).toBe(422)
    expect(refused.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(refused.json()).toMatchObject({
      type: 'urn:passerelle:problem:invalid-input',
      title: 'Unprocessable Entity',
      status: 422,
      code: 'invalid-input',
      faults: [
        { path: 'text', code: 'faults.missing' },
        { path: 'stars', code: 'faults.wrong-type', values: { expected: 'number' } },
        { path: '', code: 'faults.unknown-field', values: { fields: 'colour' } },
      ],
    })
    expect(await count('households', 'id', id)).toBe(0)
  })

  it.each([
    { what: 'that ends in the middle', payload: '{"text": "half a', answer: [400, 'malformed-request'] },
    {
      what: 'that would change every object',
      payload: '{"__proto__": {"a": 1}}',
      answer: [400, 'malformed-request'],
    },
    { what: 'that is a list', payload: '[1, 2]', answer: [422, 'invalid-input'] },
    {
      what: 'of another kind',
      type: 'application/xml',
      payload: '<x/>',
      answer: [415, 'unsupported-media-type'],
    },
    { what: 'larger than a form can be', payload: `"${'x'.repeat(1_100_000)}"`, answer: [413, 'too-large'] },
  ])(
    'a body $what is a problem with status and code',
    async ({ payload, type = 'application/json', answer }) => {
      const headers = { 'x-passerelle': '1', cookie: `passerelle_session=${worker}`, 'content-type': type }
      const refused = await town.app.inject({
        method: 'POST',
        url: `/api/notebook/${newId()}`,
        headers,
        payload,
      })
      expect([refused.statusCode, refused.json().code]).toEqual(answer)
      expect(refused.headers['content-type']).toContain('application/problem+json')
    },
  )

  it('a question in the address is read as the contract means it', async () => {
    const { body } = await town.inject(
      findNotes,
      { shelf: 'blue/green', limit: 20, exact: true, tags: ['one'], years: [1998, 2004], code: '007' },
      { as: worker },
    )
    expect(body.understood).toEqual({
      shelf: 'blue/green',
      limit: 20,
      exact: true,
      tags: ['one'],
      years: [1998, 2004],
      code: '007',
    })
  })

  it('a question that does not fit is a fault with its field', async () => {
    const { statusCode, payload } = await town.app.inject({
      url: '/api/notebook/blue?limit=lots&exact=perhaps',
      headers: { cookie: `passerelle_session=${worker}` },
    })
    expect([statusCode, JSON.parse(payload).faults.map((fault: { path: string }) => fault.path)]).toEqual([
      422,
      ['limit', 'exact'],
    ])
  })

  it.each(['/api/nothing/here', '/api/notebook', '/api/%E0%A4%A', '/nothing'])(
    '%s does not exist, and says so as a problem',
    async (url) => {
      const { statusCode, headers } = await town.app.inject({ url })
      expect([400, 404]).toContain(statusCode)
      expect(headers['content-type']).toContain('application/problem+json')
    },
  )
})

describe('who may come in', () => {
  it('without a session the door stays shut', async () => {
    expect((await town.inject(keepNote, note())).problem).toMatchObject({
      status: 401,
      code: 'sign-in-needed',
    })
  })

  it('a role that the contract does not name is refused; one that it names is not', async () => {
    const viewer = await signInAs(town.house, { role: 'viewer' })
    const supervisor = await signInAs(town.house, { role: 'supervisor' })
    expect((await town.inject(keepNote, note(), { as: viewer })).problem.code).toBe('not-allowed')
    expect((await town.inject(keepNote, note(), { as: supervisor })).status).toBe(200)
  })

  it('another site cannot send a request in the name of a browser; the pages can', async () => {
    const forged = {
      method: 'POST',
      url: `/api/notebook/${newId()}`,
      payload: { text: 'x', stars: 1 },
    } as const
    const cookie = `passerelle_session=${worker}`
    expect((await town.app.inject({ ...forged, headers: { cookie } })).statusCode).toBe(400)
    expect((await town.app.inject({ ...forged, headers: { cookie, 'x-passerelle': '1' } })).statusCode).toBe(
      200,
    )
  })

  it('the command line comes with a token instead', async () => {
    const sent = await town.app.inject({
      method: 'POST',
      url: `/api/notebook/${newId()}`,
      headers: { authorization: `Bearer ${worker}` },
      payload: { text: 'x', stars: 1 },
    })
    expect(sent.statusCode).toBe(200)
  })

  it('a cleared person whose second factor is not passed opens nothing yet; one who passed it does', async () => {
    const half = await signInAs(town.house, {
      role: 'case-worker',
      clearances: ['health'],
      secondFactor: false,
    })
    const whole = await signInAs(town.house, { role: 'case-worker', clearances: ['health'] })
    expect((await town.inject(keepNote, note(), { as: half })).problem.code).toBe(
      'second-factor-must-be-set-up',
    )
    expect((await town.inject(keepNote, note(), { as: whole })).status).toBe(200)
  })

  it('the cookie of a session is out of reach of scripts and of other sites', async () => {
    const began = await town.inject(knock, { session: worker })
    expect(String(began.headers['set-cookie'])).toMatch(
      /^passerelle_session=\w{64}; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    const ended = await town.inject(knock, { session: null })
    expect(String(ended.headers['set-cookie'])).toMatch(/^passerelle_session=; .*Expires=Thu, 01 Jan 1970/)
  })

  it('whoever knocks a hundred times is told to wait; somebody else is let in meanwhile', async () => {
    const quiet = await testApp({ operations: notebook })
    const send = (remoteAddress: string) =>
      quiet.app.inject({
        method: 'POST',
        url: '/api/notebook-door',
        remoteAddress,
        headers: { 'x-passerelle': '1' },
        payload: { session: null },
      })
    const answers: number[] = []
    for (let time = 0; time < 100; time++) answers.push((await send('198.51.100.7')).statusCode)
    expect([answers[0], answers[59], answers[99]]).toEqual([200, 200, 429])
    const refused = await send('198.51.100.7')
    expect([refused.headers['retry-after'], refused.json().detail]).toEqual([
      '1',
      'Too many tries. Wait 1 second and try again.',
    ])
    expect((await send('203.0.113.9')).statusCode).toBe(200)
    await quiet.close()
  })
})

describe('a lost answer', () => {
  it('the same operation sent again gets the first answer and does nothing twice', async () => {
    const [line, operationId] = [note('once'), newId()]
    const first = await town.inject(keepNote, line, { as: worker, operationId })
    const again = await town.inject(keepNote, line, { as: worker, operationId })
    expect([again.status, again.body]).toEqual([200, first.body])
    expect(await count('events', 'record_id', line.id)).toBe(1)
  })

  it('a double click, both on their way at once, is one act with one answer', async () => {
    const [line, operationId] = [note('slow'), newId()]
    const both = await Promise.all([1, 2].map(() => town.inject(keepNote, line, { as: worker, operationId })))
    expect(both.map(({ status, body }) => [status, body])).toEqual([
      [200, { id: line.id, length: 4 }],
      [200, { id: line.id, length: 4 }],
    ])
    expect(await count('events', 'record_id', line.id)).toBe(1)
  })

  it('the id of an operation serves for no other operation', async () => {
    const [line, operationId] = [note(), newId()]
    await town.inject(keepNote, line, { as: worker, operationId })
    const other = await town.inject(burnNote, note(), { as: worker, operationId })
    expect(other.problem).toMatchObject({ status: 409, code: 'operation-id-reused' })
  })

  it('the id of somebody else’s operation gives nobody their answer', async () => {
    const [line, operationId] = [note('private'), newId()]
    await town.inject(keepNote, line, { as: worker, operationId })
    const stranger = await signInAs(town.house, { role: 'case-worker' })
    const tried = await town.inject(keepNote, note('private'), { as: stranger, operationId })
    expect(tried.problem.code).toBe('operation-id-reused')
    expect(tried.text).not.toContain(line.id)
  })

  it('the same thing under a new id is told to exist already', async () => {
    const line = note()
    await town.inject(keepNote, line, { as: worker })
    expect((await town.inject(keepNote, line, { as: worker })).problem.code).toBe('already-exists')
  })

  it('an id that is no UUID is refused', async () => {
    const refused = await town.inject(keepNote, note(), { as: worker, operationId: 'again' })
    expect(refused.problem).toMatchObject({ status: 400, faults: [{ path: 'operation-id' }] })
  })
})

describe('what nobody foresaw', () => {
  it.each(['sql', 'json', 'other'])(
    'a failure (%s) answers with a code to quote and tells nothing else',
    async (how) => {
      const failed = await town.inject(breakDown, { how })
      expect(failed.problem).toMatchObject({ status: 500, code: 'unexpected' })
      const quote = String(failed.problem.values?.['quote'])
      expect(failed.problem.instance).toBe(`urn:passerelle:incident:${quote}`)
      expect(failed.text).not.toMatch(/Selam|integer|at .*\.ts|select|JSON/)
      const line = logLines.find((one) => one.includes(quote))
      expect(JSON.parse(line ?? '{}')).toMatchObject({ operation: 'notebook.break', quote })
    },
  )

  it('the log names operations, never persons, addresses, questions or bodies', async () => {
    const line = note('Selam Tesfaye, born 4 May')
    await town.inject(keepNote, line, { as: worker })
    await town.inject(findNotes, { shelf: 'Selam', code: 'Tesfaye' }, { as: worker })
    await town.inject(breakDown, { how: 'Selam' })
    const log = logLines.join('')
    expect(log).toContain('notebook.keep')
    expect(log).not.toMatch(/Selam|Tesfaye|May|api\/|127\.0\.0\.1/)
    expect(log).not.toContain(line.id)
    expect(log).not.toContain(worker)
  })

  it('a problem speaks the language of the request', async () => {
    const french = await town.inject(keepNote, note(), { headers: { 'accept-language': 'fr-CH, en;q=0.5' } })
    expect(french.problem.detail).toBe(
      'Veuillez vous reconnecter. Votre saisie est conservée sur cet appareil.',
    )
  })
})

it('pages and answers carry the headers that keep strangers out', async () => {
  const { headers } = await town.inject(findNotes, { shelf: 'blue' }, { as: worker })
  expect(headers).toMatchObject({
    'content-security-policy': expect.stringContaining("default-src 'self';"),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'x-frame-options': 'DENY',
  })
  expect(headers['content-security-policy']).not.toMatch(/script-src[^;]*unsafe/)
})

it('two colleagues of one organisation act under their own names', async () => {
  const harbour = await organisation(town.house, { name: 'Harbour' })
  const [amal, bruno] = await Promise.all([
    staff(town.house, { organisation: harbour, role: 'case-worker', name: 'Amal' }),
    staff(town.house, { organisation: harbour, role: 'supervisor', name: 'Bruno' }),
  ])
  await town.inject(keepNote, note(), { as: amal.secret })
  await town.inject(keepNote, note(), { as: bruno.secret })
  const { rows } = await town.house.owner.query(
    'select account_id from events where organisation_id = $1 order by at',
    [harbour],
  )
  expect(rows.map((row) => row.account_id)).toEqual([amal.account, bruno.account])
})
