import { type Attempt, attempt } from '@passerelle/domain/kernel/steps'
import { type Programme, type Step, findStep, firstSteps, formsOf } from '@passerelle/domain/kernel/programme'
import type { Form } from '@passerelle/domain/kernel/form'
import type { Day } from '@passerelle/domain/kernel/day'
import type { Facts } from '@passerelle/domain/kernel/facts'
import type { Answer } from '@passerelle/domain/kernel/answer'
import { readCompartment, saveAnswers, takeStep } from '@passerelle/domain/shared/records/contract'
import { correction } from '@passerelle/domain/shared/records/correcting'
import { factsOf } from '@passerelle/domain/shared/records/rules'
import { type Operation, type Scene, operation } from '../engine/operation.ts'
import { Refusal, refuseWith } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { type StoredAnswer, keepAnswers, storedAnswers } from './answers.ts'
import {
  type OpenAnswers,
  actorOf,
  byForm,
  openAnswers,
  openCompartments,
  recordFacts,
  recordHistory,
} from './facts.ts'
import { getProgramme } from './opening.ts'
import { type LockedRecord, getRecord, lockRecord } from './row.ts'
import { openSealed } from './sealed.ts'

async function gatherFacts(scene: Scene, recordId: string): Promise<Facts> {
  const [facts, history, answers] = await Promise.all([
    recordFacts(scene, recordId),
    recordHistory(scene, recordId),
    openAnswers(scene, recordId),
  ])
  return factsOf({ facts, history, answers: answers.handedIn }, actorOf(scene), scene.today)
}

/** A step happens today or happened since the last one. */
function refuseDay(on: Day, today: Day, facts: Facts): void {
  const last = facts.history.at(-1)?.day
  const code =
    on > today
      ? 'records.fault.not-yet'
      : last !== undefined && on < last
        ? 'records.fault.before-last-step'
        : null
  if (code) throw new Refusal('invalid-input', { faults: [{ path: 'on', code }] })
}

function refuseAttempt({ reasons, faults }: Pick<Attempt, 'reasons' | 'faults'>): void {
  refuseWith('not-now', reasons)
  if (faults.length > 0) throw new Refusal('invalid-input', { faults })
}

interface Taken {
  readonly step: string
  readonly to: string
  readonly on: Day
  readonly position: number
  readonly contact: boolean
}

const take = operation(
  takeStep,
  async (scene, { recordId, step: name, answers, base, on = scene.today }) => {
    const record = await lockRecord(scene, recordId)
    const programme = getProgramme(record.programme)
    const facts = await gatherFacts(scene, recordId)
    const standing = { state: record.state, version: record.programmeVersion }
    const tried = attempt(programme, name, standing, facts, answers)
    refuseAttempt(tried)
    refuseDay(on, scene.today, facts)
    const step = findStep(programme, name)
    if (step?.form) {
      const wanted = { form: step.form, answers: tried.answers, base, draft: false, byStep: true }
      await keepAnswers(scene, record, await storedAnswers(scene, recordId, step.form), wanted)
    }
    const position = facts.history.length + 1
    await move(scene, record, programme, { step: name, to: tried.to, on, position, contact: isContact(step) })
    return { recordId, step: name, from: record.state, to: tried.to, position, version: record.version + 1 }
  },
  ({ recordId }, { step, from, to, position }) => ({
    record: recordId,
    details: { step, from, to, position },
  }),
)

/** Whoever fills a form speaks with the person; whoever decides on it as the second does not. */
function isContact(step: Step | undefined): boolean {
  return step?.form !== undefined && firstSteps(step).length === 0
}

async function move(scene: Scene, record: LockedRecord, programme: Programme, taken: Taken): Promise<void> {
  const { tx, actor, now } = scene
  const at = now.toISOString()
  await tx.run(sql`
    insert into record_steps (id, record_id, organisation_id, position, step, from_state, to_state, account_id, role, at, on_day)
    values (gen_random_uuid(), ${record.id}, ${record.organisationId}, ${taken.position}, ${taken.step}, ${record.state}, ${taken.to},
      ${actor.account}, ${actor.role}, ${at}, ${taken.on})`)
  const closedOn = programme.ends.includes(taken.to) ? (record.closedOn ?? taken.on) : null
  await tx.run(sql`
    update records set state = ${taken.to}, programme_version = ${programme.version}, closed_on = ${closedOn},
      opened_on = least(opened_on, ${taken.on}::date),
      last_contact_on = case when ${taken.contact} then greatest(last_contact_on, ${taken.on}::date) else last_contact_on end,
      version = version + 1, updated_at = ${at}
    where id = ${record.id}`)
}

const save = operation(
  saveAnswers,
  async (scene, { recordId, form: id, answers: changes, base }) => {
    const record = await lockRecord(scene, recordId)
    const programme = getProgramme(record.programme)
    const form = formsOf(programme).find((each) => each.id === id)
    const stored = form ? await storedAnswers(scene, recordId, form) : []
    const facts = await gatherFacts(scene, recordId)
    const current = currentAnswers(stored)
    const changed = correction({ programme, form: id, state: record.state, facts, current, changes })
    refuseAttempt(changed)
    if (form) {
      const wanted = { form, answers: changed.answers, base, draft: changed.draft, byStep: false }
      await keepAnswers(scene, record, stored, wanted)
    }
    await scene.tx.run(
      sql`update records set version = version + 1, updated_at = ${scene.now.toISOString()} where id = ${recordId}`,
    )
    return {
      form: id,
      answers: form ? await answersOf(scene, recordId, form, changed.draft) : {},
      draft: changed.draft,
    }
  },
  ({ recordId, form, answers }, { draft }) => ({
    record: recordId,
    details: { form, answers: Object.keys(answers).length, draft },
  }),
)

function currentAnswers(stored: readonly StoredAnswer[]): Record<string, Answer> {
  return Object.fromEntries(
    stored.flatMap(({ field, value }) => (value === null ? [] : [[field, value] as const])),
  )
}

async function answersOf(
  scene: Scene,
  recordId: string,
  form: Form,
  draft: boolean,
): Promise<OpenAnswers['handedIn'][string]> {
  const { handedIn, drafts } = await openAnswers(scene, recordId)
  return (draft ? drafts : handedIn)[form.id] ?? {}
}

const openCompartment = operation(
  readCompartment,
  async (scene, { id, compartment }) => {
    await getRecord(scene, id)
    if (!openCompartments(scene).includes(compartment)) throw new Refusal('not-found')
    const rows = await openSealed(scene.tx, scene.house.keys, id, compartment)
    return {
      answers: byForm(rows.filter((row) => !row.draft)),
      drafts: byForm(rows.filter((row) => row.draft)),
    }
  },
  ({ id, compartment }, { answers }) => ({
    record: id,
    details: { compartment, forms: Object.keys(answers) },
  }),
)

export const stepOperations: readonly Operation[] = [take, save, openCompartment]
