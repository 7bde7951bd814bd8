import { z } from 'zod'
import { caseRoles, contract } from '../../kernel/contract.ts'
import { day, id, paragraph } from '../../kernel/fields.ts'
import { coordinates } from '../places/schema.ts'
import { priorities } from '../referrals/referral.ts'
import { serviceTypes } from '../services/service.ts'
import { needResponses, risks } from './record.ts'
import { needRow, newTask, noteRow, riskFactor, riskRow, taskRow } from './schema.ts'

const case_ = { door: 'signed-in', roles: caseRoles } as const

export const setRisk = contract({
  name: 'records.set-risk',
  method: 'POST',
  path: '/api/records/:recordId/risk',
  ...case_,
  about: 'Sets how great the danger is, with the reason; lower than the gravest factor needs a reason too.',
  input: z.object({
    id,
    recordId: id,
    risk: z.enum(risks),
    why: paragraph(4000),
    factors: z.array(riskFactor).max(40).default([]),
  }),
  output: riskRow,
})

export const addNeed = contract({
  name: 'records.add-need',
  method: 'POST',
  path: '/api/records/:recordId/needs',
  ...case_,
  about: 'Writes down what the person needs.',
  input: z.object({
    id,
    recordId: id,
    serviceType: z.enum(serviceTypes),
    note: paragraph(4000).nullable().default(null),
    priority: z.enum(priorities).default('normal'),
    placeId: id.nullable().default(null),
    coordinates: coordinates.nullable().default(null),
    signedByPerson: z.boolean().default(false),
  }),
  output: needRow,
})

export const settleNeed = contract({
  name: 'records.settle-need',
  method: 'POST',
  path: '/api/needs/:id/response',
  ...case_,
  about:
    'Says how a need was answered; the six ways are counted apart. Null opens it again. `referred` is set by a referral alone.',
  input: z.object({
    id,
    version: z.number().int().min(1),
    response: z.enum(needResponses).exclude(['referred']).nullable(),
    note: paragraph(4000).nullable().optional(),
  }),
  output: needRow,
})

export const signNeed = contract({
  name: 'records.sign-need',
  method: 'POST',
  path: '/api/needs/:id/signature',
  ...case_,
  about: 'The person has signed this service of the plan, or takes the signature back.',
  input: z.object({ id, signed: z.boolean() }),
  output: needRow,
})

export const addTask = contract({
  name: 'records.add-task',
  method: 'POST',
  path: '/api/records/:recordId/tasks',
  ...case_,
  about: 'Says what somebody has to do by when; only who may see the record can be asked.',
  input: z.object({ recordId: id, ...newTask }),
  output: taskRow,
})

export const finishTask = contract({
  name: 'records.finish-task',
  method: 'POST',
  path: '/api/tasks/:id/done',
  ...case_,
  about: 'The task is done; or, with `done` false, not done after all.',
  input: z.object({ id, done: z.boolean().default(true) }),
  output: taskRow,
})

export const addNote = contract({
  name: 'records.add-note',
  method: 'POST',
  path: '/api/records/:recordId/notes',
  ...case_,
  about: 'Adds a note; notes are never changed.',
  input: z.object({
    id,
    recordId: id,
    text: paragraph(20_000),
    /** The person was spoken to on this day. */
    contactOn: day.nullable().default(null),
  }),
  output: noteRow,
})
