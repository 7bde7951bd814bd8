import {
  alikeAtIntake,
  judgePair,
  linkedPeople,
  listPairs,
  readPair,
  undoPair,
} from '@passerelle/domain/shared/recognition/contract'
import { hindrancesToJudging } from '@passerelle/domain/shared/recognition/judging'
import { newId } from '../engine/ids.ts'
import { type Operation, type Scene, operation } from '../engine/operation.ts'
import { Refusal, found, refuseWith } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { askingOperations } from './asking-operations.ts'
import { answeringOperations } from './answering-operations.ts'
import { findAlike } from './finding.ts'
import { pairsPage } from './listing.ts'
import {
  type Judged,
  type Pair,
  addJudgement,
  getPair,
  holdPair,
  linkPair,
  linkedTo,
  living,
  partPair,
  undoAll,
  weighPair,
} from './pair-sql.ts'

const alike = operation(
  alikeAtIntake,
  (scene, description) => findAlike(scene, description),
  (_, { people, knownToColleagues }) => ({ details: { found: people.length, beyond: knownToColleagues } }),
)

const list = operation(
  listPairs,
  (scene, filter) => pairsPage(scene, filter),
  ({ state }, { pairs }) => ({ details: { state, found: pairs.length } }),
)

const read = operation(
  readPair,
  async ({ tx }, { oneId, otherId }) => {
    const pair = await getPair(tx, oneId, otherId)
    const weighed = await weighPair(tx, pair.oneId, pair.otherId)
    return { ...pair, ...weighed, judgements: [...pair.judgements] }
  },
  ({ oneId, otherId }) => ({ person: oneId, details: { beside: otherId } }),
)

/** What follows from a judgement, if anything does: two are linked, or kept apart. */
async function follow(scene: Scene, { oneId, otherId }: Pair): Promise<Pair> {
  const pair = await getPair(scene.tx, oneId, otherId)
  if (pair.state === 'same') await linkPair(scene, newId(), pair)
  if (pair.state === 'not-same') await partPair(scene, newId(), pair)
  return pair
}

async function judgeNow(scene: Scene, seen: Pair, judged: Judged): Promise<Pair> {
  const wanted = { accountId: scene.actor.account, verdict: judged.verdict }
  refuseWith('not-now', hindrancesToJudging({ ...seen, judgements: living(seen.judgements) }, wanted))
  await addJudgement(scene, seen, judged)
  return follow(scene, seen)
}

const judge = operation(
  judgePair,
  async (scene, { oneId, otherId, ...judged }) => {
    await holdPair(scene.tx, oneId, otherId)
    const { state, severe } = await judgeNow(scene, await getPair(scene.tx, oneId, otherId), judged)
    return { state, severe }
  },
  ({ oneId, otherId, verdict }, { state }) => ({
    person: oneId,
    details: { beside: otherId, verdict, state },
  }),
)

function whatStands({ linkId, partingId, judgements }: Pair): 'link' | 'parting' | 'judgements' {
  if (linkId) return 'link'
  if (partingId) return 'parting'
  if (living(judgements).length > 0) return 'judgements'
  throw new Refusal('not-now', { reasons: [{ code: 'recognition.nothing-to-undo' }] })
}

const undo = operation(
  undoPair,
  async (scene, { oneId, otherId, why }) => {
    await holdPair(scene.tx, oneId, otherId)
    const pair = await getPair(scene.tx, oneId, otherId)
    const undone = whatStands(pair)
    await undoAll(scene, pair, why)
    return { state: 'open' as const, undone }
  },
  ({ oneId, otherId }, { undone }) => ({ person: oneId, details: { beside: otherId, undone } }),
)

const linked = operation(
  linkedPeople,
  async (scene, { id }) => {
    found(await scene.tx.find(sql`select id from people where id = ${id}`))
    return { people: await linkedTo(scene, id) }
  },
  ({ id }, { people }) => ({ person: id, details: { linked: people.map(({ person }) => person.id) } }),
)

export const recognitionOperations: readonly Operation[] = [
  alike,
  list,
  read,
  judge,
  undo,
  linked,
  ...askingOperations,
  ...answeringOperations,
]
