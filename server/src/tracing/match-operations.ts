import type { Contract } from '@passerelle/domain/kernel/contract'
import { reason } from '@passerelle/domain/kernel/reason'
import {
  answerQuestions,
  assessInterests,
  closeMatch,
  confirmMatch,
  endMatch,
  listMatches,
  readMatch,
  reunite,
  tellWhereabouts,
} from '@passerelle/domain/shared/tracing/contract'
import { agreementFaults } from '@passerelle/domain/shared/recognition/asking'
import { type RoadStep, answersFaults, tracingAgreement } from '@passerelle/domain/shared/tracing/rules'
import type { Match } from '@passerelle/domain/shared/tracing/schema'
import type { z } from 'zod'
import { type Operation, type Reaction, type Scene, operation } from '../engine/operation.ts'
import { Refusal, refuseWith } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { getPerson } from '../people/person-sql.ts'
import { ageOf } from '../recognition/asking-operations.ts'
import { agreementColumns } from './hit-operations.ts'
import { type MatchKey, getMatch, holdMatch, matchesOf, moveMatch, writeSide } from './match-sql.ts'

const list = operation(
  listMatches,
  async (scene) => ({ matches: await matchesOf(scene) }),
  (_, { matches }) => ({ details: { found: matches.length } }),
)

const read = operation(readMatch, (scene, key) => getMatch(scene, key), traceOf)

function traceOf({ id, side }: MatchKey, { person, state }: Match) {
  return { person: person?.id, details: { match: id, side, state } }
}

/** The other side hears that something moved: it looks for itself what that is. */
function tellOther({ id, side }: MatchKey): readonly Reaction[] {
  return [{ task: 'tracing.tell-other', payload: { match: id, side, kind: 'tracing-moved' } }]
}

type OnSide = z.ZodType<MatchKey, MatchKey>

/** A step on the road of a match: refused with every reason that hinders it, done while the other side waits. */
function step<In extends OnSide>(
  contract: Contract<string, In, typeof readMatch.output>,
  name: RoadStep,
  take: (scene: Scene, input: z.output<In>, before: Match) => Promise<void>,
): Operation {
  return operation<In, typeof readMatch.output>(
    contract,
    async (scene, input) => {
      const before = await holdMatch(scene, input)
      const hindrances = before.road.find((each) => each.step === name)?.hindrances ?? []
      refuseWith(
        'not-now',
        hindrances.map(({ code, values }) => reason(code, values)),
      )
      await take(scene, input, before)
      return getMatch(scene, input)
    },
    (input, after) => traceOf(input, after),
    tellOther,
  )
}

const answer = step(answerQuestions, 'answer', async ({ tx, actor, now }, { answers, ...key }) => {
  const faults = answersFaults(answers)
  if (faults.length > 0) throw new Refusal('invalid-input', { faults })
  await writeSide(
    tx,
    key,
    sql`answers = ${JSON.stringify(answers)}::jsonb, answered_at = ${now.toISOString()}, answered_by = ${actor.account}`,
  )
})

const confirm = step(confirmMatch, 'confirm', async ({ tx, actor, now }, { isThem, ...key }, { other }) => {
  const at = now.toISOString()
  if (!isThem) return moveMatch(tx, key, sql`state = 'not-them', ended_at = ${at}`)
  await writeSide(tx, key, sql`confirmed_at = ${at}, confirmed_by = ${actor.account}`)
  if (other.confirmed) await moveMatch(tx, key, sql`state = 'verified'`)
})

const tell = step(tellWhereabouts, 'tell', async (scene, { whereabouts, agreement, ...key }, { person }) => {
  const { tx, actor, now, today } = scene
  const known = person && (await getPerson(tx, person.id))
  const faults = agreementFaults(agreement, known && ageOf(known, today), today, tracingAgreement)
  if (faults.length > 0) throw new Refusal('invalid-input', { faults })
  await writeSide(
    tx,
    key,
    sql`whereabouts = ${whereabouts}, agreed_at = ${now.toISOString()}, agreed_by = ${actor.account}
      ${agreementColumns(agreement, agreement.language)}`,
  )
})

const assess = step(assessInterests, 'assess', async (scene, { outcome, why, ...key }, { own }) => {
  const { tx, actor, now } = scene
  const at = now.toISOString()
  const first = own.assessment
  const isSecond = first !== null && first.approvedAt === null && first.outcome === outcome
  if (isSecond && own.mineWaits)
    throw new Refusal('not-now', { reasons: [{ code: 'tracing.needs-another-person' }] })
  if (isSecond) return writeSide(tx, key, sql`approved_at = ${at}, approved_by = ${actor.account}`)
  await writeSide(tx, key, sql`approved_at = null, approved_by = null`)
  await writeSide(
    tx,
    key,
    sql`outcome = ${outcome}, assessed_why = ${why}, assessed_at = ${at}, assessed_by = ${actor.account}`,
  )
})

const together = step(reunite, 'reunite', async ({ tx, today }, { on, reunion, ...key }) => {
  if (on > today)
    throw new Refusal('invalid-input', { faults: [{ path: 'on', code: 'tracing.fault.in-the-future' }] })
  await moveMatch(tx, key, sql`state = 'reunified', reunified_on = ${on}, reunion = ${reunion}`)
})

const close = step(closeMatch, 'close', async ({ tx, now }, { closing, followUp, ...key }) => {
  await writeSide(tx, key, sql`follow_up = ${followUp}`)
  await moveMatch(tx, key, sql`state = 'closed', closing = ${closing}, ended_at = ${now.toISOString()}`)
})

const end = step(endMatch, 'end', async ({ tx, now }, key) => {
  await moveMatch(tx, key, sql`state = 'withdrawn', ended_at = ${now.toISOString()}`)
})

export const matchOperations: readonly Operation[] = [
  list,
  read,
  answer,
  confirm,
  tell,
  assess,
  together,
  close,
  end,
]
