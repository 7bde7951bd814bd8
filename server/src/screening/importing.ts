import type { Day } from '@passerelle/domain/kernel/day'
import { screeningConfig } from '@passerelle/domain/shared/screening/config'
import type { ImportReport, ReportLine } from '@passerelle/domain/shared/tables/report'
import { remark, reportOf } from '@passerelle/domain/shared/tables/reporting'
import { newId } from '../engine/ids.ts'
import type { Scene } from '../engine/operation.ts'
import { Refusal } from '../engine/problem.ts'
import { type Tx, sql } from '../engine/sql.ts'
import { fileBytes } from './bytes.ts'
import { checksumOf, entryPrint } from './prints.ts'
import { type ReadList, unreadable } from './reading/list.ts'
import { readTableList } from './reading/table-list.ts'
import { looksLikeXml, readUnList } from './reading/un-list.ts'

const { limits } = screeningConfig

export interface BroughtFile {
  readonly file: string
  readonly source: string
  readonly listedOn: Day | null
  readonly dryRun: boolean
}

interface Version {
  readonly id: string
  readonly source: string
  readonly listedOn: Day
  readonly checksum: string
  readonly entries: number
}

interface Imported {
  readonly isNew: boolean
  readonly version: Version
  readonly report: ImportReport
}

/** Takes a file in as a new version of its list. The same file again is the version that it was. */
export async function importVersion(scene: Scene, brought: BroughtFile): Promise<Imported> {
  const bytes = fileBytes(brought.file)
  if (bytes.length > limits.bytes) throw tooLarge()
  const checksum = checksumOf(bytes)
  const read = looksLikeXml(bytes) ? await readUnList(bytes) : readTableList(bytes)
  const known = await findVersion(scene.tx, brought.source, checksum)
  if (known) return { isNew: false, version: known, report: reportOf(read.rows, [], unchanged(read)) }
  if (read.entries.length === 0) throw unreadable('screening.file-no-entries')
  const listedOn = dayOf(read, brought)
  const { id: before, prints } = await previousPrints(scene.tx, brought.source)
  const report = compared(read, before === undefined ? undefined : prints)
  const version = { id: newId(), source: brought.source, listedOn, checksum, entries: read.entries.length }
  if (!brought.dryRun) await keep(scene, version, read)
  return { isNew: true, version, report }
}

function tooLarge(): Refusal {
  return new Refusal('too-large', { values: { limit: `${limits.bytes / 1024 / 1024} MB` } })
}

function unchanged({ entries }: ReadList) {
  return { unchanged: entries.length }
}

/** A file that says its day is believed; a table says none, and whoever brings it does. */
function dayOf({ listedOn }: ReadList, brought: BroughtFile): Day {
  const day = listedOn ?? brought.listedOn
  if (day) return day
  throw new Refusal('invalid-input', { faults: [{ path: 'listedOn', code: 'screening.day-missing' }] })
}

function findVersion(tx: Tx, source: string, checksum: string): Promise<Version | undefined> {
  return tx.find<Version>(sql`
    select id, source, listed_on as "listedOn", checksum, entries from screening_lists where source = ${source} and checksum = ${checksum}`)
}

async function previousPrints(tx: Tx, source: string) {
  const newest = await tx.find<{ id: string }>(sql`
    select id from screening_lists where source = ${source} order by listed_on desc, imported_at desc, id desc limit 1`)
  const rows = newest
    ? await tx.rows<{ reference: string; print: string }>(
        sql`select reference, print from screening_entries where list_id = ${newest.id}`,
      )
    : []
  return { id: newest?.id, prints: new Map(rows.map(({ reference, print }) => [reference, print])) }
}

/** Beside the version before: what is new, what changed, and how many are gone from it. */
function compared(
  { entries, lines, rows }: ReadList,
  prints: ReadonlyMap<string, string> | undefined,
): ImportReport {
  const counts = { created: 0, merged: 0, unchanged: 0 }
  for (const entry of entries) {
    const before = prints?.get(entry.reference)
    if (before === undefined) counts.created += 1
    else if (before === entryPrint(entry)) counts.unchanged += 1
    else counts.merged += 1
  }
  const gone = (prints?.size ?? 0) - counts.unchanged - counts.merged
  return reportOf(rows, gone > 0 ? [goneLine(gone), ...lines] : lines, counts)
}

function goneLine(count: number): ReportLine {
  return remark({
    row: 1,
    level: 'warning',
    code: 'screening.entries-gone',
    remedy: 'screening.entries-gone.remedy',
    values: { count },
  })
}

async function keep({ tx, actor, now }: Scene, version: Version, { entries, rows }: ReadList): Promise<void> {
  const { id, source, listedOn, checksum } = version
  await tx.run(sql`
    insert into screening_lists (id, source, listed_on, checksum, entries, skipped, imported_by, imported_at)
    values (${id}, ${source}, ${listedOn}, ${checksum}, ${entries.length}, ${rows - entries.length}, ${actor.account}, ${now.toISOString()})`)
  for (let at = 0; at < entries.length; at += AT_ONCE) {
    const some = entries.slice(at, at + AT_ONCE)
    const records = some.map((entry) => ({ reference: entry.reference, print: entryPrint(entry), entry }))
    await tx.run(sql`
      insert into screening_entries (list_id, reference, print, entry)
      select ${id}, x.reference, x.print, x.entry from json_to_recordset(${JSON.stringify(records)}::json) as x (reference text, print text, entry json)`)
  }
}

const AT_ONCE = 2_000
