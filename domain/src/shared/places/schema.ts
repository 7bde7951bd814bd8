import { z } from 'zod'
import { country, day, id, line } from '../../kernel/fields.ts'
import { type Coordinates, type Place, type Whereabouts, placeKinds } from './place.ts'

export const coordinates = z.object({
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
}) satisfies z.ZodType<Coordinates>

export const placeName = z.object({ text: line(), language: z.string().regex(/^[a-z]{3}$/) })

export const place = z.object({
  id,
  code: line(40).nullable(),
  country,
  level: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]),
  kind: z.enum(placeKinds),
  parentId: id.nullable(),
  names: z.array(placeName).min(1).max(20),
  coordinates: coordinates.nullable(),
  validFrom: day.nullable(),
  validUntil: day.nullable(),
  source: line(60),
}) satisfies z.ZodType<Place>

export const whereabouts = z.object({
  country: country.nullable(),
  chain: z.array(id).max(8),
  firstLevelId: id.nullable(),
  secondLevelId: id.nullable(),
  placeId: id.nullable(),
  coordinates: coordinates.nullable(),
  blurKm: z.number().min(0),
}) satisfies z.ZodType<Whereabouts>
