import { exportServices } from '@passerelle/domain/shared/services/contract'
import { cellOf } from '@passerelle/domain/shared/services/exporting'
import { columns } from '@passerelle/domain/shared/services/importing/columns'
import { writeTable } from '@passerelle/domain/shared/tables/writing'
import { operation } from '../engine/operation.ts'
import { type Tx, sql } from '../engine/sql.ts'
import { IN_ORDER, chosenBy } from './listing.ts'
import { type Reader, type ServiceRow, listServices, serviceRows } from './row.ts'
import type { Filter } from './listing.ts'

const AT_ONCE = 2_000

export const exporting = operation(
  exportServices,
  async ({ tx, actor, today }, filter) => {
    const file = await directoryTable(tx, filter, { actor, today })
    const bytes = Buffer.from(file)
    return {
      name: `services-${today}.csv`,
      mediaType: 'text/csv; charset=utf-8',
      size: bytes.length,
      inline: false,
      content: inOnePiece(bytes),
    }
  },
  (filter) => ({ details: { country: filter.country ?? null, type: filter.type ?? null } }),
)

async function* inOnePiece(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** The directory as this reader may see it, in the layout that can be imported. */
export async function directoryTable(tx: Tx, filter: Filter, reader: Reader): Promise<string> {
  const where = await chosenBy(tx, filter, reader)
  const parts: string[] = []
  let last: ServiceRow | undefined
  do {
    const after = last ? sql`(s.sort_name, s.id) > (${last.sortName}, ${last.id}::uuid)` : sql`true`
    const rows = await serviceRows(tx, sql`${where} and ${after}`, sql`${IN_ORDER} limit ${AT_ONCE}`)
    const cells = (await listServices(tx, rows, reader)).map((one) =>
      columns.map((column) => cellOf(one, column)),
    )
    parts.push(withoutHeader(writeTable(columns, cells), parts.length > 0))
    last = rows.length === AT_ONCE ? rows.at(-1) : undefined
  } while (last)
  return parts.join('')
}

function withoutHeader(table: string, later: boolean): string {
  return later ? table.slice(table.indexOf('\n') + 1) : table
}
