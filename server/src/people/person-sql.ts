import type { Birth, Precision } from '@passerelle/domain/kernel/age'
import type { DataCategory } from '@passerelle/domain/kernel/vocabulary'
import type { PersonFields } from '@passerelle/domain/shared/people/person'
import type { StoredFields } from '@passerelle/domain/shared/people/schema'
import { displayNameOf, latinNameOf } from '@passerelle/domain/shared/people/rules'
import { found } from '../engine/problem.ts'
import { type Sql, type Tx, empty, join, sql } from '../engine/sql.ts'
import { searchKeys, sortName } from './names.ts'

/** A person as the store gives them, before the fields are put together. */
interface PersonRow extends Omit<StoredFields, 'birth' | 'coordinates' | 'papers'> {
  readonly id: string
  readonly code: string
  readonly version: number
  readonly displayName: string
  readonly latinName: string | null
  readonly birthDay: string | null
  readonly birthPrecision: Precision | null
  readonly longitude: number | null
  readonly latitude: number | null
  readonly papersKnown: boolean
  readonly papers: NonNullable<StoredFields['papers']>
  readonly createdByName: string
  readonly createdAt: string
  readonly updatedByName: string
  readonly updatedAt: string
}

export interface KnownPerson
  extends Pick<
    PersonRow,
    | 'id'
    | 'code'
    | 'version'
    | 'displayName'
    | 'latinName'
    | 'createdByName'
    | 'createdAt'
    | 'updatedByName'
    | 'updatedAt'
  > {
  readonly fields: StoredFields
}

const names = sql`(select coalesce(jsonb_agg(jsonb_build_object('text', n.text, 'script', n.script, 'kind', n.kind,
    'order', n.name_order) order by n.position), '[]') from person_names n where n.person_id = p.id)`
const contacts = sql`(select coalesce(jsonb_agg(jsonb_build_object('channel', c.channel, 'value', c.value, 'safe', c.safe,
    'when', c.safe_when, 'askFor', c.ask_for) order by c.position), '[]') from person_contacts c where c.person_id = p.id)`
const papers = sql`(select coalesce(jsonb_agg(jsonb_build_object('kind', d.kind, 'number', d.number, 'country', d.country,
    'expiresOn', d.expires_on) order by d.position), '[]') from person_documents d where d.person_id = p.id)`

const factColumns = sql`p.display_name as "displayName", p.latin_name as "latinName",
  p.birth_day as "birthDay", p.birth_precision as "birthPrecision", p.sex, p.gender, p.citizenships, p.languages,
  p.interpreter_needed as "interpreterNeeded", p.displacement_status as "displacementStatus", p.registration,
  p.papers_known as "papersKnown", p.specific_needs as "specificNeeds", p.place_id as "placeId", p.longitude, p.latitude, p.whereabouts`

/** What can be told of a person to others. */
export interface Told extends Pick<PersonRow, 'displayName' | 'latinName'> {
  readonly personId: string
  readonly fields: StoredFields
}

export type ToldRow = Omit<
  PersonRow,
  'id' | 'code' | 'version' | 'createdByName' | 'createdAt' | 'updatedByName' | 'updatedAt'
> & { readonly personId: string }

/** The columns behind it, `p` being the person; lists of other categories than those wanted stay unread. */
export function toldColumns(wanted: readonly DataCategory[]): Sql {
  const none = sql`'[]'::jsonb`
  return sql`p.id as "personId", ${factColumns}, ${wanted.includes('name') ? names : none} as names,
    ${wanted.includes('contact') ? contacts : none} as contacts, ${wanted.includes('documents') ? papers : none} as papers`
}

export function toldOf(row: ToldRow): Told {
  const { personId, displayName, latinName } = row
  return { personId, displayName, latinName, fields: fieldsOf(row) }
}

/** A person whom whoever acts may see; with `lock`, kept from others until the end of the transaction. */
export async function findPerson(tx: Tx, id: string, lock = false): Promise<KnownPerson | undefined> {
  const row = await tx.find<PersonRow>(sql`
    select p.id, p.code, p.version, ${factColumns}, ${names} as names, ${contacts} as contacts, ${papers} as papers,
      m.name as "createdByName", p.created_at as "createdAt", u.name as "updatedByName", p.updated_at as "updatedAt"
    from people p
    join accounts m on m.id = p.created_by
    join accounts u on u.id = p.updated_by
    where p.id = ${id} ${lock ? sql`for update of p` : empty}`)
  return row && known(row)
}

export async function getPerson(tx: Tx, id: string, lock = false): Promise<KnownPerson> {
  return found(await findPerson(tx, id, lock))
}

function known(row: PersonRow): KnownPerson {
  const { id, code, version, displayName, latinName, createdByName, createdAt, updatedByName, updatedAt } =
    row
  const beside = {
    id,
    code,
    version,
    displayName,
    latinName,
    createdByName,
    createdAt,
    updatedByName,
    updatedAt,
  }
  return { ...beside, fields: fieldsOf(row) }
}

