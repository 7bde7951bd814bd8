import { z } from 'zod'
import { day, id, language, line, moment, paragraph, reason } from '../../kernel/fields.ts'
import { birth, personName, personSummary } from '../people/schema.ts'
import { score } from '../recognition/schema.ts'
import { sexes } from '../services/service.ts'
import { roadSteps } from './rules.ts'
import {
  closings,
  hitAnswers,
  interests,
  matchStates,
  questions,
  relatives,
  reunions,
  sides,
  soughtStates,
} from './tracing.ts'

/** Somebody who is looked for, as the one who seeks tells of them. */
export const soughtDraft = z.object({
  id,
  names: z.array(personName).min(1).max(6),
  birth: birth.nullable().default(null),
  sex: z.enum(sexes).nullable().default(null),
  /** What they are to the one who seeks. */
  relation: z.enum(relatives),
  /** Where they were seen last. */
  placeId: id.nullable().default(null),
  placeText: line(300).nullable().default(null),
  separatedOn: day.nullable().default(null),
  /** What else may help to know them by. It is shown to those who may keep them. */
  note: paragraph(1000).nullable().default(null),
})
export type SoughtDraft = z.output<typeof soughtDraft>

/** What is told of a person to whoever may keep them: nothing of where anybody is. */
export const toldPerson = z.object({
  names: z.array(personName).min(1),
  birth: birth.nullable(),
  sex: z.enum(sexes).nullable(),
})

/** What two of those who are sought are to each other: `other` to `one`. */
export const tie = z.object({ one: id, other: id, relation: z.enum(relatives) })

export const sought = soughtDraft.extend({
  version: z.number().int(),
  state: z.enum(soughtStates),
  placeName: z.string().nullable(),
  /** One's own side of each match, the newest first. */
  matches: z.array(z.object({ id, state: z.enum(matchStates), since: moment })),
  closedAt: moment.nullable(),
  closing: z.enum(closings).nullable(),
})
export type Sought = z.output<typeof sought>

const requestHead = z.object({
  id,
  /** Null where the request came in a file from elsewhere. */
  seeker: personSummary.nullable(),
  /** Who asks, where it came from elsewhere. */
  outside: z.object({ source: z.string(), author: z.string().nullable() }).nullable(),
  askedAt: moment,
  askedByName: z.string(),
  agreedUntil: day.nullable(),
  withdrawnAt: moment.nullable(),
})

export const requestRow = requestHead.extend({
  state: z.enum(soughtStates),
  sought: z.array(
    z.object({ id, name: z.string(), relation: z.enum(relatives), state: z.enum(soughtStates) }),
  ),
})
export type TracingRow = z.output<typeof requestRow>

export const request = requestHead.extend({
  language: language.nullable(),
  textShown: z.string().nullable(),
  sought: z.array(sought),
  ties: z.array(tie),
})
export type TracingRequest = z.output<typeof request>

export const hitRow = z.object({
  id,
  askerName: z.string(),
  relation: z.enum(relatives),
  sought: toldPerson,
  /** The one of ours who may be meant. */
  person: personSummary,
  weight: z.number(),
  probability: z.number(),
  at: moment,
  answer: z.enum(hitAnswers).nullable(),
  answeredAt: moment.nullable(),
  answeredByName: z.string().nullable(),
})
export type HitRow = z.output<typeof hitRow>

/** One who may have been found, beside what is told of the one who is sought. */
export const hit = hitRow.extend({
  seeker: toldPerson.nullable(),
  placeName: z.string().nullable(),
  separatedOn: day.nullable(),
  note: z.string().nullable(),
  score,
  /** Others of the family who may have been found beside this person, and what that adds in bits. */
  support: z.array(
    z.object({
      relation: z.enum(relatives).nullable(),
      because: z.enum(['tied', 'together']),
      bits: z.number(),
    }),
  ),
  why: z.string().nullable(),
  /** The match that came of it. */
  matchId: id.nullable(),
})
export type Hit = z.output<typeof hit>

export const answersGiven = z.partialRecord(z.enum(questions), paragraph(500))

const assessment = z.object({
  outcome: z.enum(interests),
  why: z.string(),
  byName: z.string(),
  at: moment,
  approvedByName: z.string().nullable(),
  approvedAt: moment.nullable(),
})

export const ownSide = z.object({
  answers: answersGiven.nullable(),
  answeredAt: moment.nullable(),
  confirmedAt: moment.nullable(),
  confirmedByName: z.string().nullable(),
  whereabouts: z.string().nullable(),
  agreedAt: moment.nullable(),
  child: z.boolean(),
  assessment: assessment.nullable(),
  /** The caller wrote the assessment; somebody else has to approve it. */
  mineWaits: z.boolean(),
})

/** Only what this side may know: the answers when both have answered, where they are when both agreed. */
export const farSide = z.object({
  answered: z.boolean(),
  answers: answersGiven.nullable(),
  confirmed: z.boolean(),
  agreed: z.boolean(),
  whereabouts: z.string().nullable(),
  child: z.boolean(),
  interests: z.enum(interests).nullable(),
})

export const matchRow = z.object({
  id,
  side: z.enum(sides),
  state: z.enum(matchStates),
  otherName: z.string(),
  relation: z.enum(relatives),
  /** Whom this side keeps; null where the request came from elsewhere. */
  person: personSummary.nullable(),
  sought: toldPerson,
  since: moment,
  /** Something is to be done on this side. */
  waitsForUs: z.boolean(),
})
export type MatchRow = z.output<typeof matchRow>

export const match = matchRow.extend({
  requestId: id.nullable(),
  seeker: toldPerson.nullable(),
  own: ownSide,
  other: farSide,
  road: z.array(z.object({ step: z.enum(roadSteps), hindrances: z.array(reason) })),
  reunifiedOn: day.nullable(),
  reunion: z.enum(reunions).nullable(),
  followUp: z.string().nullable(),
  closing: z.enum(closings).nullable(),
  endedAt: moment.nullable(),
})
export type Match = z.output<typeof match>
