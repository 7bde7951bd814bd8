import { type Tx, sql } from '../engine/sql.ts'

export interface Candidate {
  readonly personId: string
  readonly organisationId: string
}

interface Wanted {
  readonly organisations: readonly string[]
  readonly keys: readonly string[]
  /** Most of one organisation. */
  readonly most: number
}

/** In each of these organisations, the people who have most of these keys of a name. For the engine, which sees all of them. */
export function candidatesIn(tx: Tx, { organisations, keys, most }: Wanted): Promise<Candidate[]> {
  if (keys.length === 0 || organisations.length === 0) return Promise.resolve([])
  return tx.rows<Candidate>(sql`
    select c.person_id as "personId", o.id as "organisationId"
    from unnest(${organisations}::uuid[]) o (id)
    cross join lateral (
      select k.person_id, sum(case left(k.key, 2) when 'p:' then 8 when 'n:' then 3 else 1 end) as hits
      from person_keys k where k.organisation_id = o.id and k.key = any (${keys}::text[])
      group by k.person_id order by hits desc, k.person_id limit ${most}) c`)
}
