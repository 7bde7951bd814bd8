import { countryPlaces } from '@passerelle/domain/shared/places/countries'
import { placeFingerprint, readGazetteer } from '@passerelle/domain/shared/places/gazetteer'
import type { Place } from '@passerelle/domain/shared/places/place'
import { placeKeys } from '@passerelle/domain/shared/places/searching'
import type { Table } from '@passerelle/domain/shared/tables/reading'
import type { ImportReport } from '@passerelle/domain/shared/tables/report'
import { fold } from '@passerelle/matching/names/fold'
import { actingAs } from '../engine/acting.ts'
import type { House } from '../engine/house.ts'
import { type Sql, type Tx, sql } from '../engine/sql.ts'

/** A place as it is to be written, with what tells whether it changed. */
export interface WrittenPlace {
  readonly place: Place
  readonly fingerprint: string
}

export interface PlacesFile {
  readonly table: Table
  readonly dryRun: boolean
  /** Names the list that the places come from. */
  readonly source?: string
}

/**
 * Writes the places of a gazetteer, the countries first. What is there already and has not changed is not touched, so
 * that importing again changes nothing; what the file no longer holds stays, because records point to it.
 */
export async function importPlaces(
  tx: Tx,
  { table, dryRun, source = 'pcodes' }: PlacesFile,
): Promise<ImportReport> {
  const existing = await knownFingerprints(tx, sql`true`)
  const { places, report } = readGazetteer(table, { source, existing })
  if (dryRun || places.length === 0) return report
  await writePlaces(tx, changed(countries(), existing))
  const written = places.filter(({ fate }) => fate !== 'unchanged')
  await writePlaces(tx, written)
  if (written.some(({ fate }) => fate === 'merged')) await tx.run(sql`select actor.locate_services()`)
  return report
}

/** The countries are there from the first start on; later starts find nothing to do. */
export function seedCountries(house: Pick<House, 'worker'>): Promise<void> {
  return actingAs(house.worker, null, async (tx) => {
    const existing = await knownFingerprints(tx, sql`p.level = 0`)
    await writePlaces(tx, changed(countries(), existing))
  })
}

function countries(): WrittenPlace[] {
  return countryPlaces().map((place) => ({ place, fingerprint: placeFingerprint(place) }))
}

function changed(places: readonly WrittenPlace[], existing: ReadonlyMap<string, string>): WrittenPlace[] {
  return places.filter(({ place, fingerprint }) => existing.get(place.id) !== fingerprint)
}

async function knownFingerprints(tx: Tx, where: Sql): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.rows<{ id: string; fingerprint: string }>(
    sql`select p.id, coalesce(p.fingerprint::text, '') as fingerprint from places p where ${where}`,
  )
  return new Map(rows.map(({ id, fingerprint }) => [id, fingerprint]))
}

const AT_ONCE = 4_000

/** Adds or replaces places and the keys by which they are found. Parents may come later in the same transaction. */
export async function writePlaces(tx: Tx, places: readonly WrittenPlace[]): Promise<void> {
  for (let start = 0; start < places.length; start += AT_ONCE) {
    const some = places.slice(start, start + AT_ONCE)
    await tx.run(insertion(some))
    await writeKeys(
      tx,
      some.map(({ place }) => place),
    )
  }
}

function insertion(places: readonly WrittenPlace[]): Sql {
  const rows = places.map(
    ({ place: { coordinates, parentId, validFrom, validUntil, ...place }, fingerprint }) => ({
      ...place,
      ...coordinates,
      parent_id: parentId,
      valid_from: validFrom,
      valid_until: validUntil,
      fingerprint,
    }),
  )
  return sql`
    insert into places (id, code, country, level, kind, parent_id, names, longitude, latitude, valid_from, valid_until, source, fingerprint)
    select id, code, country, level, kind, parent_id, names, longitude, latitude, valid_from, valid_until, source, fingerprint
    from json_to_recordset(${JSON.stringify(rows)}::json) as x(id uuid, code text, country text, level integer, kind text, parent_id uuid,
      names jsonb, longitude float8, latitude float8, valid_from date, valid_until date, source text, fingerprint uuid)
    on conflict (id) do update set code = excluded.code, country = excluded.country, level = excluded.level, kind = excluded.kind,
      parent_id = excluded.parent_id, names = excluded.names, longitude = excluded.longitude, latitude = excluded.latitude,
      valid_from = excluded.valid_from, valid_until = excluded.valid_until, source = excluded.source, fingerprint = excluded.fingerprint`
}

async function writeKeys(tx: Tx, places: readonly Place[]): Promise<void> {
  const pairs = places.flatMap((place) => placeKeys(place, fold).map((key) => ({ key, id: place.id })))
  const ids = places.map(({ id }) => id)
  await tx.run(sql`delete from place_keys where place_id = any (${ids}::uuid[])`)
  await tx.run(sql`
    insert into place_keys (key, place_id)
    select key, id from unnest(${pairs.map(({ key }) => key)}::text[], ${pairs.map(({ id }) => id)}::uuid[]) as x(key, id)
    on conflict do nothing`)
}
