import type { Area } from '@passerelle/domain/kernel/vocabulary'
import { ageOf } from '@passerelle/domain/shared/people/rules'
import type { Coordinates } from '@passerelle/domain/shared/places/place'
import type { HeldDocument, Seeker } from '@passerelle/domain/shared/services/finding'
import {
  type DocumentKind,
  type ServiceType,
  documentKinds,
} from '@passerelle/domain/shared/services/service'
import type { Scene } from '../engine/operation.ts'
import { found } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { birthOfRow } from '../people/person-sql.ts'

/** A need, whose it is and where, as far as it decides who may help. */
export interface Sought {
  readonly serviceType: ServiceType
  readonly recordId: string
  readonly programme: Area
  readonly person: Seeker
  /** Where it is needed: as the need says, else where the person is. */
  readonly placeId: string | null
  readonly coordinates: Coordinates | null
  /** Of the organisation that keeps the record, when nothing else is known. */
  readonly country: string | null
}

interface SoughtRow extends Omit<Seeker, 'age' | 'nationalities' | 'documents'> {
  readonly serviceType: ServiceType
  readonly recordId: string
  readonly programme: Area
  readonly birthDay: string | null
  readonly birthPrecision: 'exact' | 'month' | 'year' | 'estimated' | null
  readonly citizenships: readonly string[] | null
  readonly papersKnown: boolean
  readonly papers: readonly { readonly kind: string; readonly expiresOn: string | null }[]
  readonly needPlaceId: string | null
  readonly needPoint: Coordinates | null
  readonly personPlaceId: string | null
  readonly personPoint: Coordinates | null
  readonly country: string | null
}

/** Reads what the finder may weigh of the person behind a need; what nobody asked stays unknown. */
export async function getSought({ tx, today }: Scene, needId: string): Promise<Sought> {
  const row = found(
    await tx.find<SoughtRow>(sql`
      select n.service_type as "serviceType", n.record_id as "recordId", r.programme, p.birth_day as "birthDay",
        p.birth_precision as "birthPrecision", p.sex, p.citizenships, p.languages, p.specific_needs as vulnerabilities,
        p.papers_known as "papersKnown",
        (select coalesce(json_agg(json_build_object('kind', d.kind, 'expiresOn', d.expires_on)), '[]')
         from person_documents d where d.person_id = p.id) as papers,
        n.place_id as "needPlaceId",
        case when n.longitude is not null then json_build_object('longitude', n.longitude, 'latitude', n.latitude) end as "needPoint",
        p.place_id as "personPlaceId",
        case when p.longitude is not null then json_build_object('longitude', p.longitude, 'latitude', p.latitude) end as "personPoint",
        o.country
      from needs n
      join records r on r.id = n.record_id
      join people p on p.id = r.person_id
      join organisations o on o.id = r.organisation_id
      where n.id = ${needId}`),
  )
  const { serviceType, recordId, programme, country } = row
  return { serviceType, recordId, programme, country, person: seekerOf(row, today), ...spotOf(row) }
}

function spotOf(row: SoughtRow): Pick<Sought, 'placeId' | 'coordinates'> {
  const ofNeed = row.needPlaceId !== null || row.needPoint !== null
  return ofNeed
    ? { placeId: row.needPlaceId, coordinates: row.needPoint }
    : { placeId: row.personPlaceId, coordinates: row.personPoint }
}

function seekerOf(row: SoughtRow, today: string): Seeker {
  return {
    age: ageOf(birthOfRow(row), today),
    sex: row.sex,
    nationalities: row.citizenships,
    languages: row.languages,
    documents: row.papersKnown ? heldDocuments(row.papers, today) : null,
    vulnerabilities: row.vulnerabilities,
  }
}

function heldDocuments(papers: SoughtRow['papers'], today: string): HeldDocument[] {
  return papers.flatMap(({ kind, expiresOn }) =>
    isDocumentKind(kind) ? [{ kind, expired: expiresOn === null ? null : expiresOn < today }] : [],
  )
}

function isDocumentKind(kind: string): kind is DocumentKind {
  return documentKinds.some((known) => known === kind)
}
