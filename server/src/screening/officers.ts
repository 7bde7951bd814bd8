import type { Officer, Subject } from '@passerelle/domain/shared/screening/screening'
import { type Sql, type Tx, sql } from '../engine/sql.ts'

export interface OfficerRow extends Officer {
  readonly version: number
}

/** Officers of an organisation: those at work first, then those who left. */
export function officerRows(tx: Tx, where: Sql): Promise<OfficerRow[]> {
  return tx.rows<OfficerRow>(sql`
    select o.id, o.organisation_id as "organisationId", o.names, o.role, o.born, o.citizenships, o.ended_on as "endedOn", o.version
    from officers o where ${where} order by (o.ended_on is not null), o.created_at, o.id`)
}

interface Screened {
  readonly name: string
  readonly acronym: string | null
  readonly names: Readonly<Record<string, string>>
  readonly country: string | null
}

/** Who is compared with the lists when an organisation is: it, and each officer who has not left. */
export async function subjectsOf(tx: Tx, organisationId: string): Promise<readonly Subject[] | undefined> {
  const organisation = await tx.find<Screened>(
    sql`select name, acronym, names, country from organisations where id = ${organisationId}`,
  )
  if (!organisation) return undefined
  const officers = await officerRows(tx, sql`o.organisation_id = ${organisationId} and o.ended_on is null`)
  return [itself(organisation), ...officers.map(asSubject)]
}

function itself({ name, acronym, names, country }: Screened): Subject {
  const all = [name, ...Object.values(names), ...(acronym ? [acronym] : [])]
  return {
    kind: 'organisation',
    officerId: null,
    names: [...new Set(all)],
    born: null,
    countries: country ? [country] : [],
  }
}

function asSubject({ id, names, born, citizenships }: Officer): Subject {
  return { kind: 'person', officerId: id, names, born, countries: citizenships }
}
