import { z } from 'zod'
import { contract } from '../../kernel/contract.ts'
import { country, day, id } from '../../kernel/fields.ts'
import { importReport } from '../tables/schema.ts'
import { coordinates, place } from './schema.ts'
import { placeKinds } from './place.ts'

/** A name that leaves: it was tidied when it came in. */
const toldName = z.object({ text: z.string(), language: z.string() })

/** A place as a list of suggestions shows it: its name and the names of what contains it, nearest first. */
export const foundPlace = z.object({
  id,
  code: z.string().nullable(),
  country,
  level: z.number().int(),
  kind: z.enum(placeKinds),
  names: z.array(toldName),
  within: z.array(z.object({ id, names: z.array(toldName) })),
  coordinates: coordinates.nullable(),
  /** Set when the place has been replaced since: still valid on old records, not offered for new ones. */
  validUntil: day.nullable(),
})
export type FoundPlace = z.infer<typeof foundPlace>

export const searchPlaces = contract({
  name: 'places.search',
  method: 'GET',
  path: '/api/places',
  door: 'signed-in',
  about: 'Places whose name in any script, or whose code, matches the text.',
  input: z.object({
    text: z.string().min(1).max(200),
    country: country.optional(),
    within: id.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(12),
  }),
  output: z.object({ places: z.array(foundPlace) }),
})

export const readPlace = contract({
  name: 'places.read',
  method: 'GET',
  path: '/api/places/:id',
  door: 'signed-in',
  about: 'One place with everything that contains it.',
  input: z.object({ id }),
  output: z.object({ place, within: z.array(place) }),
})

/** As text, or as a data address with the bytes (`data:text/csv;base64,…`) when the encoding has to be found out. */
export const fileText = z.string().max(12_000_000)

export const importPlaces = contract({
  name: 'places.import',
  method: 'POST',
  path: '/api/places/import',
  door: 'signed-in',
  about: 'Reads a table of place codes; with `dryRun` it only says what it would do.',
  input: z.object({ file: fileText, dryRun: z.boolean() }),
  output: importReport,
})
