import type { listReferrals } from '@passerelle/domain/shared/referrals/contract'
import type { z } from 'zod'
import type { Scene } from '../engine/operation.ts'
import { Refusal } from '../engine/problem.ts'
import { type Sql, empty, sql } from '../engine/sql.ts'
import { type ReferralRow, rowSelect } from './rows.ts'

type Filter = z.output<typeof listReferrals.input>

/** Unanswered first, by their clock; then what goes on, then what has ended, the latest change first. Pages go on after the last row's key. */
export async function listPage(
  scene: Scene,
  filter: Filter,
): Promise<{ referrals: ReferralRow[]; next: string | null }> {
  const mine =
    filter.side === 'sender'
      ? sql`f.sender_id = ${scene.actor.organisation}`
      : sql`f.recipient_id = ${scene.actor.organisation}`
  const rows = await scene.tx.rows<ReferralRow & { sortKey: string }>(sql`
    select *, ${SORT_KEY} as "sortKey" from (${rowSelect(scene.actor, scene.now)} where ${mine} ${stateCondition(filter)}) page
    ${filter.after ? sql`where ${SORT_KEY} > ${cursor(filter.after)}` : empty}
    order by ${SORT_KEY} limit ${filter.limit + 1}`)
  const page = rows.slice(0, filter.limit)
  const last = page.at(-1)
  return {
    referrals: page,
    next: rows.length > filter.limit && last ? Buffer.from(last.sortKey).toString('base64url') : null,
  }
}

/** One text that sorts as people want to read: waiting by due moment, then what goes on and what has ended, backwards in time. */
const SORT_KEY = sql`(case when page.state in ('sent', 'received')
    then '0' || to_char(page."dueAt" at time zone 'UTC', 'YYYYMMDDHH24MISSMS')
    else case when page.state in ('draft', 'accepted', 'in-service', 'completed') then '1' else '2' end || to_char(99999999999999 - extract(epoch from page."updatedAt") * 1000, 'FM00000000000000') end || page.id::text) collate "C"`

function cursor(after: string): string {
  const key = Buffer.from(after, 'base64url').toString('utf8')
  if (!/^[012]\d{14,17}[0-9a-f-]{36}$/.test(key))
    throw new Refusal('invalid-input', { faults: [{ path: 'after', code: 'faults.not-accepted' }] })
  return key
}

function stateCondition({ state }: Filter): Sql {
  if (!state) return empty
  if (state === 'waiting') return sql`and f.state in ('sent', 'received')`
  if (state === 'open')
    return sql`and f.state in ('draft', 'sent', 'received', 'accepted', 'in-service', 'completed')`
  return sql`and f.state = ${state}`
}
