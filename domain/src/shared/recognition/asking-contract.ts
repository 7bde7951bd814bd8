import { z } from 'zod'
import { caseRoles, contract } from '../../kernel/contract.ts'
import { id, language, line, moment, paragraph } from '../../kernel/fields.ts'
import { givers } from '../consents/consent.ts'
import { alikePerson, score } from './schema.ts'
import { birth, personName, personSummary } from '../people/schema.ts'
import { sexes } from '../services/service.ts'
import { agreementForms, answers } from './asking.ts'

const case_ = { door: 'signed-in', roles: caseRoles } as const

export const agreement = z.object({
  givenBy: z.enum(givers),
  form: z.enum(agreementForms),
  proof: line(300),
  guardianName: line(300).nullable().default(null),
  capacityNote: line(1000).nullable().default(null),
  /** In which the person was asked. */
  language,
})

/** What the other side is shown of the person. */
export const told = z.object({
  names: z.array(personName).min(1),
  birth: birth.nullable(),
  sex: z.enum(sexes).nullable(),
})
export type Told = z.output<typeof told>

const requestRow = z.object({
  id,
  person: personSummary,
  state: z.enum(['waiting', 'answered', 'over', 'withdrawn']),
  askedAt: moment,
  askedByName: z.string(),
  openUntil: moment,
  /** Each organisation whose person agreed to this answer. */
  answers: z.array(
    z.object({ organisationId: id, organisationName: z.string(), note: z.string().nullable(), at: moment }),
  ),
})
export type RequestRow = z.output<typeof requestRow>

export const askOthers = contract({
  name: 'recognition.ask',
  method: 'POST',
  path: '/api/recognition/requests',
  ...case_,
  about:
    'With the person’s consent, asks whoever may know them. The answer is always the same: asked. Whom it reaches is not told.',
  input: z.object({ id, personId: id, agreement, textLanguage: z.enum(['en', 'fr', 'es', 'ar']) }),
  output: z.object({ id, openUntil: moment }),
})

export const listRequests = contract({
  name: 'recognition.requests',
  method: 'GET',
  path: '/api/recognition/requests',
  ...case_,
  about: 'What was asked of others about people of this organisation, and every "yes" that came back.',
  input: z.object({ personId: id.optional() }),
  output: z.object({ requests: z.array(requestRow) }),
})

export const withdrawRequest = contract({
  name: 'recognition.withdraw-request',
  method: 'POST',
  path: '/api/recognition/requests/:id/withdrawal',
  ...case_,
  about: 'Takes a request back: it leaves every desk at once.',
  input: z.object({ id }),
  output: z.object({ id }),
})

const inquiryRow = z.object({
  id,
  askerName: z.string(),
  told,
  askedAt: moment,
  openUntil: moment,
  answer: z.enum(answers).nullable(),
  answeredAt: moment.nullable(),
  answeredByName: z.string().nullable(),
})

export const listInquiries = contract({
  name: 'recognition.inquiries',
  method: 'GET',
  path: '/api/recognition/inquiries',
  door: 'signed-in',
  roles: ['supervisor', 'coordinator'],
  about:
    'What other organisations ask of this one about people whom it may know, those without an answer first.',
  input: z.object({}),
  output: z.object({ inquiries: z.array(inquiryRow) }),
})

export const readInquiry = contract({
  name: 'recognition.inquiry',
  method: 'GET',
  path: '/api/recognition/inquiries/:id',
  door: 'signed-in',
  roles: ['supervisor', 'coordinator'],
  about:
    'One question of another organisation, beside those of one’s own people who may be meant, with the evidence.',
  input: z.object({ id }),
  output: inquiryRow.extend({ candidates: z.array(alikePerson.extend({ score })) }),
})
export type InquiryRead = z.output<typeof readInquiry.output>

export const answerInquiry = contract({
  name: 'recognition.answer',
  method: 'POST',
  path: '/api/recognition/inquiries/:id/answer',
  door: 'signed-in',
  roles: ['supervisor', 'coordinator'],
  about:
    'Answers another organisation. "Yes" needs the consent of the person here; "no" and "cannot say" are never told to whoever asked.',
  input: z.object({
    id,
    answer: z.enum(answers),
    /** Who it is, and how they agreed: with "yes". */
    personId: id.nullable().default(null),
    agreement: agreement.nullable().default(null),
    /** With "yes": how to go on together. */
    note: paragraph(500).nullable().default(null),
  }),
  output: z.object({ id, answer: z.enum(answers) }),
})
