import type { AuditEvent, Reading, Receipt } from '@passerelle/domain/shared/audit/contract'
import { type Sql, type Tx, empty, sql } from '../engine/sql.ts'

export interface EventFilter {
  readonly organisation: string
  readonly operation?: string | undefined
  readonly account?: string | undefined
  readonly recordId?: string | undefined
  readonly person?: string | undefined
  readonly from?: string | undefined
  readonly until?: string | undefined
  readonly before?: Place | undefined
  readonly limit: number
}

/** Where a page ended. */
export interface Place {
  readonly at: string
  readonly id: string
}

interface EventLine {
  readonly id: string
  readonly at: string
  readonly operation: string
  readonly account: string | null
  readonly accountName: string | null
  readonly organisation: string | null
  readonly organisationName: string | null
  readonly other: string | null
  readonly otherName: string | null
  readonly record: string | null
  readonly recordCode: string | null
  readonly referral: string | null
  readonly referralCode: string | null
  readonly person: string | null
  readonly details: string
}

/** Newest first. Codes of records and referrals come only where the policies let the caller see the thing itself. */
export async function eventsOf(tx: Tx, filter: EventFilter): Promise<AuditEvent[]> {
  const rows = await tx.rows<EventLine>(sql`
    select e.id, e.at, e.operation, e.account_id as account, a.name as "accountName",
      e.organisation_id as organisation, o.name as "organisationName",
      e.other_organisation_id as other, p.name as "otherName",
      e.record_id as record, r.code as "recordCode", e.referral_id as referral, f.code as "referralCode",
      e.person_id as person, e.details
    from events e
    left join accounts a on a.id = e.account_id
    left join organisations o on o.id = e.organisation_id
    left join organisations p on p.id = e.other_organisation_id
    left join records r on r.id = e.record_id
    left join referrals f on f.id = e.referral_id
    where e.organisation_id = ${filter.organisation}
      ${operationIs(filter.operation)}
      ${when(filter.account, (id) => sql`and e.account_id = ${id}`)}
      ${when(filter.recordId, (id) => sql`and e.record_id = ${id}`)}
      ${when(filter.person, (id) => sql`and e.person_id = ${id}`)}
      ${when(filter.from, (day) => sql`and e.at >= ${day}::date::timestamp at time zone 'UTC'`)}
      ${when(filter.until, (day) => sql`and e.at < (${day}::date + 1)::timestamp at time zone 'UTC'`)}
      ${when(filter.before, ({ at, id }) => sql`and (e.at, e.id) < (${at}::timestamptz, ${id}::uuid)`)}
    order by e.at desc, e.id desc
    limit ${filter.limit}`)
  return rows.map(eventLine)
}

function operationIs(operation: string | undefined): Sql {
  if (operation === undefined) return empty
  if (operation.includes('.')) return sql`and e.operation = ${operation}`
  return sql`and starts_with(e.operation, ${`${operation}.`})`
}

function when<T>(value: T | undefined, clause: (value: T) => Sql): Sql {
  return value === undefined ? empty : clause(value)
}

function eventLine(row: EventLine): AuditEvent {
  return {
    id: row.id,
    at: row.at,
    operation: row.operation,
    account: row.account && row.accountName ? { id: row.account, name: row.accountName } : null,
    organisation: named(row.organisation, row.organisationName),
    other: named(row.other, row.otherName),
    record: row.record ? { id: row.record, code: row.recordCode } : null,
    referral: row.referral ? { id: row.referral, code: row.referralCode } : null,
    personId: row.person,
    details: detailsOf(row.details),
  }
}

function named(id: string | null, name: string | null): { id: string; name: string } | null {
  return id === null ? null : { id, name: name ?? '' }
}

/** Whatever stands there is shown: a row that was tampered with must not keep the page from opening. */
function detailsOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

export async function recordByCodeOrId(tx: Tx, text: string): Promise<string | undefined> {
  const row = await tx.find<{ id: string }>(
    sql`select id from records where code = ${text} or id::text = ${text.toLowerCase()} limit 1`,
  )
  return row?.id
}

interface ReceiptLine {
  readonly recipient: string
  readonly recipientName: string
  readonly referral: string
  readonly code: string
  readonly serviceType: Receipt['serviceType']
  readonly basis: Receipt['basis']
  readonly categories: Receipt['categories']
  readonly from: string
  readonly until: string
  readonly endedAt: string | null
  readonly endedReason: NonNullable<Receipt['ended']>['reason'] | null
  readonly attestedAt: string | null
}

/** What was handed over; a share whose time ran out has ended, whether or not a clean-up came by. */
export async function receiptsOf(tx: Tx, person: string, today: string): Promise<Receipt[]> {
  const rows = await tx.rows<ReceiptLine>(sql`
    select s.recipient_id as recipient, o.name as "recipientName", s.referral_id as referral, f.code,
      f.service_type as "serviceType", s.basis, array_agg(s.category order by s.category) as categories,
      s.from_at as "from", s.until, s.attested_at as "attestedAt",
      coalesce(s.ended_at, case when s.until < ${today}::date then (s.until + 1)::timestamp at time zone 'UTC' end) as "endedAt",
      coalesce(s.ended_reason, case when s.until < ${today}::date then 'expired' end) as "endedReason"
    from shares s
    join referrals f on f.id = s.referral_id
    join organisations o on o.id = s.recipient_id
    where s.person_id = ${person}
    group by s.recipient_id, o.name, s.referral_id, f.code, f.service_type, s.basis, s.from_at, s.until, s.ended_at, s.ended_reason, s.attested_at
    order by (s.ended_at is not null or s.until < ${today}::date), s.from_at desc, s.referral_id`)
  return rows.map((row) => ({
    organisation: { id: row.recipient, name: row.recipientName },
    referral: { id: row.referral, code: row.code },
    serviceType: row.serviceType,
    basis: row.basis,
    categories: row.categories,
    from: row.from,
    until: row.until,
    ended:
      row.endedAt && row.endedReason
        ? { at: row.endedAt, reason: row.endedReason, attestedAt: row.attestedAt }
        : null,
  }))
}

interface ReadingLine extends Omit<Reading, 'organisation'> {
  readonly organisation: string
  readonly name: string | null
}

export async function readingsOf(tx: Tx, person: string): Promise<Reading[]> {
  const rows = await tx.rows<ReadingLine>(sql`
    select s.organisation_id as organisation, o.name, s.role, s.keeper, s.categories, s.times::int as times,
      s.first_at as first, s.last_at as last
    from actor.readings_of(${person}::uuid) s left join organisations o on o.id = s.organisation_id`)
  return rows.map(({ organisation, name, ...reading }) => ({
    ...reading,
    organisation: { id: organisation, name: name ?? '' },
  }))
}

export function lastCheckpoint(
  tx: Tx,
): Promise<{ number: number; until: string; madeAt: string } | undefined> {
  return tx.find(
    sql`select number, until, made_at as "madeAt" from event_checkpoints order by number desc limit 1`,
  )
}
