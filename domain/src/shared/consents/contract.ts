import { z } from 'zod'
import { caseRoles, contract } from '../../kernel/contract.ts'
import { day, id, language, line, moment, paragraph } from '../../kernel/fields.ts'
import { dataCategories } from '../../kernel/vocabulary.ts'
import { consentForms, givers, overrideGrounds, purposes, withholdingReasons } from './consent.ts'

const category = z.enum(dataCategories)
const interfaceLanguage = z.enum(['en', 'fr', 'es', 'ar'])

export const consentRow = z.object({
  id,
  actId: id,
  purpose: z.enum(purposes),
  recipientId: id.nullable(),
  recipientName: z.string().nullable(),
  category,
  validFrom: day,
  validUntil: day,
  withdrawnAt: moment.nullable(),
  givenBy: z.enum(givers),
  form: z.enum(consentForms),
  obtainedAt: moment,
  obtainedByName: z.string(),
  live: z.boolean(),
})

/** The text that is shown or read out, made by the server from the versioned template in the person's language. */
export const consentText = contract({
  name: 'consents.text',
  method: 'GET',
  path: '/api/records/:recordId/consent-text',
  door: 'signed-in',
  roles: caseRoles,
  about: 'The words to show or read out to the person, for this recipient and these data.',
  input: z.object({
    recordId: id,
    purpose: z.enum(purposes),
    recipientId: id.optional(),
    categories: z
      .string()
      .max(500)
      .transform((text) => text.split(',').filter(Boolean))
      .pipe(z.array(category).min(1).max(dataCategories.length)),
    until: day,
    language: interfaceLanguage,
  }),
  output: z.object({ version: z.string(), language: interfaceLanguage, paragraphs: z.array(z.string()) }),
})

export const giveConsent = contract({
  name: 'consents.give',
  method: 'POST',
  path: '/api/records/:recordId/consents',
  door: 'signed-in',
  roles: caseRoles,
  about: 'Writes down what the person agreed to: one purpose, one recipient, each data category by itself.',
  input: z.object({
    id,
    recordId: id,
    purpose: z.enum(purposes),
    recipientId: id.nullable(),
    categories: z.array(category).min(1).max(dataCategories.length),
    validUntil: day,
    givenBy: z.enum(givers),
    form: z.enum(consentForms),
    guardianName: line(300).nullable(),
    witnessName: line(300).nullable(),
    textLanguage: interfaceLanguage,
    /** ISO 639-3: the language that was spoken. */
    language,
    interpreter: line(300).nullable(),
    readAloud: z.boolean(),
    privatePlace: z.boolean(),
    capacityNote: paragraph(2000).nullable(),
    /** The document that proves it: signature, photo. */
    evidenceDocumentId: id.nullable(),
  }),
  output: z.object({ actId: id, consents: z.array(consentRow) }),
})

export const listConsents = contract({
  name: 'consents.list',
  method: 'GET',
  path: '/api/records/:recordId/consents',
  door: 'signed-in',
  roles: caseRoles,
  about: 'Every consent of this record, living and ended, who must not be told, and overrides.',
  input: z.object({ recordId: id }),
  output: z.object({
    consents: z.array(consentRow),
    withholdings: z.array(
      z.object({
        id,
        recipientId: id.nullable(),
        recipientName: z.string().nullable(),
        reason: z.enum(withholdingReasons),
        note: z.string().nullable(),
        at: moment,
        liftedAt: moment.nullable(),
      }),
    ),
    overrides: z.array(z.lazy(() => overrideRow)),
  }),
})

export const withdrawConsent = contract({
  name: 'consents.withdraw',
  method: 'POST',
  path: '/api/records/:recordId/consents/withdrawal',
  door: 'signed-in',
  roles: caseRoles,
  about:
    'The person takes consent back: every share that stands on it ends at once, the receivers are told and asked to attest.',
  input: z.object({
    recordId: id,
    /** Which; absent: all towards the recipient; both absent: everything. */
    consentIds: z.array(id).max(500).optional(),
    recipientId: id.optional(),
    reason: line(500).nullable(),
  }),
  output: z.object({
    withdrawn: z.number().int(),
    sharesEnded: z.number().int(),
    referralsRevoked: z.number().int(),
  }),
})

