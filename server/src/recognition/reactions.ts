import { actingAs } from '../engine/acting.ts'
import type { House } from '../engine/house.ts'
import { newId } from '../engine/ids.ts'
import { sql } from '../engine/sql.ts'
import { type Clock, type Task, type Tasks, textIn } from '../engine/task.ts'
import { forgetSeen } from './changes.ts'
import { recogniseChanged } from './recognising.ts'
import { routeRequest } from './routing.ts'

/** Pairs are weighed again when somebody changed; nothing is ever linked here (INV-11). */
const recognise: Task = async (house) => {
  await recogniseChanged(house)
}

/** A request reaches the desks; those who keep them hear that something lies there, and nothing else. */
const route: Task = async (house, payload) => {
  const desks = await routeRequest(house, textIn(payload, 'request'))
  if (desks.length === 0) return
  await actingAs(house.worker, null, async (tx) => {
    for (const organisation of desks)
      await tx.run(sql`
        insert into notices (id, organisation_id, account_id, kind, facts) values (${newId()}, ${organisation}, null, 'recognition-asked', '{}'::jsonb)`)
  })
  tellPages(house, desks)
}

/** Whoever asked hears of a yes, and of nothing else. */
const tellOfYes: Task = async (house, payload) => {
  const inquiry = textIn(payload, 'inquiry')
  const asker = await actingAs(house.engine, null, (tx) =>
    tx.find<{ organisation: string; account: string; person: string }>(sql`
      select q.organisation_id as organisation, q.account_id as account, q.person_id as person
      from recognition_inquiries i join recognition_requests q on q.id = i.request_id
      where i.id = ${inquiry} and i.answer = 'known' and q.withdrawn_at is null`),
  )
  if (!asker) return
  await actingAs(house.worker, null, (tx) =>
    tx.run(sql`
      insert into notices (id, organisation_id, account_id, kind, facts)
      values (${newId()}, ${asker.organisation}, ${asker.account}, 'recognition-known', ${JSON.stringify({ person: asker.person })}::jsonb)`),
  )
  tellPages(house, [asker.organisation])
}

function tellPages(house: House, organisations: readonly string[]): void {
  house.announce({ operation: 'recognition.asked', organisations, record: null, referral: null })
}

const forget: Task = (house) => actingAs(house.engine, null, (tx) => forgetSeen(tx))

export const recognitionTasks: Tasks = {
  recognise,
  'recognition.route': route,
  'recognition.tell-of-yes': tellOfYes,
  'recognition.forget-changes': forget,
}

export const recognitionClocks: readonly Clock[] = [
  { task: 'recognise', at: '* * * * *' },
  { task: 'recognition.forget-changes', at: '40 3 * * *' },
]
