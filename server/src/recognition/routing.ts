import { recognitionConfig } from '@passerelle/domain/shared/recognition/config'
import type { Told } from '@passerelle/domain/shared/recognition/asking-contract'
import type { ShownScore } from '@passerelle/domain/shared/recognition/schema'
import { actingAs } from '../engine/acting.ts'
import type { House } from '../engine/house.ts'
import { newId } from '../engine/ids.ts'
import { type Tx, sql } from '../engine/sql.ts'
import { askedKeys } from '../people/names.ts'
import { type Candidate, candidatesIn } from './candidates.ts'
import { factsFrom, factsOf } from './facts.ts'
import { modelName, scoreFacts, shownScore } from './scoring.ts'

const mostCompared = 40

interface Request {
  readonly id: string
  readonly organisationId: string
  readonly personId: string
  readonly told: Told
}

interface Desk {
  readonly organisation: string
  readonly candidates: readonly { readonly id: string; readonly score: ShownScore }[]
}

/**
 * Lays a request before the desks of those who may know the person; gives these organisations. It runs after whoever
 * asked has had their answer, in a job of its own, so that its time tells them nothing.
 */
export function routeRequest(house: Pick<House, 'engine'>, requestId: string): Promise<readonly string[]> {
  return actingAs(house.engine, null, async (tx) => {
    const request = await tx.find<Request>(sql`
      select id, organisation_id as "organisationId", person_id as "personId", told from recognition_requests
      where id = ${requestId} and withdrawn_at is null and routed_at is null for update`)
    if (!request) return []
    const desks = await desksFor(tx, request)
    for (const desk of desks) await layBefore(tx, request, desk)
    await tx.run(sql`update recognition_requests set routed_at = now() where id = ${request.id}`)
    return desks.map(({ organisation }) => organisation)
  })
}

/** Whoever works here with persons, but the asker, those who must not be told, and those who are here as donors only. */
export async function mayBeAsked(
  tx: Tx,
  { organisationId, personId }: { readonly organisationId: string; readonly personId: string | null },
): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select o.id from organisations o
    where o.standing = 'active' and o.has_accounts and o.id <> ${organisationId} and not actor.is_donor_only(o.id)
      and not exists (select from withholdings w where w.person_id = ${personId}::uuid and w.recipient_id = o.id and w.lifted_at is null)
    order by o.id`)
  return rows.map(({ id }) => id)
}

async function desksFor(tx: Tx, request: Request): Promise<readonly Desk[]> {
  const organisations = await mayBeAsked(tx, request)
  const keys = askedKeys(request.told.names.map(({ text }) => text))
  const candidates = await candidatesIn(tx, { organisations, keys, most: mostCompared })
  const likely = await scored(tx, request.told, candidates)
  return organisations
    .map((organisation) => ({
      organisation,
      candidates: likely
        .filter((each) => each.organisation === organisation)
        .slice(0, recognitionConfig.mostCandidates),
    }))
    .filter((desk) => desk.candidates.length > 0)
    .toSorted((one, other) => best(other) - best(one))
    .slice(0, recognitionConfig.mostDesks)
}

function best({ candidates }: Desk): number {
  return candidates[0]?.score.weight ?? 0
}

interface Likely {
  readonly id: string
  readonly organisation: string
  readonly score: ShownScore
}

async function scored(tx: Tx, told: Told, candidates: readonly Candidate[]): Promise<readonly Likely[]> {
  const facts = await factsFrom(tx, told)
  const home = new Map(candidates.map(({ personId, organisationId }) => [personId, organisationId]))
  const known = await factsOf(tx, [...home.keys()])
  return known
    .map((each) => ({
      id: each.id,
      organisation: home.get(each.id) ?? '',
      score: shownScore(scoreFacts(facts, each)),
    }))
    .filter(({ score }) => score.band !== 'unlikely')
    .toSorted((one, other) => other.score.weight - one.score.weight)
}

async function layBefore(tx: Tx, { id, organisationId, told }: Request, desk: Desk): Promise<void> {
  const candidates = desk.candidates.map((each) => ({ id: each.id, score: each.score }))
  await tx.run(sql`
    insert into recognition_inquiries (id, request_id, organisation_id, asker_id, told, candidates, model, asked_at, open_until)
    select ${newId()}::uuid, q.id, ${desk.organisation}::uuid, ${organisationId}::uuid, ${JSON.stringify(told)}::jsonb,
      ${JSON.stringify(candidates)}::jsonb, ${modelName}, now(), q.open_until
    from recognition_requests q where q.id = ${id}
    on conflict (request_id, organisation_id) do nothing`)
}
