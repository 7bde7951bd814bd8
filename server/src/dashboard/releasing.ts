import disclosure from '@passerelle/domain/shared/dashboard/disclosure.json' with { type: 'json' }
import type { Day } from '@passerelle/domain/kernel/day'
import { endedQuarters, firstDay, lastDay, type Quarter } from '@passerelle/domain/shared/dashboard/quarter'
import { withholdSmall } from '@passerelle/domain/shared/dashboard/withholding'
import { actingAs } from '../engine/acting.ts'
import type { House } from '../engine/house.ts'
import { sql } from '../engine/sql.ts'
import { leaveMachineEvent } from '../engine/task.ts'
import { countFigures } from './sql.ts'

interface Due {
  readonly organisation: string
  readonly quarter: Quarter
}

/**
 * Releases the figures of quarters that ended, once each, for those who open no records. A quarter is never counted again:
 * two releases of the same days could be subtracted from each other. Gives how many were released.
 */
export async function releaseEndedQuarters(house: House, today: Day): Promise<number> {
  const { restDays, quarters: count } = disclosure
  const quarters = endedQuarters(today, { restDays, count })
  const due = await actingAs(house.worker, null, (tx) =>
    tx.rows<Due>(sql`
      select o.id as organisation, q.quarter from organisations o cross join unnest(${quarters}::text[]) q (quarter)
      where o.has_accounts and not exists (select from figure_releases r where r.organisation_id = o.id and r.quarter = q.quarter)`),
  )
  for (const one of due) await release(house, one)
  return due.length
}

function release(house: House, { organisation, quarter }: Due): Promise<void> {
  return actingAs(house.worker, null, async (tx) => {
    const exact = await countFigures(tx, { organisation, from: firstDay(quarter), until: lastDay(quarter) })
    const figures = withholdSmall(exact, disclosure.smallest)
    const added = await tx.run(sql`
      insert into figure_releases (organisation_id, quarter, disclosure_version, smallest, figures)
      values (${organisation}, ${quarter}, ${disclosure.version}, ${disclosure.smallest}, ${JSON.stringify(figures)}::jsonb)
      on conflict do nothing`)
    if (added > 0)
      await leaveMachineEvent(tx, house, 'dashboard.release', { organisation, details: { quarter } })
  })
}
