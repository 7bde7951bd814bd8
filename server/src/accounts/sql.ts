import type { Locale } from '@passerelle/domain/shared/accounts/account'
import { type Tx, sql } from '../engine/sql.ts'

/** Somebody at the door, with the secrets that only the door reads. */
export interface Known {
  readonly account: string
  readonly name: string
  readonly email: string
  readonly locale: Locale
  readonly hash: string | null
  readonly organisation: string | null
  /** A second factor that a first code has confirmed. */
  readonly hasFactor: boolean
}

const known = sql`
  select a.id as account, a.name, a.email, a.locale, p.hash, m.organisation_id as organisation, f.secret is not null as "hasFactor"
  from accounts a
  left join private.passwords p on p.account_id = a.id
  left join private.second_factors f on f.account_id = a.id
  left join lateral (select organisation_id from memberships where account_id = a.id and ended_at is null
                     order by since desc, id limit 1) m on true`

export function findByEmail(tx: Tx, email: string): Promise<Known | undefined> {
  return tx.find<Known>(sql`${known} where lower(a.email) = lower(${email})`)
}

export function findByAccount(tx: Tx, account: string): Promise<Known | undefined> {
  return tx.find<Known>(sql`${known} where a.id = ${account}`)
}

export function keepPassword(tx: Tx, account: string, hash: string): Promise<number> {
  return tx.run(sql`
    insert into private.passwords (account_id, hash) values (${account}, ${hash})
    on conflict (account_id) do update set hash = excluded.hash, changed_at = now()`)
}

/** `pending` waits for its first code, while the one before still counts. */
export interface Factor {
  readonly secret: string | null
  readonly pending: string | null
}

export function findFactor(tx: Tx, account: string): Promise<Factor | undefined> {
  return tx.find<Factor>(
    sql`select secret, pending from private.second_factors where account_id = ${account}`,
  )
}

export function keepPendingFactor(tx: Tx, account: string, sealed: string): Promise<number> {
  return tx.run(sql`
    insert into private.second_factors (account_id, pending) values (${account}, ${sealed})
    on conflict (account_id) do update set pending = excluded.pending`)
}

export function confirmFactor(tx: Tx, account: string, pending: string, step: number): Promise<number> {
  return tx.run(sql`
    update private.second_factors set secret = pending, pending = null, confirmed_at = now(), last_step = ${step}
    where account_id = ${account} and pending = ${pending}`)
}

/** A code counts once: its step must lie after the last one that counted. */
export function takeStep(tx: Tx, account: string, step: number): Promise<number> {
  return tx.run(sql`
    update private.second_factors set last_step = ${step} where account_id = ${account} and last_step < ${step}`)
}

export function removeFactor(tx: Tx, account: string): Promise<number> {
  return tx.run(sql`
    with codes as (delete from private.recovery_codes where account_id = ${account})
    delete from private.second_factors where account_id = ${account}`)
}

export function takeRecoveryCode(tx: Tx, account: string, hash: Buffer): Promise<number> {
  return tx.run(sql`
    update private.recovery_codes set used_at = now()
    where account_id = ${account} and code_hash = ${hash} and used_at is null`)
}

export async function countRecoveryCodes(tx: Tx, account: string): Promise<number> {
  const row = await tx.find<{ left: number }>(sql`
    select count(*) as left from private.recovery_codes where account_id = ${account} and used_at is null`)
  return row?.left ?? 0
}

export async function keepRecoveryCodes(tx: Tx, account: string, hashes: readonly Buffer[]): Promise<void> {
  await tx.run(sql`delete from private.recovery_codes where account_id = ${account}`)
  await tx.run(sql`
    insert into private.recovery_codes (account_id, code_hash) select ${account}, unnest(${hashes}::bytea[])`)
}
