import type {
  Agreement,
  Competence,
  Organisation,
} from '@passerelle/domain/shared/organisations/organisation'
import { whereaboutsOf } from '@passerelle/domain/shared/places/whereabouts'
import { type Sql, type Tx, sql } from '../engine/sql.ts'
import { placesAround } from '../places/sql.ts'

const ORGANISATION = sql`o.id, o.name, o.acronym, o.kind, coalesce(o.country, 'XXX') as country, o.parent_id as "headquartersId", o.standing, o.observer`

export interface OrganisationRow extends Organisation {
  readonly email: string | null
  readonly phone: string | null
  readonly website: string | null
  readonly about: string | null
  readonly hasAccounts: boolean
  readonly version: number
}

export function organisationRows(tx: Tx, where: Sql): Promise<OrganisationRow[]> {
  return tx.rows<OrganisationRow>(sql`
    select ${ORGANISATION}, o.email, o.phone, o.website, o.about, o.has_accounts as "hasAccounts", o.version
    from organisations o where ${where} order by o.name, o.id limit 2000`)
}

export interface AgreementRow extends Agreement {
  readonly fromName: string
  readonly toName: string
}

export function agreementRows(tx: Tx, where: Sql): Promise<AgreementRow[]> {
  return tx.rows<AgreementRow>(sql`
    select a.id, a.organisation_id as "fromId", a.partner_id as "toId", a.relations, a.mode, a.valid_from as "from", a.valid_until as until,
      a.ended_at::date as "endedOn", f.name as "fromName", t.name as "toName"
    from agreements a join organisations f on f.id = a.organisation_id join organisations t on t.id = a.partner_id
    where ${where} order by a.valid_from desc, a.id`)
}

interface CompetenceRow extends Omit<Competence, 'verification'> {
  readonly verifiedByOrganisation: string | null
  readonly verifiedBy: string | null
  readonly verifiedOn: string | null
  readonly verifiedUntil: string | null
  readonly evidence: string | null
  readonly placeNames: { language: string; text: string }[] | null
  readonly verifiedByName: string | null
}

export interface RegisterLine {
  readonly competence: Competence
  readonly placeNames: { language: string; text: string }[]
  readonly verifiedByName: string | null
}

/** Lines of the competence register; `where` speaks of `c`. */
export async function registerLines(tx: Tx, where: Sql): Promise<RegisterLine[]> {
  const rows = await tx.rows<CompetenceRow>(sql`
    select c.id, c.organisation_id as "organisationId", c.area, c.service_type as "serviceType", c.place_id as "placeId", c.populations, c.languages,
      c.declared_by as "declaredBy", c.declared_at::date as "declaredOn", c.valid_until as "validUntil", c.withdrawn_at::date as "withdrawnOn",
      c.verified_by_organisation as "verifiedByOrganisation", c.verified_by as "verifiedBy", c.verified_at::date as "verifiedOn",
      c.verified_until as "verifiedUntil", c.evidence, p.names as "placeNames", v.name as "verifiedByName"
    from competences c
    left join places p on p.id = c.place_id
    left join organisations v on v.id = c.verified_by_organisation
    where ${where} order by c.area, c.service_type, c.id`)
  return rows.map(lineOf)
}

function lineOf(row: CompetenceRow): RegisterLine {
  const {
    verifiedByOrganisation,
    verifiedBy,
    verifiedOn,
    verifiedUntil,
    evidence,
    placeNames,
    verifiedByName,
    ...line
  } = row
  const verification =
    verifiedByOrganisation && verifiedBy && verifiedOn && verifiedUntil
      ? {
          byOrganisationId: verifiedByOrganisation,
          byPersonId: verifiedBy,
          on: verifiedOn,
          until: verifiedUntil,
          evidence: evidence ?? '',
        }
      : null
  return { competence: { ...line, verification }, placeNames: placeNames ?? [], verifiedByName }
}

/** Ids of a place and of all that contain it, the country at the end also where the list of places does not say so. */
export async function placeChain(
  tx: Tx,
  placeId: string | null,
  country: string | null = null,
): Promise<readonly string[]> {
  return whereaboutsOf({ placeId, country, coordinates: null }, await placesAround(tx, [placeId])).chain
}
