import type { Area } from '@passerelle/domain/kernel/vocabulary'
import { placeFingerprint } from '@passerelle/domain/shared/places/gazetteer'
import type { Place } from '@passerelle/domain/shared/places/place'
import { declaredByListing } from '@passerelle/domain/shared/services/declaring'
import type {
  KnownOrganisation,
  OrganisationDraft,
  ServiceDraft,
} from '@passerelle/domain/shared/services/draft'
import { readServices } from '@passerelle/domain/shared/services/importing/read-services'
import type { Service } from '@passerelle/domain/shared/services/service'
import type { Table } from '@passerelle/domain/shared/tables/reading'
import type { ImportReport } from '@passerelle/domain/shared/tables/report'
import { Refusal } from '../engine/problem.ts'
import { type Tx, sql } from '../engine/sql.ts'
import { writePlaces } from '../places/importing.ts'
import { placeRows } from '../places/sql.ts'
import { type Imported, withWhatIsKept } from './settling.ts'
import { insertServices, reimportServices } from './writing.ts'

/** A service directory as somebody hands it in. */
export interface DirectoryFile {
  readonly table: Table
  /** The same services with Arabic names, joined by their ids. */
  readonly arabic: Table | null
  /** Names the source: the same system and key are the same service for ever. */
  readonly system: string
  readonly country: string
  readonly visibility: Service['visibility']
  /** Moves dates long past, so that half of the services end on this day or later; null keeps them. */
  readonly shiftTo: string | null
  readonly dryRun: boolean
}

/** Who imports, and on which day. */
export interface Importer {
  readonly account: string
  readonly today: string
}

export interface DirectoryImport {
  readonly report: ImportReport
  readonly shiftedDays: number
  /** How many services, organisations and places were, or would be, written. */
  readonly services: number
  readonly organisations: number
  readonly places: number
}

/** A row costs some tenth of a millisecond, in which nobody else is answered. */
const mostRows = 20_000

/** In which area of work a humanitarian directory speaks; a line that names the service counts in the others, too. */
const areasOfDirectories: readonly Area[] = ['emergencies']

/**
 * Reads a directory and writes what it brings: organisations without accounts, places, services, and one line in the
 * register of competences for what each organisation says of itself. Importing the same again changes nothing.
 */
export async function importServices(
  tx: Tx,
  file: DirectoryFile,
  importer: Importer,
): Promise<DirectoryImport> {
  if (file.table.rows.length > mostRows) throw tooManyRows()
  const imported = await importedBefore(tx, file.system)
  const read = readServices(file.table, file.arabic, {
    ...file,
    today: importer.today,
    confirmedOn: null,
    organisations: await knownOrganisations(tx),
    places: await placeRows(tx, sql`p.country = ${file.country}`),
    existing: new Map(imported.map(({ id, fingerprint }) => [id, fingerprint ?? ''])),
  })
  const { drafts, report } = withWhatIsKept(read.services, imported, read.report)
  if (!file.dryRun) {
    await addOrganisations(tx, read.organisations, file.system)
    await addPlaces(tx, read.places)
    await writeDrafts(tx, drafts)
    await declare(tx, drafts, importer)
  }
  return {
    report,
    shiftedDays: read.shiftedDays,
    services: drafts.filter(({ fate }) => fate !== 'unchanged').length,
    organisations: read.organisations.length,
    places: read.places.length,
  }
}

function tooManyRows(): Refusal {
  return new Refusal('invalid-input', {
    faults: [{ path: 'file', code: 'services.too-many-rows', values: { most: mostRows } }],
  })
}

function importedBefore(tx: Tx, system: string): Promise<Imported[]> {
  return tx.rows<Imported>(
    sql`select id, fingerprint, edited, hidden from actor.imported_services(${system})`,
  )
}

function knownOrganisations(tx: Tx): Promise<KnownOrganisation[]> {
  return tx.rows<KnownOrganisation>(
    sql`select id, name, acronym from organisations order by has_accounts desc, created_at, id`,
  )
}

/** Known by the directory only: no accounts, no mailbox until the registrar finds out more. */
async function addOrganisations(
  tx: Tx,
  organisations: readonly OrganisationDraft[],
  system: string,
): Promise<void> {
  await tx.run(sql`
    insert into organisations (id, name, acronym, kind, country, has_accounts, source, source_key)
    select id, name, acronym, 'national-ngo', country, false, ${system}, id::text
    from json_to_recordset(${JSON.stringify(organisations)}::json) as x(id uuid, name text, acronym text, country text)
    on conflict do nothing`)
}

async function addPlaces(tx: Tx, places: readonly Place[]): Promise<void> {
  await writePlaces(
    tx,
    places.map((place) => ({ place, fingerprint: placeFingerprint(place) })),
  )
}

async function writeDrafts(tx: Tx, drafts: readonly ServiceDraft[]): Promise<void> {
  const of = (fate: ServiceDraft['fate']) => drafts.filter((draft) => draft.fate === fate)
  await insertServices(tx, of('created'))
  await reimportServices(tx, of('merged'))
}

/** Lines that are there already stay as they are, also those that their organisation withdrew. */
async function declare(tx: Tx, drafts: readonly ServiceDraft[], { account, today }: Importer): Promise<void> {
  const written = drafts.filter(({ fate }) => fate !== 'unchanged').map(({ service }) => service)
  const lines = declaredByListing(written, { areas: areasOfDirectories, declaredBy: account, today })
  await tx.run(sql`
    insert into competences (id, organisation_id, area, service_type, place_id, declared_by, valid_from, valid_until)
    select id, "organisationId", area, "serviceType", "placeId", "declaredBy", "declaredOn", "validUntil"
    from json_to_recordset(${JSON.stringify(lines)}::json) as x(id uuid, "organisationId" uuid, area text, "serviceType" text, "placeId" uuid,
      "declaredBy" uuid, "declaredOn" date, "validUntil" date)
    on conflict do nothing`)
}
