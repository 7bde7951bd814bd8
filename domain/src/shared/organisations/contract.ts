import { z } from 'zod'
import { contract } from '../../kernel/contract.ts'
import { country, day, id, language, line, paragraph } from '../../kernel/fields.ts'
import { areas } from '../../kernel/vocabulary.ts'
import { serviceTypes } from '../services/service.ts'
import {
  organisationKinds,
  organisationStandings,
  populations,
  relationModes,
  relations,
} from './organisation.ts'
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

/** How an organisation is reached; without accounts it answers referrals through links sent to its role mailbox. */
export const organisationContact = z.object({
  email: z.email().max(320).nullable(),
  phone: line(60).nullable(),
  website: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  about: paragraph(4000).nullable(),
  hasAccounts: z.boolean(),
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
    agreements: z.array(agreement.extend({ fromName: z.string(), toName: z.string() })),
    competences: z.array(
      shownCompetence.extend({
        placeNames: z.array(z.object({ language: z.string(), text: z.string() })),
        verifiedByName: z.string().nullable(),
      }),
    ),
    contact: organisationContact,
    /** What whoever asks may do here. */
    may: z.object({
      change: z.boolean(),
      register: z.boolean(),
      agree: z.boolean(),
      declare: z.boolean(),
      verify: z.boolean(),
    }),
    version: z.number().int(),
  }),
})

export const saveOrganisation = contract({
  name: 'organisations.save',
  method: 'POST',
  path: '/api/organisations/:id',
  door: 'signed-in',
  roles: ['administrator', 'coordinator'],
  about: 'Writes the name, kind and country of an organisation, or adds one.',
  input: z.object({
    id,
    name: line(),
    acronym: line(40).nullable(),
    kind: z.enum(organisationKinds),
    country,
    headquartersId: id.nullable(),
    contact: organisationContact,
    /** The registrar's word; others leave them as they are. */
    standing: z.enum(organisationStandings).optional(),
    observer: z.boolean().optional(),
    /** 0 adds; else the version that was read. */
    version: z.number().int().min(0),
  }),
  output: z.object({ organisation, version: z.number().int() }),
})

export const agree = contract({
  name: 'organisations.agree',
  method: 'POST',
  path: '/api/organisations/:toId/agreements',
  door: 'signed-in',
  roles: ['administrator', 'coordinator'],
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

export const endAgreement = contract({
  name: 'organisations.end-agreement',
  method: 'POST',
  path: '/api/agreements/:id/end',
  door: 'signed-in',
  roles: ['administrator', 'coordinator'],
  about: 'Ends an agreement today.',
  input: z.object({ id }),
  output: z.object({ agreement }),
})

export const declareCompetence = contract({
  name: 'organisations.declare-competence',
  method: 'POST',
  path: '/api/competences',
  door: 'signed-in',
  roles: ['administrator', 'coordinator'],
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
  roles: ['administrator', 'coordinator', 'supervisor'],
  about: 'Another organisation confirms a competence, with its evidence and until when its word holds.',
  input: z.object({ id, until: day, evidence: line() }),
  output: shownCompetence,
})

export const withdrawCompetence = contract({
  name: 'organisations.withdraw-competence',
  method: 'POST',
  path: '/api/competences/:id/withdrawal',
  door: 'signed-in',
  roles: ['administrator', 'coordinator'],
  about: 'The organisation no longer does this.',
  input: z.object({ id }),
  output: shownCompetence,
})
