import type { z } from 'zod'
import type { Capacity, Locale } from '@passerelle/domain/shared/accounts/account'
import type { invitation } from '@passerelle/domain/shared/accounts/schema'
import type { Clearance, Role } from '@passerelle/domain/kernel/vocabulary'
import { type Sql, type Tx, empty, sql } from '../engine/sql.ts'

export type ShownInvitation = z.input<typeof invitation>

interface InvitationRow extends Omit<ShownInvitation, 'organisation' | 'supervisor'> {
  readonly organisationId: string
  readonly organisationName: string
  readonly organisationKind: string
  readonly supervisorId: string | null
  readonly supervisorName: string | null
}

/** Those the actor may see: of their organisation, and what the registrar sent out. Row-level security does the choosing. */
export async function listInvitations(tx: Tx, only: Sql = empty): Promise<ShownInvitation[]> {
  const rows = await tx.rows<InvitationRow>(sql`
    select i.id, i.email, i.name, i.role, i.capacity, i.clearances, i.locale, i.invited_at as "invitedAt", i.expires_at as "expiresAt",
      case when i.accepted_at is not null then 'accepted' when i.revoked_at is not null then 'revoked'
           when i.expires_at <= now() then 'expired' else 'waiting' end as state,
      o.id as "organisationId", o.name as "organisationName", o.kind as "organisationKind",
      s.id as "supervisorId", s.name as "supervisorName", coalesce(b.name, '') as "invitedBy"
    from invitations i join organisations o on o.id = i.organisation_id
    left join accounts s on s.id = i.supervisor_id
    left join accounts b on b.id = i.invited_by
    where true ${only} order by i.invited_at desc, i.id limit 500`)
  return rows.map(shownInvitation)
}

function shownInvitation(row: InvitationRow): ShownInvitation {
  const {
    organisationId: id,
    organisationName: name,
    organisationKind: kind,
    supervisorId,
    supervisorName,
    ...rest
  } = row
  return {
    ...rest,
    organisation: { id, name, kind },
    supervisor: supervisorId === null ? null : { id: supervisorId, name: supervisorName ?? '' },
  }
}

export async function findInvitation(tx: Tx, id: string): Promise<ShownInvitation | undefined> {
  return (await listInvitations(tx, sql` and i.id = ${id}`))[0]
}

/** Somebody of this organisation has the address already, or holds an invitation that still waits. */
export async function whoHasAddress(
  tx: Tx,
  organisation: string,
  email: string,
): Promise<'colleague' | 'invited' | undefined> {
  const row = await tx.find<{ who: 'colleague' | 'invited' }>(sql`
    select 'colleague' as who from accounts a join memberships m on m.account_id = a.id
      where lower(a.email) = lower(${email}) and m.organisation_id = ${organisation} and m.ended_at is null
    union all
    select 'invited' from invitations i
      where lower(i.email) = lower(${email}) and i.organisation_id = ${organisation}
        and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
    limit 1`)
  return row?.who
}

/** What a letter opens, as the door reads it. */
export interface OpenedInvitation {
  readonly id: string
  readonly organisation: { readonly id: string; readonly name: string; readonly kind: string }
  readonly email: string
  readonly name: string
  readonly role: Role
  readonly capacity: Capacity
  readonly clearances: readonly Clearance[]
  readonly supervisor: string | null
  readonly locale: Locale
  readonly invitedBy: string
  readonly expiresAt: string
}

interface OpenedRow extends Omit<OpenedInvitation, 'organisation'> {
  readonly organisationId: string
  readonly organisationName: string
  readonly organisationKind: string
}

/** An invitation that still waits, by the hash of the secret in its letter. Locked, so that it is accepted once. */
export async function openInvitation(tx: Tx, hash: Buffer): Promise<OpenedInvitation | undefined> {
  const row = await tx.find<OpenedRow>(sql`
    select i.id, i.email, i.name, i.role, i.capacity, i.clearances, i.supervisor_id as supervisor, i.locale,
      i.expires_at as "expiresAt", coalesce(b.name, '') as "invitedBy",
      o.id as "organisationId", o.name as "organisationName", o.kind as "organisationKind"
    from private.invitation_secrets s join invitations i on i.id = s.invitation_id
    join actor.inviting_organisation(${hash}) o on true
    left join accounts b on b.id = i.invited_by
    where s.secret_hash = ${hash} and i.accepted_at is null and i.revoked_at is null and i.expires_at > now()
    for update of i`)
  if (!row) return undefined
  const { organisationId: id, organisationName: name, organisationKind: kind, ...rest } = row
  return { ...rest, organisation: { id, name, kind } }
}
