import {
  changeOrganisation,
  listPersonas,
  readSession,
  signIn,
  signInAsPersona,
} from '@passerelle/domain/shared/accounts/contract'
import {
  changeMembership,
  clearSecondFactor,
  deactivate,
  listAccounts,
  reactivate,
} from '@passerelle/domain/shared/accounts/team-contract'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import { knock, refusalOf } from '../../test/knock.ts'
import { beginSession, organisation, staff, type SignedIn } from '../../test/world.ts'
import { actingAs } from '../engine/acting.ts'
import { newId } from '../engine/ids.ts'
import { sql } from '../engine/sql.ts'
import { hashPassword } from './passwords.ts'
import { referralsTasks } from '../referrals/reactions.ts'
import { accountsTasks } from './reactions.ts'

let world: TestApp
let harbour: string
let bruno: SignedIn
let sara: SignedIn
let amal: SignedIn
const good = 'seven herons over the lake'

beforeAll(async () => {
  world = await testApp()
  await world.database.pool.query("insert into programmes (id, version, definition) values ('any', 1, '{}')")
})
afterAll(() => world.close())

/** Bruno administers Harbour, Sara supervises, Amal works for her. */
beforeEach(async () => {
  harbour = await organisation(world.house, { name: 'Harbour' })
  bruno = await staff(world.house, { organisation: harbour, role: 'administrator', name: 'Bruno' })
  sara = await staff(world.house, { organisation: harbour, role: 'supervisor', name: 'Sara' })
  amal = await staff(world.house, {
    organisation: harbour,
    role: 'case-worker',
    name: 'Amal',
    supervisor: sara.account,
  })
})

function insert(table: string, row: Readonly<Record<string, unknown>>): Promise<unknown> {
  const names = Object.keys(row)
  const places = names.map((_, n) => `$${n + 1}`)
  return world.database.pool.query(
    `insert into ${table} (${names.join()}) values (${places.join()})`,
    Object.values(row),
  )
}

/** A person with a record that this worker keeps. */
async function recordOf(
  worker: SignedIn,
  closedOn: string | null = null,
): Promise<{ record: string; person: string }> {
  const [record, person] = [newId(), newId()]
  const home = { organisation_id: worker.organisation }
  const made = { created_by: worker.account, updated_by: worker.account }
  await insert('people', {
    id: person,
    ...home,
    ...made,
    code: person,
    display_name: 'Nadia',
    sort_name: 'nadia',
  })
  const standing = { state: 'open', opened_on: '2026-01-05', closed_on: closedOn }
  const programme = { programme: 'any', programme_version: 1 }
  await insert('records', {
    id: record,
    person_id: person,
    ...home,
    worker_id: worker.account,
    ...programme,
    code: record,
    ...standing,
  })
  return { record, person }
}

/** A referral of this worker's record to a service of another organisation. */
async function referralOf(
  sender: SignedIn,
  recipient: string,
  more: Readonly<Record<string, unknown>>,
): Promise<string> {
  const [referral, need, service] = [newId(), newId(), newId()]
  const { record, person } = await recordOf(sender)
  const about = { person_id: person, record_id: record }
  const type = { service_type: 'legal-aid', priority: 'normal' }
  await insert('needs', {
    id: need,
    ...about,
    organisation_id: sender.organisation,
    ...type,
    created_by: sender.account,
  })
  const offer = { type: 'legal-aid', name: 'Counsel', country: 'JOR', visibility: 'partners' }
  await insert('services', { id: service, organisation_id: recipient, ...offer })
  const sides = { sender_id: sender.organisation, sender_account_id: sender.account, recipient_id: recipient }
  await insert('referrals', {
    id: referral,
    code: referral,
    need_id: need,
    service_id: service,
    ...about,
    ...type,
    ...sides,
    ...more,
  })
  return referral
}

/** A task, and a referral from somewhere else, that lie with this worker. */
async function moreWorkFor(worker: SignedIn): Promise<{ task: string; referral: string }> {
  const task = newId()
  await insert('tasks', {
    id: task,
    organisation_id: worker.organisation,
    kind: 'call',
    assigned_to: worker.account,
  })
  const sender = await staff(world.house, { role: 'case-worker' })
  const taken = { state: 'accepted', handler_id: worker.account }
  return { task, referral: await referralOf(sender, worker.organisation, taken) }
}

