import type { Birth } from '@passerelle/domain/kernel/age'
import { tracingConfig } from '@passerelle/domain/shared/tracing/config'
import type { Hit, SoughtDraft } from '@passerelle/domain/shared/tracing/schema'
import type { Relative } from '@passerelle/domain/shared/tracing/tracing'
import { defaultModel } from '@passerelle/matching/person/model'
import type { PersonFacts } from '@passerelle/matching/person/facts'
import type { Family, Tie } from '@passerelle/matching/trace/family'
import { type Proposal, trace } from '@passerelle/matching/trace/trace'
import { actingAs } from '../engine/acting.ts'
import type { House } from '../engine/house.ts'
import { newId } from '../engine/ids.ts'
import { type Tx, sql } from '../engine/sql.ts'
import { placesAround } from '../places/sql.ts'
import { factsOf, placeFacts } from '../recognition/facts.ts'
import { mayBeAsked } from '../recognition/routing.ts'
import { modelName, shownScore } from '../recognition/scoring.ts'
import { registerFor } from './register.ts'

/** Whom a proposal is about when it is about the one who seeks. */
const seekerKey = 'seeker'

interface RequestRow {
  readonly id: string
  readonly organisationId: string
  readonly seekerId: string | null
  readonly told: Hit['seeker']
  readonly ties: readonly { readonly one: string; readonly other: string; readonly relation: Relative }[]
}

export interface SoughtRow {
  readonly id: string
  readonly names: SoughtDraft['names']
  readonly birthDay: string | null
  readonly birthPrecision: Birth['precision'] | null
  readonly sex: PersonFacts['sex']
  readonly relation: Relative
  readonly placeId: string | null
  readonly placeText: string | null
  readonly separatedOn: string | null
  readonly note: string | null
}

export const soughtColumns = sql`s.id, s.names, s.birth_day as "birthDay", s.birth_precision as "birthPrecision", s.sex, s.relation,
  s.place_id as "placeId", s.place_text as "placeText", s.separated_on as "separatedOn", s.note`

/**
 * Looks for the whole family of a request among all who are registered, and lays those who may be meant before the
 * desks that keep them; gives the organisations whose desk has something new. It decides nothing and tells nobody who
 * seeks; it runs in a job of its own.
 */
export function lookFor(house: Pick<House, 'engine'>, requestId: string): Promise<readonly string[]> {
  return actingAs(house.engine, null, async (tx) => {
    const request = await tx.find<RequestRow>(sql`
      select id, organisation_id as "organisationId", seeker_id as "seekerId", told, ties from trace_requests
      where id = ${requestId} and withdrawn_at is null and (agreed_until is null or agreed_until >= current_date)`)
    if (!request) return []
    const sought = await tx.rows<SoughtRow>(
      sql`select ${soughtColumns} from trace_sought s where s.request_id = ${requestId} and s.closed_at is null order by s.position, s.id`,
    )
    return lookForAll(tx, request, sought)
  })
}

async function lookForAll(tx: Tx, request: RequestRow, sought: readonly SoughtRow[]): Promise<string[]> {
  const organisations = [
    request.organisationId,
    ...(await mayBeAsked(tx, { organisationId: request.organisationId, personId: request.seekerId })),
  ]
  const family = await familyOf(tx, request, sought)
  const { register, organisationOf } = await registerFor(tx, family, organisations)
  const proposals = trace(family, register, defaultModel, { most: 40 })
  const silent = await whoMustNotBeAsked(tx, [...organisationOf.keys()], request)
  const touched = new Set<string>()
  for (const each of sought) {
    const some = (proposals.get(each.id) ?? []).filter(
      ({ id, band }) => band !== 'unlikely' && !silent.has(id),
    )
    const kept = ofEachDesk(some, organisationOf)
    await forgetOthers(
      tx,
      each.id,
      kept.map(({ id }) => id),
    )
    const lay = { request, sought: each, relations: relationsOf(sought) }
    for (const hit of kept) {
      const organisation = organisationOf.get(hit.id)
      if (organisation && (await layBefore(tx, organisation, hit, lay))) touched.add(organisation)
    }
  }
  return [...touched].toSorted()
}

function ofEachDesk(some: readonly Proposal[], organisationOf: ReadonlyMap<string, string>): Proposal[] {
  const counts = new Map<string, number>()
  return some.filter(({ id }) => {
    const desk = organisationOf.get(id) ?? ''
    counts.set(desk, (counts.get(desk) ?? 0) + 1)
    return (counts.get(desk) ?? 0) <= tracingConfig.mostHits
  })
}

