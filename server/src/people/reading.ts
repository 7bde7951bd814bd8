import type { PersonRead } from '@passerelle/domain/shared/people/contract'
import type { PersonSummary } from '@passerelle/domain/shared/people/person'
import { ageOf, inverseOf } from '@passerelle/domain/shared/people/rules'
import type { Day } from '@passerelle/domain/kernel/day'
import type { Scene } from '../engine/operation.ts'
import { type Sql, type Tx, sql } from '../engine/sql.ts'
import { birthOfRow, getPerson } from './person-sql.ts'
import { placesByIds } from '../places/sql.ts'

/** Everything that the page of a person shows. */
export async function readWhole(scene: Scene, id: string): Promise<PersonRead> {
  const { tx, today } = scene
  const homes = sql`select household_id from household_members where person_id = ${id}`
  const [person, records, relations, households] = await Promise.all([
    getPerson(tx, id),
    recordsOf(scene, id),
    relationsOf(tx, id, today),
    householdsOf(tx, homes, today),
  ])
  const { birth, placeId } = person.fields
  const places = await placesByIds(tx, [placeId])
  const place = places.get(placeId ?? '') ?? null
  return { ...person, age: ageOf(birth, today), place, records, relations, households }
}

function recordsOf({ tx, actor }: Scene, id: string): Promise<PersonRead['records']> {
  return tx.rows(sql`
    select r.id, r.code, r.programme, r.state, r.risk, w.name as "workerName", r.worker_id = ${actor.account} as mine,
      r.opened_on as "openedOn", r.closed_on as "closedOn"
    from records r join accounts w on w.id = r.worker_id
    where r.person_id = ${id} order by r.opened_on desc, r.id desc`)
}

export interface SummaryRow {
  readonly personId: string
  readonly personCode: string
  readonly displayName: string
  readonly latinName: string | null
  readonly birthDay: string | null
  readonly birthPrecision: 'exact' | 'month' | 'year' | 'estimated' | null
  readonly sex: PersonSummary['sex']
}

/** The columns of a summary; `p` is the person. */
export const summaryColumns: Sql = sql`p.id as "personId", p.code as "personCode", p.display_name as "displayName",
  p.latin_name as "latinName", p.birth_day as "birthDay", p.birth_precision as "birthPrecision", p.sex`

export function summaryOf(row: SummaryRow, today: Day): PersonSummary {
  return {
    id: row.personId,
    code: row.personCode,
    displayName: row.displayName,
    latinName: row.latinName,
    age: ageOf(birthOfRow(row), today),
    sex: row.sex,
  }
}

type Relation = PersonRead['relations'][number]

interface RelationRow extends SummaryRow, Pick<Relation, 'id' | 'kind' | 'evidence'> {
  readonly guardian: boolean
  readonly told: 'here' | 'there'
}

/** The family of a person, also where it was written down with the other one; told from this person's side. */
export async function relationsOf(tx: Tx, id: string, today: Day, only?: string): Promise<Relation[]> {
  const rows = await tx.rows<RelationRow>(sql`
    select r.id, r.kind, r.evidence, r.legal_guardian as guardian, r.told, ${summaryColumns}
    from (select id, other_id as other, kind, evidence, legal_guardian, 'here' as told from person_relations where person_id = ${id}
          union all
          select id, person_id, kind, evidence, legal_guardian, 'there' from person_relations where other_id = ${id}) r
    join people p on p.id = r.other
    where ${only ?? null}::uuid is null or r.id = ${only ?? null}
    order by p.sort_name, r.id`)
  return rows.map((row) => ({
    id: row.id,
    other: summaryOf(row, today),
    kind: row.told === 'here' ? row.kind : inverseOf(row.kind),
    evidence: row.evidence,
    legalGuardian: row.told === 'here' && row.guardian,
    legalWard: row.told === 'there' && row.guardian,
  }))
}

type Household = PersonRead['households'][number]
type Member = Household['members'][number]

interface MemberRow extends SummaryRow, Omit<Member, 'person'> {
  readonly householdId: string
  readonly label: string
}

/** Households chosen by a query of ids, with the members that whoever acts may see. */
export async function householdsOf(tx: Tx, ids: Sql, today: Day): Promise<Household[]> {
  const rows = await tx.rows<MemberRow>(sql`
    select h.id as "householdId", h.label, m.principal, m.joined_on as "joinedOn", m.left_on as "leftOn", ${summaryColumns}
    from households h
    join household_members m on m.household_id = h.id
    join people p on p.id = m.person_id
    where h.id in (${ids})
    order by h.label, h.id, m.left_on nulls first, m.principal desc, p.birth_day nulls last, p.sort_name`)
  const homes = [...new Set(rows.map((row) => row.householdId))]
  return homes.map((id) => {
    const members = rows.filter((row) => row.householdId === id)
    return { id, label: members[0]?.label ?? '', members: members.map((row) => memberOf(row, today)) }
  })
}

function memberOf(row: MemberRow, today: Day): Member {
  return {
    person: summaryOf(row, today),
    principal: row.principal,
    joinedOn: row.joinedOn,
    leftOn: row.leftOn,
  }
}
