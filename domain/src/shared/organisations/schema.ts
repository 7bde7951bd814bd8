import { z } from 'zod'
import { country, day, id, language, line } from '../../kernel/fields.ts'
import { areas } from '../../kernel/vocabulary.ts'
import { serviceTypes } from '../services/service.ts'
import {
  type Agreement,
  type Competence,
  type Organisation,
  competenceStandings,
  organisationKinds,
  organisationStandings,
  populations,
  relationModes,
  relations,
} from './organisation.ts'

export const organisation = z.object({
  id,
  name: line(),
  acronym: line(40).nullable(),
  kind: z.enum(organisationKinds),
  country,
  headquartersId: id.nullable(),
  standing: z.enum(organisationStandings),
  observer: z.boolean(),
}) satisfies z.ZodType<Organisation>

export const agreement = z.object({
  id,
  fromId: id,
  toId: id,
  relations: z.array(z.enum(relations)).min(1),
  mode: z.enum(relationModes),
  from: day,
  until: day.nullable(),
  endedOn: day.nullable(),
}) satisfies z.ZodType<Agreement>

export const verification = z.object({
  byOrganisationId: id,
  byPersonId: id,
  on: day,
  until: day,
  evidence: line(),
})

export const competence = z.object({
  id,
  organisationId: id,
  area: z.enum(areas),
  serviceType: z.enum(serviceTypes).nullable(),
  placeId: id.nullable(),
  populations: z.array(z.enum(populations)),
  languages: z.array(language).max(60),
  declaredBy: id,
  declaredOn: day,
  validUntil: day,
  withdrawnOn: day.nullable(),
  verification: verification.nullable(),
}) satisfies z.ZodType<Competence>

export const competenceStanding = z.enum(competenceStandings)
