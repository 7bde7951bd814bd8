import {
  importPlaces as importContract,
  readPlace,
  searchPlaces,
} from '@passerelle/domain/shared/places/contract'
import { placeRank } from '@passerelle/domain/shared/places/searching'
import { containing } from '@passerelle/domain/shared/places/whereabouts'
import { fold } from '@passerelle/matching/names/fold'
import type { z } from 'zod'
import { unrecorded } from '../engine/event.ts'
import { type Operation, type Scene, operation } from '../engine/operation.ts'
import { found } from '../engine/problem.ts'
import { empty, sql } from '../engine/sql.ts'
import { mustBeRegistrar } from '../organisations/registrar.ts'
import { shortReport } from '../tables/short-report.ts'
import { tableOf } from '../tables/table-file.ts'
import { importPlaces } from './importing.ts'
import { endOfPrefix, inside, placesAround, shownPlace } from './sql.ts'

const PLACES = unrecorded('places are common knowledge')

/** More than are shown, so that the best of them can be chosen by their whole names. */
const LOOKED_AT = 200

const search = operation(
  searchPlaces,
  async (scene, input) => {
    const ids = await likelyPlaces(scene, input)
    const find = await placesAround(scene.tx, ids)
    const ranked = ids
      .flatMap((id) => find(id) ?? [])
      .map((place) => ({ id: place.id, rank: placeRank(place, input.text, fold) }))
      .toSorted((one, other) => other.rank - one.rank)
    return { places: ranked.slice(0, input.limit).flatMap(({ id }) => shownPlace(id, find) ?? []) }
  },
  () => PLACES,
)

/** Places with a key that begins as typed, or whose code is what was typed; those that were replaced are not offered. */
async function likelyPlaces(
  { tx, today }: Scene,
  input: z.output<typeof searchPlaces.input>,
): Promise<string[]> {
  const { text, country, within } = input
  const typed = fold(text)
  const code = text.trim().toLowerCase()
  if (typed === '') return []
  const rows = await tx.rows<{ id: string }>(sql`
    select p.id
    from (select k.place_id, bool_or(k.key in (${typed}, ${code})) as exact, min(length(k.key)) as rest
          from place_keys k where (k.key >= ${typed} and k.key < ${endOfPrefix(typed)}) or k.key = ${code} group by k.place_id) k
    join places p on p.id = k.place_id
    where (p.valid_until is null or p.valid_until >= ${today})
      ${country ? sql`and p.country = ${country}` : empty} ${within ? sql`and p.id in ${inside(within)}` : empty}
    order by k.exact desc, p.level, k.rest, p.id limit ${LOOKED_AT}`)
  return rows.map(({ id }) => id)
}

const read = operation(
  readPlace,
  async ({ tx }, { id }) => {
    const [place, ...within] = containing(id, await placesAround(tx, [id]))
    return { place: found(place), within }
  },
  () => PLACES,
)

const importing = operation(
  importContract,
  async ({ tx }, { file, dryRun }) => {
    await mustBeRegistrar(tx)
    return shortReport(await importPlaces(tx, { table: tableOf(file), dryRun }))
  },
  ({ dryRun }, { rows, counts }) => ({ details: { dryRun, rows, ...counts } }),
)

export const placesOperations: readonly Operation[] = [search, read, importing]
