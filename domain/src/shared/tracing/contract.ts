import { z } from 'zod'
import { caseRoles, contract } from '../../kernel/contract.ts'
import { day, id, paragraph } from '../../kernel/fields.ts'
import { file } from '../documents/contract.ts'
import { agreement } from '../recognition/asking-contract.ts'
import { importReport } from '../tables/schema.ts'
import { tracingConfig } from './config.ts'
import {
  answersGiven,
  hit,
  hitRow,
  match,
  matchRow,
  request,
  requestRow,
  soughtDraft,
  tie,
} from './schema.ts'
import { closings, hitAnswers, interests, reunions, sides, soughtStates } from './tracing.ts'

const case_ = { door: 'signed-in', roles: caseRoles } as const
const desk = { door: 'signed-in', roles: ['supervisor', 'coordinator'] } as const

export const openTracing = contract({
  name: 'tracing.open',
  method: 'POST',
  path: '/api/tracing/requests',
  ...case_,
  about:
    'With the consent of the one who seeks, looks for members of their family among all who are registered, today and from now on.',
  input: z.object({
    id,
    seekerId: id,
    agreement,
    textLanguage: z.enum(['en', 'fr', 'es', 'ar']),
    sought: z.array(soughtDraft).min(1).max(tracingConfig.mostSought),
    ties: z.array(tie).max(200).default([]),
  }),
  output: request,
})

export const listTracing = contract({
  name: 'tracing.requests',
  method: 'GET',
  path: '/api/tracing/requests',
  ...case_,
  about: 'Whom this organisation looks for, and how far that has come.',
  input: z.object({ state: z.enum(soughtStates).optional(), personId: id.optional() }),
  output: z.object({ requests: z.array(requestRow) }),
})

export const readTracing = contract({
  name: 'tracing.request',
  method: 'GET',
  path: '/api/tracing/requests/:id',
  ...case_,
  about: 'One request with the family as it was told, and where each search stands.',
  input: z.object({ id }),
  output: request,
})

export const saveSought = contract({
  name: 'tracing.save-sought',
  method: 'POST',
  path: '/api/tracing/requests/:requestId/sought',
  ...case_,
  about: 'Adds somebody to look for, or corrects what is told of them; it is looked again.',
  input: z.object({ requestId: id, sought: soughtDraft, version: z.number().int().min(0) }),
  output: request,
})

export const closeSought = contract({
  name: 'tracing.close-sought',
  method: 'POST',
  path: '/api/tracing/requests/:requestId/closings',
  ...case_,
  about: 'Ends the search for one person.',
  input: z.object({ requestId: id, soughtId: id, closing: z.enum(closings) }),
  output: request,
})

export const withdrawTracing = contract({
  name: 'tracing.withdraw',
  method: 'POST',
  path: '/api/tracing/requests/:id/withdrawal',
  ...case_,
  about: 'The one who seeks takes it back: it leaves every desk at once, and nobody learns more of them.',
  input: z.object({ id }),
  output: request,
})

export const listHits = contract({
  name: 'tracing.hits',
  method: 'GET',
  path: '/api/tracing/hits',
  ...desk,
  about: 'Those of one’s own people whom a family may be looking for, the likeliest first.',
  input: z.object({ answered: z.enum(['no', 'yes']).default('no') }),
  output: z.object({ hits: z.array(hitRow) }),
})

export const readHit = contract({
  name: 'tracing.hit',
  method: 'GET',
  path: '/api/tracing/hits/:id',
  ...desk,
  about: 'One of them beside what is told of the one who is sought, with the evidence.',
  input: z.object({ id }),
  output: hit,
})

export const answerHit = contract({
  name: 'tracing.answer-hit',
  method: 'POST',
  path: '/api/tracing/hits/:id/answer',
  ...desk,
  about:
    'What the person said when asked, or that it is not them. Only "agreed", which needs their consent, is ever told to whoever seeks.',
  input: z.object({
    id,
    answer: z.enum(hitAnswers),
    why: paragraph(500).nullable().default(null),
    /** How the person agreed: with "agreed". */
    agreement: agreement.nullable().default(null),
  }),
  output: hit,
})

