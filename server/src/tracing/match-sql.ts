import { type MatchStand, roadOf } from '@passerelle/domain/shared/tracing/rules'
import type { Match, MatchRow } from '@passerelle/domain/shared/tracing/schema'
import type { Interest, Side } from '@passerelle/domain/shared/tracing/tracing'
import type { Scene } from '../engine/operation.ts'
import { found } from '../engine/problem.ts'
import { type Sql, type Tx, sql } from '../engine/sql.ts'
import { type SummaryRow, summaryColumns, summaryOf } from '../people/reading.ts'

export interface MatchKey {
  readonly id: string
  readonly side: Side
}

interface MatchSql
  extends SummaryRow,
    Pick<
      Match,
      'id' | 'side' | 'state' | 'otherName' | 'since' | 'reunifiedOn' | 'reunion' | 'closing' | 'endedAt'
    > {
  readonly personIsKnown: boolean
  readonly requestId: string | null
  readonly told: Pick<Match, 'sought' | 'seeker' | 'relation'>
  readonly own: Omit<Match['own'], 'assessment'> & {
    readonly outcome: Interest | null
    readonly assessedWhy: string | null
    readonly assessedAt: string | null
    readonly assessedByName: string | null
    readonly approvedAt: string | null
    readonly approvedByName: string | null
    readonly followUp: string | null
  }
  readonly other: Match['other']
}

const moment = (column: Sql) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const nameOf = (account: Sql) => sql`(select a.name from accounts a where a.id = ${account})`

/** Matches with one's own side of each, the newest first; `where` speaks of `m` and `s`. */
async function matchRows({ tx, actor }: Scene, where: Sql): Promise<MatchSql[]> {
  return tx.rows<MatchSql>(sql`
    select m.id, s.side, m.state, m.told, m.since, m.reunified_on as "reunifiedOn", m.reunion, m.closing, m.ended_at as "endedAt",
      case when s.side = 'seeker' then m.request_id end as "requestId", actor.far_name(m.id, s.side) as "otherName",
      json_build_object('answers', s.answers, 'answeredAt', ${moment(sql`s.answered_at`)}, 'confirmedAt', ${moment(sql`s.confirmed_at`)},
        'confirmedByName', ${nameOf(sql`s.confirmed_by`)}, 'whereabouts', s.whereabouts, 'agreedAt', ${moment(sql`s.agreed_at`)},
        'child', s.child, 'outcome', s.outcome, 'assessedWhy', s.assessed_why, 'assessedAt', ${moment(sql`s.assessed_at`)},
        'assessedByName', ${nameOf(sql`s.assessed_by`)}, 'approvedAt', ${moment(sql`s.approved_at`)},
        'approvedByName', ${nameOf(sql`s.approved_by`)}, 'followUp', s.follow_up,
        'mineWaits', s.assessed_by = ${actor.account} and s.approved_at is null) as own,
      (select row_to_json(f) from actor.far_side(m.id, s.side) f) as other,
      p.id is not null as "personIsKnown", ${summaryColumns}
    from trace_matches m join trace_sides s on s.match_id = m.id left join people p on p.id = s.person_id
    where ${where} order by m.since desc, m.id, s.side limit 200`)
}

function matchOf(row: MatchSql, scene: Scene): Match {
  const { outcome, assessedWhy, assessedAt, assessedByName, approvedAt, approvedByName, followUp, ...own } =
    row.own
  const assessment =
    outcome && assessedAt
      ? {
          outcome,
          why: assessedWhy ?? '',
          byName: assessedByName ?? '',
          at: assessedAt,
          approvedByName,
          approvedAt,
        }
      : null
  const road = roadOf(standOf(row)).map(({ step, hindrances }) => ({ step, hindrances: [...hindrances] }))
  return {
    ...lineOf(row, scene),
    requestId: row.requestId,
    seeker: row.told.seeker,
    own: { ...own, mineWaits: own.mineWaits ?? false, assessment },
    other: row.other,
    road,
    reunifiedOn: row.reunifiedOn,
    reunion: row.reunion,
    followUp,
    closing: row.closing,
    endedAt: row.endedAt,
  }
}

function lineOf(row: MatchSql, { today }: Scene): MatchRow {
  const { id, side, state, otherName, since, told } = row
  return {
    id,
    side,
    state,
    otherName,
    relation: told.relation,
    person: row.personIsKnown ? summaryOf(row, today) : null,
    sought: told.sought,
    since,
    waitsForUs: waitsForUs(standOf(row)),
  }
}

function standOf({ state, own, other }: MatchSql): MatchStand {
  const interests = own.approvedAt ? own.outcome : null
  const mine = {
    answered: own.answeredAt !== null,
    confirmed: own.confirmedAt !== null,
    agreed: own.agreedAt !== null,
  }
  return { state, own: { ...mine, child: own.child, interests }, other }
}

const ownSteps = ['answer', 'confirm', 'assess', 'reunite'] as const

/** There is a step that only this side can take now. */
function waitsForUs(stand: MatchStand): boolean {
  if (stand.state === 'verified' && !stand.own.agreed) return true
  if (stand.state === 'reunified') return true
  const open = roadOf(stand).filter(({ hindrances }) => hindrances.length === 0)
  return open.some(({ step }) => ownSteps.some((own) => own === step))
}

export async function matchesOf(scene: Scene): Promise<MatchRow[]> {
  const rows = await matchRows(scene, sql`true`)
  return rows.map((row) => lineOf(row, scene))
}

/** One's own side of a match; whoever does not stand on that side does not learn that it is there. */
export async function getMatch(scene: Scene, { id, side }: MatchKey): Promise<Match> {
  const [row] = await matchRows(scene, sql`m.id = ${id} and s.side = ${side}`)
  return matchOf(found(row), scene)
}

/** The same for a change: the other side waits until this transaction has ended. */
export async function holdMatch(scene: Scene, key: MatchKey): Promise<Match> {
  found(await scene.tx.find(sql`select id from trace_matches where id = ${key.id} for update`))
  return getMatch(scene, key)
}

/** Writes on one's own side; `what` begins the list of columns. */
export async function writeSide(tx: Tx, { id, side }: MatchKey, what: Sql): Promise<void> {
  const written = await tx.run(sql`update trace_sides set ${what} where match_id = ${id} and side = ${side}`)
  if (written === 0) found(undefined)
}

export async function moveMatch(tx: Tx, { id }: MatchKey, what: Sql): Promise<void> {
  await tx.run(sql`update trace_matches set ${what} where id = ${id}`)
}
