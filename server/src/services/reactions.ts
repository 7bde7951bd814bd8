import { actingAs } from '../engine/acting.ts'
import { sql } from '../engine/sql.ts'
import { type Clock, type Task, type Tasks, textIn } from '../engine/task.ts'

interface Told {
  readonly email: string
  readonly locale: string
  readonly organisation: string
  readonly service: string
  readonly serviceId: string
  readonly minutes: number
}

/** Those who answer for the shelter get a letter as well as the notice. It says who and what, never where. */
const glassBroken: Task = (house, payload) =>
  actingAs(house.worker, null, async (tx) => {
    const readers = await tx.rows<Told>(sql`
      select a.email, a.locale, o.name as organisation, s.name as service, s.id as "serviceId",
        round(extract(epoch from g.until - g.opened_at) / 60)::integer as minutes
      from glass_openings g
      join services s on s.id = g.service_id
      join organisations o on o.id = g.organisation_id
      join memberships m on m.organisation_id = g.keeper_id and m.ended_at is null and m.capacity = 'operational'
        and m.role in ('coordinator', 'supervisor')
      join accounts a on a.id = m.account_id and a.status = 'active'
      where g.id = ${textIn(payload, 'opening')}`)
    for (const { email, locale, serviceId, ...values } of readers) {
      const letter = {
        to: email,
        locale,
        template: 'glass-broken',
        values: { ...values, link: `${house.settings.baseUrl}/services/${serviceId}` },
      }
      await tx.run(sql`select enqueue('mail', ${JSON.stringify(letter)}::json)`)
    }
  })

/** How partners answer is counted by the hour, for the partner finder. */
const countAnswers: Task = (house) =>
  actingAs(house.worker, null, async (tx) => {
    await tx.run(sql`select count_answers()`)
  })

export const servicesTasks: Tasks = {
  'services.glass-broken': glassBroken,
  'services.count-answers': countAnswers,
}

export const servicesClocks: readonly Clock[] = [{ task: 'services.count-answers', at: '7 * * * *' }]
