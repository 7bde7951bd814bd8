import { readSession, signIn } from '@passerelle/domain/shared/accounts/contract'
import {
  acceptInvitation,
  invite,
  listAccounts,
  listInvitations,
  readInvitation,
  resendInvitation,
  revokeInvitation,
} from '@passerelle/domain/shared/accounts/team-contract'
import type { z } from 'zod'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testApp, type TestApp } from '../../test/app.ts'
import { knock, refusalOf } from '../../test/knock.ts'
import { organisation, staff, type SignedIn } from '../../test/world.ts'
import { actingAs } from '../engine/acting.ts'
import { newId } from '../engine/ids.ts'
import { sql } from '../engine/sql.ts'
import { hashPassword } from './passwords.ts'
import { moveAll } from '../engine/asked-jobs.ts'

let world: TestApp
let harbour: string
let bruno: SignedIn
const good = 'seven herons over the harbour'

beforeAll(async () => {
  world = await testApp()
  harbour = await organisation(world.house, { name: 'Harbour' })
  bruno = await staff(world.house, { organisation: harbour, role: 'administrator', name: 'Bruno Keller' })
})
afterAll(() => world.close())

type Invite = z.input<typeof invite.input>

function letterFor(name: string, more: Partial<Invite> = {}): Invite {
  const email = `${name.toLowerCase()}.${newId().slice(-6)}@harbour.example.org`
  return {
    ...{ id: newId(), email, name, role: 'case-worker', capacity: 'operational' },
    ...{ clearances: [], supervisorId: null, locale: 'ar' },
    ...more,
  }
}

async function sent(input: Invite, by: SignedIn = bruno): Promise<string> {
  await knock(world.house, invite, input, { secret: by.secret })
  return tokenSentTo(input.email)
}

async function tokenSentTo(email: string): Promise<string> {
  await moveAll(world.house.worker)
  const { rows } = await world.database.pool.query<{ link: string }>(
    `select j.payload->'values'->>'link' as link
     from graphile_worker._private_jobs j where j.payload->>'to' = $1 order by j.id desc limit 1`,
    [email],
  )
  return rows[0]?.link.split('#')[1] ?? ''
}

function accepted(token: string, password = good) {
  return knock(world.house, acceptInvitation, { token, name: 'Amal Haddad', password, locale: 'ar' })
}

it('Amal gets a letter in Arabic, reads who invites her, chooses a password and is signed in', async () => {
  const input = letterFor('Amal', { clearances: ['health'] })
  const token = await sent(input)
  const { rows } = await world.database.pool.query(
    "select j.payload->>'locale' as locale, j.payload->>'template' as template from graphile_worker._private_jobs j where j.payload->>'to' = $1",
    [input.email],
  )
  expect(rows).toEqual([{ locale: 'ar', template: 'invitation' }])
  const { body: read } = await knock(world.house, readInvitation, { token })
  expect(read).toMatchObject({
    organisation: { name: 'Harbour' },
    invitedBy: 'Bruno Keller',
    role: 'case-worker',
    hasAccount: false,
  })
  const { body, cookie } = await accepted(token)
  expect(body.next).toBe('done')
  const session = await knock(world.house, readSession, {}, { secret: cookie ?? null })
  expect(session.body.signedIn).toMatchObject({
    account: { name: 'Amal Haddad', email: input.email, locale: 'ar' },
    organisation: { id: harbour },
    clearances: ['health'],
    secondFactor: 'required',
  })
  expect((await knock(world.house, signIn, { email: input.email, password: good })).body.next).toBe('done')
})

it('the secret of the letter is neither in the invitation nor in the answer that is kept for a retry', async () => {
  const input = letterFor('Secret')
  const operationId = newId()
  const first = await knock(world.house, invite, input, { secret: bruno.secret, operationId })
  const token = await tokenSentTo(input.email)
  const again = await knock(world.house, invite, input, { secret: bruno.secret, operationId })
  expect(again.body).toEqual(first.body)
  const { rows } = await world.database.pool.query<{ everything: string }>(`
    select concat((select json_agg(i) from invitations i), (select json_agg(s) from private.invitation_secrets s),
      (select json_agg(a) from operation_answers a), (select json_agg(e) from events e)) as everything`)
  expect(token).toMatch(/^[0-9a-f]{64}$/)
  expect(rows[0]?.everything).not.toContain(token)
})