function relationsOf(sought: readonly SoughtRow[]): ReadonlyMap<string, Relative> {
  return new Map(sought.map(({ id, relation }) => [id, relation]))
}

/** The family as a graph, with whoever seeks in the middle of it. */
async function familyOf(tx: Tx, request: RequestRow, sought: readonly SoughtRow[]): Promise<Family> {
  const [seeker] = request.seekerId ? await factsOf(tx, [request.seekerId]) : []
  const find = await placesAround(
    tx,
    sought.map(({ placeId }) => placeId),
  )
  const members = sought.map((each) => ({ key: each.id, facts: factsOfSought(each, find) }))
  const known = new Set(sought.map(({ id }) => id))
  const between: Tie[] = request.ties.filter(({ one, other }) => known.has(one) && known.has(other))
  if (!seeker) return { members, ties: between }
  const ties = sought.map(({ id, relation }): Tie => ({ one: seekerKey, other: id, relation }))
  return { members: [{ key: seekerKey, facts: seeker }, ...members], ties: [...ties, ...between] }
}

export function factsOfSought(
  { names, birthDay, birthPrecision, sex, placeId, placeText }: SoughtRow,
  find: Parameters<typeof placeFacts>[2],
): PersonFacts {
  const places = placeFacts('last-seen', placeId, find)
  return {
    names: names.map(({ text }) => ({ text })),
    birth: birthDay && birthPrecision ? { day: birthDay, precision: birthPrecision } : null,
    sex,
    places: places.length === 0 && placeText ? [{ role: 'last-seen', path: [], name: placeText }] : places,
    phones: [],
    papers: [],
    relatives: [],
  }
}

/** Whoever seeks is not sought; and who withheld themselves from the organisation that asks is not laid before anybody. */
async function whoMustNotBeAsked(
  tx: Tx,
  ids: readonly string[],
  { organisationId, seekerId }: RequestRow,
): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ id: string }>(sql`
    select person_id as id from withholdings
    where person_id = any (${ids}::uuid[]) and recipient_id = ${organisationId} and lifted_at is null`)
  return new Set([...rows.map(({ id }) => id), ...(seekerId ? [seekerId] : [])])
}

/** Hits that are no longer likely go, unless somebody answered. */
async function forgetOthers(tx: Tx, soughtId: string, kept: readonly string[]): Promise<void> {
  await tx.run(sql`
    delete from trace_hits where sought_id = ${soughtId} and answer is null and person_id <> all (${kept}::uuid[])`)
}

interface Lay {
  readonly request: RequestRow
  readonly sought: SoughtRow
  readonly relations: ReadonlyMap<string, Relative>
}

/** Gives whether it is new there. */
async function layBefore(
  tx: Tx,
  organisation: string,
  hit: Proposal,
  { request, sought, relations }: Lay,
): Promise<boolean> {
  const told = JSON.stringify({ seeker: request.told, sought: toldOf(sought), ...circumstances(sought) })
  const support = JSON.stringify(
    hit.support.map(({ member, because, bits }) => ({
      relation: relations.get(member) ?? null,
      because,
      bits,
    })),
  )
  const written = await tx.find<{ fresh: boolean }>(sql`
    insert into trace_hits (id, request_id, sought_id, organisation_id, asker_id, person_id, told, weight, probability, score, support, model)
    values (${newId()}, ${request.id}, ${sought.id}, ${organisation}, ${request.organisationId}, ${hit.id}, ${told}::jsonb, ${hit.weight},
      ${hit.probability}, ${JSON.stringify(shownScore(hit.own))}::jsonb, ${support}::jsonb, ${modelName})
    on conflict (sought_id, person_id) do update set told = excluded.told, weight = excluded.weight, probability = excluded.probability,
      score = excluded.score, support = excluded.support, model = excluded.model, at = now()
      where trace_hits.answer is null
    returning xmax = 0 as fresh`)
  return written?.fresh ?? false
}

function toldOf({ names, birthDay, birthPrecision, sex }: SoughtRow): Hit['sought'] {
  const birth = birthDay && birthPrecision ? { day: birthDay, precision: birthPrecision } : null
  return { names, birth, sex }
}

function circumstances({ relation, placeId, placeText, separatedOn, note }: SoughtRow) {
  return { relation, placeId, placeText, separatedOn, note }
}
