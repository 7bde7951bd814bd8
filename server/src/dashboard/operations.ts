import type { z } from 'zod'
import { opensRecords } from '@passerelle/domain/shared/accounts/rules'
import { exportDashboard, figures, readDashboard } from '@passerelle/domain/shared/dashboard/contract'
import { firstDay, lastDay } from '@passerelle/domain/shared/dashboard/quarter'
import { plainTable } from '@passerelle/domain/shared/dashboard/tables'
import { writeTable } from '@passerelle/domain/shared/tables/writing'
import { addDays } from '@passerelle/domain/kernel/day'
import { operation, type Operation, type Scene } from '../engine/operation.ts'
import { found, Refusal } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { countFigures } from './sql.ts'

type Asked = z.output<typeof readDashboard.input>
type Dashboard = z.output<typeof readDashboard.output>

/** So many days back when nobody says. */
const USUAL_DAYS = 90

/** Exact figures for those who could open what is counted; released ones for everybody else. */
function dashboardFor(scene: Scene, asked: Asked): Promise<Dashboard> {
  return opensRecords(scene.actor) ? exact(scene, asked) : released(scene, asked)
}

async function exact({ tx, actor, today }: Scene, asked: Asked): Promise<Dashboard> {
  const until = asked.until ?? today
  const from = asked.from ?? addDays(until, -USUAL_DAYS)
  if (from > until)
    throw new Refusal('invalid-input', {
      faults: [{ path: 'until', code: 'dashboard.fault.ends-before-it-begins' }],
    })
  return {
    kind: 'exact',
    from,
    until,
    quarters: [],
    smallest: null,
    releasedAt: null,
    figures: await countFigures(tx, { organisation: actor.organisation, from, until }),
  }
}

interface Release {
  readonly quarter: string
  readonly smallest: number
  readonly releasedAt: string
  readonly figures: unknown
}

async function released({ tx, actor, today }: Scene, asked: Asked): Promise<Dashboard> {
  const quarters = await tx.rows<{ quarter: string }>(
    sql`select quarter from figure_releases where organisation_id = ${actor.organisation} order by quarter desc`,
  )
  const names = quarters.map((row) => row.quarter)
  const quarter = asked.quarter ?? names[0]
  if (quarter === undefined) {
    return {
      kind: 'released',
      from: today,
      until: today,
      quarters: [],
      smallest: null,
      releasedAt: null,
      figures: null,
    }
  }
  const release = found(
    await tx.find<Release>(sql`
      select quarter, smallest, released_at as "releasedAt", figures from figure_releases
      where organisation_id = ${actor.organisation} and quarter = ${quarter}`),
  )
  return {
    kind: 'released',
    from: firstDay(quarter),
    until: lastDay(quarter),
    quarters: names,
    smallest: release.smallest,
    releasedAt: release.releasedAt,
    figures: figures.parse(release.figures),
  }
}

function spanOf({ from, until, kind }: Dashboard) {
  return { from, until, kind }
}

const read = operation(readDashboard, dashboardFor, (_, shown) => ({ details: spanOf(shown) }))

const exported = operation(
  exportDashboard,
  async (scene, { table, ...asked }) => {
    const { figures: counted, from, until } = await dashboardFor(scene, asked)
    const { header, rows } = plainTable(table, found(counted))
    const bytes = Buffer.from(writeTable(header, rows))
    return {
      name: `passerelle-${table}-${from}-${until}.csv`,
      mediaType: 'text/csv',
      size: bytes.length,
      inline: false,
      content: inOnePiece(bytes),
    }
  },
  ({ table, quarter, from, until }) => ({
    details: { table, quarter: quarter ?? null, from: from ?? null, until: until ?? null },
  }),
)

async function* inOnePiece(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}

export const dashboardOperations: readonly Operation[] = [read, exported]
