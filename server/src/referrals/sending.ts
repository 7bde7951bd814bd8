import { type Reason, reason } from '@passerelle/domain/kernel/reason'
import type { DataCategory } from '@passerelle/domain/kernel/vocabulary'
import { liveConsentFor, missingConsent } from '@passerelle/domain/shared/consents/rules'
import type { Priority } from '@passerelle/domain/shared/referrals/referral'
import { newId } from '../engine/ids.ts'
import type { Scene } from '../engine/operation.ts'
import { found, refuseWith } from '../engine/problem.ts'
import { type Sql, join, sql } from '../engine/sql.ts'
import { referralCode } from './code.ts'
import { dueAt } from './clock.ts'
import {
  type SendingGround,
  channelOf,
  competenceReasons,
  findSendingGround,
  serviceReasons,
} from './ground.ts'
import type { ReferralRow } from './rows.ts'
import { type StoredSlice, availableSlices, sourceOf, storeSlice } from './slices.ts'

export interface Sending {
  readonly id: string
  readonly needId: string
  readonly serviceId: string
  readonly priority: Priority
  readonly categories: readonly DataCategory[]
  readonly message: string | null
  readonly overrideId: string | null
  readonly reroutes: string | null
}

interface LiveOverride {
  readonly id: string
  readonly categories: readonly DataCategory[]
  readonly until: string
}

/** The basis on which each category leaves. */
interface Basis {
  readonly category: DataCategory
  readonly kind: 'consent' | 'override'
  readonly id: string
  readonly until: string
}

/**
 * Hands over. All four questions are asked in their order (role: on the road; competence; consent; time), then referral,
 * shares and slices land in one statement; the database asks for the basis of every share once more.
 */
export async function send(scene: Scene, sending: Sending): Promise<ReferralRow> {
  const { id: referralId, needId, serviceId, reroutes: but, categories } = sending
  const [ground, source] = await Promise.all([
    findSendingGround(scene.tx, { needId, serviceId, referralId, but }).then(found),
    sourceOf(scene, needId, categories),
  ])
  refuseWith('outside-competence', await competenceReasons(scene.tx, ground, scene.today))
  const bases = await basesOf(scene, ground, sending)
  refuseWith('not-now', serviceReasons(ground, scene.today))
  const slices = availableSlices(source, ground, sending.priority, categories)
  const stored = await Promise.all(slices.map((slice) => storeSlice(scene, ground, slice)))
  const due = dueOf(scene, ground, sending)
  const based = bases.filter((basis) => has(stored, basis.category))
  scene.tx.atTheEnd(handOver(scene, ground, { sending, due, bases: based, stored }))
  return sentRow(scene, ground, sending, due)
}

/** The clock of the priority, on the working calendar of where the service is. */
function dueOf({ now }: Scene, ground: SendingGround, { priority }: Sending): string {
  return dueAt(priority, now, { country: ground.serviceCountry, holidays: ground.holidays }).toISOString()
}

/** As a list of the sender would show it now. */
function sentRow(
  { now }: Scene,
  ground: SendingGround,
  { id, priority }: Sending,
  dueAt: string,
): ReferralRow {
  const at = now.toISOString()
  return {
    ...{ id, code: referralCode(id), side: 'sender', state: 'sent', priority },
    ...{ serviceType: ground.serviceType, serviceId: ground.serviceId, serviceName: ground.serviceName },
    ...{ otherId: ground.recipientId, otherName: ground.recipientName, personName: ground.personName },
    ...{ recordId: ground.recordId, needId: ground.needId, handlerName: null },
    ...{ sentAt: at, dueAt, answeredAt: null, overdue: dueAt < at, updatedAt: at },
  }
}

function has(stored: readonly StoredSlice[], category: DataCategory): boolean {
  return stored.some((slice) => slice.category === category)
}

async function basesOf(scene: Scene, ground: SendingGround, sending: Sending): Promise<readonly Basis[]> {
  if (sending.categories.length === 0) refuseWith('not-now', [reason('referrals.nothing-chosen')])
  return sending.overrideId ? overrideBases(scene, ground, sending) : consentBases(scene, ground, sending)
}

function consentBases(scene: Scene, ground: SendingGround, sending: Sending): readonly Basis[] {
  const wanted = { recipientId: ground.recipientId, categories: sending.categories }
  refuseWith('no-live-consent', missingConsent(ground.consents, ground.withholdings, wanted, scene.today))
  return sending.categories.flatMap((category) => {
    const asked = { purpose: 'referral', recipientId: ground.recipientId, category } as const
    const consent = liveConsentFor(ground.consents, asked, scene.today)
    return consent ? [{ category, kind: 'consent', id: consent.id, until: consent.validUntil }] : []
  })
}

