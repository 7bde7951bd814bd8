import { z } from 'zod'
import { contract } from '../../kernel/contract.ts'
import { id, line } from '../../kernel/fields.ts'
import {
  colleague,
  email,
  invitation,
  locale,
  membershipChoice,
  openWork,
  organisationLabel,
  password,
  personName,
  role,
  token,
} from './schema.ts'

/** Administrators invite into their own organisation; the registrar invites the first administrator of another. */
const inviters = ['administrator', 'coordinator'] as const

export const listAccounts = contract({
  name: 'accounts.list',
  method: 'GET',
  path: '/api/accounts',
  door: 'signed-in',
  about: 'The people of one’s own organisation, by name.',
  input: z.object({
    text: z.string().max(200).optional(),
    status: z.enum(['active', 'deactivated']).optional(),
  }),
  output: z.object({ accounts: z.array(colleague) }),
})

export const changeMembership = contract({
  name: 'accounts.change-membership',
  method: 'POST',
  path: '/api/accounts/:account/membership',
  door: 'signed-in',
  roles: ['administrator'],
  about:
    'Changes the role, capacity, clearances and supervisor of a colleague, and ends their sessions at once.',
  input: z.object({ account: id, ...membershipChoice.shape }),
  output: z.object({ account: colleague, handedOver: openWork }),
})

export const deactivate = contract({
  name: 'accounts.deactivate',
  method: 'POST',
  path: '/api/accounts/:account/deactivation',
  door: 'signed-in',
  roles: ['administrator'],
  about:
    'Ends the sessions and the membership of a colleague at once; their open work goes to their supervisor.',
  input: z.object({ account: id, reason: line(300) }),
  output: z.object({
    account: colleague,
    handedOver: openWork,
    handedTo: z.object({ id, name: z.string() }).nullable(),
  }),
})

export const reactivate = contract({
  name: 'accounts.reactivate',
  method: 'POST',
  path: '/api/accounts/:account/reactivation',
  door: 'signed-in',
  roles: ['administrator'],
  about:
    'Lets a deactivated colleague in again, in the role they last held; work that was handed over stays where it is.',
  input: z.object({ account: id }),
  output: z.object({ account: colleague }),
})

export const clearSecondFactor = contract({
  name: 'accounts.clear-second-factor',
  method: 'POST',
  path: '/api/accounts/:account/second-factor-removal',
  door: 'signed-in',
  roles: ['administrator'],
  about:
    'For a colleague who lost telephone and recovery codes: ends their sessions and lets them set up a new factor.',
  input: z.object({ account: id }),
  output: z.object({}),
})

export const invite = contract({
  name: 'accounts.invite',
  method: 'POST',
  path: '/api/invitations',
  door: 'signed-in',
  roles: inviters,
  about: 'Invites somebody by letter: into one’s own organisation, or as the first administrator of another.',
  input: z.object({
    id,
    /** Absent: one’s own. */
    organisation: id.optional(),
    email,
    name: personName,
    ...membershipChoice.shape,
    locale,
  }),
  output: z.object({ invitation }),
})

export const listInvitations = contract({
  name: 'accounts.invitations',
  method: 'GET',
  path: '/api/invitations',
  door: 'signed-in',
  roles: inviters,
  about: 'Who was invited, by whom, and what became of it; the newest first.',
  input: z.object({}),
  output: z.object({ invitations: z.array(invitation) }),
})

export const revokeInvitation = contract({
  name: 'accounts.revoke-invitation',
  method: 'POST',
  path: '/api/invitations/:id/revocation',
  door: 'signed-in',
  roles: inviters,
  about: 'Takes an invitation back; its link stops working at once.',
  input: z.object({ id }),
  output: z.object({ invitation }),
})

export const resendInvitation = contract({
  name: 'accounts.resend-invitation',
  method: 'POST',
  path: '/api/invitations/:id/letter',
  door: 'signed-in',
  roles: inviters,
  about: 'Sends the letter again with a new link and a new week; the old link stops working.',
  input: z.object({ id }),
  output: z.object({ invitation }),
})

export const readInvitation = contract({
  name: 'accounts.read-invitation',
  method: 'POST',
  path: '/api/invitation/opening',
  door: 'link',
  about: 'What the link of a letter invites to.',
  input: z.object({ token }),
  output: z.object({
    organisation: organisationLabel,
    invitedBy: z.string(),
    name: z.string(),
    email: z.string(),
    role,
    locale,
    /** The address has an account already: its password is asked for instead of a new one. */
    hasAccount: z.boolean(),
    expiresAt: z.iso.datetime(),
  }),
})

export const acceptInvitation = contract({
  name: 'accounts.accept-invitation',
  method: 'POST',
  path: '/api/invitation/acceptance',
  door: 'link',
  about:
    'Makes the account with its password and signs in; who has an account already proves it and signs in next.',
  input: z.object({ token, name: personName, password, locale }),
  output: z.object({ next: z.enum(['done', 'sign-in']) }),
})
