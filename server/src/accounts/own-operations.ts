import {
  changePassword,
  confirmSecondFactor,
  endOtherSessions,
  endSession,
  forgotPassword,
  listSessions,
  newRecoveryCodes,
  removeSecondFactor,
  resetPassword,
  setUpSecondFactor,
  updateProfile,
} from '@passerelle/domain/shared/accounts/contract'
import type { z } from 'zod'
import type { openSession } from '@passerelle/domain/shared/accounts/schema'
import type { Locale } from '@passerelle/domain/shared/accounts/account'
import { needsSecondFactor } from '@passerelle/domain/shared/accounts/rules'
import type { Clearance } from '@passerelle/domain/kernel/vocabulary'
import { unrecorded } from '../engine/event.ts'
import { type Operation, type Scene, atTheDoor, operation } from '../engine/operation.ts'
import { Refusal, found, refuseWith } from '../engine/problem.ts'
import { type Refused, atTheDoorRemembering, refused } from '../engine/remembered.ts'
import { sql } from '../engine/sql.ts'
import { hashRecoveryCode, newRecoveryCodes as drawCodes, newFactor, stepOfCode } from './codes.ts'
import { checkPassword } from './door-operations.ts'
import { queueLetter } from './letters.ts'
import { hashPassword, refuseWeakPassword } from './passwords.ts'
import { endAll, endOne } from './sessions.ts'
import {
  type Known,
  confirmFactor,
  findByAccount,
  findFactor,
  keepPassword,
  keepPendingFactor,
  keepRecoveryCodes,
  removeFactor,
} from './sql.ts'
import { readClaim, ticketHolds } from './tickets.ts'

async function oneself(scene: Scene): Promise<Known> {
  return found(await findByAccount(scene.tx, scene.actor.account))
}

/** Asks a signed-in person for the password once more; a browser that was left open is not enough. */
async function withPassword<T>(
  scene: Scene,
  given: { readonly path: string; readonly text: string },
  work: (known: Known) => Promise<T>,
): Promise<T | Refused> {
  const known = await oneself(scene)
  const checked = await checkPassword(scene, known, given.text, known.email)
  if (!('refused' in checked)) return work(known)
  const faults = [{ path: given.path, code: 'accounts.wrong-password' }]
  return refused('invalid-input', { faults }, checked.trace)
}

const sessions = atTheDoor(
  listSessions,
  async (scene) => ({
    sessions: await scene.tx.rows<z.input<typeof openSession>>(sql`
    select id, coalesce(device, '') as device, created_at as "startedAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt",
      id = ${scene.actor.session} as current, second_factor as "secondFactor"
    from private.sessions where account_id = ${scene.actor.account} and ended_at is null and expires_at > now()
    order by id = ${scene.actor.session} desc, last_seen_at desc`),
  }),
  () => unrecorded('everybody may look at their own sessions'),
)

const endOneSession = atTheDoor(
  endSession,
  async (scene, { id }) => {
    found((await endOne(scene.tx, id, scene.actor.account)) === 1 ? id : null)
    if (id === scene.actor.session) scene.cookie.secret = null
    return {}
  },
  ({ id }) => ({ details: { session: id } }),
)

const endOthers = atTheDoor(
  endOtherSessions,
  async (scene) => ({ ended: await endAll(scene.tx, scene.actor.account, scene.actor.session) }),
  (_input, { ended }) => ({ details: { ended } }),
)

const profile = operation(
  updateProfile,
  async (scene, { name, locale }) =>
    found(
      await scene.tx.find<{ name: string; locale: Locale }>(sql`
        update accounts set name = ${name}, locale = ${locale} where id = ${scene.actor.account} returning name, locale`),
    ),
  (_input, { locale }) => ({ details: { locale } }),
)

const changeOwnPassword = atTheDoorRemembering(
  changePassword,
  (scene, { current, password }) =>
    withPassword(scene, { path: 'current', text: current }, async (known) => {
      await setPassword(scene, known, password, scene.actor.session)
      return {}
    }),
  () => ({ details: {} }),
)

/** Everywhere else the old password may have been used by somebody else: those sessions end. */
async function setPassword(
  scene: Scene,
  known: Known,
  password: string,
  stays: string | null,
): Promise<void> {
  refuseWeakPassword(password, known)
  await keepPassword(scene.tx, known.account, await hashPassword(scene.house.keys, password))
  await endAll(scene.tx, known.account, stays)
  await queueLetter(scene.tx, known, 'password-changed', { name: known.name })
}

