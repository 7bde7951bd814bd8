import { z } from 'zod'
import { country, day, id, language, line, moment, paragraph } from '../../kernel/fields.ts'
import { coordinates } from '../places/schema.ts'
import {
  type Eligibility,
  type Schedule,
  type Service,
  accessModes,
  addressDisclosures,
  contactKinds,
  coverageKinds,
  documentKinds,
  frequencies,
  nextSteps,
  referralMethods,
  serviceTypes,
  sexes,
  visibilities,
  vulnerabilities,
} from './service.ts'

const dayOfWeek = z.union([
  z.literal(1),
  z.literal(2),
  z.literal(3),
  z.literal(4),
  z.literal(5),
  z.literal(6),
  z.literal(7),
])
const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/)
const years = z.number().int().min(0).max(130)

export const localText = z.object({ language, text: paragraph(2000) })

export const schedule = z.object({
  always: z.boolean(),
  frequency: z.enum(frequencies).nullable(),
  openings: z
    .array(z.object({ days: z.array(dayOfWeek).max(7), opens: clock.nullable(), closes: clock.nullable() }))
    .max(28),
}) satisfies z.ZodType<Schedule>

export const eligibility = z.object({
  nationalities: z
    .object({ include: z.array(country).max(250), exclude: z.array(country).max(250) })
    .nullable(),
  registration: z
    .object({ documents: z.array(z.enum(documentKinds)), expiredAccepted: z.boolean() })
    .nullable(),
  ages: z.object({ from: years.nullable(), to: years.nullable() }).nullable(),
  sexes: z.array(z.enum(sexes)).nullable(),
  vulnerabilities: z.object({ oneOf: z.array(z.enum(vulnerabilities)), scored: z.boolean() }).nullable(),
}) satisfies z.ZodType<Eligibility>

export const coverage = z.object({
  kind: z.enum(coverageKinds),
  region: line(200).nullable(),
  placeIds: z.array(id).max(500),
})

export const capacity = z.object({
  places: z.number().int().min(0).max(1_000_000).nullable(),
  free: z.number().int().min(0).max(1_000_000).nullable(),
  confirmedAt: moment.nullable(),
})

export const service = z.object({
  id,
  organisationId: id,
  country,
  placeId: id.nullable(),
  coordinates: coordinates.nullable(),
  types: z.array(z.enum(serviceTypes)).min(1).max(serviceTypes.length),
  names: z.array(localText).min(1).max(20),
  activities: z.array(localText).max(200),
  address: paragraph(1000).nullable(),
  disclosure: z.enum(addressDisclosures),
  visibility: z.enum(visibilities),
  access: z.array(z.enum(accessModes)).nullable(),
  referral: z.array(z.enum(referralMethods)).nullable(),
  nextStep: z.enum(nextSteps).nullable(),
  schedule: schedule.nullable(),
  eligibility,
  languages: z.array(language).max(60).nullable(),
  response: z
    .object({
      kind: z.enum(['within', 'case-by-case']),
      hours: z.number().int().min(0).max(9000).nullable(),
    })
    .nullable(),
  coverage: coverage.nullable(),
  capacity: capacity.nullable(),
  contacts: z.array(z.object({ kind: z.enum(contactKinds), value: line(200), public: z.boolean() })).max(20),
  validFrom: day.nullable(),
  validUntil: day.nullable(),
  confirmedOn: day.nullable(),
  kept: z.array(z.object({ column: line(100), text: paragraph(2000) })).max(100),
  source: z.object({ system: line(60), key: line(200) }).nullable(),
}) satisfies z.ZodType<Service>
