import type { Entry } from '@passerelle/matching/search/index'
import { searchWords } from '@passerelle/matching/search/words'
import type { Precision } from '@passerelle/domain/kernel/age'
import type { PoolClient } from 'pg'
import { scopeOfAccount, scopeOfOrganisation } from './protocol.ts'

interface EntryRow {
  readonly id: string
  readonly organisation: string
  readonly creator: string
  readonly day: string | null
  readonly precision: Precision | null
  readonly names: readonly string[]
  readonly workers: readonly string[]
}

const columns = `p.id, p.organisation_id as organisation, p.created_by as creator, p.birth_day as day, p.birth_precision as precision,
  array(select n.text from person_names n where n.person_id = p.id) as names,
  array(select r.worker_id::text from records r where r.person_id = p.id) as workers`

/** The next people in the order of their ids. */
export async function peopleAfter(client: PoolClient, id: string, most: number): Promise<EntryRow[]> {
  const { rows } = await client.query<EntryRow>(
    `select ${columns} from people p where p.id > $1 order by p.id limit $2`,
    [id, most],
  )
  return rows
}

export async function peopleOf(client: PoolClient, ids: readonly string[]): Promise<EntryRow[]> {
  const { rows } = await client.query<EntryRow>(`select ${columns} from people p where p.id = any ($1)`, [
    ids,
  ])
  return rows
}

/**
 * What the index keeps of a person. The scopes say what the policy on `people` says: the organisation's supervisors and
 * coordinators, whoever works on a record, and whoever registered the person while there is none.
 */
export function entryOf({ organisation, creator, day, precision, names, workers }: EntryRow): Entry {
  const near = workers.length > 0 ? workers : [creator]
  return {
    words: [...new Set(names.flatMap(searchWords))],
    births: day && precision ? [digitsOf(day, precision)] : [],
    scopes: [scopeOfOrganisation(organisation), ...near.map(scopeOfAccount)],
  }
}

function digitsOf(day: string, precision: Precision): string {
  const digits = day.replaceAll('-', '')
  if (precision === 'exact') return digits
  return precision === 'month' ? `${digits.slice(0, 6)}00` : `${digits.slice(0, 4)}0000`
}
