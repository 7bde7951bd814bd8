import {
  type GlassOpening,
  breakGlass,
  listGlass,
  reviewGlass,
} from '@passerelle/domain/shared/services/address-contract'
import { glassHindrances } from '@passerelle/domain/shared/services/glass'
import { type Operation, type Scene, operation } from '../engine/operation.ts'
import { Refusal, found, refuseWith } from '../engine/problem.ts'
import { type Sql, empty, sql } from '../engine/sql.ts'
import { serviceRows } from './row.ts'

interface OpeningRow extends Omit<GlassOpening, 'review' | 'mayReview'> {
  readonly accountId: string
  readonly verdict: NonNullable<GlassOpening['review']>['verdict'] | null
  readonly review: string | null
  readonly reviewerName: string | null
  readonly reviewedAt: string | null
}

/** Openings that whoever acts may know of; `where` speaks of `g`. */
async function openings(scene: Scene, where: Sql): Promise<GlassOpening[]> {
  const { actor, tx } = scene
  const rows = await tx.rows<OpeningRow>(sql`
    select g.id, g.service_id as "serviceId", coalesce(s.name, '') as "serviceName", g.keeper_id as "keeperId", k.name as "keeperName",
      g.organisation_id as "organisationId", o.name as "organisationName", g.account_id as "accountId", g.account_name as "byName",
      case when g.organisation_id = ${actor.organisation} then g.record_id end as "recordId", g.purpose, g.transport,
      g.opened_at as "openedAt", g.until, g.until > now() as open, g.verdict, g.review, g.reviewer_name as "reviewerName",
      g.reviewed_at as "reviewedAt"
    from glass_openings g
    join organisations o on o.id = g.organisation_id
    join organisations k on k.id = g.keeper_id
    left join services s on s.id = g.service_id
    where ${where} order by g.opened_at desc, g.id limit 200`)
  return rows.map((row) => openingOf(row, scene))
}

function openingOf(row: OpeningRow, { actor }: Scene): GlassOpening {
  const { accountId, verdict, review, reviewerName, reviewedAt, ...opening } = row
  const reviewer = actor.role === 'supervisor' || actor.role === 'coordinator'
  return {
    ...opening,
    review:
      verdict && reviewedAt
        ? { verdict, text: review ?? '', byName: reviewerName ?? '', at: reviewedAt }
        : null,
    mayReview:
      verdict === null && reviewer && row.keeperId === actor.organisation && accountId !== actor.account,
  }
}

async function getOpening(scene: Scene, id: string): Promise<GlassOpening> {
  return found((await openings(scene, sql`g.id = ${id}`))[0])
}

/** Working with persons, and having shown a second proof of who one is. */
function mustBeTrusted({ actor }: Scene): void {
  if (actor.capacity !== 'operational') throw new Refusal('not-allowed')
  if (!actor.secondFactor) throw new Refusal('second-factor-must-be-set-up')
}

const breaking = operation(
  breakGlass,
  async (scene, input) => {
    mustBeTrusted(scene)
    const { tx, actor } = scene
    const row = found((await serviceRows(tx, sql`s.id = ${input.serviceId}`))[0])
    const known = await tx.find<{ unreviewed: number; sealed: boolean }>(sql`
      select (select count(*) from glass_openings where account_id = ${actor.account} and reviewed_at is null) as unreviewed,
        actor.has_sealed_address(${row.id}) as sealed`)
    refuseWith('not-now', glassHindrances({ disclosure: row.disclosure, ...found(known) }))
    await tx.run(sql`
      insert into glass_openings (id, account_id, account_name, organisation_id, keeper_id, service_id, record_id, purpose, transport, until)
      select ${input.id}, a.id, a.name, ${actor.organisation}, ${row.organisationId}, ${row.id}, ${input.recordId}, ${input.purpose},
        ${input.transport}, now() + ${input.minutes} * interval '1 minute'
      from accounts a where a.id = ${actor.account}`)
    return getOpening(scene, input.id)
  },
  ({ id, recordId, minutes }, { serviceId, keeperId }) => ({
    record: recordId,
    other: keeperId,
    details: { opening: id, service: serviceId, minutes },
  }),
  ({ id }) => [{ task: 'services.glass-broken', payload: { opening: id } }],
)

const list = operation(
  listGlass,
  async (scene, { serviceId, toReview }) => {
    const { actor } = scene
    const waiting = sql`and g.reviewed_at is null and g.keeper_id = ${actor.organisation} and g.account_id <> ${actor.account}`
    return {
      openings: await openings(
        scene,
        sql`true ${serviceId ? sql`and g.service_id = ${serviceId}` : empty} ${toReview === true ? waiting : empty}`,
      ),
    }
  },
  ({ serviceId }) => ({ details: { service: serviceId ?? null } }),
)

const review = operation(
  reviewGlass,
  async (scene, { id, verdict, text }) => {
    const { tx, actor, now } = scene
    const opening = await getOpening(scene, id)
    refuseWith('not-now', opening.review ? [{ code: 'services.glass.already-reviewed' }] : [])
    const touched = await tx.run(sql`
      update glass_openings set reviewed_at = ${now.toISOString()}, reviewed_by = ${actor.account}, verdict = ${verdict}, review = ${text},
        reviewer_name = (select a.name from accounts a where a.id = ${actor.account})
      where id = ${id}`)
    refuseWith('not-now', touched === 0 ? [{ code: 'services.glass.not-yours-to-review' }] : [])
    return getOpening(scene, id)
  },
  ({ id, verdict }, { organisationId }) => ({ other: organisationId, details: { opening: id, verdict } }),
)

export const glassOperations: readonly Operation[] = [breaking, list, review]