async function column(query: string, id: string): Promise<unknown> {
  const { rows } = await world.database.pool.query<{ found: unknown }>(query, [id])
  return rows[0]?.found
}

const keeperOf = (record: string) => column('select worker_id as found from records where id = $1', record)

function as(person: SignedIn) {
  return { secret: person.secret }
}

it('Amal leaves: her next request is refused, and Sara holds her record, her task and her referral', async () => {
  const { record } = await recordOf(amal)
  const closed = await recordOf(amal, '2026-02-01')
  const { task, referral } = await moreWorkFor(amal)
  expect((await world.inject(readSession, {}, { as: amal.secret })).body.signedIn).not.toBeNull()

  const { body } = await knock(
    world.house,
    deactivate,
    { account: amal.account, reason: 'Left on 1 March' },
    as(bruno),
  )
  expect(body).toMatchObject({
    account: { status: 'deactivated' },
    handedOver: { records: 1, tasks: 1, referrals: 1 },
    handedTo: { id: sara.account, name: 'Sara' },
  })
  expect((await world.inject(listAccounts, {}, { as: amal.secret })).problem).toMatchObject({
    code: 'sign-in-needed',
  })
  expect(await keeperOf(record)).toBe(sara.account)
  expect(await keeperOf(closed.record)).toBe(amal.account)
  expect(await column('select assigned_to as found from tasks where id = $1', task)).toBe(sara.account)
  expect(await column('select handler_id as found from referrals where id = $1', referral)).toBe(sara.account)
  const seen = await actingAs(world.house.app, sara.secret, (tx) =>
    tx.rows(sql`select id from records where worker_id = ${sara.account}`),
  )
  expect(seen).toEqual([{ id: record }])
})

it('who hands over sees nothing of it: the administrator opens no record, before or after', async () => {
  await recordOf(amal)
  const look = () => actingAs(world.house.app, bruno.secret, (tx) => tx.rows(sql`select id from records`))
  expect(await look()).toEqual([])
  await knock(world.house, deactivate, { account: amal.account, reason: 'Left' }, as(bruno))
  expect(await look()).toEqual([])
})

it('the history of the record and the audit trail say what happened, without the reason that was typed', async () => {
  const { record } = await recordOf(amal)
  await knock(world.house, deactivate, { account: amal.account, reason: 'A private story' }, as(bruno))
  const { rows } = await world.database.pool.query<{
    operation: string
    record_id: string | null
    details: string
  }>(
    'select operation, record_id, details from events where organisation_id = $1 order by at, operation desc',
    [harbour],
  )
  expect(
    rows.map(({ operation, record_id, details }) => [operation, record_id, JSON.parse(details)]),
  ).toEqual([
    ['records.hand-over', record, { from: amal.account, to: sara.account }],
    [
      'accounts.deactivate',
      null,
      { account: amal.account, to: sara.account, records: 1, tasks: 0, referrals: 0 },
    ],
  ])
  expect(
    await column('select ended_reason as found from memberships where account_id = $1', amal.account),
  ).toBe('A private story')
})

it('without a supervisor nobody can take the work, so Amal stays until there is one', async () => {
  const lone = await staff(world.house, { organisation: harbour, role: 'case-worker', name: 'Lone' })
  const { record } = await recordOf(lone)
  const leave = () => knock(world.house, deactivate, { account: lone.account, reason: 'Left' }, as(bruno))
  const refused = await refusalOf(leave())
  expect(refused.code).toBe('not-now')
  expect(refused.details.reasons).toEqual([
    { code: 'accounts.nobody-takes-the-work', values: { records: 1, tasks: 0, referrals: 0 } },
  ])
  expect((await world.inject(readSession, {}, { as: lone.secret })).body.signedIn).not.toBeNull()
  const standing = {
    role: 'case-worker',
    capacity: 'operational',
    clearances: [],
    supervisorId: sara.account,
  } as const
  await knock(
    world.house,
    changeMembership,
    { account: lone.account, ...standing, clearances: [] },
    as(bruno),
  )
  expect((await leave()).body.handedTo?.id).toBe(sara.account)
  expect(await keeperOf(record)).toBe(sara.account)
})

