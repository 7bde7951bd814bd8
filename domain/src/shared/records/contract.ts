import { z } from 'zod'
import { caseRoles, contract } from '../../kernel/contract.ts'
import { day, id, line, moment } from '../../kernel/fields.ts'
import { clearances } from '../../kernel/vocabulary.ts'
import { personName, personSummary } from '../people/schema.ts'
import { recordSorts, risks } from './record.ts'
import {
  historyEntry,
  keptAnswer,
  keptAnswers,
  name,
  needRow,
  noteRow,
  rawAnswers,
  recordFacts,
  recordRow,
  riskRow,
  sealedForm,
  seenVersions,
  taskRow,
} from './schema.ts'
import { timelineEntry } from './timeline.ts'

const case_ = { door: 'signed-in', roles: caseRoles } as const

export const openRecord = contract({
  name: 'records.open',
  method: 'POST',
  path: '/api/records',
  ...case_,
  about: 'Opens a record of a person in a programme; whoever opens it keeps it.',
  input: z.object({ id, personId: id, programme: name, openedOn: day.optional() }),
  output: recordRow,
})

export const listRecords = contract({
  name: 'records.list',
  method: 'GET',
  path: '/api/records',
  ...case_,
  about: 'Records that the caller may see, filtered and in order.',
  input: z.object({
    state: name.optional(),
    /** Records that are not closed (`yes`), or only those that are. */
    open: z.enum(['yes', 'no']).optional(),
    risk: z.enum(risks).optional(),
    /** An account id, or `me`. */
    worker: z.union([id, z.literal('me')]).optional(),
    programme: name.optional(),
    overdue: z.stringbool().optional(),
    sort: z.enum(recordSorts).default('updated'),
    after: z.string().max(1000).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    records: z.array(recordRow),
    next: z.string().nullable(),
    /** How many there are in all; counted on the first page only. */
    total: z.number().int().nullable(),
  }),
})

export const recordRead = z.object({
  record: recordRow.extend({
    programmeVersion: z.number().int(),
    version: z.number().int(),
    fromReferralId: id.nullable(),
    organisationName: z.string(),
  }),
  person: personSummary.extend({ names: z.array(personName) }),
  /** Oldest first. */
  history: z.array(historyEntry),
  /** Open answers of the forms that were handed in. */
  answers: keptAnswers,
  /** Answers of forms that were begun and not handed in; no rule looks at them. */
  drafts: keptAnswers,
  sealed: z.array(sealedForm),
  facts: recordFacts,
  needs: z.array(needRow),
  tasks: z.array(taskRow),
  notes: z.array(noteRow),
  risk: riskRow.nullable(),
})
export type RecordRead = z.output<typeof recordRead>

export const readRecord = contract({
  name: 'records.read',
  method: 'GET',
  path: '/api/records/:id',
  ...case_,
  about:
    'Everything the page of a record shows, with the facts from which the browser says why a step may not be taken.',
  input: z.object({ id }),
  output: recordRead,
})

export const readCompartment = contract({
  name: 'records.read-compartment',
  method: 'GET',
  path: '/api/records/:id/compartments/:compartment',
  ...case_,
  about:
    'Opens one severe compartment of a record, for whoever has the clearance; every opening leaves an event.',
  input: z.object({ id, compartment: z.enum(clearances) }),
  output: z.object({ answers: keptAnswers, drafts: keptAnswers }),
})

/** What `changed-meanwhile` carries in its values when two people answered the same question differently. */
export const answersConflict = z.object({
  form: z.string(),
  fields: z.array(
    z.object({
      field: z.string(),
      theirs: z.unknown(),
      yours: z.unknown(),
      version: z.number().int(),
      theirsByName: z.string(),
      theirsAt: moment,
    }),
  ),
})
export type AnswersConflict = z.output<typeof answersConflict>

export const takeStep = contract({
  name: 'records.take-step',
  method: 'POST',
  path: '/api/records/:recordId/steps',
  ...case_,
  about:
    'Takes one step of the programme with the answers it asks for. A state is set in no other way; what stands against it is said in words.',
  input: z.object({
    recordId: id,
    step: name,
    answers: rawAnswers.default({}),
    base: seenVersions,
    /** The day on which it happened; today when absent. */
    on: day.optional(),
  }),
  output: z.object({
    recordId: id,
    step: z.string(),
    from: z.string(),
    to: z.string(),
    position: z.number().int(),
    version: z.number().int(),
  }),
})

export const saveAnswers = contract({
  name: 'records.save-answers',
  method: 'POST',
  path: '/api/records/:recordId/answers',
  ...case_,
  about:
    'Corrects some answers of a form, or keeps a form that is not finished. Answers to different questions merge; to the same one, both are shown.',
  input: z.object({ recordId: id, form: name, answers: rawAnswers, base: seenVersions }),
  output: z.object({
    form: z.string(),
    /** All open answers of the form as they stand now. */
    answers: z.record(z.string(), keptAnswer),
    /** Still a draft: the form was never handed in with a step. */
    draft: z.boolean(),
  }),
})

export const readTimeline = contract({
  name: 'records.timeline',
  method: 'GET',
  path: '/api/records/:recordId/timeline',
  ...case_,
  about: 'What happened with this record, newest first.',
  input: z.object({
    recordId: id,
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({ entries: z.array(timelineEntry), next: z.string().nullable() }),
})

export const assignRecord = contract({
  name: 'records.assign',
  method: 'POST',
  path: '/api/records/:recordId/worker',
  door: 'signed-in',
  roles: ['supervisor', 'coordinator'],
  about: 'Gives a record and its open tasks to another worker of the organisation.',
  input: z.object({ recordId: id, workerId: id, why: line(500).nullable().default(null) }),
  output: z.object({ recordId: id, workerId: id, workerName: z.string(), tasksMoved: z.number().int() }),
})

export const listProgrammes = contract({
  name: 'records.programmes',
  method: 'GET',
  path: '/api/programmes',
  door: 'signed-in',
  about: 'The programmes this server knows, each in its newest version.',
  input: z.object({}),
  output: z.object({
    programmes: z.array(z.object({ id: z.string(), version: z.number().int(), area: z.string() })),
  }),
})
