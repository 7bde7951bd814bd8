import { inOrder } from '@passerelle/domain/shared/recognition/judging'
import type { Score } from '@passerelle/matching/person/score'
import { actingAs } from '../engine/acting.ts'
import type { House } from '../engine/house.ts'
import { type Tx, sql } from '../engine/sql.ts'
import { askedKeys } from '../people/names.ts'
import { candidatesIn } from './candidates.ts'
import { changesSince, keepMark, readMark } from './changes.ts'
import { type KnownFacts, factsOf } from './facts.ts'
import { modelName, scoreFacts, shownScore } from './scoring.ts'

const atOnce = 500
const mostCompared = 60

/** Looks at everybody who changed since the last time, until nobody is left; gives how many changes it read. */
export async function recogniseChanged(house: Pick<House, 'engine'>): Promise<number> {
  let looked = 0
  for (;;) {
    const some = await actingAs(house.engine, null, (tx) => recogniseSome(tx))
    looked += some
    if (some === 0) return looked
  }
}

/** One transaction of it. Whoever comes while another is at it finds nothing to do. */
async function recogniseSome(tx: Tx): Promise<number> {
  const free = await tx.find<{ mine: boolean }>(sql`select pg_try_advisory_xact_lock(7258301) as mine`)
  if (!free?.mine) return 0
  const changes = await changesSince(tx, await readMark(tx, 'recognise'), atOnce)
  const last = changes.at(-1)
  if (!last) return 0
  const compared = changes.filter(({ kind }) => kind !== 'sight')
  const people = [...new Set(compared.map(({ personId }) => personId))]
  const asOf = Math.max(...changes.map(({ number }) => number))
  for (const facts of await factsOf(tx, people)) await recognise(tx, facts, asOf)
  await keepMark(tx, 'recognise', last)
  return changes.length
}

interface Weighed {
  readonly oneId: string
  readonly otherId: string
  readonly score: Score
}

/** Writes down whom of the same organisation this person may be; pairs of theirs that are no longer likely go, unless somebody judged them. */
async function recognise(tx: Tx, facts: KnownFacts, asOf: number): Promise<void> {
  const home = await tx.find<{ id: string }>(
    sql`select organisation_id as id from people where id = ${facts.id}`,
  )
  if (!home) return
  const keys = askedKeys(facts.names.map(({ text }) => text))
  const candidates = await candidatesIn(tx, { organisations: [home.id], keys, most: mostCompared })
  const others = await factsOf(
    tx,
    candidates.map(({ personId }) => personId).filter((id) => id !== facts.id),
  )
  const pairs = others.map((other) => weigh(facts, other)).filter(({ score }) => score.band !== 'unlikely')
  await forgetOthers(tx, facts.id, pairs)
  for (const pair of pairs) await keepPair(tx, home.id, pair, asOf)
}

/** The pair in order, and the evidence told in that order. */
function weigh(one: KnownFacts, other: KnownFacts): Weighed {
  const [oneId, otherId] = inOrder(one.id, other.id)
  const score = oneId === one.id ? scoreFacts(one, other) : scoreFacts(other, one)
  return { oneId, otherId, score }
}

async function forgetOthers(tx: Tx, personId: string, pairs: readonly Weighed[]): Promise<void> {
  const kept = pairs.map(({ oneId, otherId }) => (oneId === personId ? otherId : oneId))
  await tx.run(sql`
    delete from likely_pairs l
    where ${personId} in (l.one_id, l.other_id)
      and case when l.one_id = ${personId} then l.other_id else l.one_id end <> all (${kept}::uuid[])
      and not exists (select from pair_judgements j where j.one_id = l.one_id and j.other_id = l.other_id)`)
}

async function keepPair(
  tx: Tx,
  organisation: string,
  { oneId, otherId, score }: Weighed,
  asOf: number,
): Promise<void> {
  const { weight, probability, band, evidence } = shownScore(score)
  await tx.run(sql`
    insert into likely_pairs (one_id, other_id, organisation_id, weight, probability, band, evidence, model, as_of)
    values (${oneId}, ${otherId}, ${organisation}, ${weight}, ${probability}, ${band}, ${JSON.stringify(evidence)}::jsonb, ${modelName}, ${asOf})
    on conflict (one_id, other_id) do update set organisation_id = excluded.organisation_id, weight = excluded.weight,
      probability = excluded.probability, band = excluded.band, evidence = excluded.evidence, model = excluded.model,
      as_of = excluded.as_of, at = now()`)
}
