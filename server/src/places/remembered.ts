import type { Place } from '@passerelle/domain/shared/places/place'
import { containing } from '@passerelle/domain/shared/places/whereabouts'
import type { Pool } from 'pg'
import type { House } from '../engine/house.ts'
import type { Tx } from '../engine/sql.ts'
import { type FindPlace, placesAround } from './sql.ts'

interface Remembered {
  readonly place: Place
  readonly until: number
}

const REMEMBERED_MS = 60_000
const MOST_REMEMBERED = 60_000

const memories = new WeakMap<Pool, Map<string, Remembered>>()

/**
 * As `placesAround`, for searches that walk up hundreds of places at a time: places are common knowledge and change by
 * imports alone, so what was read within the last minute is not read again.
 */
export async function placesRemembered(
  { app }: Pick<House, 'app'>,
  tx: Tx,
  ids: readonly (string | null)[],
  now: number,
): Promise<FindPlace> {
  const memory = memories.get(app) ?? new Map<string, Remembered>()
  memories.set(app, memory)
  if (memory.size > MOST_REMEMBERED) memory.clear()
  const wanted = new Set(ids.filter((id) => id !== null))
  const missing = [...wanted].filter((id) => (memory.get(id)?.until ?? 0) < now)
  if (missing.length > 0) {
    const find = await placesAround(tx, missing)
    for (const place of missing.flatMap((id) => containing(id, find)))
      memory.set(place.id, { place, until: now + REMEMBERED_MS })
  }
  return (id) => memory.get(id)?.place
}
