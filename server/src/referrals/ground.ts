import { reason, type Reason } from '@passerelle/domain/kernel/reason'
import type { Area, DataCategory } from '@passerelle/domain/kernel/vocabulary'
import type { ServiceType } from '@passerelle/domain/shared/services/service'
import type { Consent, Withholding } from '@passerelle/domain/shared/consents/consent'
import type { Priority } from '@passerelle/domain/shared/referrals/referral'
import type { Competence } from '@passerelle/domain/shared/organisations/organisation'
import { competenceObject, competenceStanding } from '../organisations/competence.ts'
import { type Tx, sql } from '../engine/sql.ts'

/** Everything that decides whether this need may go to this service, read at once. */
export interface SendingGround {
  readonly needId: string
  readonly needState: string
  readonly serviceType: ServiceType
  readonly needNote: string | null
  readonly needPriority: Priority
  readonly recordId: string
  readonly programme: Area
  readonly personId: string
  readonly senderId: string
  readonly serviceId: string
  readonly serviceName: string
  readonly serviceUntil: string | null
  readonly acceptsReferrals: boolean
  readonly serviceCountry: string | null
  readonly servicePlaceId: string | null
  readonly recipientId: string
  readonly recipientName: string
  readonly recipientStanding: string
  readonly recipientHasAccounts: boolean
  readonly recipientEmail: string | null
  readonly recipientDonorOnly: boolean
  readonly alreadyOpen: boolean
  readonly holidays: readonly string[]
  readonly personName: string
  /** A draft of this need under the id under which it is to be sent. */
  readonly isDraft: boolean
  readonly competences: readonly Competence[]
  readonly consents: readonly Consent[]
  readonly withholdings: readonly Withholding[]
}

interface WantedGround {
  readonly needId: string
  readonly serviceId: string
  /** The id under which it will be sent. */
  readonly referralId?: string
  /** A referral that ends as this one begins. */
  readonly but?: string | null
}

/** The ground on which this need would be handed to this service; undefined when either is not ours to see. */
export function findSendingGround(tx: Tx, wanted: WantedGround): Promise<SendingGround | undefined> {
  const { needId, serviceId, referralId = null, but = null } = wanted
  return tx.find<SendingGround>(sql`
    select n.id as "needId", n.state as "needState", n.service_type as "serviceType", n.note as "needNote", n.priority as "needPriority",
      r.id as "recordId", r.programme, r.person_id as "personId", r.organisation_id as "senderId", p.display_name as "personName",
      s.id as "serviceId", s.name as "serviceName", s.valid_until as "serviceUntil", s.accepts_referrals as "acceptsReferrals",
      s.country as "serviceCountry", s.place_id as "servicePlaceId",
      o.id as "recipientId", o.name as "recipientName", case when o.held_at is null then o.standing else 'suspended' end as "recipientStanding", o.has_accounts as "recipientHasAccounts",
      o.email as "recipientEmail", actor.is_donor_only(o.id) as "recipientDonorOnly",
      exists (select from referrals f where f.need_id = n.id and f.service_id = s.id and f.state in ('sent', 'received', 'accepted', 'in-service')
              and f.id is distinct from ${but}::uuid) as "alreadyOpen",
      exists (select from referrals d where d.id = ${referralId}::uuid and d.need_id = n.id and d.state = 'draft') as "isDraft",
      coalesce((select jsonb_agg(${competenceObject}) from competences c where c.organisation_id = o.id and c.withdrawn_at is null
        and (c.service_type = n.service_type or (c.service_type is null and c.area = r.programme))), '[]') as competences,
      array(select h.day::text from holidays h where h.country = s.country and h.day >= current_date order by h.day limit 60) as holidays,
      coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'purpose', c.purpose, 'recipientId', c.recipient_id, 'category', c.category,
          'validFrom', c.valid_from, 'validUntil', c.valid_until, 'withdrawnAt', null))
        from consents c where c.person_id = r.person_id and c.recipient_id = o.id and c.withdrawn_at is null), '[]') as consents,
      coalesce((select jsonb_agg(jsonb_build_object('recipientId', w.recipient_id, 'reason', w.reason))
        from withholdings w where w.person_id = r.person_id and w.lifted_at is null), '[]') as withholdings
    from needs n
    join records r on r.id = n.record_id
    join people p on p.id = r.person_id
    join services s on s.id = ${serviceId}
    join organisations o on o.id = s.organisation_id
    where n.id = ${needId}`)
}

/** The second question: is it this organisation's to do? Reasons in words; empty means yes. */
export async function competenceReasons(
  tx: Tx,
  ground: SendingGround,
  today: string,
): Promise<readonly Reason[]> {
  const organisation = ground.recipientName
  if (ground.recipientStanding !== 'active') return [reason('referrals.recipient-not-active')]
  if (ground.recipientDonorOnly) return [reason('referrals.donor-only', { organisation })]
  const standing = await competenceStanding(tx, ground.competences, {
    organisationId: ground.recipientId,
    area: ground.programme,
    serviceType: ground.serviceType,
    placeId: ground.servicePlaceId,
    country: ground.serviceCountry,
    today,
  })
  if (standing === 'outside') return [reason('referrals.outside-competence', { organisation })]
  if (standing === 'expired') return [reason('referrals.competence-expired', { organisation })]
  return []
}

/** Reasons of the service and of time: it is offered, it has not ended, the need still waits, nothing is under way already. */
export function serviceReasons(ground: SendingGround, today: string): readonly Reason[] {
  const reasons: Reason[] = []
  if (ground.recipientId === ground.senderId) reasons.push(reason('referrals.own-organisation'))
  if (!ground.acceptsReferrals) reasons.push(reason('referrals.service-not-offered'))
  if (ground.serviceUntil !== null && ground.serviceUntil < today) {
    reasons.push(reason('referrals.service-over', { day: ground.serviceUntil }))
  }
  if (ground.needState === 'met' || ground.needState === 'unmet')
    reasons.push(reason('referrals.need-settled'))
  if (ground.alreadyOpen) reasons.push(reason('referrals.already-open'))
  if (!ground.recipientHasAccounts && !ground.recipientEmail) {
    reasons.push(reason('referrals.no-mailbox', { organisation: ground.recipientName }))
  }
  return reasons
}

export function channelOf(ground: SendingGround): 'account' | 'link' {
  return ground.recipientHasAccounts ? 'account' : 'link'
}

/** Without these nobody can help; all others are the person's to add. */
export const suggestedCategories: readonly DataCategory[] = ['age-and-sex', 'languages', 'need']
