import { z } from 'zod'
import type { listPairs } from '@passerelle/domain/shared/recognition/contract'
import type { PairRow } from '@passerelle/domain/shared/recognition/schema'
import type { Scene } from '../engine/operation.ts'
import { Refusal } from '../engine/problem.ts'
import { type Sql, empty, sql } from '../engine/sql.ts'
import { summariesOf } from './pair-sql.ts'

type Filter = z.output<typeof listPairs.input>

interface Row extends Omit<PairRow, 'one' | 'other'> {
  readonly oneId: string
  readonly otherId: string
}

/** A page of the queue: the likeliest first. */
export async function pairsPage(
  scene: Scene,
  filter: Filter,
): Promise<{ pairs: PairRow[]; next: string | null }> {
  const source = filter.state === 'open' ? openPairs(scene) : judgedPairs(scene, filter.state)
  const rows = await scene.tx.rows<Row>(sql`
    select q.one_id as "oneId", q.other_id as "otherId", q.weight, q.probability, q.band, q.state, q.mine_waits as "mineWaits",
      actor.pair_is_severe(q.one_id, q.other_id) as severe
    from (${source}) q
    where true ${filter.band ? sql`and q.band = ${filter.band}` : empty} ${filter.after ? beyond(filter.after) : empty}
    order by q.weight desc, q.one_id, q.other_id limit ${filter.limit + 1}`)
  const page = rows.slice(0, filter.limit)
  const people = await summariesOf(
    scene,
    page.flatMap(({ oneId, otherId }) => [oneId, otherId]),
  )
  const pairs = page.flatMap(({ oneId, otherId, ...row }) => {
    const [one, other] = [people.get(oneId), people.get(otherId)]
    return one && other ? [{ ...row, one, other }] : []
  })
  const last = page.at(-1)
  return { pairs, next: rows.length > filter.limit && last ? cursorOf(last) : null }
}

/** Pairs about which nobody holds anything. */
function openPairs({ actor }: Scene): Sql {
  return sql`
    select l.one_id, l.other_id, l.weight, l.probability, l.band, 'open' as state, false as mine_waits from likely_pairs l
    where l.organisation_id = ${actor.organisation} and l.band <> 'unlikely'
      and not exists (select from pair_judgements j where j.one_id = l.one_id and j.other_id = l.other_id and j.lapsed_at is null)`
}

/** Pairs about which somebody judged, also where people laid them side by side by themselves. */
function judgedPairs({ actor }: Scene, state: Filter['state']): Sql {
  return sql`
    select * from (
      select j.one_id, j.other_id, coalesce(l.weight, 0) as weight, coalesce(l.probability, 0.5) as probability, coalesce(l.band, 'review') as band,
        case when exists (select from person_links k where k.one_id = j.one_id and k.other_id = j.other_id and k.undone_at is null) then 'same'
             when exists (select from cannot_links k where k.one_id = j.one_id and k.other_id = j.other_id and k.lifted_at is null) then 'not-same'
             when j.decisive then 'waiting' else 'cannot-tell' end as state,
        j.mine_waits
      from (select one_id, other_id, bool_or(verdict <> 'cannot-tell') as decisive,
              bool_or(account_id = ${actor.account} and verdict <> 'cannot-tell') as mine_waits
            from pair_judgements where organisation_id = ${actor.organisation} and lapsed_at is null group by one_id, other_id) j
      left join likely_pairs l on l.one_id = j.one_id and l.other_id = j.other_id) judged
    where judged.state = ${state}`
}

const cursor = z.tuple([z.number(), z.uuid(), z.uuid()])

function cursorOf({ weight, oneId, otherId }: Row): string {
  return Buffer.from(JSON.stringify([weight, oneId, otherId])).toString('base64url')
}

function beyond(after: string): Sql {
  const parsed = cursor.safeParse(parse(after))
  if (!parsed.success)
    throw new Refusal('invalid-input', { faults: [{ path: 'after', code: 'faults.not-accepted' }] })
  const [weight, one, other] = parsed.data
  return sql`and (-q.weight, q.one_id, q.other_id) > (${-weight}::float8, ${one}::uuid, ${other}::uuid)`
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
