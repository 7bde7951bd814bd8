import { z } from 'zod'
import { caseRoles, contract } from '../../kernel/contract.ts'
import { id, line, moment, paragraph } from '../../kernel/fields.ts'
import { coordinates } from '../places/schema.ts'
import { glassConfig } from './glass.ts'

/**
 * The doors of the compartment `shelter-address` (INV-05). Where a shelter stands leaves the server by `services.read-address`
 * alone, for the keeper's cleared staff or while somebody's glass is open; no list, export, notice, letter, address or error
 * holds it.
 */
const keepers = { door: 'signed-in', roles: [...caseRoles, 'administrator'] } as const

export const shelterAddress = z.object({
  address: paragraph(1000),
  /** How to get there, whom to call at the gate. */
  directions: paragraph(2000).nullable(),
  coordinates: coordinates.nullable(),
})
export type ShelterAddress = z.output<typeof shelterAddress>

export const setAddress = contract({
  name: 'services.set-address',
  method: 'POST',
  path: '/api/services/:id/address',
  ...keepers,
  about:
    'Seals where a service stands that keeps its address to itself; for the cleared staff of its organisation.',
  input: shelterAddress.extend({ id }),
  output: z.object({ updatedAt: moment }),
})

export const readAddress = contract({
  name: 'services.read-address',
  method: 'GET',
  path: '/api/services/:id/address',
  ...keepers,
  about: 'Where the service stands: for the cleared staff of its organisation, or while the glass is open.',
  input: z.object({ id }),
  output: shelterAddress.extend({
    updatedAt: moment,
    /** When the glass closes; null for whoever needs none. */
    until: moment.nullable(),
  }),
})

export const glassOpening = z.object({
  id,
  serviceId: id,
  serviceName: z.string(),
  keeperId: id,
  keeperName: z.string(),
  organisationId: id,
  organisationName: z.string(),
  /** Who broke it; told to colleagues, and to the keeper, who has to know whom to ask. */
  byName: z.string(),
  /** Told to the own organisation only. */
  recordId: id.nullable(),
  purpose: z.string(),
  transport: z.string(),
  openedAt: moment,
  until: moment,
  open: z.boolean(),
  review: z
    .object({
      verdict: z.enum(['justified', 'not-justified']),
      text: z.string(),
      byName: z.string(),
      at: moment,
    })
    .nullable(),
  /** Whether whoever asks is the one to review it. */
  mayReview: z.boolean(),
})
export type GlassOpening = z.output<typeof glassOpening>

export const breakGlass = contract({
  name: 'services.break-glass',
  method: 'POST',
  path: '/api/services/:serviceId/glass',
  door: 'signed-in',
  roles: caseRoles,
  about:
    'Opens where a shelter stands for minutes, for a stated purpose and a named transport; its keeper is told at once.',
  input: z.object({
    id,
    serviceId: id,
    recordId: id.nullable().default(null),
    purpose: paragraph(1000).min(10),
    transport: line(300),
    minutes: z.number().int().min(1).max(glassConfig.longestMinutes),
  }),
  output: glassOpening,
})

export const listGlass = contract({
  name: 'services.list-glass',
  method: 'GET',
  path: '/api/glass',
  door: 'signed-in',
  roles: caseRoles,
  about: 'Glasses broken by oneself or one’s team, and those of the own services, the newest first.',
  input: z.object({ serviceId: id.optional(), toReview: z.stringbool().optional() }),
  output: z.object({ openings: z.array(glassOpening) }),
})

export const reviewGlass = contract({
  name: 'services.review-glass',
  method: 'POST',
  path: '/api/glass/:id/review',
  door: 'signed-in',
  roles: ['supervisor', 'coordinator'],
  about: 'The keeper says, after the fact, whether the glass had to be broken.',
  input: z.object({ id, verdict: z.enum(['justified', 'not-justified']), text: paragraph(2000) }),
  output: glassOpening,
})
