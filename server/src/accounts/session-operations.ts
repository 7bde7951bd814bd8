import type { z } from 'zod'
import { listPersonas, readSession, signInAsPersona } from '@passerelle/domain/shared/accounts/contract'
import type { Locale } from '@passerelle/domain/shared/accounts/account'
import { needsSecondFactor } from '@passerelle/domain/shared/accounts/rules'
import type { persona } from '@passerelle/domain/shared/accounts/schema'
import type { Role } from '@passerelle/domain/kernel/vocabulary'
import type { Actor } from '../engine/actor.ts'
import { unrecorded } from '../engine/event.ts'
import { type Operation, type Scene, atTheDoor, operation } from '../engine/operation.ts'
import { Refusal, found } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { beginSession, findMembership } from './sessions.ts'

interface OwnMembership {
  readonly membership: string
  readonly organisation: string
  readonly name: string
  readonly kind: string
  readonly role: Role
}

const session = operation(
  readSession,
  async (scene) => ({
    signedIn: scene.actor.session === '' ? null : await whoIsSignedIn(scene),
    demonstration: scene.house.settings.demonstration,
  }),
  () => unrecorded('everybody may ask who they are'),
)

async function whoIsSignedIn(scene: Scene) {
  const { actor, tx } = scene
  const account = found(
    await tx.find<{ id: string; name: string; email: string; locale: Locale }>(
      sql`select id, name, email, locale from accounts where id = ${actor.account}`,
    ),
  )
  const memberships = await tx.rows<OwnMembership>(sql`
    select membership_id as membership, organisation_id as organisation, organisation_name as name, organisation_kind as kind, role
    from actor.own_memberships()`)
  const shown = memberships.map(({ membership, role, organisation, name, kind }) => ({
    id: membership,
    role,
    organisation: { id: organisation, name, kind },
    current: membership === actor.membership,
  }))
  const { organisation } = found(shown.find(({ current }) => current))
  const { role, capacity, clearances } = actor
  return {
    account,
    organisation,
    role,
    capacity,
    clearances: [...clearances],
    secondFactor: factorOf(actor),
    memberships: shown,
  }
}

function factorOf(actor: Actor): 'on' | 'off' | 'required' {
  if (actor.secondFactor) return 'on'
  return needsSecondFactor(actor) ? 'required' : 'off'
}

/** Outside the demonstration world these doors do not exist. */
function onlyInDemonstration(scene: Scene): void {
  if (!scene.house.settings.demonstration) throw new Refusal('not-found')
}

interface PersonaRow {
  readonly account: string
  readonly name: string
  readonly organisation: string
  readonly organisationName: string
  readonly kind: string
  readonly role: Role
  readonly capacity: Actor['capacity']
  readonly clearances: Actor['clearances']
}

/**
 * Invented people only: their addresses end in `.example`, a domain that nobody can have (RFC 2606). Somebody real who was
 * invited into a demonstration is never among them.
 */
const personas = atTheDoor(
  listPersonas,
  async (scene) => {
    onlyInDemonstration(scene)
    const rows = await scene.tx.rows<PersonaRow>(sql`
      select a.id as account, a.name, o.id as organisation, o.name as "organisationName", o.kind, m.role, m.capacity, m.clearances
      from accounts a
      join lateral (select * from memberships where account_id = a.id and ended_at is null order by since desc, id limit 1) m on true
      join organisations o on o.id = m.organisation_id
      where a.status = 'active' and lower(a.email) like '%.example'
      order by o.kind <> 'intergovernmental', o.name, a.name limit 60`)
    return { personas: rows.map(personaOf) }
  },
  () => unrecorded('invented people'),
)

function personaOf(row: PersonaRow): z.input<typeof persona> {
  const { account, name, role, capacity, organisation, kind } = row
  return {
    account,
    name,
    organisation: { id: organisation, name: row.organisationName, kind },
    role,
    capacity,
    clearances: [...row.clearances],
    tries: [capacity === 'operational' ? `accounts.tries.${role}` : `accounts.tries.${capacity}`],
  }
}

/** Counts as having passed the second factor, so that clearances can be tried out without a telephone. */
const enterAsPersona = atTheDoor(
  signInAsPersona,
  async (scene, { account }) => {
    onlyInDemonstration(scene)
    const invented = await scene.tx.find(sql`
      select id from accounts where id = ${account} and status = 'active' and lower(email) like '%.example'`)
    found(invented)
    const membership = found(await findMembership(scene.tx, account))
    await beginSession(scene, membership, true)
    return { next: 'done' as const }
  },
  () => ({ details: { by: 'persona' } }),
)

export const sessionOperations: readonly Operation[] = [session, personas, enterAsPersona]
