import type { RunCause } from '@passerelle/domain/shared/screening/screening'
import { actingAs } from '../engine/acting.ts'
import type { House } from '../engine/house.ts'
import { type Tx, sql } from '../engine/sql.ts'
import { leaveMachineEvent } from '../engine/task.ts'
import { type Ran, runAgainst } from './asking.ts'
import { type PinnedList, type PreparedList, newestLists, preparedList } from './lists.ts'
import { subjectsOf } from './officers.ts'
import { familyPrint } from './prints.ts'
import { tellOrganisation, tellRegisterKeepers } from './telling.ts'

/** Screens organisations against the newest version of every list, one transaction each, and tells whoever is asked. */
export async function screen(
  house: House,
  organisations: readonly string[] | 'all',
  cause: RunCause,
  only?: string,
): Promise<void> {
  const [lists, ids] = await actingAs(house.worker, null, async (tx) => [
    (await newestLists(tx)).filter(({ source }) => only === undefined || source === only),
    organisations === 'all' ? await everyOrganisation(tx) : organisations,
  ])
  let asked = 0
  for (const id of lists.length > 0 ? ids : []) asked += await screenOne(house, id, lists, cause)
  if (asked > 0) await tellRegisterKeepers(house, 'screening-questions', { count: asked })
}

async function everyOrganisation(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.rows<{ id: string }>(
    sql`select id from organisations where standing <> 'closed' order by id`,
  )
  return rows.map(({ id }) => id)
}

async function screenOne(
  house: House,
  organisationId: string,
  lists: readonly PinnedList[],
  cause: RunCause,
): Promise<number> {
  const asked = await actingAs(house.worker, null, async (tx) => {
    await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${organisationId}, 12))`)
    const subjects = await subjectsOf(tx, organisationId)
    if (!subjects) return 0
    let sum = 0
    for (const list of lists) {
      const ready = await preparedList(house.worker, tx, list)
      const run = { tx, organisationId, subjects, cause, now: momentOf(house) }
      sum += await ranAgainst(house, run, ready)
    }
    if (sum > 0) await tellOrganisation(house, tx, organisationId, 'screening-asked', { count: sum })
    return sum
  })
  if (asked > 0) announce(house, organisationId)
  return asked
}

async function ranAgainst(
  house: House,
  run: Parameters<typeof runAgainst>[0],
  list: PreparedList,
): Promise<number> {
  const ran = await runAgainst(run, list)
  if (changedSomething(ran)) {
    const details = { organisation: run.organisationId, list: list.id, cause: run.cause, ...ran }
    await leaveMachineEvent(run.tx, house, 'screening.screened', { other: run.organisationId, details })
  }
  return ran.asked
}

function changedSomething({ asked, lapsed, gone }: Ran): boolean {
  return asked + lapsed + gone > 0
}

/** Organisations that look otherwise than when they were last compared with what is the newest list today. */
export async function screenWhoWasMissed(house: House): Promise<void> {
  const missed = await actingAs(house.worker, null, async (tx) => {
    const lists = await newestLists(tx)
    const ids = lists.length > 0 ? await everyOrganisation(tx) : []
    const stale: string[] = []
    for (const id of ids) if (await isMissed(tx, id, lists)) stale.push(id)
    return stale
  })
  if (missed.length > 0) await screen(house, missed, 'changed')
}

async function isMissed(tx: Tx, organisationId: string, lists: readonly PinnedList[]): Promise<boolean> {
  const subjects = await subjectsOf(tx, organisationId)
  if (!subjects) return false
  const row = await tx.find<{ compared: number }>(sql`
    select count(distinct list_id)::int as compared from screening_runs
    where organisation_id = ${organisationId} and print = ${familyPrint(subjects)} and list_id = any (${lists.map(({ id }) => id)}::uuid[])`)
  return (row?.compared ?? 0) < lists.length
}

function momentOf(house: House): Date {
  return house.story?.at ?? new Date()
}

function announce(house: House, organisation: string): void {
  house.announce({
    operation: 'screening.screened',
    organisations: [organisation],
    record: null,
    referral: null,
  })
}
