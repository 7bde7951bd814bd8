import { z } from 'zod'
import { caseRoles, contract } from '../../kernel/contract.ts'
import { day, id, line, moment, paragraph, reason } from '../../kernel/fields.ts'
import { dataCategories } from '../../kernel/vocabulary.ts'
import { declineCodes, feedbacks, outcomes, priorities, referralStates } from './referral.ts'

const category = z.enum(dataCategories)

/** One field as it would leave or has left; `key` is a word key, `value` what the recipient reads. */
export const sliceField = z.object({ key: z.string(), value: z.string() })
export const slice = z.object({ category, fields: z.array(sliceField) })

export const referralRow = z.object({
  id,
  code: z.string(),
  side: z.enum(['sender', 'recipient']),
  state: z.enum(referralStates),
  priority: z.enum(priorities),
  serviceType: z.string(),
  serviceId: id,
  serviceName: z.string(),
  otherId: id,
  otherName: z.string(),
  /** Sender: the person as the record names them. Recipient: as far as it was shared, else null. */
  personName: z.string().nullable(),
  recordId: id.nullable(),
  needId: id.nullable(),
  sentAt: moment.nullable(),
  dueAt: moment.nullable(),
  answeredAt: moment.nullable(),
  overdue: z.boolean(),
  handlerName: z.string().nullable(),
  updatedAt: moment,
})

export const referralRead = z.object({
  referral: referralRow.extend({
    message: z.string().nullable(),
    channel: z.enum(['account', 'link']),
    basis: z.enum(['consent', 'override']),
    declineCode: z.string().nullable(),
    declineNote: z.string().nullable(),
    outcome: z.string().nullable(),
    outcomeNote: z.string().nullable(),
    revokedReason: z.string().nullable(),
    escalatedAt: moment.nullable(),
    receivedAt: moment.nullable(),
    startedAt: moment.nullable(),
    completedAt: moment.nullable(),
    closedAt: moment.nullable(),
    reroutedFromId: id.nullable(),
    reroutedToId: id.nullable(),
    recipientRecordId: id.nullable(),
    version: z.number().int(),
  }),
  /** What the recipient may read today; for the sender, what left. */
  slices: z.array(slice),
  /** Categories whose share has ended, and why. */
  ended: z.array(z.object({ category, reason: z.string(), at: moment, attestedAt: moment.nullable() })),
  steps: z.array(
    z.object({
      to: z.enum(referralStates),
      at: moment,
      byOrganisation: z.string().nullable(),
      byMe: z.boolean(),
      code: z.string().nullable(),
    }),
  ),
  feedback: z.object({ given: z.enum(feedbacks), note: z.string().nullable(), at: moment }).nullable(),
  /** The moves that are open to us now. */
  moves: z.array(z.string()),
})

const person = { door: 'signed-in', roles: caseRoles } as const

export const previewReferral = contract({
  name: 'referrals.preview',
  method: 'POST',
  path: '/api/needs/:needId/referral-preview',
  ...person,
  reads: true,
  about:
    'Shows exactly which fields would leave to this service, what consent there is for each, and what stands in the way.',
  input: z.object({ needId: id, serviceId: id, priority: z.enum(priorities) }),
  output: z.object({
    recipientId: id,
    recipientName: z.string(),
    serviceName: z.string(),
    channel: z.enum(['account', 'link']),
    dueAt: moment,
    slices: z.array(
      slice.extend({ consentUntil: day.nullable(), suggested: z.boolean(), locked: z.boolean() }),
    ),
    reasons: z.array(reason),
  }),
})

const sending = {
  needId: id,
  serviceId: id,
  priority: z.enum(priorities),
  categories: z.array(category).max(dataCategories.length),
  message: paragraph(2000).nullable(),
  /** Set when the referral stands on an approved override instead of consent. */
  overrideId: id.nullable().default(null),
}

export const saveDraft = contract({
  name: 'referrals.save-draft',
  method: 'POST',
  path: '/api/referrals/:id/draft',
  ...person,
  about: 'Keeps an unfinished referral; nothing leaves.',
  input: z.object({ id, ...sending }),
  output: referralRow,
})

export const sendReferral = contract({
  name: 'referrals.send',
  method: 'POST',
  path: '/api/referrals/:id/send',
  ...person,
  about:
    'Hands over: shares exactly the ticked data on live consent, starts the clock of the priority and tells the partner.',
  input: z.object({ id, ...sending, reroutes: id.nullable().default(null) }),
  output: referralRow,
})

