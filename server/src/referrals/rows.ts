import {
  type Move,
  type ReferralState,
  type Side,
  movesFrom,
} from '@passerelle/domain/shared/referrals/referral'
import type { Actor } from '../engine/actor.ts'
import { found } from '../engine/problem.ts'
import { type Sql, type Tx, sql } from '../engine/sql.ts'

/** A referral as lists show it; see `referralRow` in the contract. */
export interface ReferralRow {
  readonly id: string
  readonly code: string
  readonly side: 'sender' | 'recipient'
  readonly state: ReferralState
  readonly priority: 'emergency' | 'urgent' | 'normal'
  readonly serviceType: string
  readonly serviceId: string
  readonly serviceName: string
  readonly otherId: string
  readonly otherName: string
  readonly personName: string | null
  readonly recordId: string | null
  readonly needId: string | null
  readonly sentAt: string | null
  readonly dueAt: string | null
  readonly answeredAt: string | null
  readonly overdue: boolean
  readonly handlerName: string | null
  readonly updatedAt: string
}

/** The columns and joins behind a row; `f` is the referral. The recipient learns the name only through its slice. */
export function rowSelect(actor: Actor, now: Date): Sql {
  const mine = sql`f.sender_id = ${actor.organisation}`
  return sql`
    select f.id, f.code, case when ${mine} then 'sender' else 'recipient' end as side, f.state, f.priority,
      f.service_type as "serviceType", f.service_id as "serviceId", coalesce(s.name, '') as "serviceName",
      case when ${mine} then f.recipient_id else f.sender_id end as "otherId", o.name as "otherName",
      case when ${mine} then p.display_name else n.content -> 0 ->> 'value' end as "personName",
      case when ${mine} then f.record_id end as "recordId", case when ${mine} then f.need_id end as "needId",
      f.sent_at as "sentAt", f.due_at as "dueAt", f.answered_at as "answeredAt",
      f.state in ('sent', 'received') and f.due_at < ${now.toISOString()} as overdue,
      h.name as "handlerName", f.updated_at as "updatedAt"
    from referrals f
    join organisations o on o.id = case when ${mine} then f.recipient_id else f.sender_id end
    left join services s on s.id = f.service_id
    left join people p on p.id = f.person_id and ${mine}
    left join slices n on n.referral_id = f.id and n.category = 'name' and not (${mine})
    left join accounts h on h.id = f.handler_id`
}

export async function getRow(tx: Tx, actor: Actor, now: Date, id: string): Promise<ReferralRow> {
  return found(await tx.find<ReferralRow>(sql`${rowSelect(actor, now)} where f.id = ${id}`))
}

/** What a move needs to know, with the row locked until the end of the transaction. */
export interface Standing {
  readonly id: string
  readonly state: ReferralState
  readonly side: Side
  readonly recordId: string
  readonly needId: string
  readonly senderId: string
  readonly recipientId: string
  readonly serviceId: string
  readonly personId: string
  readonly priority: 'emergency' | 'urgent' | 'normal'
  readonly categories: readonly string[]
  readonly message: string | null
  readonly channel: 'account' | 'link'
}

export async function lockReferral(tx: Tx, organisation: string, id: string): Promise<Standing> {
  return found(
    await tx.find<Standing>(sql`
      select f.id, f.state, case when f.sender_id = ${organisation} then 'sender' else 'recipient' end as side, f.record_id as "recordId",
        f.need_id as "needId", f.sender_id as "senderId", f.recipient_id as "recipientId", f.service_id as "serviceId",
        f.person_id as "personId", f.priority, f.categories, f.message, f.channel
      from referrals f where f.id = ${id} for update`),
  )
}

/** The names of the moves that are open to a side, with re-routing and the other acts that do not change the state. */
export function openMoves(state: ReferralState, side: Side): string[] {
  const names = movesFrom(state, side).map((move: Move) => move.name)
  if (side === 'sender' && REROUTABLE.includes(state)) names.push('reroute')
  if (side === 'recipient' && (state === 'accepted' || state === 'in-service'))
    names.push('open-record', 'assign')
  if (side === 'recipient' && (state === 'sent' || state === 'received')) names.push('assign')
  return names
}

const REROUTABLE: readonly ReferralState[] = ['sent', 'received', 'declined', 'no-capacity', 'expired']