it('a referral that Amal sent before she left comes back to Sara when nobody answers it', async () => {
  const lantern = await organisation(world.house, { name: 'Lantern' })
  const overdue = new Date(Date.now() - 60_000)
  const referral = await referralOf(amal, lantern, { state: 'sent', sent_at: overdue, due_at: overdue })
  await knock(world.house, deactivate, { account: amal.account, reason: 'Left' }, as(bruno))
  await referralsTasks['referral-due']?.(world.house, { referral }, { id: '1', attempt: 1 })
  expect(await column('select assigned_to as found from tasks where referral_id = $1', referral)).toBe(
    sara.account,
  )
})

it('somebody without open work can go without a supervisor', async () => {
  const viewer = await staff(world.house, { organisation: harbour, role: 'viewer' })
  const { body } = await knock(
    world.house,
    deactivate,
    { account: viewer.account, reason: 'Left' },
    as(bruno),
  )
  expect(body).toMatchObject({ account: { status: 'deactivated' }, handedTo: null })
})

it('what Amal was saving in the moment she was deactivated follows to Sara by itself', async () => {
  await knock(world.house, deactivate, { account: amal.account, reason: 'Left' }, as(bruno))
  const { record } = await recordOf(amal)
  const payload = { account: amal.account, organisation: harbour }
  await accountsTasks['accounts.release-late']?.(world.house, payload, { id: '1', attempt: 1 })
  expect(await keeperOf(record)).toBe(sara.account)
})

it('the late hand-over leaves alone whoever still works here, and nobody but the worker and an administrator can start it', async () => {
  const { record } = await recordOf(amal)
  const payload = { account: amal.account, organisation: harbour }
  await accountsTasks['accounts.release-late']?.(world.house, payload, { id: '1', attempt: 1 })
  expect(await keeperOf(record)).toBe(amal.account)
  await world.database.pool.query('update memberships set ended_at = now() where account_id = $1', [
    amal.account,
  ])
  const stranger = await staff(world.house, { role: 'administrator' })
  for (const person of [sara, stranger])
    await actingAs(world.house.app, person.secret, (tx) =>
      tx.run(sql`select actor.release_work(${amal.account}, ${harbour})`),
    )
  expect(await keeperOf(record)).toBe(amal.account)
})

it('Sara leaves: those she supervised go to her own supervisor', async () => {
  const chief = await staff(world.house, { organisation: harbour, role: 'coordinator', name: 'Chief' })
  await world.database.pool.query('update memberships set supervisor_id = $1 where account_id = $2', [
    chief.account,
    sara.account,
  ])
  await knock(world.house, deactivate, { account: sara.account, reason: 'Left' }, as(bruno))
  const { body } = await knock(world.house, listAccounts, {}, as(bruno))
  expect(body.accounts.find(({ account }) => account === amal.account)?.supervisor).toEqual({
    id: chief.account,
    name: 'Chief',
  })
})

it('a deactivated person cannot sign in with the right password; reactivated, they can, in the same role', async () => {
  await insert('private.passwords', {
    account_id: amal.account,
    hash: await hashPassword(world.house.keys, good),
  })
  const email = `${amal.account}@example.org`
  const enter = () => knock(world.house, signIn, { email, password: good })
  await knock(world.house, deactivate, { account: amal.account, reason: 'Leave' }, as(bruno))
  expect((await refusalOf(enter())).code).toBe('sign-in-failed')
  const { body } = await knock(world.house, reactivate, { account: amal.account }, as(bruno))
  expect(body.account).toMatchObject({
    status: 'active',
    role: 'case-worker',
    supervisor: { id: sara.account },
  })
  expect((await enter()).body.next).toBe('done')
})

it('a new role ends Amal’s sessions at once; as a viewer she keeps no records', async () => {
  const { record } = await recordOf(amal)
  const standing = {
    role: 'viewer',
    capacity: 'operational',
    clearances: [],
    supervisorId: sara.account,
  } as const
  const { body } = await knock(
    world.house,
    changeMembership,
    { account: amal.account, ...standing, clearances: [] },
    as(bruno),
  )
  expect(body).toMatchObject({ account: { role: 'viewer' }, handedOver: { records: 1 } })
  expect((await world.inject(readSession, {}, { as: amal.secret })).body.signedIn).toBeNull()
  expect(await keeperOf(record)).toBe(sara.account)
})

