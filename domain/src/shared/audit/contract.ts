import { z } from 'zod'
import { caseRoles, contract } from '../../kernel/contract.ts'
import { day, id, moment } from '../../kernel/fields.ts'
import { dataCategories, roles } from '../../kernel/vocabulary.ts'
import { languages } from '../../kernel/words.ts'
import { file } from '../documents/contract.ts'
import { serviceTypes } from '../services/service.ts'

const named = z.object({ id, name: z.string() })

/** Something with a code that is shown only to whoever may see the thing itself. */
const coded = z.object({ id, code: z.string().nullable() })

export const auditEvent = z.object({
  id,
  at: moment,
  operation: z.string(),
  /** Null: done by the system itself, or through a link. */
  account: named.nullable(),
  organisation: named.nullable(),
  other: named.nullable(),
  record: coded.nullable(),
  referral: coded.nullable(),
  personId: id.nullable(),
  /** Codes, ids and numbers that tell what happened; never personal data. */
  details: z.record(z.string(), z.unknown()),
})
export type AuditEvent = z.infer<typeof auditEvent>

export const listEvents = contract({
  name: 'audit.events',
  method: 'GET',
  path: '/api/audit/events',
  door: 'signed-in',
  roles: ['administrator', 'supervisor', 'coordinator'],
  about: 'Who did or read what in the own organisation, newest first.',
  input: z.object({
    /** A whole operation (`people.read`) or a noun (`people`). */
    operation: z
      .string()
      .max(80)
      .regex(/^[a-z-]+(\.[a-z-]+)?$/)
      .optional(),
    account: id.optional(),
    /** The code or the id of a record that the caller may see. */
    record: z.string().max(60).optional(),
    person: id.optional(),
    from: day.optional(),
    until: day.optional(),
    after: z.string().max(120).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ events: z.array(auditEvent), next: z.string().nullable() }),
})

export const shareEndings = [
  'consent-withdrawn',
  'referral-revoked',
  'referral-declined',
  'referral-expired',
  'referral-closed',
  'override-ended',
  'expired',
] as const

/** What one organisation may see or could see, by one referral. */
export const receipt = z.object({
  organisation: named,
  referral: z.object({ id, code: z.string() }),
  serviceType: z.enum(serviceTypes),
  basis: z.enum(['consent', 'override']),
  categories: z.array(z.enum(dataCategories)),
  from: moment,
  until: day,
  ended: z.object({ at: moment, reason: z.enum(shareEndings), attestedAt: moment.nullable() }).nullable(),
})
export type Receipt = z.infer<typeof receipt>

/** Readers of one organisation in one role: never the names of its staff. */
export const reading = z.object({
  organisation: named,
  /** Null: somebody who answered through an expiring link. */
  role: z.enum(roles).nullable(),
  /** What was open to them; empty for the organisation that keeps the record, which sees it all. */
  categories: z.array(z.enum(dataCategories)),
  keeper: z.boolean(),
  times: z.number().int(),
  first: moment,
  last: moment,
})
export type Reading = z.infer<typeof reading>

const seenBy = z.object({ receipts: z.array(receipt), readings: z.array(reading) })
export type SeenBy = z.infer<typeof seenBy>

export const whoHasSeen = contract({
  name: 'audit.of-person',
  method: 'GET',
  path: '/api/people/:personId/seen-by',
  door: 'signed-in',
  roles: caseRoles,
  about:
    'Which organisations received which data of a person, why and until when, and in which roles they read them.',
  input: z.object({ personId: id }),
  output: seenBy,
})

export const personPrint = contract({
  name: 'audit.person-print',
  method: 'GET',
  path: '/api/people/:personId/print',
  door: 'signed-in',
  roles: caseRoles,
  bytes: 'out',
  about:
    'A page for the person to keep (PDF): who received and has seen their data, why, until when, and how to end it.',
  input: z.object({ personId: id, language: z.enum(languages) }),
  output: file,
})

export const verifyState = contract({
  name: 'audit.verify-state',
  method: 'GET',
  path: '/api/audit/state',
  door: 'signed-in',
  roles: ['administrator', 'supervisor', 'coordinator'],
  about: 'When the chains of events were last signed.',
  input: z.object({}),
  output: z.object({
    checkpoint: z.object({ number: z.number().int(), until: moment, madeAt: moment }).nullable(),
  }),
})
