import type { directory } from '@passerelle/domain/shared/services/contract'
import { fold } from '@passerelle/matching/names/fold'
import { z } from 'zod'
import { Refusal } from '../engine/problem.ts'
import { type Sql, type Tx, empty, join, sql } from '../engine/sql.ts'
import { inside } from '../places/sql.ts'
import { type Listed, type Reader, type ServiceRow, listServices, serviceRows } from './row.ts'

export type Filter = Omit<z.output<typeof directory.input>, 'after' | 'limit'>

export interface Page {
  readonly services: readonly Listed[]
  readonly total: number
  readonly next: string | null
}

/** One page of the directory as this reader may see it, by name. */
export async function directoryPage(
  tx: Tx,
  filter: Filter & { readonly after?: string | undefined; readonly limit: number },
  reader: Reader,
): Promise<Page> {
  const where = await chosenBy(tx, filter, reader)
  const from = filter.after ? sql`and (s.sort_name, s.id) > ${cursor(filter.after)}` : empty
  const rows = await serviceRows(tx, sql`${where} ${from}`, sql`${IN_ORDER} limit ${filter.limit + 1}`)
  const counted = await tx.find<{ total: number }>(
    sql`select count(*) as total from services s join organisations o on o.id = s.organisation_id where ${where}`,
  )
  const page = rows.slice(0, filter.limit)
  return {
    services: await listServices(tx, page, reader),
    total: counted?.total ?? 0,
    next: rows.length > filter.limit ? bookmark(page.at(-1)) : null,
  }
}

export const IN_ORDER = sql`order by s.sort_name, s.id`

/** What a filter asks of `s` and `o`, under what row-level security lets through. */
export async function chosenBy(tx: Tx, filter: Filter, { today, publicly }: Reader): Promise<Sql> {
  const { type, country, placeId, organisationId, text, openOn, withPast, visibility } = filter
  const conditions = [
    publicly === true ? sql`s.visibility = 'public' and o.standing in ('active', 'invited')` : undefined,
    visibility && sql`s.visibility = ${visibility}`,
    type && sql`exists (select from service_types t where t.service_id = s.id and t.type = ${type})`,
    country && sql`s.country = ${country}`,
    placeId && sql`s.place_id in ${inside(placeId)}`,
    organisationId && sql`s.organisation_id = ${organisationId}`,
    openOn && sql`s.open_days & ${1 << (Number(openOn) - 1)}::integer <> 0`,
    withPast === true
      ? undefined
      : sql`(s.valid_until is null or s.valid_until >= ${today}) and (s.valid_from is null or s.valid_from <= ${today})`,
    text && (await textCondition(tx, text)),
  ]
  return join([sql`true`, ...conditions.filter((condition) => typeof condition === 'object')], ' and ')
}

/** Every word begins a word of the service or of its organisation. */
async function textCondition(tx: Tx, text: string): Promise<Sql> {
  const words = fold(text)
    .split(' ')
    .filter((word) => word !== '')
  if (words.length === 0) return text.trim() === '' ? sql`true` : sql`false`
  const organisations = await tx.rows<{ id: string; name: string; acronym: string | null }>(
    sql`select id, name, acronym from organisations`,
  )
  const known = organisations.map(({ id, name, acronym }) => ({
    id,
    words: ` ${fold(`${name} ${acronym ?? ''}`)}`,
  }))
  const conditions = words.slice(0, 12).map((word) => {
    const theirs = known.filter((one) => one.words.includes(` ${word}`)).map(({ id }) => id)
    return sql`(strpos(s.words, ${` ${word}`}) > 0 or s.organisation_id = any (${theirs}::uuid[]))`
  })
  return join(conditions, ' and ')
}

const place = z.tuple([z.string().max(800), z.uuid()])

function bookmark(row: ServiceRow | undefined): string | null {
  return row ? Buffer.from(JSON.stringify([row.sortName, row.id])).toString('base64url') : null
}

function cursor(after: string): Sql {
  const read = place.safeParse(parsed(Buffer.from(after, 'base64url').toString('utf8')))
  if (!read.success)
    throw new Refusal('invalid-input', { faults: [{ path: 'after', code: 'faults.not-accepted' }] })
  const [name, id] = read.data
  return sql`(${name}, ${id}::uuid)`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
