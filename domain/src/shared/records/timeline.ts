import { z } from 'zod'
import { day, id, moment } from '../../kernel/fields.ts'
import { dataCategories } from '../../kernel/vocabulary.ts'
import { referralStates } from '../referrals/referral.ts'
import { serviceTypes } from '../services/service.ts'
import { needResponses, risks } from './record.ts'

/** `byName` is a colleague; where another organisation or the clock acted, it is null. */
const moved = { id, at: moment, byName: z.string().nullable() }

export const timelineEntry = z.discriminatedUnion('kind', [
  z.object({
    ...moved,
    kind: z.literal('step'),
    step: z.string(),
    from: z.string(),
    to: z.string(),
    /** The day on which it happened, when that is not the day it was written down. */
    day,
  }),
  z.object({ ...moved, kind: z.literal('correction'), form: z.string(), answers: z.number().int() }),
  z.object({ ...moved, kind: z.literal('note'), text: z.string() }),
  z.object({ ...moved, kind: z.literal('risk'), risk: z.enum(risks), why: z.string() }),
  z.object({ ...moved, kind: z.literal('need'), serviceType: z.enum(serviceTypes) }),
  z.object({
    ...moved,
    kind: z.literal('need-settled'),
    serviceType: z.enum(serviceTypes),
    response: z.enum(needResponses).nullable(),
  }),
  z.object({ ...moved, kind: z.literal('task-done'), text: z.string().nullable(), taskKind: z.string() }),
  z.object({
    ...moved,
    kind: z.literal('referral'),
    referralId: id,
    code: z.string(),
    serviceType: z.string(),
    to: z.enum(referralStates),
    /** The organisation on the other side of the referral. */
    partnerName: z.string(),
    /** The organisation that made the move; null when the clock did. */
    organisationName: z.string().nullable(),
  }),
  z.object({
    ...moved,
    kind: z.literal('consent'),
    purpose: z.string(),
    recipientName: z.string().nullable(),
    categories: z.array(z.enum(dataCategories)),
  }),
  z.object({
    ...moved,
    kind: z.literal('withdrawal'),
    recipientName: z.string().nullable(),
    categories: z.array(z.enum(dataCategories)),
  }),
  z.object({
    ...moved,
    kind: z.literal('document'),
    documentId: id,
    name: z.string(),
    documentKind: z.string(),
  }),
])
export type TimelineEntry = z.output<typeof timelineEntry>
