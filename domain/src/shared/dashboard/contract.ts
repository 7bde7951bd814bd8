import { z } from 'zod'
import { contract } from '../../kernel/contract.ts'
import { day, id, moment } from '../../kernel/fields.ts'
import { file } from '../documents/contract.ts'
import { serviceTypes } from '../services/service.ts'

export const referralStates = [
  'sent',
  'received',
  'accepted',
  'declined',
  'no-capacity',
  'in-service',
  'completed',
  'closed',
  'revoked',
  'expired',
] as const

export const needResponses = [
  'referred',
  'in-house',
  'received-elsewhere',
  'not-applicable',
  'declined-by-person',
  'unavailable',
  /** Not settled yet. */
  'open',
] as const

/** Null: withheld because it, or another figure that could be worked out from it, is small. Nought is nought. */
const count = z.number().int().nullable()

export const stateCounts = z.object({
  cells: z.array(z.object({ state: z.enum(referralStates), count })),
  total: count,
})

/** Hours from sending to acceptance; null where there is nothing to count or too little to tell. */
export const timeToAccept = z.object({ key: z.string(), medianHours: z.number().nullable(), count })

/** Needs of one outcome by service (rows) and place (columns), with all margins. */
export const unmetTable = z.object({
  outcome: z.enum(['declined-by-person', 'unavailable']),
  /** False: the whole table is withheld, because it is too thin to be shown in parts. */
  shown: z.boolean(),
  places: z.array(z.object({ id: id.nullable(), name: z.string().nullable() })),
  rows: z.array(z.object({ serviceType: z.enum(serviceTypes), counts: z.array(count), total: count })),
  totals: z.array(count),
  total: count,
})

export const figures = z.object({
  sent: stateCounts,
  received: stateCounts,
  /** By priority and by service type; how long partners took to accept what this organisation sent. */
  acceptedByPriority: z.array(timeToAccept),
  acceptedByService: z.array(timeToAccept),
  needs: z.object({ cells: z.array(z.object({ response: z.enum(needResponses), count })), total: count }),
  unmet: z.array(unmetTable),
})
export type Figures = z.infer<typeof figures>

export const readDashboard = contract({
  name: 'dashboard.read',
  method: 'GET',
  path: '/api/dashboard',
  door: 'signed-in',
  about:
    'Figures of the own organisation: exact and of any days for those who open its records; for everybody else by whole quarters that have ended, with small numbers withheld.',
  input: z.object({
    from: day.optional(),
    until: day.optional(),
    /** `2026-Q3`; only this is asked of a release. */
    quarter: z
      .string()
      .regex(/^\d{4}-Q[1-4]$/)
      .optional(),
  }),
  output: z.object({
    kind: z.enum(['exact', 'released']),
    from: day,
    until: day,
    /** The quarters that have been released, newest first; empty for exact figures. */
    quarters: z.array(z.string()),
    /** Counts below this are withheld; null for exact figures. */
    smallest: z.number().int().nullable(),
    releasedAt: moment.nullable(),
    /** Null: no quarter has been released yet. */
    figures: figures.nullable(),
  }),
})

export const dashboardTables = ['referrals', 'time-to-accept', 'needs', 'unmet'] as const

export const exportDashboard = contract({
  name: 'dashboard.export',
  method: 'GET',
  path: '/api/dashboard/:table/export',
  door: 'signed-in',
  bytes: 'out',
  about: 'One table of the same figures, as comma-separated values that no spreadsheet takes for a formula.',
  input: readDashboard.input.extend({ table: z.enum(dashboardTables) }),
  output: file,
})
