import { createHash, randomBytes } from 'node:crypto'
import { referralConfig } from '@passerelle/domain/shared/referrals/config'
import { actingAs } from '../engine/acting.ts'
import type { House } from '../engine/house.ts'
import { newId } from '../engine/ids.ts'
import { type Tx, sql } from '../engine/sql.ts'
import { expiresAt } from './clock.ts'
import { type Tasks, leaveMachineEvent, textIn } from '../engine/task.ts'

interface Watched {
  readonly id: string
  readonly code: string
  readonly state: string
  readonly channel: string
  readonly priority: 'emergency' | 'urgent' | 'normal'
  readonly dueAt: string
  readonly senderId: string
  /** Who keeps the record today: whoever sent the referral may have left since. */
  readonly senderAccount: string
  readonly senderName: string
  readonly recipientId: string
  readonly recipientName: string
  readonly recipientEmail: string | null
  readonly handlerId: string | null
  readonly recordId: string
  readonly due: boolean
}

function watch(tx: Tx, id: string): Promise<Watched | undefined> {
  return tx.find<Watched>(sql`
    select f.id, f.code, f.state, f.channel, f.priority, f.due_at as "dueAt", f.sender_id as "senderId", k.worker_id as "senderAccount", s.name as "senderName",
      f.recipient_id as "recipientId", r.name as "recipientName", r.email as "recipientEmail", f.handler_id as "handlerId",
      f.record_id as "recordId", coalesce(f.due_at <= now(), false) as due
    from referrals f join organisations s on s.id = f.sender_id join organisations r on r.id = f.recipient_id
    join records k on k.id = f.record_id
    where f.id = ${id} for update of f`)
}

/** A notice for one person, or for whoever coordinates when `account` is null. Codes and organisations only, never a person assisted. */
async function tell(
  tx: Tx,
  to: { organisation: string; account: string | null },
  kind: string,
  referral: Watched,
): Promise<void> {
  const record = to.organisation === referral.senderId ? referral.recordId : null
  const facts = {
    code: referral.code,
    other: record ? referral.recipientName : referral.senderName,
    state: referral.state,
  }
  await tx.run(sql`
    insert into notices (id, organisation_id, account_id, kind, referral_id, record_id, facts)
    values (${newId()}, ${to.organisation}, ${to.account}, ${kind}, ${referral.id}, ${record}, ${JSON.stringify(facts)}::jsonb)`)
}

interface Reader {
  readonly email: string
  readonly locale: string
}

/** Those of an organisation who answer for its inbox. */
function inboxKeepers(tx: Tx, organisation: string): Promise<Reader[]> {
  return tx.rows<Reader>(sql`
    select a.email, a.locale from memberships m join accounts a on a.id = m.account_id
    where m.organisation_id = ${organisation} and m.ended_at is null and a.status = 'active' and m.capacity = 'operational'
      and m.role in ('coordinator', 'supervisor')`)
}

async function write(
  tx: Tx,
  to: Reader,
  template: string,
  values: Readonly<Record<string, string | number>>,
): Promise<void> {
  await tx.run(
    sql`select enqueue('mail', ${JSON.stringify({ to: to.email, locale: to.locale, template, values })}::json)`,
  )
}

async function withReferral(
  house: House,
  payload: Readonly<Record<string, unknown>>,
  work: (tx: Tx, referral: Watched) => Promise<void>,
): Promise<void> {
  const touched = await actingAs(house.worker, null, async (tx) => {
    const referral = await watch(tx, textIn(payload, 'referral'))
    if (referral) await work(tx, referral)
    return referral
  })
  if (!touched) return
  const organisations = [touched.senderId, touched.recipientId]
  house.announce({
    operation: 'referrals.clock',
    organisations,
    record: touched.recordId,
    referral: touched.id,
  })
}

/** A new referral lies in the partner's inbox: tell those who keep it, or send the link. */
async function sent(tx: Tx, referral: Watched, house: House): Promise<void> {
  if (referral.channel === 'link') return sendLink(tx, referral, house)
  await tell(tx, { organisation: referral.recipientId, account: null }, 'referral-arrived', referral)
  for (const keeper of await inboxKeepers(tx, referral.recipientId)) {
    await write(tx, keeper, 'referral-arrived', {
      code: referral.code,
      sender: referral.senderName,
      link: `${house.settings.baseUrl}/referrals/${referral.id}`,
    })
  }
}

