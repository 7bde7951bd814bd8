import { createHash, createHmac } from 'node:crypto'
import type { z } from 'zod'
import { accountsConfig } from '@passerelle/domain/shared/accounts/config'
import {
  acceptInvitation,
  invite,
  listInvitations as listContract,
  readInvitation,
  resendInvitation,
  revokeInvitation,
} from '@passerelle/domain/shared/accounts/team-contract'
import { firstAdministratorHindrances, standingHindrances } from '@passerelle/domain/shared/accounts/rules'
import { unrecorded } from '../engine/event.ts'
import { newId } from '../engine/ids.ts'
import { type Keys, derive } from '../engine/keys.ts'
import { type Operation, type Scene, atTheDoor, operation } from '../engine/operation.ts'
import { Refusal, found, refuseWith } from '../engine/problem.ts'
import { type Refused, atTheDoorRemembering } from '../engine/remembered.ts'
import { sql } from '../engine/sql.ts'
import { checkPassword } from './door-operations.ts'
import { succeed } from './guessing.ts'
import {
  type OpenedInvitation,
  type ShownInvitation,
  findInvitation,
  listInvitations,
  openInvitation,
  whoHasAddress,
} from './invitation-sql.ts'
import { queueLetter } from './letters.ts'
import { hashPassword, refuseWeakPassword } from './passwords.ts'
import { beginSession } from './sessions.ts'
import { type Known, findByEmail, keepPassword } from './sql.ts'
import { findSupervisor } from './team-sql.ts'

const { invitationDays } = accountsConfig

type Invite = z.output<typeof invite.input>

const send = operation(
  invite,
  async (scene, input) => {
    const organisation = input.organisation ?? scene.actor.organisation
    await refuseUnlessTheirsToInvite(scene, input, organisation)
    const who = await whoHasAddress(scene.tx, organisation, input.email)
    refuseWith('already-exists', who ? [{ code: `accounts.already-${who}` }] : [])
    await scene.tx.run(sql`
      insert into invitations (id, organisation_id, email, name, role, capacity, clearances, supervisor_id, locale, invited_by, expires_at)
      values (${input.id}, ${organisation}, ${input.email}, ${input.name}, ${input.role}, ${input.capacity}, ${input.clearances},
        ${input.supervisorId}, ${input.locale}, ${scene.actor.account}, now() + ${invitationDays} * interval '1 day')`)
    return { invitation: await writeInvitation(scene, input.id) }
  },
  ({ id, role, clearances }, { invitation }) => ({
    other: invitation.organisation.id,
    details: { invitation: id, role, clearances },
  }),
)

/** Administrators into their own organisation; the registrar the first administrator of another, and nobody else. */
async function refuseUnlessTheirsToInvite(scene: Scene, input: Invite, organisation: string): Promise<void> {
  const { actor, tx } = scene
  if (organisation !== actor.organisation) return refuseUnlessFirstAdministrator(scene, input, organisation)
  if (actor.role !== 'administrator') throw new Refusal('not-allowed')
  const supervisor =
    input.supervisorId === null ? null : await findSupervisor(tx, organisation, input.supervisorId)
  if (supervisor === undefined)
    throw new Refusal('invalid-input', {
      faults: [{ path: 'supervisorId', code: 'accounts.no-such-colleague' }],
    })
  refuseWith('not-now', standingHindrances(input, supervisor))
}

async function refuseUnlessFirstAdministrator(
  scene: Scene,
  input: Invite,
  organisation: string,
): Promise<void> {
  const row = await scene.tx.find<{ registrar: boolean; staffed: boolean; known: boolean }>(sql`
    select actor.is_registrar() as registrar, actor.has_administrator(${organisation}) as staffed,
      exists (select from organisations where id = ${organisation}) as known`)
  found(row?.registrar && row.known ? row : null)
  refuseWith('not-now', firstAdministratorHindrances(input))
  refuseWith('not-now', row?.staffed ? [{ code: 'accounts.has-administrator' }] : [])
}

/** Puts a new secret into a new letter; the database keeps its hash, so the letter before opens nothing any more. */
async function writeInvitation(scene: Scene, id: string): Promise<ShownInvitation> {
  const invitation = found(await findInvitation(scene.tx, id))
  const secret = secretOfLetter(scene.house.keys, invitation)
  const row = await scene.tx.find<{ kept: boolean }>(
    sql`select actor.keep_invitation_secret(${id}, ${hashOf(secret)}) as kept`,
  )
  found(row?.kept ? id : null)
  await queueLetter(scene.tx, invitation, 'invitation', {
    name: invitation.name,
    organisation: invitation.organisation.name,
    invitedBy: invitation.invitedBy,
    days: invitationDays,
    link: `${scene.house.settings.baseUrl}/invitation#${secret}`,
  })
  return invitation
}

