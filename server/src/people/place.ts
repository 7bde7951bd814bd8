import type { FoundPlace } from '@passerelle/domain/shared/places/contract'
import { type Tx, sql } from '../engine/sql.ts'

interface Link {
  readonly of: string
  readonly step: number
  readonly id: string
  readonly code: string | null
  readonly country: string
  readonly level: number
  readonly kind: FoundPlace['kind']
  readonly names: FoundPlace['names']
  readonly longitude: number | null
  readonly latitude: number | null
  readonly validUntil: string | null
}

/** Places with what contains them, by id; ids that are no place are left out. */
export async function placesByIds(
  tx: Tx,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, FoundPlace>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const links = await tx.rows<Link>(sql`
    with recursive up as (
      select p.id as of, 0 as step, p.* from places p where p.id = any (${wanted}::uuid[])
      union all
      select up.of, up.step + 1, p.* from up join places p on p.id = up.parent_id where up.step < 6)
    select of, step, id, code, country, level, kind, names, longitude, latitude, valid_until as "validUntil"
    from up order by of, step`)
  const places = wanted.flatMap((id) => placeOf(links.filter((link) => link.of === id)))
  return new Map(places.map((place) => [place.id, place]))
}

function placeOf([self, ...above]: readonly Link[]): FoundPlace[] {
  if (!self) return []
  const { id, code, country, level, kind, names, longitude, latitude, validUntil } = self
  const coordinates = longitude === null || latitude === null ? null : { longitude, latitude }
  const within = above.map((link) => ({ id: link.id, names: link.names }))
  return [{ id, code, country, level, kind, names, within, coordinates, validUntil }]
}
