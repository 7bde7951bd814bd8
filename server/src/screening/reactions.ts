import { actingAs } from '../engine/acting.ts'
import { sql } from '../engine/sql.ts'
import { type Clock, type Task, type Tasks, textIn } from '../engine/task.ts'
import { screen, screenWhoWasMissed } from './screening-run.ts'
import { tellOrganisation, tellRegisterKeepers } from './telling.ts'

/** An organisation or one of its officers changed, or somebody asks. */
const screenAgain: Task = async (house, payload) => {
  const organisation = textIn(payload, 'organisation')
  const cause = textIn(payload, 'cause') === 'asked' ? 'asked' : 'changed'
  await screen(house, organisation === 'all' ? 'all' : [organisation], cause)
}

const screenAgainstNew: Task = async (house, payload) => {
  await screen(house, 'all', 'new-list', textIn(payload, 'source'))
}

interface Told {
  readonly organisation: string
  readonly state: string
}

/** What two people decided is told to the organisation; what they could not settle is not. */
const tellSettled: Task = async (house, payload) => {
  const told = await actingAs(house.worker, null, async (tx) => {
    const found = await tx.find<Told>(sql`
      select q.organisation_id as organisation, q.state from screening_questions q where q.id = ${textIn(payload, 'question')}`)
    if (found?.state !== 'confirmed' && found?.state !== 'cleared') return undefined
    await tellOrganisation(house, tx, found.organisation, `screening-${found.state}`, {})
    return found.organisation
  })
  if (told)
    house.announce({ operation: 'screening.decide', organisations: [told], record: null, referral: null })
}

const tellReplied: Task = async (house, payload) => {
  const question = textIn(payload, 'question')
  const found = await actingAs(house.worker, null, (tx) =>
    tx.find<{ name: string }>(sql`
      select o.name from screening_questions q join organisations o on o.id = q.organisation_id where q.id = ${question}`),
  )
  if (!found) return
  const path = `/screening/${question}`
  await tellRegisterKeepers(house, 'screening-replied', { organisation: found.name }, { path })
}

/** The first has decided: another of those who keep the register is waited for. */
const tellSecond: Task = async (house, payload) => {
  const question = textIn(payload, 'question')
  const first = await actingAs(house.worker, null, (tx) =>
    tx.rows<{ id: string }>(sql`
      select d.account_id as id from screening_decisions d join screening_questions q on q.id = d.question_id and q.round = d.round
      where q.id = ${question}`),
  )
  // Decided or answered in the meantime: nobody waits any more.
  if (first.length !== 1) return
  const but = first.map(({ id }) => id)
  await tellRegisterKeepers(house, 'screening-second', {}, { path: `/screening/${question}`, but })
}

export const screeningTasks: Tasks = {
  'screening.screen': screenAgain,
  'screening.new-list': screenAgainstNew,
  'screening.catch-up': screenWhoWasMissed,
  'screening.tell-settled': tellSettled,
  'screening.tell-replied': tellReplied,
  'screening.tell-second': tellSecond,
}

/** Organisations also come with directories and branches: whoever was not compared is, once a night. */
export const screeningClocks: readonly Clock[] = [{ task: 'screening.catch-up', at: '20 2 * * *' }]
