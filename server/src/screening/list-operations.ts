import { importList, readLists, runScreening } from '@passerelle/domain/shared/screening/contract'
import type { RunCause } from '@passerelle/domain/shared/screening/screening'
import { unrecorded } from '../engine/event.ts'
import { type Operation, operation } from '../engine/operation.ts'
import { Refusal, found } from '../engine/problem.ts'
import { type Tx, sql } from '../engine/sql.ts'
import { isRegistrar, mustBeRegistrar } from '../organisations/registrar.ts'
import { shortReport } from '../tables/short-report.ts'
import { importVersion } from './importing.ts'
import { newestLists } from './lists.ts'

const bring = operation(
  importList,
  async (scene, brought) => {
    await mustBeRegistrar(scene.tx)
    const done = await importVersion(scene, brought)
    return { ...done, report: shortReport(done.report) }
  },
  ({ dryRun }, { isNew, version }) => ({
    details: { list: version.id, checksum: version.checksum, entries: version.entries, isNew, dryRun },
  }),
  ({ dryRun, source }, { isNew }) =>
    isNew && !dryRun
      ? [{ task: 'screening.new-list', payload: { source }, key: `screening list ${source}` }]
      : [],
)

interface VersionRow {
  readonly id: string
  readonly source: string
  readonly listedOn: string
  readonly checksum: string
  readonly entries: number
  readonly skipped: number
  readonly importedAt: string
  readonly importedBy: string
  readonly screened: number
  readonly screenedAt: string | null
}

function versionRows(tx: Tx): Promise<VersionRow[]> {
  return tx.rows<VersionRow>(sql`
    select l.id, l.source, l.listed_on as "listedOn", l.checksum, l.entries, l.skipped, l.imported_at as "importedAt",
      coalesce(a.name, '') as "importedBy", coalesce(r.screened, 0) as screened, r.at as "screenedAt"
    from screening_lists l left join accounts a on a.id = l.imported_by
    left join (select list_id, count(distinct organisation_id)::int as screened, max(at) as at from screening_runs group by list_id) r on r.list_id = l.id
    order by l.source, l.listed_on desc, l.imported_at desc, l.id desc limit 500`)
}

interface RunRow {
  readonly organisationId: string
  readonly organisationName: string
  readonly source: string
  readonly cause: RunCause
  readonly at: string
  readonly subjects: number
  readonly asked: number
}

function lastRuns(tx: Tx): Promise<RunRow[]> {
  return tx.rows<RunRow>(sql`
    select r.organisation_id as "organisationId", o.name as "organisationName", l.source, r.cause, r.at, r.subjects, r.asked
    from screening_runs r join organisations o on o.id = r.organisation_id join screening_lists l on l.id = r.list_id
    order by r.at desc, o.name, r.id limit 50`)
}

const lists = operation(
  readLists,
  async ({ tx, actor }) => {
    await mustBeRegistrar(tx)
    const newest = new Set((await newestLists(tx)).map(({ id }) => id))
    const versions = (await versionRows(tx)).map((row) => ({ ...row, newest: newest.has(row.id) }))
    return { versions, runs: await lastRuns(tx), may: { import: actor.role === 'administrator' } }
  },
  () => unrecorded('published lists and counts concern no person who is assisted'),
)

const run = operation(
  runScreening,
  async ({ tx }, { organisationId }) => {
    if (!(await isRegistrar(tx))) throw new Refusal('not-allowed')
    if (organisationId) found(await tx.find(sql`select id from organisations where id = ${organisationId}`))
    const { length } = await newestLists(tx)
    if (length === 0) throw new Refusal('not-now', { reasons: [{ code: 'screening.no-list' }] })
    const all = await tx.find<{ n: number }>(
      sql`select count(*)::int as n from organisations where standing <> 'closed'`,
    )
    return { organisations: organisationId ? 1 : (all?.n ?? 0), lists: length }
  },
  ({ organisationId }) => ({ details: { organisation: organisationId ?? 'all' } }),
  ({ organisationId }) => {
    const organisation = organisationId ?? 'all'
    return [
      {
        task: 'screening.screen',
        payload: { organisation, cause: 'asked' },
        key: `screening asked ${organisation}`,
      },
    ]
  },
)

export const listOperations: readonly Operation[] = [bring, lists, run]
