import { z } from 'zod'
import { country, day, id, line, moment, reason } from '../../kernel/fields.ts'
import { evidence } from '../recognition/schema.ts'
import {
  type Born,
  type ListEntry,
  type Officer,
  type Subject,
  entryKinds,
  goneReasons,
  nameQualities,
  officerRoles,
  questionStates,
  verdicts,
} from './screening.ts'

export const born = z.object({
  day: day.nullable(),
  from: z.number().int(),
  to: z.number().int(),
  about: z.boolean(),
}) satisfies z.ZodType<Born>

export const officer = z.object({
  id,
  organisationId: id,
  names: z.array(line(300)).min(1).max(8),
  role: z.enum(officerRoles),
  born: born.nullable(),
  citizenships: z.array(country).max(8),
  endedOn: day.nullable(),
}) satisfies z.ZodType<Officer>

export const listEntry = z.object({
  reference: z.string(),
  kind: z.enum(entryKinds),
  names: z.array(z.object({ text: z.string(), quality: z.enum(nameQualities) })),
  births: z.array(born),
  countries: z.array(z.string()),
  programme: z.string().nullable(),
  listedOn: day.nullable(),
  remarks: z.string().nullable(),
}) satisfies z.ZodType<ListEntry>

export const subject = z.object({
  kind: z.enum(entryKinds),
  officerId: id.nullable(),
  names: z.array(z.string()),
  born: born.nullable(),
  countries: z.array(z.string()),
}) satisfies z.ZodType<Subject>

export const listVersion = z.object({
  id,
  source: z.string(),
  listedOn: day,
  checksum: z.string(),
  entries: z.number().int(),
  skipped: z.number().int(),
  importedAt: moment,
  importedBy: z.string(),
  newest: z.boolean(),
  /** How many organisations were compared with it, and when the last. */
  screened: z.number().int(),
  screenedAt: moment.nullable(),
})

export const questionSummary = z.object({
  id,
  organisationId: id,
  organisationName: z.string(),
  source: z.string(),
  subjectKind: z.enum(entryKinds),
  subjectName: z.string(),
  listedName: z.string(),
  state: z.enum(questionStates),
  gone: z.enum(goneReasons).nullable(),
  weight: z.number(),
  openedAt: moment,
  replyUntil: day,
  replied: z.boolean(),
  /** One person has decided; the second is waited for. */
  halfDecided: z.boolean(),
  settledAt: moment.nullable(),
})

export const replyFile = z.object({
  id,
  name: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
})

export const reply = z.object({
  id,
  text: z.string(),
  at: moment,
  byName: z.string(),
  files: z.array(replyFile),
})

export const decision = z.object({
  id,
  round: z.number().int(),
  position: z.number().int(),
  verdict: z.enum(verdicts),
  reason: z.string(),
  evidence: z.string(),
  at: moment,
  byName: z.string(),
})

/** What the register keeper sees of a question. */
export const question = questionSummary.extend({
  subject,
  entry: listEntry,
  evidence: z.array(evidence),
  listedOn: day,
  decisions: z.array(decision),
  replies: z.array(reply),
  /** The question that this one took the place of, and what had been decided then. */
  previousId: id.nullable(),
  previousState: z.enum(questionStates).nullable(),
  round: z.number().int(),
  /** The first decision is kept from whoever decides second, so that two people look for themselves. */
  firstIsMine: z.boolean(),
  hindrances: z.object({ decide: z.array(reason), same: z.array(reason) }),
})

/** What the organisation sees of it: what the list publishes, and until when to answer. Not who decides, nor how. */
export const ownQuestion = z.object({
  id,
  source: z.string(),
  listedOn: day,
  subjectKind: z.enum(entryKinds),
  subjectName: z.string(),
  entry: listEntry,
  state: z.enum(questionStates),
  openedAt: moment,
  replyUntil: day,
  settledAt: moment.nullable(),
  replies: z.array(reply),
  mayReply: z.boolean(),
})
