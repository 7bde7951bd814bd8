import type { Consent, Withholding } from '@passerelle/domain/shared/consents/consent'
import { type Tx, empty, sql } from '../engine/sql.ts'

/** What the consent rules need to know of the record. */
export interface ConsentGround {
  readonly record_id: string
  readonly person_id: string
  readonly organisation_id: string
  readonly organisation_name: string
  readonly birth_day: string | null
  readonly birth_precision: 'exact' | 'month' | 'year' | 'estimated' | null
}

export function findGround(tx: Tx, recordId: string): Promise<ConsentGround | undefined> {
  return tx.find(sql`
    select r.id as record_id, r.person_id, r.organisation_id, o.name as organisation_name, p.birth_day, p.birth_precision
    from records r join people p on p.id = r.person_id join organisations o on o.id = r.organisation_id
    where r.id = ${recordId}`)
}

/** Consents of a person towards one recipient, as the rules read them. */
export async function consentsTowards(tx: Tx, personId: string, recipientId: string): Promise<Consent[]> {
  return tx.rows<Consent>(sql`
    select id, purpose, recipient_id as "recipientId", category, valid_from as "validFrom", valid_until as "validUntil",
      withdrawn_at as "withdrawnAt"
    from consents where person_id = ${personId} and recipient_id = ${recipientId} and withdrawn_at is null`)
}

export async function withholdingsOf(tx: Tx, personId: string): Promise<Withholding[]> {
  return tx.rows<Withholding>(sql`
    select recipient_id as "recipientId", reason from withholdings where person_id = ${personId} and lifted_at is null`)
}

export interface ConsentRow {
  readonly id: string
  readonly actId: string
  readonly purpose: Consent['purpose']
  readonly recipientId: string | null
  readonly recipientName: string | null
  readonly category: Consent['category']
  readonly validFrom: string
  readonly validUntil: string
  readonly withdrawnAt: string | null
  readonly givenBy: 'self' | 'guardian' | 'proxy' | 'child-assent-and-guardian'
  readonly form: 'explicit-written' | 'explicit-oral-witnessed' | 'implicit' | 'proxy'
  readonly obtainedAt: string
  readonly obtainedByName: string
  readonly live: boolean
}

/** Consents of one record, the newest conversation first; of one conversation when `actId` is given. */
export function consentRows(tx: Tx, recordId: string, today: string, actId?: string): Promise<ConsentRow[]> {
  return tx.rows<ConsentRow>(sql`
    select c.id, c.act_id as "actId", c.purpose, c.recipient_id as "recipientId", o.name as "recipientName", c.category,
      c.valid_from as "validFrom", c.valid_until as "validUntil", c.withdrawn_at as "withdrawnAt",
      a.given_by as "givenBy", a.form, a.obtained_at as "obtainedAt", w.name as "obtainedByName",
      c.withdrawn_at is null and ${today}::date between c.valid_from and c.valid_until as live
    from consents c
    join consent_acts a on a.id = c.act_id
    join accounts w on w.id = a.obtained_by
    left join organisations o on o.id = c.recipient_id
    where c.record_id = ${recordId} ${actId ? sql`and c.act_id = ${actId}` : empty}
    order by a.obtained_at desc, c.category`)
}

export interface OverrideRow {
  readonly id: string
  readonly recordId: string
  readonly personId: string
  readonly recipientId: string
  readonly recipientName: string
  readonly categories: Consent['category'][]
  readonly ground: 'vital-interest' | 'child-best-interest' | 'legal-duty'
  readonly reason: string
  readonly askedBy: string
  readonly askedByName: string
  readonly askedByMe: boolean
  readonly askedAt: string
  readonly state: 'asked' | 'approved' | 'refused' | 'upheld' | 'ended'
  readonly approvedByName: string | null
  readonly approvedAt: string | null
  readonly reviewDueAt: string | null
  readonly reviewedAt: string | null
  readonly personToldAt: string | null
}

export function overrideRows(
  tx: Tx,
  where: { readonly recordId?: string; readonly id?: string },
  me: string,
): Promise<OverrideRow[]> {
  return tx.rows<OverrideRow>(sql`
    select v.id, v.record_id as "recordId", v.person_id as "personId", v.recipient_id as "recipientId", o.name as "recipientName",
      v.categories, v.ground, v.reason, v.asked_by as "askedBy", a.name as "askedByName", v.asked_by = ${me} as "askedByMe",
      v.asked_at as "askedAt", s.name as "approvedByName", v.approved_at as "approvedAt", v.review_due_at as "reviewDueAt",
      v.reviewed_at as "reviewedAt", v.person_told_at as "personToldAt",
      case when v.ended_at is not null then 'ended' when v.refused_at is not null then 'refused' when v.review = 'upheld' then 'upheld'
           when v.approved_at is not null then 'approved' else 'asked' end as state
    from overrides v
    join organisations o on o.id = v.recipient_id
    join accounts a on a.id = v.asked_by
    left join accounts s on s.id = v.approved_by
    where ${where.id ? sql`v.id = ${where.id}` : sql`v.record_id = ${where.recordId}`}
    order by v.asked_at desc`)
}
