import { actingAs } from '../engine/acting.ts'
import type { House } from '../engine/house.ts'
import { newId } from '../engine/ids.ts'
import { sql } from '../engine/sql.ts'
import { type Clock, type Task, type Tasks, textIn } from '../engine/task.ts'
import { lookFor } from './looking.ts'
import { soughtAmongChanged } from './watching.ts'

/** Looks for a family; the desks that keep somebody who may be meant hear that something lies there, and nothing else. */
const look: Task = (house, payload) => lookAndTell(house, textIn(payload, 'request'))

/** Holds whoever was registered since against all who are sought. */
const watch: Task = async (house) => {
  for (const request of await soughtAmongChanged(house)) await lookAndTell(house, request)
}

/** Looks for those who came in a file from elsewhere. */
const lookOutside: Task = async (house, payload) => {
  const organisation = textIn(payload, 'organisation')
  const requests = await actingAs(house.engine, null, (tx) =>
    tx.rows<{ id: string }>(sql`
      select id from trace_requests where organisation_id = ${organisation} and seeker_id is null and withdrawn_at is null
      order by id`),
  )
  for (const { id } of requests) await lookAndTell(house, id)
}

async function lookAndTell(house: House, request: string): Promise<void> {
  const desks = await lookFor(house, request)
  if (desks.length === 0) return
  await actingAs(house.worker, null, async (tx) => {
    for (const organisation of desks)
      await tx.run(sql`
        insert into notices (id, organisation_id, account_id, kind, facts) values (${newId()}, ${organisation}, null, 'tracing-hit', '{}'::jsonb)`)
  })
  house.announce({ operation: 'tracing.look', organisations: desks, record: null, referral: null })
}

interface FarSide {
  readonly organisation: string
  readonly account: string | null
  readonly side: string
}

/** The other side of a match hears that there is something to do, and not what. */
const tellOther: Task = async (house, payload) => {
  const [match, side, kind] = [textIn(payload, 'match'), textIn(payload, 'side'), textIn(payload, 'kind')]
  const far = await actingAs(house.engine, null, (tx) =>
    tx.find<FarSide>(sql`
      select s.organisation_id as organisation, s.side,
        case when s.side = 'seeker' then q.account_id end as account
      from trace_sides s join trace_matches m on m.id = s.match_id join trace_requests q on q.id = m.request_id
      where s.match_id = ${match} and s.side <> ${side}`),
  )
  if (!far) return
  await actingAs(house.worker, null, (tx) =>
    tx.run(sql`
      insert into notices (id, organisation_id, account_id, kind, facts)
      values (${newId()}, ${far.organisation}, ${far.account}, ${kind}, ${JSON.stringify({ match, side: far.side })}::jsonb)`),
  )
  house.announce({
    operation: 'tracing.moved',
    organisations: [far.organisation],
    record: null,
    referral: null,
  })
}

export const tracingTasks: Tasks = {
  'tracing.look': look,
  'tracing.watch': watch,
  'tracing.look-outside': lookOutside,
  'tracing.tell-other': tellOther,
}

export const tracingClocks: readonly Clock[] = [{ task: 'tracing.watch', at: '* * * * *' }]