it('a letter opens once', async () => {
  const token = await sent(letterFor('Once'))
  await accepted(token)
  expect((await refusalOf(accepted(token))).code).toBe('link-expired')
  expect((await refusalOf(knock(world.house, readInvitation, { token }))).code).toBe('link-expired')
})

it('two clicks on the same letter make one account', async () => {
  const input = letterFor('Twice')
  const token = await sent(input)
  const outcomes = await Promise.allSettled([accepted(token), accepted(token)])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const { rows } = await world.database.pool.query(
    'select count(*)::int as n from accounts where email = $1',
    [input.email],
  )
  expect(rows).toEqual([{ n: 1 }])
})

it('a letter that is a week old has ended; sent again, the new one opens and the old one does not', async () => {
  const input = letterFor('Late')
  const old = await sent(input)
  await world.database.pool.query(
    "update invitations set expires_at = now() - interval '1 second' where id = $1",
    [input.id],
  )
  expect((await refusalOf(accepted(old))).code).toBe('link-expired')
  const { body } = await knock(world.house, resendInvitation, { id: input.id }, { secret: bruno.secret })
  expect(body.invitation.state).toBe('waiting')
  const fresh = await tokenSentTo(input.email)
  expect(fresh).not.toBe(old)
  expect((await refusalOf(accepted(old))).code).toBe('link-expired')
  expect((await accepted(fresh)).body.next).toBe('done')
})

it('a letter that was taken back opens nothing, and an accepted one cannot be taken back', async () => {
  const [back, kept] = [letterFor('Back'), letterFor('Kept')]
  const token = await sent(back)
  await knock(world.house, revokeInvitation, { id: back.id }, { secret: bruno.secret })
  expect((await refusalOf(accepted(token))).code).toBe('link-expired')
  await accepted(await sent(kept))
  const late = await refusalOf(
    knock(world.house, revokeInvitation, { id: kept.id }, { secret: bruno.secret }),
  )
  expect(late.details.reasons).toEqual([{ code: 'accounts.invitation-accepted' }])
})

it('a weak password is refused with its reason, and the letter still opens', async () => {
  const token = await sent(letterFor('Weak'))
  const refused = await refusalOf(accepted(token, 'amalhaddad12'))
  expect(refused.details.faults).toEqual([{ path: 'password', code: 'accounts.password.contains-name' }])
  expect((await accepted(token)).body.next).toBe('done')
})

it('nobody is invited twice, and no colleague is invited at all', async () => {
  const input = letterFor('Again')
  const token = await sent(input)
  const twice = await refusalOf(
    knock(world.house, invite, { ...input, id: newId() }, { secret: bruno.secret }),
  )
  expect(twice.details.reasons).toEqual([{ code: 'accounts.already-invited' }])
  await accepted(token)
  const colleague = { ...input, id: newId(), email: input.email.toUpperCase() }
  const refused = await refusalOf(knock(world.house, invite, colleague, { secret: bruno.secret }))
  expect(refused.details.reasons).toEqual([{ code: 'accounts.already-colleague' }])
})

it('Chen, who works for Lantern already, joins Harbour with the password that only Chen knows', async () => {
  const chen = await staff(world.house, {
    role: 'case-worker',
    name: 'Chen',
    email: 'chen@lantern.example.org',
  })
  await world.database.pool.query('insert into private.passwords (account_id, hash) values ($1, $2)', [
    chen.account,
    await hashPassword(world.house.keys, good),
  ])
  const token = await sent(letterFor('Chen', { email: 'chen@lantern.example.org', role: 'viewer' }))
  expect((await knock(world.house, readInvitation, { token })).body.hasAccount).toBe(true)
  expect((await refusalOf(accepted(token, 'nine storks on the tower'))).code).toBe('sign-in-failed')
  const { body, cookie } = await accepted(token)
  expect([body.next, cookie]).toEqual(['sign-in', undefined])
  const session = await knock(world.house, readSession, {}, { secret: chen.secret })
  expect(session.body.signedIn?.memberships.map(({ role, current }) => [role, current]).sort()).toEqual([
    ['case-worker', true],
    ['viewer', false],
  ])
})

it.each(['case-worker', 'supervisor', 'coordinator', 'viewer'] as const)(
  'a %s invites nobody',
  async (role) => {
    const person = await staff(world.house, { organisation: harbour, role })
    const refused = await refusalOf(
      knock(world.house, invite, letterFor('Nobody'), { secret: person.secret }),
    )
    expect(refused.code).toBe('not-allowed')
  },
)