function fieldsOf(row: ToldRow | PersonRow): StoredFields {
  const { longitude, latitude } = row
  return {
    names: row.names,
    birth: birthOfRow(row),
    sex: row.sex,
    gender: row.gender,
    citizenships: row.citizenships,
    languages: row.languages,
    interpreterNeeded: row.interpreterNeeded,
    displacementStatus: row.displacementStatus,
    registration: row.registration,
    papers: row.papersKnown ? row.papers : null,
    specificNeeds: row.specificNeeds,
    placeId: row.placeId,
    coordinates: longitude === null || latitude === null ? null : { longitude, latitude },
    whereabouts: row.whereabouts,
    contacts: row.contacts,
  }
}

export function birthOfRow(row: Pick<PersonRow, 'birthDay' | 'birthPrecision'>): Birth | null {
  return row.birthDay && row.birthPrecision ? { day: row.birthDay, precision: row.birthPrecision } : null
}

/** Who writes, for which organisation, when. */
export interface Hand {
  readonly account: string
  readonly organisation: string
  readonly now: Date
}

export interface NewPerson {
  readonly id: string
  readonly code: string
  readonly fields: PersonFields
}

export async function insertPerson(tx: Tx, hand: Hand, { id, code, fields }: NewPerson): Promise<void> {
  const at = hand.now.toISOString()
  await tx.run(sql`
    insert into people (id, organisation_id, created_by, created_at, updated_by, updated_at, code, display_name, latin_name, sort_name,
      birth_day, birth_precision, sex, gender, citizenships, languages, interpreter_needed, displacement_status, registration,
      papers_known, specific_needs, place_id, whereabouts, longitude, latitude)
    values (${id}, ${hand.organisation}, ${hand.account}, ${at}, ${hand.account}, ${at}, ${code}, ${join(columnValues(fields))})`)
  await insertLists(tx, hand, id, fields)
}

export async function updatePersonRow(tx: Tx, hand: Hand, id: string, fields: PersonFields): Promise<void> {
  await tx.run(sql`
    update people set (display_name, latin_name, sort_name, birth_day, birth_precision, sex, gender, citizenships, languages,
      interpreter_needed, displacement_status, registration, papers_known, specific_needs, place_id, whereabouts, longitude, latitude,
      version, updated_by, updated_at)
    = row (${join(columnValues(fields))}, version + 1, ${hand.account}::uuid, ${hand.now.toISOString()}::timestamptz)
    where id = ${id}`)
  await tx.run(sql`
    with names as (delete from person_names where person_id = ${id}), contacts as (delete from person_contacts where person_id = ${id}),
      papers as (delete from person_documents where person_id = ${id})
    delete from person_keys where person_id = ${id}`)
  await insertLists(tx, hand, id, fields)
}

/** In the order in which both statements name the columns. */
function columnValues(fields: PersonFields): Sql[] {
  return [
    sql`${displayNameOf(fields.names)}::text`,
    sql`${latinNameOf(fields.names)}::text`,
    sql`${sortName(displayNameOf(fields.names))}::text`,
    sql`${fields.birth?.day ?? null}::date`,
    sql`${fields.birth?.precision ?? null}::text`,
    sql`${fields.sex}::text`,
    sql`${fields.gender}::text`,
    sql`${fields.citizenships}::text[]`,
    sql`${fields.languages}::text[]`,
    sql`${fields.interpreterNeeded}::boolean`,
    sql`${fields.displacementStatus}::text`,
    sql`${fields.registration}::text`,
    sql`${fields.papers !== null}::boolean`,
    sql`${fields.specificNeeds}::text[]`,
    sql`${fields.placeId}::uuid`,
    sql`${fields.whereabouts}::text`,
    sql`${fields.coordinates?.longitude ?? null}::float8`,
    sql`${fields.coordinates?.latitude ?? null}::float8`,
  ]
}

/** Names with their search keys, ways to reach the person, and papers: one statement. */
async function insertLists(tx: Tx, hand: Hand, id: string, fields: PersonFields): Promise<void> {
  const owner = sql`${id}::uuid, ${hand.organisation}::uuid`
  await tx.run(sql`
    with names as (
      insert into person_names (id, person_id, organisation_id, position, text, script, kind, name_order)
      select gen_random_uuid(), ${owner}, at, n->>'text', n->>'script', n->>'kind', n->>'order'
      from jsonb_array_elements(${JSON.stringify(fields.names)}::jsonb) with ordinality as list (n, at)),
    contacts as (
      insert into person_contacts (id, person_id, organisation_id, position, channel, value, safe, safe_when, ask_for)
      select gen_random_uuid(), ${owner}, at, c->>'channel', c->>'value', c->>'safe', c->>'when', c->>'askFor'
      from jsonb_array_elements(${JSON.stringify(fields.contacts)}::jsonb) with ordinality as list (c, at)),
    papers as (
      insert into person_documents (id, person_id, organisation_id, position, kind, number, country, expires_on)
      select gen_random_uuid(), ${owner}, at, d->>'kind', d->>'number', d->>'country', (d->>'expiresOn')::date
      from jsonb_array_elements(${JSON.stringify(fields.papers ?? [])}::jsonb) with ordinality as list (d, at))
    insert into person_keys (person_id, organisation_id, key)
    select ${owner}, key from unnest(${searchKeys(fields.names)}::text[]) as key`)
}