export const withhold = contract({
  name: 'consents.withhold',
  method: 'POST',
  path: '/api/records/:recordId/withholdings',
  door: 'signed-in',
  roles: caseRoles,
  about: 'Writes down who must not be told, and why.',
  input: z.object({
    id,
    recordId: id,
    recipientId: id.nullable(),
    recipientText: line(300).nullable(),
    reason: z.enum(withholdingReasons),
    note: paragraph(1000).nullable(),
  }),
  output: z.object({ id }),
})

export const liftWithholding = contract({
  name: 'consents.lift-withholding',
  method: 'POST',
  path: '/api/withholdings/:id/lifting',
  door: 'signed-in',
  roles: caseRoles,
  about: 'The person no longer minds that this organisation is told.',
  input: z.object({ id }),
  output: z.object({ id }),
})

export const overrideRow = z.object({
  id,
  recipientId: id,
  recipientName: z.string(),
  categories: z.array(category),
  ground: z.enum(overrideGrounds),
  reason: z.string(),
  askedByName: z.string(),
  askedByMe: z.boolean(),
  askedAt: moment,
  state: z.enum(['asked', 'approved', 'refused', 'upheld', 'ended']),
  approvedByName: z.string().nullable(),
  approvedAt: moment.nullable(),
  reviewDueAt: moment.nullable(),
  reviewedAt: moment.nullable(),
  personToldAt: moment.nullable(),
})

export const askOverride = contract({
  name: 'consents.ask-override',
  method: 'POST',
  path: '/api/records/:recordId/overrides',
  door: 'signed-in',
  roles: caseRoles,
  about: 'Asks a supervisor to allow sharing without consent, on one of the three grounds, with a reason.',
  input: z.object({
    id,
    recordId: id,
    recipientId: id,
    categories: z.array(category).min(1).max(dataCategories.length),
    ground: z.enum(overrideGrounds),
    reason: paragraph(4000).refine((text) => text.length >= 20, { error: 'consents.fault.reason-too-short' }),
  }),
  output: overrideRow,
})

export const decideOverride = contract({
  name: 'consents.decide-override',
  method: 'POST',
  path: '/api/overrides/:id/decision',
  door: 'signed-in',
  roles: ['supervisor'],
  about:
    'A supervisor, never the one who asked, allows or refuses; a review within 72 hours is set by itself.',
  input: z.object({ id, allow: z.boolean() }),
  output: overrideRow,
})

export const reviewOverride = contract({
  name: 'consents.review-override',
  method: 'POST',
  path: '/api/overrides/:id/review',
  door: 'signed-in',
  roles: ['supervisor'],
  about: 'The review: the override is upheld or ended; ending it ends the shares that stand on it.',
  input: z.object({
    id,
    outcome: z.enum(['upheld', 'ended']),
    note: paragraph(4000),
    personTold: z.boolean(),
  }),
  output: overrideRow,
})

/** Who sees what of this record, why and until when. */
export const whoSees = contract({
  name: 'consents.who-sees',
  method: 'GET',
  path: '/api/records/:recordId/who-sees',
  door: 'signed-in',
  roles: caseRoles,
  about: 'Which organisations see or saw which data of this person, on what basis and until when.',
  input: z.object({ recordId: id }),
  output: z.object({
    shares: z.array(
      z.object({
        organisationId: id,
        organisationName: z.string(),
        referralId: id,
        referralCode: z.string(),
        categories: z.array(category),
        basis: z.enum(['consent', 'override']),
        from: moment,
        until: day,
        endedAt: moment.nullable(),
        endedReason: z.string().nullable(),
        attestedAt: moment.nullable(),
        lastReadAt: moment.nullable(),
      }),
    ),
    glass: z.array(
      z.object({ id, accountName: z.string(), purpose: z.string(), openedAt: moment, until: moment }),
    ),
  }),
})