it('an administrator of Lantern sees, resends and takes back nothing of Harbour’s; Harbour’s own does', async () => {
  const input = letterFor('Theirs')
  await sent(input)
  const stranger = await staff(world.house, { role: 'administrator' })
  expect(
    (await knock(world.house, listInvitations, {}, { secret: stranger.secret })).body.invitations,
  ).toEqual([])
  for (const contract of [resendInvitation, revokeInvitation])
    expect(
      (await refusalOf(knock(world.house, contract, { id: input.id }, { secret: stranger.secret }))).code,
    ).toBe('not-found')
  const into = letterFor('Smuggled', { organisation: harbour })
  expect((await refusalOf(knock(world.house, invite, into, { secret: stranger.secret }))).code).toBe(
    'not-found',
  )
  const own = await knock(world.house, listInvitations, {}, { secret: bruno.secret })
  expect(own.body.invitations.map(({ id }) => id)).toContain(input.id)
  const { body } = await knock(world.house, revokeInvitation, { id: input.id }, { secret: bruno.secret })
  expect(body.invitation.state).toBe('revoked')
})

it('clearances go to those who work with persons, and a supervisor is a colleague who supervises', async () => {
  const viewer = letterFor('Viewer', { role: 'viewer', clearances: ['health'] })
  const refused = await refusalOf(knock(world.house, invite, viewer, { secret: bruno.secret }))
  expect(refused.details.reasons).toEqual([{ code: 'accounts.clearances-need-case-role' }])
  const [elsewhere, worker, above] = await Promise.all([
    staff(world.house, { role: 'supervisor' }),
    staff(world.house, { organisation: harbour, role: 'case-worker' }),
    staff(world.house, { organisation: harbour, role: 'supervisor' }),
  ])
  const under = (supervisor: SignedIn) =>
    knock(world.house, invite, letterFor('Under', { supervisorId: supervisor.account }), {
      secret: bruno.secret,
    })
  expect((await refusalOf(under(elsewhere))).details.faults).toEqual([
    { path: 'supervisorId', code: 'accounts.no-such-colleague' },
  ])
  expect((await refusalOf(under(worker))).details.reasons).toEqual([
    { code: 'accounts.supervisor-cannot-supervise' },
  ])
  expect((await under(above)).body.invitation.supervisor?.id).toBe(above.account)
})

it('the registrar invites the first administrator of a new organisation, and nobody after that', async () => {
  const office = await organisation(world.house, { kind: 'intergovernmental', name: 'Migration Office' })
  const registrar = await staff(world.house, { organisation: office, role: 'coordinator', name: 'Ingrid' })
  const lantern = await organisation(world.house, { name: 'Lantern' })
  const first = letterFor('First', { organisation: lantern, role: 'administrator' })
  const worker = letterFor('Worker', { organisation: lantern })
  const wrong = await refusalOf(knock(world.house, invite, worker, { secret: registrar.secret }))
  expect(wrong.details.reasons).toEqual([{ code: 'accounts.only-first-administrator' }])
  const { cookie } = await accepted(await sent(first, registrar))
  const team = await knock(world.house, listAccounts, {}, { secret: cookie ?? null })
  expect(team.body.accounts.map(({ email, role }) => [email, role])).toEqual([[first.email, 'administrator']])
  const second = letterFor('Second', { organisation: lantern, role: 'administrator' })
  const late = await refusalOf(knock(world.house, invite, second, { secret: registrar.secret }))
  expect(late.details.reasons).toEqual([{ code: 'accounts.has-administrator' }])
  const seen = await knock(world.house, listInvitations, {}, { secret: registrar.secret })
  expect(seen.body.invitations.map(({ id }) => id)).toEqual([first.id])
})

it('row-level security itself refuses an invitation that an administrator of another organisation writes by hand', async () => {
  const stranger = await staff(world.house, { role: 'administrator' })
  const insert = (organisation: string) =>
    actingAs(world.house.app, stranger.secret, (tx) =>
      tx.run(sql`insert into invitations (id, organisation_id, email, name, role, invited_by, expires_at)
        values (${newId()}, ${organisation}, 'x@y.example.org', 'X', 'administrator', ${stranger.account}, now() + interval '1 day')`),
    )
  expect((await refusalOf(insert(harbour))).code).toBe('not-found')
  expect(await insert(stranger.organisation)).toBe(1)
})
