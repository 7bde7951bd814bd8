import type { z } from 'zod'
import type { PersonSummary } from '@passerelle/domain/shared/people/person'
import type { LinkedPeople } from '@passerelle/domain/shared/recognition/contract'
import { type PairState, type Verdict, inOrder, settle } from '@passerelle/domain/shared/recognition/judging'
import type { ShownScore, judgement } from '@passerelle/domain/shared/recognition/schema'
import { found } from '../engine/problem.ts'
import type { Scene } from '../engine/operation.ts'
import { type Tx, sql } from '../engine/sql.ts'
import { type SummaryRow, summaryColumns, summaryOf } from '../people/reading.ts'
import { factsOf } from './facts.ts'
import { modelName, scoreFacts, shownScore } from './scoring.ts'

type JudgementRow = z.output<typeof judgement>

export interface Pair {
  readonly oneId: string
  readonly otherId: string
  readonly severe: boolean
  readonly state: PairState
  readonly linkId: string | null
  readonly partingId: string | null
  readonly judgements: readonly JudgementRow[]
}

/** Keeps others from judging these two until the end of the transaction: the second judgement must see the first. */
export async function holdPair(tx: Tx, one: string, other: string): Promise<void> {
  const name = inOrder(one, other).join()
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 11))`)
}

/** Two people whom the caller may see both, and what was judged about them; otherwise there is no such pair. */
export async function getPair(tx: Tx, one: string, other: string): Promise<Pair> {
  const [oneId, otherId] = inOrder(one, other)
  const ground = found(
    await tx.find<Pick<Pair, 'severe' | 'linkId' | 'partingId'>>(sql`
      select actor.pair_is_severe(o.id, t.id) as severe,
        (select l.id from person_links l where l.one_id = o.id and l.other_id = t.id and l.undone_at is null) as "linkId",
        (select c.id from cannot_links c where c.one_id = o.id and c.other_id = t.id and c.lifted_at is null) as "partingId"
      from people o, people t where o.id = ${oneId} and t.id = ${otherId} and o.id <> t.id`),
  )
  const judgements = await judgementsOf(tx, oneId, otherId)
  return { oneId, otherId, ...ground, judgements, state: stateOf(ground, judgements) }
}

/** All that was ever judged, the first said first. */
function judgementsOf(tx: Tx, oneId: string, otherId: string): Promise<JudgementRow[]> {
  return tx.rows<JudgementRow>(sql`
    select j.id, j.account_id as "accountId", a.name as "accountName", j.verdict, j.why, j.at, j.lapsed_at as "lapsedAt"
    from pair_judgements j join accounts a on a.id = j.account_id
    where j.one_id = ${oneId} and j.other_id = ${otherId} order by j.at, j.id`)
}

function stateOf(
  { linkId, partingId, severe }: Pick<Pair, 'severe' | 'linkId' | 'partingId'>,
  judgements: readonly JudgementRow[],
): PairState {
  if (linkId) return 'same'
  if (partingId) return 'not-same'
  return settle(living(judgements), severe)
}

export function living(judgements: readonly JudgementRow[]): readonly JudgementRow[] {
  return judgements.filter(({ lapsedAt }) => lapsedAt === null)
}

export interface Weighed {
  readonly score: ShownScore
  readonly model: string
}

/** What the engine wrote about the pair; two whom nobody laid side by side before are weighed now. */
export async function weighPair(tx: Tx, oneId: string, otherId: string): Promise<Weighed> {
  const kept = await tx.find<ShownScore & { model: string }>(sql`
    select weight, probability, band, evidence, model from likely_pairs where one_id = ${oneId} and other_id = ${otherId}`)
  if (kept) {
    const { model, ...score } = kept
    return { score, model }
  }
  const [one, other] = await factsOf(tx, [oneId, otherId])
  return { score: shownScore(scoreFacts(found(one), found(other))), model: modelName }
}

export interface Judged {
  readonly id: string
  readonly verdict: Verdict
  readonly why: string
}

/** Writes down what somebody judges now; what they held before lapses. */
export async function addJudgement(
  { tx, actor, now }: Scene,
  { oneId, otherId }: Pair,
  { id, verdict, why }: Judged,
): Promise<void> {
  const at = now.toISOString()
  await tx.run(sql`
    update pair_judgements set lapsed_at = ${at}
    where one_id = ${oneId} and other_id = ${otherId} and account_id = ${actor.account} and lapsed_at is null`)
  await tx.run(sql`
    insert into pair_judgements (id, one_id, other_id, organisation_id, verdict, why, account_id, at, weight, model)
    select ${id}::uuid, ${oneId}::uuid, ${otherId}::uuid, ${actor.organisation}::uuid, ${verdict}, ${why}, ${actor.account}::uuid,
      ${at}::timestamptz, l.weight, l.model
    from (select) nothing left join likely_pairs l on l.one_id = ${oneId} and l.other_id = ${otherId}`)
}

/** Two are one from now on, as long as nobody undoes it. Neither of them is touched. */
export async function linkPair(
  { tx, actor, now }: Scene,
  id: string,
  { oneId, otherId }: Pair,
): Promise<void> {
  await tx.run(sql`
    insert into person_links (id, one_id, other_id, organisation_id, linked_by, linked_at)
    values (${id}, ${oneId}, ${otherId}, ${actor.organisation}, ${actor.account}, ${now.toISOString()})`)
}

export async function partPair(
  { tx, actor, now }: Scene,
  id: string,
  { oneId, otherId }: Pair,
): Promise<void> {
  await tx.run(sql`
    insert into cannot_links (id, one_id, other_id, organisation_id, decided_by, decided_at)
    values (${id}, ${oneId}, ${otherId}, ${actor.organisation}, ${actor.account}, ${now.toISOString()})`)
}

/** Ends what stands between two people, with the judgements on which it stood. */
export async function undoAll(
  { tx, actor, now }: Scene,
  { oneId, otherId }: Pair,
  why: string,
): Promise<void> {
  const pair = sql`one_id = ${oneId} and other_id = ${otherId}`
  const at = now.toISOString()
  await tx.run(sql`
    with links as (update person_links set undone_by = ${actor.account}, undone_at = ${at}, undone_why = ${why} where ${pair} and undone_at is null),
      partings as (update cannot_links set lifted_by = ${actor.account}, lifted_at = ${at}, lifted_why = ${why} where ${pair} and lifted_at is null)
    update pair_judgements set lapsed_at = ${at} where ${pair} and lapsed_at is null`)
}

/** People as lists show them, by id; whom the caller may not see is not among them. */
export async function summariesOf(
  { tx, today }: Scene,
  ids: readonly string[],
): Promise<ReadonlyMap<string, PersonSummary>> {
  const rows = await tx.rows<SummaryRow>(
    sql`select ${summaryColumns} from people p where p.id = any (${ids}::uuid[])`,
  )
  return new Map(rows.map((row) => [row.personId, summaryOf(row, today)]))
}

type Linked = LinkedPeople['people'][number]

interface LinkedRow extends SummaryRow, Pick<Linked, 'names' | 'records' | 'links'> {}

/** Everybody who was judged to be this person, directly or through another. Whom the caller may not see is not followed. */
export async function linkedTo({ tx, today }: Scene, id: string): Promise<Linked[]> {
  const rows = await tx.rows<LinkedRow>(sql`
    with recursive same as (
      select ${id}::uuid as id
      union
      select case when l.one_id = s.id then l.other_id else l.one_id end
      from same s join person_links l on s.id in (l.one_id, l.other_id) and l.undone_at is null)
    select ${summaryColumns},
      (select coalesce(jsonb_agg(jsonb_build_object('text', n.text, 'script', n.script, 'kind', n.kind, 'order', n.name_order) order by n.position), '[]')
       from person_names n where n.person_id = p.id) as names,
      (select coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'code', r.code, 'programme', r.programme, 'state', r.state, 'closedOn', r.closed_on)
         order by r.opened_on desc, r.id), '[]') from records r where r.person_id = p.id) as records,
      (select coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'oneId', l.one_id, 'otherId', l.other_id, 'linkedByName', a.name,
         'linkedAt', to_char(l.linked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'why', ${why}) order by l.linked_at, l.id), '[]')
       from person_links l join accounts a on a.id = l.linked_by
       where p.id in (l.one_id, l.other_id) and l.undone_at is null) as links
    from same s join people p on p.id = s.id where s.id <> ${id} order by p.sort_name, p.id`)
  return rows.map((row) => ({
    person: summaryOf(row, today),
    names: row.names,
    records: row.records,
    links: row.links,
  }))
}

const why = sql`(select coalesce(jsonb_agg(jsonb_build_object('accountName', b.name, 'why', j.why) order by j.at, j.id), '[]')
  from pair_judgements j join accounts b on b.id = j.account_id
  where j.one_id = l.one_id and j.other_id = l.other_id and j.verdict = 'same' and j.lapsed_at is null)`
