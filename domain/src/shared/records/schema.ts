import { z } from 'zod'
import type { Answer } from '../../kernel/answer.ts'
import type {
  Facts,
  HistoryEntry,
  LiveConsent,
  NeedSummary,
  PersonFacts,
  ReferralSummary,
} from '../../kernel/facts.ts'
import { country, day, id, line, moment, paragraph } from '../../kernel/fields.ts'
import { clearances, dataCategories, roles } from '../../kernel/vocabulary.ts'
import { ageInterval } from '../people/schema.ts'
import { foundPlace } from '../places/contract.ts'
import { coordinates } from '../places/schema.ts'
import { referralStates } from '../referrals/referral.ts'
import { priorities } from '../referrals/referral.ts'
import { serviceTypes } from '../services/service.ts'
import {
  factorDirections,
  factorLevels,
  needResponses,
  needStates,
  risks,
  severities,
  taskKinds,
} from './record.ts'

/** Names of forms, questions, steps and programmes. */
export const name = z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/)

export const answer = z.union([
  z.string(),
  z.number(),
  z.array(z.string()).readonly(),
  z.object({ minor: z.number().int(), currency: z.string() }),
  z.object({ declined: z.literal(true) }),
]) satisfies z.ZodType<Answer>

/** Answers as somebody sends them; what they may be, the form says. Null takes an answer back. */
export const rawAnswers = z.record(name, z.unknown()).refine((all) => Object.keys(all).length <= 500)

/** The version of each answer as the caller saw it; an answer that was not there has none. */
export const seenVersions = z.record(name, z.number().int().min(0)).default({})

export const keptAnswer = z.object({
  value: answer,
  version: z.number().int(),
  byName: z.string(),
  at: moment,
})
export type KeptAnswer = z.output<typeof keptAnswer>

/** Answers by form and question. */
export const keptAnswers = z.record(z.string(), z.record(z.string(), keptAnswer))

export const historyEntry = z.object({
  step: z.string(),
  from: z.string(),
  to: z.string(),
  by: id,
  byName: z.string(),
  role: z.enum(roles),
  day,
  at: moment,
}) satisfies z.ZodType<HistoryEntry>

const tri = z.enum(['yes', 'no', 'unknown'])

export const personFacts = z.object({
  age: ageInterval.exactOptional(),
  guardian: tri,
  unaccompanied: tri,
}) satisfies z.ZodType<PersonFacts>

export const liveConsent = z.object({
  purpose: z.string(),
  recipient: id.exactOptional(),
  category: z.enum(dataCategories).exactOptional(),
  from: day,
  until: day,
}) satisfies z.ZodType<LiveConsent>

export const referralSummary = z.object({
  id,
  service: z.string(),
  state: z.enum(referralStates),
}) satisfies z.ZodType<ReferralSummary>

export const needSummary = z.object({
  id,
  service: z.string(),
  outcome: z.string().exactOptional(),
}) satisfies z.ZodType<NeedSummary>

/** What rules look at besides answers, history, the actor and the day: with `factsOf` the page has all of it. */
export const recordFacts = z.object({
  person: personFacts,
  consents: z.array(liveConsent),
  referrals: z.array(referralSummary),
  needs: z.array(needSummary),
  jurisdiction: country.exactOptional(),
}) satisfies z.ZodType<Omit<Facts, 'today' | 'actor' | 'history' | 'answers'>>

export const riskFactor = z.object({
  factor: line(200),
  level: z.enum(factorLevels),
  direction: z.enum(factorDirections),
  severity: z.enum(severities),
  evidence: paragraph(1000).nullable(),
})

export const riskRow = z.object({
  risk: z.enum(risks),
  why: z.string(),
  factors: z.array(riskFactor),
  byName: z.string(),
  at: moment,
})

/** A record as a list shows it. */
export const recordRow = z.object({
  id,
  code: z.string(),
  personId: id,
  displayName: z.string(),
  latinName: z.string().nullable(),
  programme: z.string(),
  state: z.string(),
  risk: z.enum(risks),
  workerId: id,
  workerName: z.string(),
  openedOn: day,
  closedOn: day.nullable(),
  lastContactOn: day.nullable(),
  nextDueAt: moment.nullable(),
  overdue: z.boolean(),
  openReferrals: z.number().int(),
  updatedAt: moment,
})
export type RecordRow = z.output<typeof recordRow>

/** The latest referral of a need. */
const needReferral = z.object({
  id,
  code: z.string(),
  state: z.enum(referralStates),
  partnerName: z.string(),
  dueAt: moment.nullable(),
  overdue: z.boolean(),
})

export const needRow = z.object({
  id,
  recordId: id,
  serviceType: z.enum(serviceTypes),
  note: z.string().nullable(),
  priority: z.enum(priorities),
  place: foundPlace.nullable(),
  coordinates: coordinates.nullable(),
  state: z.enum(needStates),
  response: z.enum(needResponses).nullable(),
  signedByPerson: z.boolean(),
  createdAt: moment,
  settledAt: moment.nullable(),
  version: z.number().int(),
  referral: needReferral.nullable(),
})
export type NeedRow = z.output<typeof needRow>

export const taskRow = z.object({
  id,
  recordId: id.nullable(),
  recordCode: z.string().nullable(),
  referralId: id.nullable(),
  displayName: z.string().nullable(),
  kind: z.string(),
  text: z.string().nullable(),
  assignedTo: id,
  assignedName: z.string(),
  dueAt: moment.nullable(),
  overdue: z.boolean(),
  doneAt: moment.nullable(),
})
export type TaskRow = z.output<typeof taskRow>

export const noteRow = z.object({ id, text: z.string(), byName: z.string(), at: moment })

/** A compartment of this record that holds something, for whoever may open it. */
export const sealedForm = z.object({
  compartment: z.enum(clearances),
  form: z.string(),
  answers: z.number().int(),
})

export const newTask = {
  id,
  kind: z.enum(taskKinds).default('other'),
  text: line(1000),
  dueAt: moment.nullable().default(null),
  /** Absent: whoever adds it. */
  assignedTo: id.optional(),
}