/** A new secret each time; the one before ends with it. */
async function sendLink(tx: Tx, referral: Watched, house: House): Promise<void> {
  if (!referral.recipientEmail) return
  const secret = randomBytes(32).toString('hex')
  const hours = referralConfig.link.hours
  await tx.run(sql`
    insert into private.referral_links (referral_id, secret_hash, email, expires_at)
    values (${referral.id}, ${createHash('sha256').update(secret).digest()}, ${referral.recipientEmail}, now() + ${hours} * interval '1 hour')
    on conflict (referral_id) do update set secret_hash = excluded.secret_hash, email = excluded.email, expires_at = excluded.expires_at,
      code_hash = null, code_expires_at = null, code_tries = 0`)
  await write(tx, { email: referral.recipientEmail, locale: 'en' }, 'referral-link', {
    code: referral.code,
    sender: referral.senderName,
    hours,
    link: `${house.settings.baseUrl}/link#${secret}`,
  })
}

/** The other side moved: the sender's worker, or the recipient's handler, learns of it. */
async function moved(tx: Tx, referral: Watched): Promise<void> {
  const bySender = referral.state === 'revoked' || referral.state === 'closed'
  const to = bySender
    ? { organisation: referral.recipientId, account: referral.handlerId }
    : { organisation: referral.senderId, account: referral.senderAccount }
  await tell(tx, to, `referral-${referral.state}`, referral)
}

/** Nobody answered in time: a task for the sender, who still carries the responsibility, and word to the supervisor. */
async function due(tx: Tx, referral: Watched, house: House): Promise<void> {
  if (!(referral.state === 'sent' || referral.state === 'received') || !referral.due) return
  const escalated = await tx.run(
    sql`update referrals set escalated_at = now() where id = ${referral.id} and escalated_at is null`,
  )
  if (escalated === 0) return
  await endLater(tx, referral)
  await tx.run(sql`
    insert into tasks (id, organisation_id, record_id, referral_id, kind, assigned_to, due_at)
    values (${newId()}, ${referral.senderId}, ${referral.recordId}, ${referral.id}, 'referral-unanswered', ${referral.senderAccount}, now())`)
  await tell(tx, { organisation: referral.senderId, account: null }, 'referral-escalated', referral)
  await leaveMachineEvent(tx, house, 'referrals.escalate', {
    record: referral.recordId,
    referral: referral.id,
    organisation: referral.senderId,
    other: referral.recipientId,
  })
}

/** A referral that nobody answers ends by itself some time after its clock ran out. */
async function endLater(tx: Tx, referral: Watched): Promise<void> {
  const end = expiresAt(referral.priority, new Date(referral.dueAt)).toISOString()
  const job = JSON.stringify({ referral: referral.id })
  await tx.run(
    sql`select enqueue('referral-expires', ${job}::json, ${end}::timestamptz, ${`referral-expires:${referral.id}`})`,
  )
}

async function expire(tx: Tx, referral: Watched, house: House): Promise<void> {
  if (!(referral.state === 'sent' || referral.state === 'received') || !referral.due) return
  await tx.run(sql`
    update referrals set state = 'expired', expired_at = now(), updated_at = now(), version = version + 1 where id = ${referral.id}`)
  await tell(tx, { organisation: referral.senderId, account: referral.senderAccount }, 'referral-expired', {
    ...referral,
    state: 'expired',
  })
  await leaveMachineEvent(tx, house, 'referrals.expire', {
    record: referral.recordId,
    referral: referral.id,
    organisation: referral.senderId,
    other: referral.recipientId,
    details: { state: 'expired' },
  })
}

export const referralsTasks: Tasks = {
  'referral-sent': (house, payload) =>
    withReferral(house, payload, (tx, referral) => sent(tx, referral, house)),
  'referral-moved': (house, payload) => withReferral(house, payload, moved),
  'referral-due': (house, payload) =>
    withReferral(house, payload, (tx, referral) => due(tx, referral, house)),
  'referral-expires': (house, payload) =>
    withReferral(house, payload, (tx, referral) => expire(tx, referral, house)),
  'referral-link': (house, payload) =>
    withReferral(house, payload, (tx, referral) => sendLink(tx, referral, house)),
}