export const listMatches = contract({
  name: 'tracing.matches',
  method: 'GET',
  path: '/api/tracing/matches',
  ...case_,
  about: 'Those who may belong together, on whichever side this organisation stands.',
  input: z.object({}),
  output: z.object({ matches: z.array(matchRow) }),
})

const onSide = { id, side: z.enum(sides) }

export const readMatch = contract({
  name: 'tracing.match',
  method: 'GET',
  path: '/api/tracing/matches/:id/:side',
  ...case_,
  about:
    'One match from one’s own side: what was answered, what the other side may be known by, and which step is next.',
  input: z.object(onSide),
  output: match,
})

export const answerQuestions = contract({
  name: 'tracing.answer-questions',
  method: 'POST',
  path: '/api/tracing/matches/:id/:side/answers',
  ...case_,
  about:
    'What one’s own person answers; neither side sees the answers of the other before both have answered.',
  input: z.object({ ...onSide, answers: answersGiven }),
  output: match,
})

export const confirmMatch = contract({
  name: 'tracing.confirm',
  method: 'POST',
  path: '/api/tracing/matches/:id/:side/confirmation',
  ...desk,
  about: 'Whether the answers fit. It is verified when both sides say so; one "no" ends it.',
  input: z.object({ ...onSide, isThem: z.boolean() }),
  output: match,
})

export const tellWhereabouts = contract({
  name: 'tracing.tell',
  method: 'POST',
  path: '/api/tracing/matches/:id/:side/whereabouts',
  ...case_,
  about:
    'With the consent of one’s own person, how and where they can be reached. The other side learns it when both have agreed.',
  input: z.object({ ...onSide, whereabouts: paragraph(1000), agreement }),
  output: match,
})

export const assessInterests = contract({
  name: 'tracing.assess',
  method: 'POST',
  path: '/api/tracing/matches/:id/:side/assessment',
  ...desk,
  about:
    'The best interests of a child: one person assesses, another approves by giving the same outcome. Without it a child is not reunified.',
  input: z.object({ ...onSide, outcome: z.enum(interests), why: paragraph(2000) }),
  output: match,
})

export const reunite = contract({
  name: 'tracing.reunite',
  method: 'POST',
  path: '/api/tracing/matches/:id/:side/reunion',
  ...case_,
  about: 'They are together again, or in touch.',
  input: z.object({ ...onSide, on: day, reunion: z.enum(reunions) }),
  output: match,
})

export const closeMatch = contract({
  name: 'tracing.close',
  method: 'POST',
  path: '/api/tracing/matches/:id/:side/closing',
  ...case_,
  about: 'Closes what was followed up.',
  input: z.object({ ...onSide, closing: z.enum(closings), followUp: paragraph(2000) }),
  output: match,
})

export const endMatch = contract({
  name: 'tracing.end',
  method: 'POST',
  path: '/api/tracing/matches/:id/:side/end',
  ...case_,
  about:
    'One’s own person steps back: the other side learns that it is over and nothing else, and no longer sees where they are.',
  input: z.object(onSide),
  output: match,
})

export const exportTracing = contract({
  name: 'tracing.export',
  method: 'GET',
  path: '/api/tracing/requests/:id/pfif',
  ...case_,
  bytes: 'out',
  about: 'A request as PFIF 1.4, with what the one who seeks agreed to tell and nothing of where they are.',
  input: z.object({ id }),
  output: file,
})

export const importTracing = contract({
  name: 'tracing.import',
  method: 'POST',
  path: '/api/tracing/imports',
  ...desk,
  about:
    'Reads people who are sought elsewhere from a PFIF 1.2 to 1.4 file; the same record again changes it, an expired one is left out.',
  input: z.object({
    /** As text, or as a data address with its bytes. */
    file: z.string().min(1),
    dryRun: z.boolean().default(false),
  }),
  output: z.object({ report: importReport }),
})
