import { z } from 'zod'
import { caseRoles, contract } from '../../kernel/contract.ts'
import { country, day, id, line, reason } from '../../kernel/fields.ts'
import type { Role } from '../../kernel/vocabulary.ts'
import { file } from '../documents/contract.ts'
import { foundPlace } from '../places/contract.ts'
import { importReport } from '../tables/schema.ts'
import { priorities } from '../referrals/referral.ts'
import { mustKnows, weighings } from './finding.ts'
import { capacity, service } from './schema.ts'
import { contactKinds, serviceTypes, visibilities, weekdayNumbers } from './service.ts'

/** As text, or as a data address with the bytes (`data:text/csv;base64,…`) when the encoding has to be found out. */
const fileText = z.string().max(24_000_000)

/** Those who keep the entries of their organisation. */
const keepers: readonly Role[] = ['administrator', 'coordinator', 'supervisor']

const said = z.object({ language: z.string(), text: z.string() })

/** A service that leaves: its texts were tidied when they came in, and are not gone through again. */
const toldService = service.extend({
  names: z.array(said),
  activities: z.array(said),
  address: z.string().nullable(),
  contacts: z.array(z.object({ kind: z.enum(contactKinds), value: z.string(), public: z.boolean() })),
  kept: z.array(z.object({ column: z.string(), text: z.string() })),
  source: z.object({ system: z.string(), key: z.string() }).nullable(),
})

/** A service as a directory shows it: with the names around it, and only what its disclosure lets out. */
export const listedService = z.object({
  service: toldService,
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
  after: z.string().max(1500).optional(),
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

export const exportServices = contract({
  name: 'services.export',
  method: 'GET',
  path: '/api/services/export',
  door: 'signed-in',
  bytes: 'out',
  about:
    'The same services as comma-separated values in the layout that can be imported; no cell runs as a formula.',
  input: directory.input.omit({ after: true, limit: true }),
  output: file,
})

export const readService = contract({
  name: 'services.read',
  method: 'GET',
  path: '/api/services/:id',
  door: 'signed-in',
  about: 'One service, with the words of its source that no list of ours holds.',
  input: z.object({ id }),
  output: z.object({
    listed: listedService,
    version: z.number().int(),
    /** What whoever asks may do here. */
    may: z.object({
      change: z.boolean(),
      setAddress: z.boolean(),
      readAddress: z.boolean(),
      breakGlass: z.boolean(),
    }),
  }),
})

export const saveService = contract({
  name: 'services.save',
  method: 'POST',
  path: '/api/services/:id',
  door: 'signed-in',
  roles: keepers,
  about:
    'Writes a service of the own organisation; a version that is not the newest is refused with what changed. How many places are free is said by `services.confirm-capacity`.',
  input: z.object({
    id,
    /** 0 adds; else the version that was read. */
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
  roles: keepers,
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
  roles: keepers,
  about: 'The provider confirms that the entry is still right.',
  input: z.object({ id }),
  output: z.object({ confirmedOn: day }),
})

export const importServices = contract({
  name: 'services.import',
  method: 'POST',
  path: '/api/services/import',
  door: 'signed-in',
  roles: ['administrator', 'coordinator'],
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
  method: 'GET',
  path: '/api/needs/:needId/partners',
  door: 'signed-in',
  roles: caseRoles,
  about: 'Ranks the services that may meet this need, says why, and for each that may not, why not.',
  input: z.object({
    needId: id,
    priority: z.enum(priorities),
    placeId: id.optional(),
    mustKnow: z.array(z.enum(mustKnows)).default([]),
    /** How many offers, and how many of those ruled out, are shown. */
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  output: z.object({
    recordId: id,
    offers: z.array(offer),
    excluded: z.array(z.object({ listed: listedService, whyNot: z.array(reason) })),
    /** How many there are in all; `beyond` promised less than any that was looked at. */
    counts: z.object({ offers: z.number().int(), excluded: z.number().int(), beyond: z.number().int() }),
    weights: z.string(),
  }),
})
