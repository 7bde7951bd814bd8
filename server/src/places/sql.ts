import type { FoundPlace } from '@passerelle/domain/shared/places/contract'
import type { Place } from '@passerelle/domain/shared/places/place'
import { containing } from '@passerelle/domain/shared/places/whereabouts'
import { type Sql, type Tx, sql } from '../engine/sql.ts'

/** Finds a place among those that were read. */
export type FindPlace = (id: string) => Place | undefined

/** Looks up places and all that contain them. */
export type Around = (ids: readonly (string | null)[]) => Promise<FindPlace>

const columns = sql`p.id, p.code, p.country, p.level, p.kind, p.parent_id as "parentId", p.names,
  case when p.longitude is not null then json_build_object('longitude', p.longitude, 'latitude', p.latitude) end as coordinates,
  p.valid_from as "validFrom", p.valid_until as "validUntil", p.source`

/** Places; `where` speaks of `p`. */
export function placeRows(tx: Tx, where: Sql): Promise<Place[]> {
  return tx.rows<Place>(sql`select ${columns} from places p where ${where}`)
}

/** These places and all that contain them. */
export async function placesAround(tx: Tx, ids: readonly (string | null)[]): Promise<FindPlace> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return () => undefined
  const rows = await placeRows(
    tx,
    sql`p.id in (
      with recursive up as (
        select w.id, w.parent_id from places w where w.id = any (${wanted}::uuid[])
        union
        select a.id, a.parent_id from up join places a on a.id = up.parent_id)
      select up.id from up)`,
  )
  const byId = new Map(rows.map((place) => [place.id, place]))
  return (id) => byId.get(id)
}

/** A place with the names of what contains it, nearest first; undefined when there is no such place. */
export function shownPlace(id: string | null, find: FindPlace): FoundPlace | undefined {
  const [self, ...above] = containing(id, find)
  if (!self) return undefined
  const { code, country, level, kind, names, coordinates, validUntil } = self
  return {
    id: self.id,
    code,
    country,
    level,
    kind,
    names: [...names],
    within: above.map((place) => ({ id: place.id, names: [...place.names] })),
    coordinates,
    validUntil,
  }
}

/** Places with what contains them, by id; ids that are no place are left out. */
export async function placesByIds(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, FoundPlace>> {
  const find = await placesAround(tx, ids)
  const shown = ids.flatMap((id) => shownPlace(id, find) ?? [])
  return new Map(shown.map((place) => [place.id, place]))
}

/** All ids inside a place, its own with them; a condition for other queries. */
export function inside(placeId: string): Sql {
  return sql`(with recursive inner_places as (
      select i.id from places i where i.id = ${placeId}::uuid
      union
      select c.id from places c join inner_places up on c.parent_id = up.id)
    select id from inner_places)`
}

/** The end of all texts that begin with this one, in the order of bytes. */
export function endOfPrefix(prefix: string): string {
  return `${prefix}\u{10FFFF}`
}
