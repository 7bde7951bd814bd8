import { createHash, randomBytes } from 'node:crypto'
import { actingAs } from '../engine/acting.ts'
import type { House } from '../engine/house.ts'
import { newId } from '../engine/ids.ts'
import { type Sql, type Tx, empty, sql } from '../engine/sql.ts'
import { leaveMachineEvent } from '../engine/task.ts'
import { UsageError } from './usage.ts'

export interface Wanted {
  readonly email?: string | undefined
  /** The organisation to act in, for those who belong to several. */
  readonly organisation?: string | undefined
  /** Whom to take when nobody is named: whoever keeps the register. */
  readonly usual?: 'registrar' | undefined
}

interface Membership {
  readonly id: string
  readonly account: string
  readonly email: string
  readonly role: string
  readonly organisation: string
  readonly organisationName: string
}

/** Somebody's session, made for one command. */
export interface Acting {
  readonly secret: string
  readonly email: string
  readonly role: string
  readonly organisation: string
  end(): Promise<void>
}

const DEVICE = 'command line'

/**
 * Signs in for one command, for whoever has the keys of this installation. The session opens no severe compartment, for
 * nobody showed a second factor, and it is written down that it was made.
 */
export async function actAs(house: House, wanted: Wanted): Promise<Acting> {
  const secret = randomBytes(32).toString('hex')
  const session = newId()
  const membership = await actingAs(house.door, null, async (tx) => {
    const chosen = await choose(tx, wanted)
    await tx.run(sql`
      insert into private.sessions (id, secret_hash, account_id, membership_id, organisation_id, role, capacity, clearances, device, expires_at)
      select ${session}, ${createHash('sha256').update(secret).digest()}, m.account_id, m.id, m.organisation_id, m.role, m.capacity, '{}',
        ${DEVICE}, now() + interval '1 hour'
      from memberships m where m.id = ${chosen.id}`)
    await leaveMachineEvent(tx, house, 'accounts.act-from-command-line', {
      organisation: chosen.organisation,
      details: { account: chosen.account, session },
    })
    return chosen
  })
  return {
    secret,
    email: membership.email,
    role: membership.role,
    organisation: membership.organisationName,
    end: () => endSession(house, session),
  }
}

async function endSession(house: House, session: string): Promise<void> {
  await actingAs(house.door, null, (tx) =>
    tx.run(sql`update private.sessions set ended_at = now() where id = ${session} and ended_at is null`),
  )
}

async function choose(tx: Tx, { email, organisation, usual }: Wanted): Promise<Membership> {
  if (email === undefined && usual === undefined) {
    throw new UsageError('This needs somebody to act as.', 'Add --as somebody@example.org')
  }
  const found =
    email === undefined
      ? await memberships(tx, registrars)
      : await memberships(tx, ofEmail(email, organisation))
  const [first, second] = found
  if (!first)
    throw new UsageError(
      email === undefined
        ? 'Nobody keeps the register yet.'
        : `There is no active account ${email}${organisation ? ` in ${organisation}` : ''}.`,
    )
  if (email !== undefined && second) {
    const names = found.map((one) => one.organisationName).join(', ')
    throw new UsageError(
      `${email} belongs to several organisations: ${names}.`,
      'Add --in and the name of one of them.',
    )
  }
  return first
}

const registrars: Sql = sql`and o.kind = 'intergovernmental' and m.role in ('administrator', 'coordinator')`

function ofEmail(email: string, organisation: string | undefined): Sql {
  return sql`and lower(a.email) = lower(${email})
    ${organisation === undefined ? empty : sql`and (o.id::text = ${organisation} or lower(o.name) = lower(${organisation}) or lower(o.acronym) = lower(${organisation}))`}`
}

function memberships(tx: Tx, which: Sql): Promise<Membership[]> {
  return tx.rows<Membership>(sql`
    select m.id, a.id as account, a.email, m.role, m.organisation_id as organisation, coalesce(o.name, '') as "organisationName"
    from memberships m join accounts a on a.id = m.account_id left join organisations o on o.id = m.organisation_id
    where m.ended_at is null and a.status = 'active' and m.capacity = 'operational' ${which}
    order by (m.role = 'administrator') desc, m.since, m.id limit 20`)
}
