import type { ShownDocument } from '@passerelle/domain/shared/documents/contract'
import { type FileKind, mayShowInline, type MediaType } from '@passerelle/domain/shared/documents/rules'
import type { Clearance } from '@passerelle/domain/kernel/vocabulary'
import { type Sql, type Tx, sql } from '../engine/sql.ts'

interface DocumentLine extends Omit<ShownDocument, 'inline' | 'addedBy'> {
  readonly account: string
  readonly accountName: string
}

const columns: Sql = sql`d.id, d.record_id as "recordId", d.kind, d.name, d.media_type as "mediaType", d.size, d.compartment, d.at,
  d.account_id as account, coalesce(a.name, '') as "accountName"`

function shown({ account, accountName, ...line }: DocumentLine): ShownDocument {
  return { ...line, inline: mayShowInline(line.mediaType), addedBy: { id: account, name: accountName } }
}

export async function documentsOf(tx: Tx, record: string): Promise<ShownDocument[]> {
  const lines = await tx.rows<DocumentLine>(sql`
    select ${columns} from documents d left join accounts a on a.id = d.account_id
    where d.record_id = ${record} order by d.at desc, d.id desc limit 1000`)
  return lines.map(shown)
}

export async function findDocument(tx: Tx, id: string): Promise<ShownDocument | undefined> {
  const line = await tx.find<DocumentLine>(
    sql`select ${columns} from documents d left join accounts a on a.id = d.account_id where d.id = ${id}`,
  )
  return line && shown(line)
}

/** Where the bytes of a file lie, and whose key opens them. */
export interface Lying {
  readonly address: string
  readonly person: string
}

export function whereItLies(tx: Tx, id: string): Promise<Lying | undefined> {
  return tx.find<Lying>(sql`select address, person_id as person from documents where id = ${id}`)
}

/** The person of a record that the caller may see. */
export async function personOf(tx: Tx, record: string): Promise<string | undefined> {
  return (
    await tx.find<{ person: string }>(sql`select person_id as person from records where id = ${record}`)
  )?.person
}

export interface NewDocument {
  readonly id: string
  readonly record: string
  readonly person: string
  readonly organisation: string
  readonly account: string
  readonly kind: FileKind
  readonly name: string
  readonly mediaType: MediaType
  readonly size: number
  readonly address: string
  readonly compartment: Clearance | null
  readonly at: string
}

export async function addDocument(tx: Tx, row: NewDocument): Promise<void> {
  await tx.run(sql`
    insert into documents (id, record_id, person_id, organisation_id, kind, name, media_type, size, address, compartment, account_id, at)
    values (${row.id}, ${row.record}, ${row.person}, ${row.organisation}, ${row.kind}, ${row.name}, ${row.mediaType}, ${row.size},
      ${row.address}, ${row.compartment}, ${row.account}, ${row.at})`)
}

/** Which of these addresses no row speaks of. */
export async function unknownAddresses(tx: Tx, addresses: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.rows<{ address: string }>(
    sql`select a.address from unnest(${addresses}::text[]) a (address) where not exists (select from documents d where d.address = a.address)`,
  )
  return rows.map((row) => row.address)
}
