import type { Day } from '@passerelle/domain/kernel/day'
import type { FoundPerson } from '@passerelle/domain/shared/people/contract'
import { birthYearWindow } from '@passerelle/domain/shared/people/rules'
import type { Scene } from '../engine/operation.ts'
import { type Sql, empty, sql } from '../engine/sql.ts'
import { birthOfRow } from './person-sql.ts'
import { type SummaryRow, summaryColumns, summaryOf } from './reading.ts'

/** So many people with most keys in common are looked up. */
const mostByKeys = 400
/** The names decide among so many. */
const mostCompared = 100

interface FoundRow extends SummaryRow {
  readonly names: FoundPerson['names']
  readonly records: number
}

export function foundPerson(row: FoundRow, today: Day, alike: number): FoundPerson {
  const { names, records } = row
  return { ...summaryOf(row, today), names, records, alike, birth: birthOfRow(row) }
}

const foundColumns: Sql = sql`${summaryColumns},
  (select jsonb_agg(jsonb_build_object('text', n.text, 'script', n.script, 'kind', n.kind, 'order', n.name_order) order by n.position)
   from person_names n where n.person_id = p.id) as names,
  (select count(*) from records r where r.person_id = p.id) as records`

/** The person with this code, said over the telephone. */
export function candidatesByCode({ tx, actor }: Scene, text: string): Promise<FoundRow[]> {
  const code = text.toUpperCase().replace(/\s+/g, '')
  if (!/^[PC]-[2-9A-Z]{4}-[2-9A-Z]{4}$/.test(code)) return Promise.resolve([])
  return tx.rows<FoundRow>(sql`
    select ${foundColumns} from people p
    where p.organisation_id = ${actor.organisation}
      and (p.code = ${code} or p.id in (select r.person_id from records r where r.organisation_id = ${actor.organisation} and r.code = ${code}))`)
}

/** These people, as far as the caller may see them; with a year, those born around it. */
export function foundByIds({ tx }: Scene, ids: readonly string[], birthYear?: number): Promise<FoundRow[]> {
  if (ids.length === 0) return Promise.resolve([])
  return tx.rows<FoundRow>(
    sql`select ${foundColumns} from people p where p.id = any (${ids}::uuid[]) ${bornAround(birthYear)}`,
  )
}

interface Candidates {
  readonly rows: FoundRow[]
  readonly more: boolean
}

/**
 * The people who have most of these keys, by plain equality, so that the index serves under row-level security.
 * Whoever does not see all records starts from their own people; the policies would say the same, later and dearer.
 * `offset 0` keeps the planner from reading all people of the organisation for the sake of a few.
 */
export async function candidatesByKeys({ tx, actor }: Scene, keys: readonly string[]): Promise<Candidates> {
  if (keys.length === 0) return { rows: [], more: false }
  const own = actor.role === 'case-worker' ? sql`and k.person_id in (${ownPeople(actor.account)})` : empty
  const rows = await tx.rows<FoundRow>(sql`
    select ${foundColumns}
    from (select k.person_id, sum(case left(k.key, 2) when 'p:' then 8 when 'n:' then 3 else 1 end) as hits
          from person_keys k
          where k.organisation_id = ${actor.organisation} and k.key = any (${keys}::text[]) ${own}
          group by k.person_id order by hits desc limit ${mostByKeys}) h
    cross join lateral (select * from people where id = h.person_id offset 0) p
    order by h.hits desc limit ${mostCompared + 1}`)
  return { rows: rows.slice(0, mostCompared), more: rows.length > mostCompared }
}

function ownPeople(account: string): Sql {
  return sql`select id from people where created_by = ${account} union select person_id from records where worker_id = ${account}`
}

/** Who has no birth date may be anybody. */
function bornAround(year: number | undefined): Sql {
  if (year === undefined) return empty
  const { from, until } = birthYearWindow(year)
  const margin = sql`case when birth_precision = 'estimated' then 730 else 0 end`
  return sql`and (birth_day is null or birth_day between ${from}::date - ${margin} and ${until}::date + ${margin})`
}

/** How many people of the organisation have all these keys and are not the caller's to see: their number and nothing else. */
export async function countBeyondSight({ tx, actor }: Scene, keys: readonly string[]): Promise<number> {
  if (actor.role !== 'case-worker' || keys.length === 0) return 0
  const row = await tx.find<{ count: number }>(sql`
    select count(*) as count from (
      select k.person_id from person_keys k
      where k.organisation_id = ${actor.organisation} and k.key = any (${keys}::text[])
        and k.person_id not in (${ownPeople(actor.account)})
      group by k.person_id having count(*) = ${keys.length} limit 20) as beyond`)
  return row?.count ?? 0
}