function secretOfLetter(keys: Keys, { id, expiresAt }: ShownInvitation): string {
  return createHmac('sha256', derive(keys.master, 'invitations')).update(`${id} ${expiresAt}`).digest('hex')
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

const list = operation(
  listContract,
  async (scene) => ({ invitations: await listInvitations(scene.tx) }),
  () => unrecorded('whoever invites may look at the invitations'),
)

async function waitingInvitation(scene: Scene, id: string): Promise<ShownInvitation> {
  const invitation = found(await findInvitation(scene.tx, id))
  const over = invitation.state === 'accepted' || invitation.state === 'revoked'
  refuseWith('not-now', over ? [{ code: `accounts.invitation-${invitation.state}` }] : [])
  return invitation
}

const revoke = operation(
  revokeInvitation,
  async (scene, { id }) => {
    await waitingInvitation(scene, id)
    await scene.tx.run(sql`update invitations set revoked_at = now() where id = ${id}`)
    return { invitation: found(await findInvitation(scene.tx, id)) }
  },
  ({ id }, { invitation }) => ({ other: invitation.organisation.id, details: { invitation: id } }),
)

const resend = operation(
  resendInvitation,
  async (scene, { id }) => {
    await waitingInvitation(scene, id)
    await scene.tx.run(
      sql`update invitations set expires_at = now() + ${invitationDays} * interval '1 day' where id = ${id}`,
    )
    return { invitation: await writeInvitation(scene, id) }
  },
  ({ id }, { invitation }) => ({ other: invitation.organisation.id, details: { invitation: id } }),
)

async function openedBy(scene: Scene, token: string): Promise<OpenedInvitation> {
  const opened = await openInvitation(scene.tx, hashOf(token))
  if (!opened) throw new Refusal('link-expired')
  return opened
}

const read = atTheDoor(
  readInvitation,
  async (scene, { token }) => {
    const { organisation, invitedBy, name, email, role, locale, expiresAt } = await openedBy(scene, token)
    const hasAccount = (await findByEmail(scene.tx, email)) !== undefined
    return { organisation, invitedBy, name, email, role, locale, expiresAt, hasAccount }
  },
  () => unrecorded('whoever holds the letter reads it; accepting leaves an event'),
)

const accept = atTheDoorRemembering(
  acceptInvitation,
  async (scene, { token, name, password, locale }) => {
    const opened = await openedBy(scene, token)
    const known = await findByEmail(scene.tx, opened.email)
    if (known) return joinWithAccount(scene, opened, known, password)
    refuseWeakPassword(password, { name, email: opened.email })
    const account = newId()
    await scene.tx.run(sql`
      insert into accounts (id, name, email, locale) values (${account}, ${name}, ${opened.email}, ${locale})`)
    await keepPassword(scene.tx, account, await hashPassword(scene.house.keys, password))
    const membership = await join(scene, opened, account)
    await beginSession(scene, membership, false)
    return { next: 'done' as const }
  },
  (_input, { next }) => ({ details: { next } }),
)

/** Whoever has an account proves that it is theirs by its password; the second factor is asked for when they sign in. */
async function joinWithAccount(
  scene: Scene,
  opened: OpenedInvitation,
  known: Known,
  password: string,
): Promise<{ next: 'sign-in' } | Refused> {
  const checked = await checkPassword(scene, known, password, known.email)
  if ('refused' in checked) return checked
  await succeed(scene, [checked.subject])
  await join(scene, opened, known.account)
  scene.acting.as = { account: known.account, organisation: opened.organisation.id, session: '' }
  return { next: 'sign-in' }
}

async function join(scene: Scene, opened: OpenedInvitation, account: string) {
  const { role, capacity, clearances } = opened
  const id = newId()
  const organisation = opened.organisation.id
  await scene.tx.run(sql`update invitations set accepted_at = now() where id = ${opened.id}`)
  await scene.tx.run(sql`
    insert into memberships (id, account_id, organisation_id, role, capacity, clearances, supervisor_id)
    values (${id}, ${account}, ${organisation}, ${role}, ${capacity}, ${clearances}, ${opened.supervisor})`)
  return { id, account, organisation, role, capacity, clearances }
}

export const invitationOperations: readonly Operation[] = [send, list, revoke, resend, read, accept]
