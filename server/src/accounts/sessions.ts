import { createHash, randomBytes } from 'node:crypto'
import type { Capacity } from '@passerelle/domain/shared/accounts/account'
import { accountsConfig } from '@passerelle/domain/shared/accounts/config'
import type { Clearance, Role } from '@passerelle/domain/kernel/vocabulary'
import { newId } from '../engine/ids.ts'
import type { Scene } from '../engine/operation.ts'
import { type Tx, sql } from '../engine/sql.ts'

/** A live role of somebody, as it is copied into a session. */
export interface Membership {
  readonly id: string
  readonly account: string
  readonly organisation: string
  readonly role: Role
  readonly capacity: Capacity
  readonly clearances: readonly Clearance[]
}

const { idleMinutes } = accountsConfig.session

/**
 * Begins a session and ends the one this browser had. Only the hash of the secret is kept; the secret itself leaves as
 * a cookie. From here on the event is written in the name of whoever signed in.
 */
export async function beginSession(
  scene: Scene,
  membership: Membership,
  secondFactor: boolean,
): Promise<void> {
  const secret = randomBytes(32).toString('hex')
  const id = newId()
  await scene.tx.run(sql`
    insert into private.sessions (id, secret_hash, account_id, membership_id, organisation_id, role, capacity, clearances,
      second_factor, device, expires_at)
    values (${id}, ${createHash('sha256').update(secret).digest()}, ${membership.account}, ${membership.id}, ${membership.organisation},
      ${membership.role}, ${membership.capacity}, ${membership.clearances}, ${secondFactor}, ${scene.device.slice(0, 200)},
      now() + ${idleMinutes} * interval '1 minute')`)
  if (scene.actor.session !== '') await endOne(scene.tx, scene.actor.session, scene.actor.account)
  scene.cookie.secret = secret
  scene.acting.as = { account: membership.account, organisation: membership.organisation, session: id }
}

/** The role somebody took up last: where they begin when they sign in. */
export function findMembership(tx: Tx, account: string): Promise<Membership | undefined> {
  return tx.find<Membership>(sql`
    select id, account_id as account, organisation_id as organisation, role, capacity, clearances from memberships
    where account_id = ${account} and ended_at is null order by since desc, id limit 1`)
}

export function findOwnMembership(
  tx: Tx,
  account: string,
  membership: string,
): Promise<Membership | undefined> {
  return tx.find<Membership>(sql`
    select id, account_id as account, organisation_id as organisation, role, capacity, clearances from memberships
    where id = ${membership} and account_id = ${account} and ended_at is null`)
}

export function endOne(tx: Tx, session: string, account: string): Promise<number> {
  return tx.run(sql`
    update private.sessions set ended_at = now() where id = ${session} and account_id = ${account} and ended_at is null`)
}

/** Ends every session of an account, but for one that may stay. */
export function endAll(tx: Tx, account: string, but: string | null): Promise<number> {
  return tx.run(sql`
    update private.sessions set ended_at = now()
    where account_id = ${account} and ended_at is null and expires_at > now() and id is distinct from ${but}`)
}
