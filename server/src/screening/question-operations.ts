import { decideQuestion, listQuestions, readQuestion } from '@passerelle/domain/shared/screening/contract'
import { unrecorded } from '../engine/event.ts'
import { type Operation, type Scene, operation } from '../engine/operation.ts'
import { Refusal, refuseWith } from '../engine/problem.ts'
import { empty, sql } from '../engine/sql.ts'
import { isRegistrar, mustBeRegistrar } from '../organisations/registrar.ts'
import { countsByState, getDossier, hindrancesTo, questionRows, shownTo } from './question-sql.ts'

const list = operation(
  listQuestions,
  async ({ tx }, { state, organisationId }) => {
    await mustBeRegistrar(tx)
    const questions = await questionRows(
      tx,
      sql`${state ? sql`q.state = ${state}` : sql`q.state <> 'superseded'`}
        ${organisationId ? sql`and q.organisation_id = ${organisationId}` : empty}`,
    )
    return { questions, counts: await countsByState(tx) }
  },
  () => unrecorded('a list of questions about organisations; each is written down when it is opened'),
)

/** To whoever does not keep the register a question exists only as what is asked of their own organisation. */
async function mustDecide({ tx }: Scene): Promise<void> {
  if (!(await isRegistrar(tx))) throw new Refusal('not-found')
}

const read = operation(
  readQuestion,
  async (scene, { id }) => {
    await mustDecide(scene)
    return shownTo(scene, await getDossier(scene.tx, id))
  },
  ({ id }, { organisationId }) => ({ details: { question: id, organisation: organisationId } }),
)

const decide = operation(
  decideQuestion,
  async (scene, { id, questionId, verdict, reason, evidence }) => {
    await mustDecide(scene)
    refuseWith('not-now', hindrancesTo(scene, await getDossier(scene.tx, questionId), verdict))
    // In which round and place it is, the trigger finds out while it holds the question.
    await scene.tx.run(sql`
      insert into screening_decisions (id, question_id, round, position, account_id, verdict, reason, evidence, at)
      values (${id}, ${questionId}, 0, 1, ${scene.actor.account}, ${verdict}, ${reason}, ${evidence}, ${scene.now.toISOString()})`)
    return shownTo(scene, await getDossier(scene.tx, questionId))
  },
  ({ id, questionId, verdict }, { state, halfDecided, organisationId }) => ({
    other: halfDecided ? null : organisationId,
    details: { question: questionId, decision: id, verdict, state, halfDecided },
  }),
  ({ questionId }, { halfDecided }) => [
    {
      task: halfDecided ? 'screening.tell-second' : 'screening.tell-settled',
      payload: { question: questionId },
    },
  ],
)

export const questionOperations: readonly Operation[] = [list, read, decide]