it('a supervisor who stays a supervisor keeps records and team when clearances are added', async () => {
  const { record } = await recordOf(sara)
  const change = {
    account: sara.account,
    role: 'supervisor',
    capacity: 'operational',
    supervisorId: null,
  } as const
  const { body } = await knock(
    world.house,
    changeMembership,
    { ...change, clearances: ['health'] },
    as(bruno),
  )
  expect(body).toMatchObject({ account: { clearances: ['health'] }, handedOver: { records: 0 } })
  expect(await keeperOf(record)).toBe(sara.account)
})

it('nobody changes their own role, and an organisation never loses its last administrator', async () => {
  const own = {
    account: bruno.account,
    role: 'viewer',
    capacity: 'operational',
    clearances: [],
    supervisorId: null,
  } as const
  const refused = await refusalOf(knock(world.house, changeMembership, { ...own, clearances: [] }, as(bruno)))
  expect(refused.details.reasons).toEqual([{ code: 'accounts.not-oneself' }])
  const left = await refusalOf(
    knock(world.house, deactivate, { account: bruno.account, reason: 'Bye' }, as(bruno)),
  )
  expect(left.details.reasons).toEqual([{ code: 'accounts.not-oneself' }])
  const last = world.database.pool.query("update memberships set role = 'viewer' where account_id = $1", [
    bruno.account,
  ])
  await expect(last).rejects.toMatchObject({ code: 'PS005' })
})

it('two administrators demote each other in the same moment; one of them remains', async () => {
  const other = await staff(world.house, { organisation: harbour, role: 'administrator' })
  const demote = (whom: SignedIn, by: SignedIn) => {
    const standing = { role: 'viewer', capacity: 'operational', supervisorId: null } as const
    return knock(
      world.house,
      changeMembership,
      { account: whom.account, ...standing, clearances: [] },
      as(by),
    )
  }
  await Promise.allSettled([demote(other, bruno), demote(bruno, other)])
  const { rows } = await world.database.pool.query(
    "select count(*)::int as n from memberships where organisation_id = $1 and role = 'administrator' and ended_at is null",
    [harbour],
  )
  expect(rows).toEqual([{ n: 1 }])
})

it('with two administrators, one may end the role of the other', async () => {
  const other = await staff(world.house, { organisation: harbour, role: 'administrator' })
  const { body } = await knock(world.house, deactivate, { account: other.account, reason: 'Left' }, as(bruno))
  expect(body.account.status).toBe('deactivated')
})

it('an administrator of Lantern neither sees nor changes anybody of Harbour; Harbour’s own does both', async () => {
  const stranger = await staff(world.house, { role: 'administrator' })
  const seen = await knock(world.house, listAccounts, {}, as(stranger))
  expect(seen.body.accounts.map(({ account }) => account)).toEqual([stranger.account])
  const standing = { role: 'viewer', capacity: 'operational', supervisorId: null } as const
  const acts = (by: SignedIn) => [
    () =>
      knock(world.house, changeMembership, { account: amal.account, ...standing, clearances: [] }, as(by)),
    () => knock(world.house, deactivate, { account: amal.account, reason: 'Left' }, as(by)),
    () => knock(world.house, reactivate, { account: amal.account }, as(by)),
  ]
  for (const act of acts(stranger)) expect((await refusalOf(act())).code).toBe('not-found')
  const cleared = await refusalOf(
    knock(world.house, clearSecondFactor, { account: amal.account }, as(stranger)),
  )
  expect(cleared.code).toBe('not-found')
  for (const act of acts(bruno)) expect((await act()).body.account.account).toBe(amal.account)
})

it.each(['case-worker', 'supervisor', 'coordinator', 'viewer'] as const)(
  'a %s changes nobody',
  async (role) => {
    const person = await staff(world.house, { organisation: harbour, role })
    const refused = await refusalOf(
      knock(world.house, deactivate, { account: amal.account, reason: 'No' }, as(person)),
    )
    expect(refused.code).toBe('not-allowed')
  },
)