export const listReferrals = contract({
  name: 'referrals.list',
  method: 'GET',
  path: '/api/referrals',
  ...person,
  about: 'Referrals sent or received, the most pressing first.',
  input: z.object({
    side: z.enum(['sender', 'recipient']),
    state: z.enum([...referralStates, 'waiting', 'open']).optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({ referrals: z.array(referralRow), next: z.string().nullable() }),
})

export const readReferral = contract({
  name: 'referrals.read',
  method: 'GET',
  path: '/api/referrals/:id',
  ...person,
  about: 'One referral as this side may see it.',
  input: z.object({ id }),
  output: referralRead,
})

function move<const Name extends string, Extra extends z.core.$ZodShape>(
  name: Name,
  about: string,
  extra: Extra,
) {
  return contract({
    name: `referrals.${name}`,
    method: 'POST',
    path: `/api/referrals/:id/${name}`,
    ...person,
    about,
    input: z.object({ id, ...extra }),
    output: referralRow,
  })
}

export const receiveReferral = move(
  'receive',
  'The partner has opened it: the sender sees that it arrived.',
  {},
)
export const acceptReferral = move('accept', 'The partner takes the person on; the responsibility passes.', {
  handlerId: id.nullable().default(null),
})
export const declineReferral = move('decline', 'The partner says no, with a code.', {
  code: z.enum(declineCodes),
  note: line(500).nullable().default(null),
})
export const noCapacity = move(
  'no-capacity',
  'The partner would, but has no place; the figure in the directory is set to nought.',
  {
    note: line(500).nullable().default(null),
  },
)
export const startService = move('start', 'The service has begun.', {})
export const completeReferral = move('complete', 'The service is done; says what came of it.', {
  outcome: z.enum(outcomes),
  note: paragraph(2000).nullable().default(null),
})
export const closeReferral = move('close', "The sender writes down the person's own feedback and closes.", {
  feedback: z.enum(feedbacks).nullable().default(null),
  note: paragraph(2000).nullable().default(null),
})
export const revokeReferral = move('revoke', 'The sender calls it back; the partner loses access at once.', {
  reason: line(500),
})
export const assignHandler = move('assign', 'The partner names who handles it.', { handlerId: id })

export const attestReferral = contract({
  name: 'referrals.attest',
  method: 'POST',
  path: '/api/referrals/:id/attestation',
  ...person,
  about: 'After a withdrawal the partner attests that what it received is deleted or lawfully kept.',
  input: z.object({ id }),
  output: z.object({ attested: z.number().int() }),
})

export const openOwnRecord = contract({
  name: 'referrals.open-record',
  method: 'POST',
  path: '/api/referrals/:id/record',
  ...person,
  about: 'The partner opens a record of its own from what was shared with it.',
  input: z.object({ id, personId: id, recordId: id, programme: z.string().max(60) }),
  output: z.object({ recordId: id }),
})

export const reroute = contract({
  name: 'referrals.reroute',
  method: 'POST',
  path: '/api/referrals/:id/reroute',
  ...person,
  about:
    'In one step: ends this referral and sends the need to the next partner; asks for consent where there is none for that partner.',
  input: z.object({
    id,
    newId: id,
    serviceId: id,
    categories: z.array(category).min(1),
    priority: z.enum(priorities).optional(),
  }),
  output: referralRow,
})

export const giveOwnLink = contract({
  name: 'referrals.renew-link',
  method: 'POST',
  path: '/api/referrals/:id/link',
  ...person,
  about: 'Sends the partner without accounts a new link; the old one ends.',
  input: z.object({ id }),
  output: z.object({ expiresAt: moment }),
})

const token = z.string().regex(/^[0-9a-f]{64}$/)

export const askLinkCode = contract({
  name: 'referrals.link-code',
  method: 'POST',
  path: '/api/link/code',
  door: 'link',
  about: 'Sends a one-time code to the mailbox of the organisation the link was made for.',
  input: z.object({ token }),
  output: z.object({ sentTo: z.string(), minutes: z.number().int() }),
})

export const readLink = contract({
  name: 'referrals.link-read',
  method: 'POST',
  path: '/api/link/read',
  door: 'link',
  about: 'What the link shows once the code is right: the slice, the clock, the answers that are open.',
  input: z.object({ token, code: z.string().regex(/^\d{6}$/) }),
  output: z.object({
    referral: referralRow,
    message: z.string().nullable(),
    slices: z.array(slice),
    moves: z.array(z.string()),
  }),
})

export const answerLink = contract({
  name: 'referrals.link-answer',
  method: 'POST',
  path: '/api/link/answer',
  door: 'link',
  about: 'The organisation without accounts accepts, declines, has no place, or completes.',
  input: z.object({
    token,
    code: z.string().regex(/^\d{6}$/),
    move: z.enum(['accept', 'decline', 'no-capacity', 'start', 'complete']),
    declineCode: z.enum(declineCodes).nullable().default(null),
    outcome: z.enum(outcomes).nullable().default(null),
    note: line(500).nullable().default(null),
  }),
  output: referralRow,
})
