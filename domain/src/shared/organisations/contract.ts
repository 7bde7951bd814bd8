import { z } from 'zod'
import { contract } from '../../kernel/contract.ts'
import { country, day, id, language, line } from '../../kernel/fields.ts'
import { areas } from '../../kernel/vocabulary.ts'
import { serviceTypes } from '../services/service.ts'
import { organisationKinds, populations, relationModes, relations } from './organisation.ts'
import { agreement, competence, competenceStanding, organisation } from './schema.ts'

/** A competence as the register shows it today. */
export const shownCompetence = z.object({ competence, standing: competenceStanding })

export const listOrganisations = contract({
  name: 'organisations.list',
  method: 'GET',
  path: '/api/organisations',
  door: 'signed-in',
  about: 'Organisations on the platform, by name.',
  input: z.object({
    text: z.string().max(200).optional(),
    kind: z.enum(organisationKinds).optional(),
    country: country.optional(),
  }),
  output: z.object({ organisations: z.array(organisation) }),
})

export const readOrganisation = contract({
  name: 'organisations.read',
  method: 'GET',
  path: '/api/organisations/:id',
  door: 'signed-in',
  about: 'One organisation with its branches, agreements and competences.',
  input: z.object({ id }),
  output: z.object({
    organisation,
    branches: z.array(organisation),
    agreements: z.array(agreement),
    competences: z.array(shownCompetence),
  }),
})

export const saveOrganisation = contract({
  name: 'organisations.save',
  method: 'POST',
  path: '/api/organisations/:id',
  door: 'signed-in',
  about: 'Writes the name, kind and country of an organisation, or adds one.',
  input: z.object({
    id,
    name: line(),
    acronym: line(40).nullable(),
    kind: z.enum(organisationKinds),
    country,
    headquartersId: id.nullable(),
  }),
  output: z.object({ organisation }),
})

export const agree = contract({
  name: 'organisations.agree',
  method: 'POST',
  path: '/api/organisations/:toId/agreements',
  door: 'signed-in',
  about: 'Records what another organisation is to this one, under one agreement.',
  input: z.object({
    id,
    toId: id,
    relations: z.array(z.enum(relations)).min(1),
    mode: z.enum(relationModes),
    from: day,
    until: day.nullable(),
  }),
  output: z.object({ agreement }),
})

export const declareCompetence = contract({
  name: 'organisations.declare-competence',
  method: 'POST',
  path: '/api/competences',
  door: 'signed-in',
  about: 'The organisation declares what it does, where, for whom and in which languages.',
  input: z.object({
    id,
    area: z.enum(areas),
    serviceType: z.enum(serviceTypes).nullable(),
    placeId: id.nullable(),
    populations: z.array(z.enum(populations)),
    languages: z.array(language).max(60),
    validUntil: day,
  }),
  output: shownCompetence,
})

export const verifyCompetence = contract({
  name: 'organisations.verify-competence',
  method: 'POST',
  path: '/api/competences/:id/verification',
  door: 'signed-in',
  about: 'Another organisation confirms a competence, with its evidence and until when its word holds.',
  input: z.object({ id, until: day, evidence: line() }),
  output: shownCompetence,
})

export const withdrawCompetence = contract({
  name: 'organisations.withdraw-competence',
  method: 'POST',
  path: '/api/competences/:id/withdrawal',
  door: 'signed-in',
  about: 'The organisation no longer does this.',
  input: z.object({ id }),
  output: shownCompetence,
})
