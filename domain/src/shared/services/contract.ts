import { z } from 'zod'
import { contract } from '../../kernel/contract.ts'
import { country, day, id, line, reason } from '../../kernel/fields.ts'
import { foundPlace } from '../places/contract.ts'
import { importReport } from '../tables/schema.ts'
import { priorities } from '../referrals/referral.ts'
import { mustKnows, weighings } from './finding.ts'
import { capacity, service } from './schema.ts'
import { serviceTypes, visibilities, weekdayNumbers } from './service.ts'

const fileText = z.string().max(24_000_000)

/** A service as a directory shows it: with the names around it, and only what its disclosure lets out. */
export const listedService = z.object({
  service,
  organisation: z.object({ id, name: z.string(), acronym: z.string().nullable() }),
  place: foundPlace.nullable(),
  /** Nobody has confirmed the entry for longer than its kind allows. */
  stale: z.boolean(),
  /** Its validity is over, or has not begun. */
  outOfDate: z.boolean(),
})
export type ListedService = z.infer<typeof listedService>

const directoryFilter = z.object({
  type: z.enum(serviceTypes).optional(),
  country: country.optional(),
  placeId: id.optional(),
  organisationId: id.optional(),
  text: z.string().max(200).optional(),
  openOn: z.enum(weekdayNumbers).optional(),
  withPast: z.stringbool().optional(),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})

const directoryPage = z.object({
  services: z.array(listedService),
  total: z.number().int(),
  next: z.string().nullable(),
})

export const publicDirectory = contract({
  name: 'services.public-directory',
  method: 'GET',
  path: '/api/public/services',
  door: 'anyone',
  about: 'Services that are marked public, without any confidential address.',
  input: directoryFilter,
  output: directoryPage,
})

export const publicService = contract({
  name: 'services.public-read',
  method: 'GET',
  path: '/api/public/services/:id',
  door: 'anyone',
  about: 'One public service.',
  input: z.object({ id }),
  output: z.object({ listed: listedService }),
})

export const directory = contract({
  name: 'services.list',
  method: 'GET',
  path: '/api/services',
  door: 'signed-in',
  about: 'Services that partners may see.',
  input: directoryFilter.extend({ visibility: z.enum(visibilities).optional() }),
  output: directoryPage,
})

export const readService = contract({
  name: 'services.read',
  method: 'GET',
  path: '/api/services/:id',
  door: 'signed-in',
  about: 'One service, with the words of its source that no list of ours holds.',
  input: z.object({ id }),
  output: z.object({ listed: listedService, version: z.number().int() }),
})

export const saveService = contract({
  name: 'services.save',
  method: 'POST',
  path: '/api/services/:id',
  door: 'signed-in',
  about:
    'Writes a service of the own organisation; a version that is not the newest is refused with what changed.',
  input: z.object({
    id,
    version: z.number().int().min(0),
    service: service.omit({ id: true, organisationId: true, source: true, kept: true }),
  }),
  output: z.object({ listed: listedService, version: z.number().int() }),
})

export const confirmCapacity = contract({
  name: 'services.confirm-capacity',
  method: 'POST',
  path: '/api/services/:id/capacity',
  door: 'signed-in',
  about: 'Says how many places there are and how many are free; nought is a figure, not a gap.',
  input: z.object({
    id,
    places: z.number().int().min(0).max(1_000_000).nullable(),
    free: z.number().int().min(0).max(1_000_000),
  }),
  output: z.object({ capacity }),
})

export const confirmService = contract({
  name: 'services.confirm',
  method: 'POST',
  path: '/api/services/:id/confirmation',
  door: 'signed-in',
  about: 'The provider confirms that the entry is still right.',
  input: z.object({ id }),
  output: z.object({ confirmedOn: day }),
})

export const importServices = contract({
  name: 'services.import',
  method: 'POST',
  path: '/api/services/import',
  door: 'signed-in',
  about:
    'Reads a directory table; with `dryRun` it only says, row by row and cell by cell, what it would do.',
  input: z.object({
    file: fileText,
    arabic: fileText.optional(),
    system: line(60),
    country,
    visibility: z.enum(visibilities),
    shiftTo: day.nullable(),
    dryRun: z.boolean(),
  }),
  output: z.object({
    report: importReport,
    shiftedDays: z.number().int(),
    services: z.number().int(),
    organisations: z.number().int(),
    places: z.number().int(),
  }),
})

export const finderReason = reason.extend({ weighing: z.enum(weighings) })

export const offer = z.object({
  listed: listedService,
  score: z.number(),
  why: z.array(finderReason),
  distanceKm: z.number().nullable(),
})

export const findPartners = contract({
  name: 'services.find-partners',
  method: 'POST',
  path: '/api/needs/:needId/partners',
  door: 'signed-in',
  about: 'Ranks the services that may meet this need, says why, and for each that may not, why not.',
  input: z.object({
    needId: id,
    priority: z.enum(priorities),
    placeId: id.optional(),
    mustKnow: z.array(z.enum(mustKnows)).default([]),
  }),
  output: z.object({
    offers: z.array(offer),
    excluded: z.array(z.object({ listed: listedService, whyNot: z.array(reason) })),
    weights: z.string(),
  }),
})