it('those who lead see who holds how much and when they were here; others see their colleagues only', async () => {
  await recordOf(amal)
  await moreWorkFor(amal)
  const lead = await knock(world.house, listAccounts, { text: 'AMA', status: 'active' }, as(sara))
  expect(lead.body.accounts).toEqual([
    expect.objectContaining({
      account: amal.account,
      openWork: { records: 1, tasks: 1, referrals: 1 },
      lastSeenOn: new Date().toISOString().slice(0, 10),
      supervisor: { id: sara.account, name: 'Sara' },
    }),
  ])
  const worker = await knock(world.house, listAccounts, { text: 'sara' }, as(amal))
  expect(worker.body.accounts).toEqual([
    expect.objectContaining({ account: sara.account, openWork: null, lastSeenOn: null }),
  ])
})

it('a colleague who lost telephone and codes gets in again without a second factor, after their sessions ended', async () => {
  await insert('private.second_factors', {
    account_id: amal.account,
    secret: 'sealed',
    confirmed_at: new Date(),
  })
  await insert('private.passwords', {
    account_id: amal.account,
    hash: await hashPassword(world.house.keys, good),
  })
  await knock(world.house, clearSecondFactor, { account: amal.account }, as(bruno))
  expect((await world.inject(readSession, {}, { as: amal.secret })).body.signedIn).toBeNull()
  const email = `${amal.account}@example.org`
  expect((await knock(world.house, signIn, { email, password: good })).body.next).toBe('done')
})

it('whoever also works elsewhere keeps that role and its sessions when Harbour deactivates them', async () => {
  const lantern = await organisation(world.house, { name: 'Lantern' })
  const membership = newId()
  await insert('memberships', {
    id: membership,
    account_id: amal.account,
    organisation_id: lantern,
    role: 'viewer',
  })
  const elsewhere = await beginSession(world.house, membership)
  await knock(world.house, deactivate, { account: amal.account, reason: 'Left' }, as(bruno))
  expect((await world.inject(readSession, {}, { as: amal.secret })).body.signedIn).toBeNull()
  const still = await world.inject(readSession, {}, { as: elsewhere.secret })
  expect(still.body.signedIn?.organisation.id).toBe(lantern)
})

it('Amal goes on in her other organisation, and the session she came from ends', async () => {
  const membership = newId()
  const lantern = await organisation(world.house, { name: 'Lantern' })
  await insert('memberships', {
    id: membership,
    account_id: amal.account,
    organisation_id: lantern,
    role: 'viewer',
  })
  const { cookie } = await knock(world.house, changeOrganisation, { membership }, as(amal))
  const there = await world.inject(readSession, {}, { as: cookie ?? undefined })
  expect(there.body.signedIn).toMatchObject({ organisation: { id: lantern }, role: 'viewer' })
  expect((await world.inject(readSession, {}, { as: amal.secret })).body.signedIn).toBeNull()
  const foreign = await refusalOf(
    knock(world.house, changeOrganisation, { membership: bruno.membership }, { secret: cookie ?? null }),
  )
  expect(foreign.code).toBe('not-found')
})

it('outside the demonstration there are no personas, and nobody signs in as one', async () => {
  const invented = await staff(world.house, { role: 'viewer', email: `${newId()}@lantern.example` })
  expect((await world.inject(listPersonas, {})).problem).toMatchObject({ status: 404 })
  expect((await world.inject(signInAsPersona, { account: invented.account })).problem).toMatchObject({
    status: 404,
  })
})

it('in the demonstration one signs in as an invented person, and never as somebody with a real address', async () => {
  const stage = await testApp({ settings: { demonstration: true } })
  const clearances = ['health'] as const
  const invented = await staff(stage.house, {
    role: 'case-worker',
    name: 'Dina',
    email: 'dina@lantern.example',
    clearances,
  })
  const real = await staff(stage.house, { role: 'administrator', email: 'real@lantern.org' })
  const { body } = await stage.inject(listPersonas, {})
  expect(body.personas).toEqual([
    expect.objectContaining({
      account: invented.account,
      name: 'Dina',
      tries: ['accounts.tries.case-worker'],
    }),
  ])
  const { cookie } = await stage.inject(signInAsPersona, { account: invented.account })
  const session = await stage.inject(readSession, {}, { as: cookie })
  expect(session.body).toMatchObject({ demonstration: true, signedIn: { secondFactor: 'on', clearances } })
  expect((await stage.inject(signInAsPersona, { account: real.account })).problem).toMatchObject({
    status: 404,
  })
  await stage.close()
})
