import { z } from 'zod'
import { id, moment } from '../../kernel/fields.ts'
import { foundPerson } from '../people/contract.ts'
import { personSummary } from '../people/schema.ts'
import { pairStates, verdicts } from './judging.ts'

export const bands = ['likely', 'review', 'unlikely'] as const

/** One line of the sum; `key` is the sentence that says it. */
export const evidence = z.object({
  field: z.string(),
  key: z.string(),
  /** Bits for (positive) or against (negative) one person. */
  weight: z.number(),
  one: z.string().nullable(),
  other: z.string().nullable(),
  perMillion: z.number().nullable(),
})

/** How strongly two descriptions speak for one person: a sum that can be read. It decides nothing. */
export const score = z.object({
  weight: z.number(),
  probability: z.number(),
  band: z.enum(bands),
  evidence: z.array(evidence),
})
export type ShownScore = z.output<typeof score>

export const judgement = z.object({
  id,
  accountId: id,
  accountName: z.string(),
  verdict: z.enum(verdicts),
  why: z.string(),
  at: moment,
  /** No longer holds: they judged again, or it was undone. */
  lapsedAt: moment.nullable(),
})

export const pairRow = z.object({
  one: personSummary,
  other: personSummary,
  weight: z.number(),
  probability: z.number(),
  band: z.enum(bands),
  state: z.enum(pairStates),
  severe: z.boolean(),
  /** The caller gave one of two judgements; another person has to give the second. */
  mineWaits: z.boolean(),
})
export type PairRow = z.output<typeof pairRow>

/** Somebody of one's own organisation who may be the person that is described. */
export const alikePerson = foundPerson.extend({ score })
export type AlikePerson = z.output<typeof alikePerson>
