import { createHash, randomBytes } from 'node:crypto'
import type { Clearance, Role } from '@passerelle/domain/kernel/vocabulary'
import type { Pool } from 'pg'
import { newId } from '../src/engine/ids.ts'

/** A house, as far as people of a test need one. */
interface Door {
  readonly owner: Pool
}

export interface OrganisationFacts {
  readonly id?: string
  readonly name?: string
  readonly kind?: string
  readonly country?: string
  readonly parent?: string
  readonly hasAccounts?: boolean
  readonly email?: string
}

/** Adds an organisation and gives its id. */
export async function organisation({ owner }: Door, facts: OrganisationFacts = {}): Promise<string> {
  const id = facts.id ?? newId()
  await owner.query(
    `insert into organisations (id, name, kind, country, parent_id, has_accounts, email)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      id,
      facts.name ?? `Harbour ${id.slice(-6)}`,
      facts.kind ?? 'national-ngo',
      facts.country ?? 'JOR',
      facts.parent ?? null,
      facts.hasAccounts ?? true,
      facts.email ?? null,
    ],
  )
  return id
}

export interface PersonOfStaff {
  /** The id of an organisation; absent: a new one. */
  readonly organisation?: string
  readonly role: Role
  readonly capacity?: 'operational' | 'donor' | 'observer'
  readonly clearances?: readonly Clearance[]
  /** Passed the second factor; taken for granted where there are clearances. */
  readonly secondFactor?: boolean
  readonly name?: string
  readonly email?: string
  readonly supervisor?: string
}

export interface SignedIn {
  readonly secret: string
  readonly account: string
  readonly membership: string
  readonly session: string
  readonly organisation: string
}

/** Makes somebody of an organisation's staff who has just signed in, and gives everything about them. */
export async function staff(door: Door, facts: PersonOfStaff): Promise<SignedIn> {
  const home = facts.organisation ?? (await organisation(door))
  const account = newId()
  const membership = newId()
  const { role, capacity = 'operational', clearances = [], supervisor = null } = facts
  await door.owner.query('insert into accounts (id, name, email) values ($1, $2, $3)', [
    account,
    facts.name ?? `Amal ${account.slice(-6)}`,
    facts.email ?? `${account}@example.org`,
  ])
  await door.owner.query(
    `insert into memberships (id, account_id, organisation_id, role, capacity, clearances, supervisor_id)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [membership, account, home, role, capacity, clearances, supervisor],
  )
  const secondFactor = facts.secondFactor ?? clearances.length > 0
  const { secret, session } = await beginSession(door, membership, secondFactor)
  return { secret, account, membership, session, organisation: home }
}

/** Another session of somebody who exists. */
export async function beginSession(
  { owner }: Door,
  membership: string,
  secondFactor = false,
): Promise<{ secret: string; session: string }> {
  const secret = randomBytes(32).toString('hex')
  const session = newId()
  await owner.query(
    `insert into private.sessions (id, secret_hash, account_id, membership_id, organisation_id, role, capacity, clearances,
       second_factor, expires_at)
     select $1, $2, m.account_id, m.id, m.organisation_id, m.role, m.capacity, m.clearances, $3, now() + interval '1 hour'
     from memberships m where m.id = $4`,
    [session, createHash('sha256').update(secret).digest(), secondFactor, membership],
  )
  return { secret, session }
}

/** The shortest way to act as somebody: the secret of a session. */
export async function signInAs(door: Door, facts: PersonOfStaff): Promise<string> {
  return (await staff(door, facts)).secret
}