/** Always the same: whether the address has an account is looked up later, by the worker, where no clock tells. */
const forgot = atTheDoor(
  forgotPassword,
  async () => ({}),
  () => ({ details: {} }),
  ({ email, locale }) => [{ task: 'accounts.reset-letter', payload: { email, locale: locale ?? null } }],
)

const reset = atTheDoor(
  resetPassword,
  async (scene, { token, password }) => {
    const claim = readClaim(token)
    const known = claim ? await findByAccount(scene.tx, claim.id) : undefined
    const holds = ticketHolds(scene.house.keys, 'reset-password', token, scene.now, known?.hash ?? '')
    if (!known?.organisation || !holds) throw new Refusal('link-expired')
    await setPassword(scene, known, password, null)
    scene.acting.as = { account: known.account, organisation: known.organisation, session: '' }
    return {}
  },
  () => ({ details: {} }),
)

const setUp = atTheDoorRemembering(
  setUpSecondFactor,
  (scene, { password }) =>
    withPassword(scene, { path: 'password', text: password }, async (known) => {
      const factor = await newFactor(scene.house.keys, known.account, known.email)
      await keepPendingFactor(scene.tx, known.account, factor.sealed)
      return factor.shown
    }),
  () => ({ details: {} }),
)

const confirm = atTheDoor(
  confirmSecondFactor,
  async (scene, { code }) => {
    const known = await oneself(scene)
    const pending = (await findFactor(scene.tx, known.account))?.pending
    if (!pending) throw new Refusal('not-now', { reasons: [{ code: 'accounts.no-factor-to-confirm' }] })
    const step = stepOfCode(scene.house.keys, known.account, pending, code, scene.now)
    if (step === undefined) throw wrongFirstCode()
    await confirmFactor(scene.tx, known.account, pending, step)
    await endAll(scene.tx, known.account, scene.actor.session)
    await setSessionFactor(scene, true)
    await queueLetter(scene.tx, known, 'second-factor-changed', { name: known.name, change: 'on' })
    return { recoveryCodes: await replaceRecoveryCodes(scene, known.account) }
  },
  () => ({ details: {} }),
)

function wrongFirstCode(): Refusal {
  return new Refusal('invalid-input', { faults: [{ path: 'code', code: 'accounts.wrong-code' }] })
}

function setSessionFactor(scene: Scene, on: boolean): Promise<number> {
  return scene.tx.run(
    sql`update private.sessions set second_factor = ${on} where id = ${scene.actor.session}`,
  )
}

async function replaceRecoveryCodes(scene: Scene, account: string): Promise<string[]> {
  const codes = drawCodes()
  const { keys } = scene.house
  await keepRecoveryCodes(
    scene.tx,
    account,
    codes.map((code) => hashRecoveryCode(keys, account, code)),
  )
  return codes
}

const remove = atTheDoorRemembering(
  removeSecondFactor,
  (scene, { password }) =>
    withPassword(scene, { path: 'password', text: password }, async (known) => {
      await refuseWithClearances(scene, known.account)
      await removeFactor(scene.tx, known.account)
      await setSessionFactor(scene, false)
      await queueLetter(scene.tx, known, 'second-factor-changed', { name: known.name, change: 'off' })
      return {}
    }),
  () => ({ details: {} }),
)

async function refuseWithClearances(scene: Scene, account: string): Promise<void> {
  const rows = await scene.tx.rows<{ clearances: Clearance[] }>(sql`
    select clearances from memberships where account_id = ${account} and ended_at is null`)
  const reasons = rows.some(needsSecondFactor) ? [{ code: 'accounts.clearances-need-second-factor' }] : []
  refuseWith('not-now', reasons)
}

const renewCodes = atTheDoorRemembering(
  newRecoveryCodes,
  (scene, { password }) =>
    withPassword(scene, { path: 'password', text: password }, async (known) => {
      refuseWith('not-now', known.hasFactor ? [] : [{ code: 'accounts.no-second-factor' }])
      return { recoveryCodes: await replaceRecoveryCodes(scene, known.account) }
    }),
  () => ({ details: {} }),
)

export const ownOperations: readonly Operation[] = [
  ...[sessions, endOneSession, endOthers, profile],
  ...[changeOwnPassword, forgot, reset],
  ...[setUp, confirm, remove, renewCodes],
]
