import { inverseOf } from '@passerelle/domain/shared/people/rules'
import type { RelationKind } from '@passerelle/domain/shared/people/person'
import type { PersonFacts } from '@passerelle/matching/person/facts'
import type { Family, Register, Registered } from '@passerelle/matching/trace/family'
import { type Tx, sql } from '../engine/sql.ts'
import { askedKeys } from '../people/names.ts'
import { candidatesIn } from '../recognition/candidates.ts'
import { factsOf, relationOf } from '../recognition/facts.ts'

/** Most people of one organisation that are looked up for one who is sought. */
const mostLike = 40
/** The relatives of so many are read as well. */
const mostNear = 400

/** A register with whoever keeps each person. */
export interface Kept {
  readonly register: Register
  readonly organisationOf: ReadonlyMap<string, string>
}

/**
 * All that is registered of those who may belong to a family: people with like names in these organisations, and those
 * who were registered beside them. Read at once, so that the tracing itself waits for nothing.
 */
export async function registerFor(tx: Tx, family: Family, organisations: readonly string[]): Promise<Kept> {
  const lists = new Map<PersonFacts, readonly string[]>()
  for (const { facts } of family.members) lists.set(facts, await likeNames(tx, facts, organisations))
  const like = [...new Set([...lists.values()].flat())]
  const besides = await besidesOf(tx, like)
  const near = [...new Set(besides.map(({ other }) => other))].slice(0, mostNear)
  const people = await registeredOf(tx, [...new Set([...like, ...near])])
  const nearOf = new Map<string, string[]>()
  for (const { person, other } of besides) nearOf.set(person, [...(nearOf.get(person) ?? []), other])
  const those = (ids: readonly string[]) => ids.flatMap((id) => people.get(id) ?? [])
  return {
    register: {
      like: (facts, most) => those((lists.get(facts) ?? []).slice(0, most)),
      near: (id) => those(nearOf.get(id) ?? []),
    },
    organisationOf: await organisationsOf(tx, [...people.keys()]),
  }
}

async function likeNames(tx: Tx, facts: PersonFacts, organisations: readonly string[]): Promise<string[]> {
  const keys = askedKeys(facts.names.map(({ text }) => text))
  const found = await candidatesIn(tx, { organisations, keys, most: mostLike })
  return found.map(({ personId }) => personId)
}

interface Beside {
  readonly person: string
  readonly other: string
}

/** Who is tied to these people, or came with them. */
function besidesOf(tx: Tx, ids: readonly string[]): Promise<Beside[]> {
  return tx.rows<Beside>(sql`
    select person_id as person, other_id as other from person_relations where person_id = any (${ids}::uuid[])
    union select other_id, person_id from person_relations where other_id = any (${ids}::uuid[])
    union select m.person_id, o.person_id from household_members m
      join household_members o on o.household_id = m.household_id and o.person_id <> m.person_id
      where m.person_id = any (${ids}::uuid[]) and m.left_on is null and o.left_on is null
    order by 1, 2`)
}

interface TieRow {
  readonly person: string
  readonly other: string
  readonly kind: RelationKind
  readonly told: 'here' | 'there'
  readonly sex: PersonFacts['sex']
}

async function registeredOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Registered>> {
  const [facts, ties, homes] = [await factsOf(tx, ids), await tiesOf(tx, ids), await homesOf(tx, ids)]
  return new Map(
    facts.map((each) => [
      each.id,
      { id: each.id, facts: each, ties: ties.get(each.id) ?? [], household: homes.get(each.id) ?? null },
    ]),
  )
}

async function tiesOf(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Registered['ties'][number][]>> {
  const rows = await tx.rows<TieRow>(sql`
    select r.person, r.other, r.kind, r.told, o.sex
    from (select person_id as person, other_id as other, kind, 'here' as told from person_relations where person_id = any (${ids}::uuid[])
          union all select other_id, person_id, kind, 'there' from person_relations where other_id = any (${ids}::uuid[])) r
    join people o on o.id = r.other order by r.person, r.other, r.kind`)
  const ties = new Map<string, Registered['ties'][number][]>()
  for (const { person, other, kind, told, sex } of rows) {
    const relation = relationOf(told === 'here' ? kind : inverseOf(kind), sex)
    ties.set(person, [...(ties.get(person) ?? []), { to: other, relation }])
  }
  return ties
}

async function homesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ person: string; home: string }>(sql`
    select person_id as person, min(household_id::text) as home from household_members
    where person_id = any (${ids}::uuid[]) and left_on is null group by person_id`)
  return new Map(rows.map(({ person, home }) => [person, home]))
}

async function organisationsOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ id: string; organisation: string }>(
    sql`select id, organisation_id as organisation from people where id = any (${ids}::uuid[])`,
  )
  return new Map(rows.map(({ id, organisation }) => [id, organisation]))
}
