import { z } from 'zod'
import { caseRoles, contract } from '../../kernel/contract.ts'
import { id, moment } from '../../kernel/fields.ts'
import { priorities } from '../referrals/referral.ts'
import { recordRow, taskRow } from './schema.ts'

const homeReferral = z.object({
  id,
  code: z.string(),
  recordId: id.nullable(),
  displayName: z.string().nullable(),
  serviceType: z.string(),
  partnerName: z.string(),
  priority: z.enum(priorities),
  state: z.string(),
  dueAt: moment.nullable(),
  overdue: z.boolean(),
})

/** A decision that waits for a second person who may be me. */
const homeDecision = z.object({
  recordId: id,
  code: z.string(),
  displayName: z.string(),
  programme: z.string(),
  state: z.string(),
  steps: z.array(z.string()),
  since: moment,
})

const homeOverride = z.object({
  id,
  recordId: id,
  displayName: z.string(),
  recipientName: z.string(),
  ground: z.string(),
  askedByName: z.string(),
  /** Set when it is the review that waits. */
  reviewDueAt: moment.nullable(),
})

export const home = contract({
  name: 'records.home',
  method: 'GET',
  path: '/api/home',
  door: 'signed-in',
  roles: caseRoles,
  about: 'My day: clocks that run, what waits for me, what is overdue, the people I work with.',
  input: z.object({}),
  output: z.object({
    /** Referrals that we sent and nobody answered yet, the most pressing first. */
    clocks: z.array(homeReferral),
    /** Referrals that came in and wait for our answer. */
    inbox: z.array(homeReferral),
    decisions: z.array(homeDecision),
    overrides: z.array(homeOverride),
    tasks: z.array(taskRow),
    people: z.array(recordRow),
    counts: z.object({
      records: z.number().int(),
      overdue: z.number().int(),
      tasks: z.number().int(),
      tasksOverdue: z.number().int(),
      inbox: z.number().int(),
      clocks: z.number().int(),
    }),
  }),
})
export type Home = z.output<typeof home.output>
