import { z } from 'zod'
import { contract } from '../../kernel/contract.ts'
import { id } from '../../kernel/fields.ts'
import { email, locale, openSession, password, persona, personName, signedIn, token } from './schema.ts'

const nothing = z.object({})

/** What is still missing until somebody is signed in; the session itself travels as a cookie. */
const nextStep = z.object({
  next: z.enum(['done', 'second-factor']),
  /** Handed back with the code; lives for five minutes. */
  ticket: z.string().optional(),
})

export const readSession = contract({
  name: 'accounts.session',
  method: 'GET',
  path: '/api/session',
  door: 'anyone',
  about: 'Who is signed in here, and whether this is the demonstration world.',
  input: nothing,
  output: z.object({ signedIn: signedIn.nullable(), demonstration: z.boolean() }),
})

export const listPersonas = contract({
  name: 'accounts.personas',
  method: 'GET',
  path: '/api/demonstration/personas',
  door: 'anyone',
  about: 'The invented people one may sign in as; exists in the demonstration world only.',
  input: nothing,
  output: z.object({ personas: z.array(persona) }),
})

export const signInAsPersona = contract({
  name: 'accounts.sign-in-as-persona',
  method: 'POST',
  path: '/api/demonstration/sign-in',
  door: 'anyone',
  about: 'Signs in as one of the invented people; exists in the demonstration world only.',
  input: z.object({ account: id }),
  output: z.object({ next: z.literal('done') }),
})

export const signIn = contract({
  name: 'accounts.sign-in',
  method: 'POST',
  path: '/api/session/sign-in',
  door: 'anyone',
  about: 'Signs in with e-mail address and password; those with a second factor are asked for a code next.',
  input: z.object({ email, password }),
  output: nextStep,
})

export const passSecondFactor = contract({
  name: 'accounts.second-factor',
  method: 'POST',
  path: '/api/session/second-factor',
  door: 'anyone',
  about: 'Finishes signing in with the code of the authenticator app, or with one of the recovery codes.',
  input: z.union([
    z.object({ ticket: token, code: z.string().max(20) }),
    z.object({ ticket: token, recoveryCode: z.string().max(40) }),
  ]),
  output: z.object({
    next: z.literal('done'),
    /** How many recovery codes are left, when one was just used. */
    recoveryCodesLeft: z.int().optional(),
  }),
})

export const signOut = contract({
  name: 'accounts.sign-out',
  method: 'POST',
  path: '/api/session/sign-out',
  door: 'anyone',
  about: 'Ends this session.',
  input: nothing,
  output: nothing,
})

export const changeOrganisation = contract({
  name: 'accounts.change-organisation',
  method: 'POST',
  path: '/api/session/organisation',
  door: 'signed-in',
  about: 'Goes on in another organisation in which one holds a role; this session ends and another begins.',
  input: z.object({ membership: id }),
  output: z.object({ next: z.literal('done') }),
})

export const listSessions = contract({
  name: 'accounts.sessions',
  method: 'GET',
  path: '/api/sessions',
  door: 'signed-in',
  about: 'Where one is signed in.',
  input: nothing,
  output: z.object({ sessions: z.array(openSession) }),
})

export const endSession = contract({
  name: 'accounts.end-session',
  method: 'POST',
  path: '/api/sessions/:id/end',
  door: 'signed-in',
  about: 'Signs out one of one’s own devices.',
  input: z.object({ id }),
  output: nothing,
})

export const endOtherSessions = contract({
  name: 'accounts.end-other-sessions',
  method: 'POST',
  path: '/api/sessions/end-others',
  door: 'signed-in',
  about: 'Signs out everywhere but here.',
  input: nothing,
  output: z.object({ ended: z.int() }),
})

export const updateProfile = contract({
  name: 'accounts.update-profile',
  method: 'POST',
  path: '/api/account/profile',
  door: 'signed-in',
  about: 'Changes one’s own name and language.',
  input: z.object({ name: personName, locale }),
  output: z.object({ name: z.string(), locale }),
})

export const changePassword = contract({
  name: 'accounts.change-password',
  method: 'POST',
  path: '/api/account/password',
  door: 'signed-in',
  about: 'Replaces one’s password, and signs out everywhere but here.',
  input: z.object({ current: password, password }),
  output: nothing,
})

export const forgotPassword = contract({
  name: 'accounts.forgot-password',
  method: 'POST',
  path: '/api/password/forgotten',
  door: 'anyone',
  about: 'Sends a link for a new password, if the address has an account; the answer is always the same.',
  input: z.object({ email, locale: locale.optional() }),
  output: nothing,
})

export const resetPassword = contract({
  name: 'accounts.reset-password',
  method: 'POST',
  path: '/api/password/reset',
  door: 'link',
  about: 'Sets a new password through the link of a letter, and signs out everywhere.',
  input: z.object({ token, password }),
  output: nothing,
})

export const setUpSecondFactor = contract({
  name: 'accounts.set-up-second-factor',
  method: 'POST',
  path: '/api/account/second-factor',
  door: 'signed-in',
  about: 'Makes a secret for an authenticator app; it counts once a first code confirms it.',
  input: z.object({ password }),
  output: z.object({
    /** Base32, for typing by hand. */
    secret: z.string(),
    /** otpauth:// */
    uri: z.string(),
    /** The same as a picture: an SVG as a data: address. */
    qr: z.string(),
  }),
})

export const confirmSecondFactor = contract({
  name: 'accounts.confirm-second-factor',
  method: 'POST',
  path: '/api/account/second-factor/confirmation',
  door: 'signed-in',
  about: 'Turns the second factor on with a first code, and shows the recovery codes this one time.',
  input: z.object({ code: z.string().max(20) }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
})

export const removeSecondFactor = contract({
  name: 'accounts.remove-second-factor',
  method: 'POST',
  path: '/api/account/second-factor/removal',
  door: 'signed-in',
  about: 'Turns the second factor off; refused to those whose clearances need it.',
  input: z.object({ password }),
  output: nothing,
})

export const newRecoveryCodes = contract({
  name: 'accounts.new-recovery-codes',
  method: 'POST',
  path: '/api/account/recovery-codes',
  door: 'signed-in',
  about: 'Makes new recovery codes, shown this one time; the old ones stop working.',
  input: z.object({ password }),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
})