async function overrideBases(
  scene: Scene,
  ground: SendingGround,
  sending: Sending,
): Promise<readonly Basis[]> {
  const override = await scene.tx.find<LiveOverride>(sql`
    select id, categories, (current_date + 30)::date as until from overrides
    where id = ${sending.overrideId} and record_id = ${ground.recordId} and recipient_id = ${ground.recipientId}
      and approved_at is not null and ended_at is null`)
  if (!override) {
    refuseWith('no-live-consent', [reason('consents.override-not-approved')])
    return []
  }
  const missing: Reason[] = sending.categories
    .filter((category) => !override.categories.includes(category))
    .map((category) => reason('consents.missing', { category }))
  refuseWith('no-live-consent', missing)
  return sending.categories.map((category) => ({
    category,
    kind: 'override',
    id: override.id,
    until: override.until,
  }))
}

interface HandOver {
  readonly sending: Sending
  readonly due: string
  readonly bases: readonly Basis[]
  readonly stored: readonly StoredSlice[]
}

function handOver(
  scene: Scene,
  ground: SendingGround,
  { sending, due, bases, stored }: HandOver,
): Record<string, Sql> {
  const referral = ground.isDraft
    ? finishDraft(scene, ground, sending, due)
    : insertReferral(scene, ground, sending, due)
  return {
    referral,
    need: sql`update needs set state = 'in-progress', response = 'referred', version = version + 1 where id = ${ground.needId}`,
    share: sql`insert into shares (id, record_id, person_id, organisation_id, recipient_id, referral_id, category, basis, consent_id,
        override_id, from_at, until)
      values ${join(bases.map((basis) => shareRow(scene, ground, sending.id, basis)))}`,
    slice: sql`insert into slices (referral_id, category, organisation_id, recipient_id, content, sealed, made_at)
      values ${join(stored.map((slice) => sliceRow(scene, ground, sending.id, slice)))}`,
  }
}

function insertReferral(scene: Scene, ground: SendingGround, sending: Sending, due: string): Sql {
  const at = scene.now.toISOString()
  return sql`
    insert into referrals (id, code, need_id, record_id, person_id, sender_id, sender_account_id, recipient_id, service_id, service_type,
      priority, channel, state, categories, basis, message, created_at, sent_at, due_at, rerouted_from, updated_at)
    values (${sending.id}, ${referralCode(sending.id)}, ${ground.needId}, ${ground.recordId}, ${ground.personId}, ${ground.senderId},
      ${scene.actor.account}, ${ground.recipientId}, ${ground.serviceId}, ${ground.serviceType}, ${sending.priority}, ${channelOf(ground)},
      'sent', ${sending.categories}, ${basisOf(sending)}, ${sending.message}, ${at}, ${at}, ${due}, ${sending.reroutes}, ${at})`
}

function finishDraft(scene: Scene, ground: SendingGround, sending: Sending, due: string): Sql {
  const at = scene.now.toISOString()
  return sql`
    update referrals set state = 'sent', service_id = ${ground.serviceId}, recipient_id = ${ground.recipientId}, priority = ${sending.priority},
      channel = ${channelOf(ground)}, categories = ${sending.categories}, basis = ${basisOf(sending)}, message = ${sending.message},
      sent_at = ${at}, due_at = ${due}, version = version + 1, updated_at = ${at}
    where id = ${sending.id} and state = 'draft'`
}

function basisOf({ overrideId }: Sending): Basis['kind'] {
  return overrideId ? 'override' : 'consent'
}

function shareRow(scene: Scene, ground: SendingGround, referralId: string, basis: Basis): Sql {
  return sql`(${newId()}::uuid, ${ground.recordId}::uuid, ${ground.personId}::uuid, ${ground.senderId}::uuid, ${ground.recipientId}::uuid,
    ${referralId}::uuid, ${basis.category}, ${basis.kind}, ${basis.kind === 'consent' ? basis.id : null}::uuid,
    ${basis.kind === 'override' ? basis.id : null}::uuid, ${scene.now.toISOString()}::timestamptz, ${basis.until}::date)`
}

function sliceRow(scene: Scene, ground: SendingGround, referralId: string, slice: StoredSlice): Sql {
  return sql`(${referralId}::uuid, ${slice.category}, ${ground.senderId}::uuid, ${ground.recipientId}::uuid, ${slice.content}::jsonb,
    ${slice.sealed}::bytea, ${scene.now.toISOString()}::timestamptz)`
}
