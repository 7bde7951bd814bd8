import { exportTracing, importTracing } from '@passerelle/domain/shared/tracing/contract'
import type { Remark } from '@passerelle/domain/shared/tables/reporting'
import { remark, reportOf } from '@passerelle/domain/shared/tables/reporting'
import { decode } from '@passerelle/domain/shared/tables/bytes'
import type { SoughtDraft } from '@passerelle/domain/shared/tracing/schema'
import { newId } from '../engine/ids.ts'
import { type Operation, type Scene, operation } from '../engine/operation.ts'
import { sql } from '../engine/sql.ts'
import { birthOfRow } from '../people/person-sql.ts'
import { ownName } from '../recognition/asking-operations.ts'
import { sentFile } from '../tables/table-file.ts'
import { readPfif } from './pfif/reading.ts'
import { type Taken, takeRecord } from './pfif/taking.ts'
import { writePfif } from './pfif/writing.ts'
import { type SoughtRow, soughtColumns } from './looking.ts'
import { addSought, changeSought, getTracing } from './request-sql.ts'

const exporting = operation(
  exportTracing,
  async (scene, { id }) => {
    const request = await getTracing(scene, id)
    const publisher = {
      name: await ownName(scene),
      host: new URL(scene.house.settings.baseUrl).hostname,
      now: scene.now.toISOString(),
    }
    const bytes = Buffer.from(writePfif(request, publisher))
    return {
      name: `tracing-${id.slice(0, 8)}.xml`,
      mediaType: 'application/xml; charset=utf-8',
      size: bytes.length,
      inline: false,
      content: inOnePiece(bytes),
    }
  },
  ({ id }) => ({ details: { request: id } }),
)

async function* inOnePiece(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}

const importing = operation(
  importTracing,
  async (scene, { file, dryRun }) => {
    const bytes = sentFile(file)
    const records = readPfif(typeof bytes === 'string' ? bytes : decode(bytes))
    const lines: Remark[] = []
    for (const record of records) {
      const taking = takeRecord(record, scene.today)
      if ('not' in taking) lines.push(taking.not)
      else lines.push(...taking.doubts, await take(scene, record.line, taking.taken, dryRun))
    }
    return {
      report: reportOf(
        records.length,
        lines.map((line) => remark(line)),
      ),
    }
  },
  ({ dryRun }, { report }) => ({
    details: { dryRun, created: report.counts.created, merged: report.counts.merged },
  }),
  ({ dryRun }, { report }, { actor }) =>
    dryRun || report.counts.created + report.counts.merged === 0
      ? []
      : [{ task: 'tracing.look-outside', payload: { organisation: actor.organisation ?? '' } }],
)

interface Before extends SoughtRow {
  readonly requestId: string
  readonly closed: boolean
}

/** Writes down somebody who is sought elsewhere, or what is new about them; gives what became of the record. */
async function take(scene: Scene, row: number, taken: Taken, dryRun: boolean): Promise<Remark> {
  const before = await scene.tx.find<Before>(sql`
    select s.request_id as "requestId", s.closed_at is not null as closed, ${soughtColumns} from trace_sought s
    where s.outside_id = ${taken.outsideId} and s.organisation_id = ${scene.actor.organisation}`)
  const said = (level: Remark['level']): Remark => ({
    row,
    level,
    code: `tracing.pfif.${level}`,
    value: taken.outsideId,
  })
  if (before?.closed) return said('unchanged')
  if (before && isSame(before, taken.sought)) return said('unchanged')
  if (!dryRun)
    await (before ? changeSought(scene, { ...taken.sought, id: before.id }, null) : add(scene, taken))
  return said(before ? 'merged' : 'created')
}

async function add(scene: Scene, { sought, outsideId, source, author }: Taken): Promise<void> {
  const id = newId()
  await scene.tx.run(sql`
    insert into trace_requests (id, organisation_id, account_id, outside, asked_at)
    values (${id}, ${scene.actor.organisation}, ${scene.actor.account}, ${JSON.stringify({ source, author })}::jsonb, ${scene.now.toISOString()})`)
  await addSought(scene, id, sought, outsideId)
}

/** Whether all that the file says stands here already; keys of `jsonb` come in an order of their own. */
function isSame(row: Before, { names, birth, sex, placeText, note }: SoughtDraft): boolean {
  const told = birthOfRow(row)
  return (
    row.names.map(({ text }) => text).join('\n') === names.map(({ text }) => text).join('\n') &&
    told?.day === birth?.day &&
    told?.precision === birth?.precision &&
    row.sex === sex &&
    row.placeText === placeText &&
    row.note === note
  )
}

export const pfifOperations: readonly Operation[] = [exporting, importing]
