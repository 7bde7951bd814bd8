import { z } from 'zod'
import { type AgeInterval, type Birth, precisions } from '../../kernel/age.ts'
import { country, day, id, language, line, longestName, paragraph } from '../../kernel/fields.ts'
import { coordinates } from '../places/schema.ts'
import { sexes, vulnerabilities } from '../services/service.ts'
import {
  type PersonFields,
  type PersonSummary,
  channels,
  displacementStatuses,
  nameKinds,
  nameOrders,
  paperKinds,
  registrations,
  safeties,
  scripts,
} from './person.ts'

export const ageInterval = z.object({
  least: z.number().int(),
  most: z.number().int(),
}) satisfies z.ZodType<AgeInterval>

export const birth = z.object({ day, precision: z.enum(precisions) }) satisfies z.ZodType<Birth>

/** How old somebody says they are, on which day. */
export const statedAge = z.object({ age: z.number().int().min(0).max(120), on: day })

export const personName = z.object({
  text: line(longestName),
  script: z.enum(scripts),
  kind: z.enum(nameKinds),
  order: z.enum(nameOrders),
})

export const paper = z.object({
  kind: z.enum(paperKinds),
  number: line(100),
  country: country.nullable(),
  expiresOn: day.nullable(),
})

export const personContact = z.object({
  channel: z.enum(channels),
  value: line(500),
  safe: z.enum(safeties),
  when: line(500).nullable(),
  askFor: line(300).nullable(),
})

const each = {
  names: z.array(personName).min(1).max(12),
  sex: z.enum(sexes).nullable(),
  gender: line(100).nullable(),
  citizenships: z.array(country).max(5).nullable(),
  languages: z.array(language).max(12).nullable(),
  interpreterNeeded: z.boolean(),
  displacementStatus: z.enum(displacementStatuses).nullable(),
  registration: z.enum(registrations).nullable(),
  papers: z.array(paper).max(20).nullable(),
  specificNeeds: z.array(z.enum(vulnerabilities)).max(vulnerabilities.length).nullable(),
  placeId: id.nullable(),
  coordinates: coordinates.nullable(),
  whereabouts: paragraph(2000).nullable(),
  contacts: z.array(personContact).max(12),
}

/** A person as the store holds them. */
export const personFields = z.object({ ...each, birth: birth.nullable() }) satisfies z.ZodType<PersonFields>
export type StoredFields = z.output<typeof personFields>

/** A person as somebody tells it: the birthday, or how old on which day. Only a name is asked for. */
export const personDraft = z.object({
  ...each,
  birth: z.union([birth, statedAge]).nullable().default(null),
  sex: each.sex.default(null),
  gender: each.gender.default(null),
  citizenships: each.citizenships.default(null),
  languages: each.languages.default(null),
  interpreterNeeded: each.interpreterNeeded.default(false),
  displacementStatus: each.displacementStatus.default(null),
  registration: each.registration.default(null),
  papers: each.papers.default(null),
  specificNeeds: each.specificNeeds.default(null),
  placeId: each.placeId.default(null),
  coordinates: each.coordinates.default(null),
  whereabouts: each.whereabouts.default(null),
  contacts: each.contacts.default([]),
})
export type PersonDraft = z.output<typeof personDraft>

/** Some of the fields: what somebody changed, or what stood there when they began. */
export const personChanges = z.object({
  names: each.names.exactOptional(),
  birth: z.union([birth, statedAge]).nullable().exactOptional(),
  sex: each.sex.exactOptional(),
  gender: each.gender.exactOptional(),
  citizenships: each.citizenships.exactOptional(),
  languages: each.languages.exactOptional(),
  interpreterNeeded: each.interpreterNeeded.exactOptional(),
  displacementStatus: each.displacementStatus.exactOptional(),
  registration: each.registration.exactOptional(),
  papers: each.papers.exactOptional(),
  specificNeeds: each.specificNeeds.exactOptional(),
  placeId: each.placeId.exactOptional(),
  coordinates: each.coordinates.exactOptional(),
  whereabouts: each.whereabouts.exactOptional(),
  contacts: each.contacts.exactOptional(),
})
export type PersonChanges = z.output<typeof personChanges>

export const personSummary = z.object({
  id,
  code: z.string(),
  displayName: z.string(),
  latinName: z.string().nullable(),
  age: ageInterval.nullable(),
  sex: z.enum(sexes).nullable(),
}) satisfies z.ZodType<PersonSummary>
