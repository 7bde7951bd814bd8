import { z } from 'zod'
import { caseRoles, contract } from '../../kernel/contract.ts'
import { id, moment, paragraph } from '../../kernel/fields.ts'
import { personDraft, personName, personSummary } from '../people/schema.ts'
import { pairStates, verdicts } from './judging.ts'
import { alikePerson, bands, judgement, pairRow, score } from './schema.ts'

const case_ = { door: 'signed-in', roles: caseRoles } as const

/** Two people, in whichever order. */
const two = { oneId: id, otherId: id }

/** What is known of somebody who is about to be registered, as far as it has been typed. */
export const description = personDraft
  .pick({ birth: true, sex: true, citizenships: true, papers: true, placeId: true, contacts: true })
  .extend({ names: z.array(personName).min(1).max(12) })
export type Description = z.output<typeof description>

export const alikeAtIntake = contract({
  name: 'recognition.alike',
  method: 'POST',
  path: '/api/recognition/alike',
  reads: true,
  ...case_,
  about:
    'While somebody is written down: who of one’s own people they may be, with the evidence. It reads nothing that another organisation holds.',
  input: description,
  output: z.object({
    people: z.array(alikePerson),
    /** So many more, of this name, are known to colleagues: ask a supervisor before registering. */
    knownToColleagues: z.number().int(),
  }),
})

export const listPairs = contract({
  name: 'recognition.pairs',
  method: 'GET',
  path: '/api/recognition/pairs',
  ...case_,
  about: 'Pairs of people who may be one and whom the caller may see both, the likeliest first.',
  input: z.object({
    state: z.enum(pairStates).default('open'),
    band: z.enum(bands).optional(),
    after: z.string().max(300).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({ pairs: z.array(pairRow), next: z.string().nullable() }),
})

export const readPair = contract({
  name: 'recognition.pair',
  method: 'GET',
  path: '/api/recognition/pairs/:oneId/:otherId',
  ...case_,
  about: 'What speaks for and against two people being one, who judged what, and what may be done now.',
  input: z.object(two),
  output: z.object({
    ...two,
    score,
    model: z.string(),
    state: z.enum(pairStates),
    severe: z.boolean(),
    judgements: z.array(judgement),
    /** The link that stands, where they were judged to be the same. */
    linkId: id.nullable(),
  }),
})
export type PairRead = z.output<typeof readPair.output>

export const judgePair = contract({
  name: 'recognition.judge',
  method: 'POST',
  path: '/api/recognition/pairs/:oneId/:otherId/judgement',
  ...case_,
  about:
    'Says whether two people are one. Same links them, not the same keeps them apart; where a record of either is severe, two people must agree.',
  input: z.object({ id, ...two, verdict: z.enum(verdicts), why: paragraph(2000) }),
  output: z.object({ state: z.enum(pairStates), severe: z.boolean() }),
})

export const undoPair = contract({
  name: 'recognition.undo',
  method: 'POST',
  path: '/api/recognition/pairs/:oneId/:otherId/undoing',
  ...case_,
  about:
    'Undoes what was decided about two people: linked ones are two again, exactly as before; those kept apart are laid before people again.',
  input: z.object({ ...two, why: paragraph(2000) }),
  output: z.object({ state: z.enum(pairStates), undone: z.enum(['link', 'parting', 'judgements']) }),
})

export const linkedPeople = contract({
  name: 'recognition.linked',
  method: 'GET',
  path: '/api/recognition/people/:id/linked',
  ...case_,
  about:
    'Who else was judged to be this person, directly or through another, with their own names and records: both are shown, neither is changed.',
  input: z.object({ id }),
  output: z.object({
    people: z.array(
      z.object({
        person: personSummary,
        names: z.array(personName),
        records: z.array(
          z.object({
            id,
            code: z.string(),
            programme: z.string(),
            state: z.string(),
            closedOn: z.string().nullable(),
          }),
        ),
        links: z.array(
          z.object({
            id,
            ...two,
            linkedByName: z.string(),
            linkedAt: moment,
            /** Each judgement that the link stands on. */
            why: z.array(z.object({ accountName: z.string(), why: z.string() })),
          }),
        ),
      }),
    ),
  }),
})
export type LinkedPeople = z.output<typeof linkedPeople.output>
