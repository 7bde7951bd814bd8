import type { Birth, precisions } from '@passerelle/domain/kernel/age'
import type {
  PersonContact,
  PersonFields,
  PersonName,
  RelationKind,
} from '@passerelle/domain/shared/people/person'
import { inverseOf } from '@passerelle/domain/shared/people/rules'
import { containing } from '@passerelle/domain/shared/places/whereabouts'
import type { PersonFacts, PlaceFact, Relation, RelativeFact } from '@passerelle/matching/person/facts'
import { type Tx, sql } from '../engine/sql.ts'
import { type FindPlace, placesAround } from '../places/sql.ts'

/** What somebody who is known is compared by. */
export interface KnownFacts extends PersonFacts {
  readonly id: string
}

type Precision = (typeof precisions)[number]
type Sex = PersonFacts['sex']

interface RelativeRow {
  readonly kind: RelationKind
  readonly toldBy: 'here' | 'there'
  readonly sex: Sex
  readonly birthDay: string | null
  readonly birthPrecision: Precision | null
  readonly names: readonly string[] | null
}

interface FactRow {
  readonly id: string
  readonly birthDay: string | null
  readonly birthPrecision: Precision | null
  readonly sex: Sex
  readonly citizenships: readonly string[] | null
  readonly placeId: string | null
  readonly names: readonly string[]
  readonly phones: readonly string[]
  readonly papers: PersonFacts['papers']
  readonly relatives: readonly RelativeRow[]
}

/** The facts about these people, in the order of their ids; whom the transaction may not see is left out. */
export async function factsOf(tx: Tx, personIds: readonly string[]): Promise<KnownFacts[]> {
  if (personIds.length === 0) return []
  const rows = await tx.rows<FactRow>(sql`
    select p.id, p.birth_day as "birthDay", p.birth_precision as "birthPrecision", p.sex, p.citizenships, p.place_id as "placeId",
      array(select n.text from person_names n where n.person_id = p.id order by n.position) as names,
      array(select c.value from person_contacts c where c.person_id = p.id and c.channel = any (${telephones}::text[]) order by c.position) as phones,
      (select coalesce(json_agg(json_build_object('kind', d.kind, 'number', d.number) order by d.position), '[]')
       from person_documents d where d.person_id = p.id) as papers,
      (select coalesce(json_agg(json_build_object('kind', r.kind, 'toldBy', r.told_by, 'sex', o.sex, 'birthDay', o.birth_day,
         'birthPrecision', o.birth_precision, 'names', (select json_agg(n.text order by n.position) from person_names n where n.person_id = o.id))
         order by o.id), '[]')
       from (select other_id as other, kind, 'here' as told_by from person_relations where person_id = p.id
             union all select person_id, kind, 'there' from person_relations where other_id = p.id) r
       join people o on o.id = r.other) as relatives
    from people p where p.id = any (${personIds}::uuid[])`)
  const find = await placesAround(
    tx,
    rows.map(({ placeId }) => placeId),
  )
  const byId = new Map(rows.map((row) => [row.id, factsOfRow(row, find)]))
  return personIds.flatMap((id) => byId.get(id) ?? [])
}

const telephones: readonly PersonContact['channel'][] = ['phone', 'sms', 'whatsapp']

function factsOfRow(row: FactRow, find: FindPlace): KnownFacts {
  return {
    id: row.id,
    names: row.names.map((text) => ({ text })),
    birth: birthFact(row.birthDay, row.birthPrecision),
    sex: row.sex,
    citizenships: row.citizenships ?? [],
    places: whereNow(row.placeId, find),
    phones: row.phones,
    papers: row.papers,
    relatives: row.relatives.map(relativeFact),
  }
}

function birthFact(day: string | null, precision: Precision | null): Birth | null {
  return day && precision ? { day, precision } : null
}

function whereNow(placeId: string | null, find: FindPlace): PlaceFact[] {
  return placeFacts('now', placeId, find)
}

export function placeFacts(role: PlaceFact['role'], placeId: string | null, find: FindPlace): PlaceFact[] {
  const around = containing(placeId, find)
  if (around.length === 0) return []
  const path = around.map(({ id, code }) => code ?? id).toReversed()
  return [{ role, path, name: around[0]?.names[0]?.text ?? null }]
}

function relativeFact(row: RelativeRow): RelativeFact {
  const kind = row.toldBy === 'here' ? row.kind : inverseOf(row.kind)
  return {
    relation: relationOf(kind, row.sex),
    names: (row.names ?? []).map((text) => ({ text })),
    birth: birthFact(row.birthDay, row.birthPrecision),
  }
}

const relations: Partial<Readonly<Record<RelationKind, Relation>>> = {
  spouse: 'spouse',
  child: 'child',
  sibling: 'sibling',
  grandparent: 'grandparent',
  grandchild: 'grandchild',
  guardian: 'guardian',
}

/** What a relative is; a parent is a father or a mother where that is known. */
export function relationOf(kind: RelationKind, sex: Sex): Relation {
  if (kind === 'parent' && sex === 'male') return 'father'
  if (kind === 'parent' && sex === 'female') return 'mother'
  return relations[kind] ?? 'other'
}

/** As much of a person as somebody who is not written down yet has told. */
export interface Told {
  readonly names: readonly Pick<PersonName, 'text'>[]
  readonly birth: Birth | null
  readonly sex: PersonFields['sex']
  readonly citizenships?: PersonFields['citizenships']
  readonly papers?: PersonFields['papers']
  readonly contacts?: PersonFields['contacts']
  readonly placeId?: string | null
}

/** The facts about somebody who is described, not known. */
export async function factsFrom(tx: Tx, told: Told): Promise<PersonFacts> {
  const placeId = told.placeId ?? null
  const find = await placesAround(tx, [placeId])
  return {
    names: told.names.map(({ text }) => ({ text })),
    birth: told.birth,
    sex: told.sex,
    citizenships: told.citizenships ?? [],
    places: whereNow(placeId, find),
    phones: (told.contacts ?? [])
      .filter(({ channel }) => telephones.includes(channel))
      .map(({ value }) => value),
    papers: (told.papers ?? []).map(({ kind, number }) => ({ kind, number })),
    relatives: [],
  }
}
