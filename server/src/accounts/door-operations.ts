import type { z } from 'zod'
import { accountsConfig } from '@passerelle/domain/shared/accounts/config'
import {
  changeOrganisation,
  passSecondFactor,
  signIn,
  signOut,
} from '@passerelle/domain/shared/accounts/contract'
import type { Trace } from '../engine/event.ts'
import { type Operation, type Scene, atTheDoor } from '../engine/operation.ts'
import { Refusal, found } from '../engine/problem.ts'
import { type Refused, atTheDoorRemembering, refused } from '../engine/remembered.ts'
import { hashRecoveryCode, stepOfCode } from './codes.ts'
import { type Try, beginTry, codeSubject, failTry, passwordSubject, succeed } from './guessing.ts'
import { queueLetter } from './letters.ts'
import { hashPassword, isOutdated, passwordFits } from './passwords.ts'
import { type Membership, beginSession, endOne, findMembership, findOwnMembership } from './sessions.ts'
import {
  type Known,
  countRecoveryCodes,
  findByAccount,
  findByEmail,
  findFactor,
  keepPassword,
  takeRecoveryCode,
  takeStep,
} from './sql.ts'
import { issueTicket, minutesFrom, readClaim, ticketHolds } from './tickets.ts'

/** A failed try concerns an organisation, whose administrators should see it; who tried is not known. */
export function failedTry(scene: Scene, known: Known | undefined, why: string): Trace {
  if (known?.organisation) scene.acting.as = { account: '', organisation: known.organisation, session: '' }
  return { details: known ? { why, account: known.account } : { why } }
}

/** The password fits, and its hash is as strong as hashes are today; or what to answer instead. */
export async function checkPassword(
  scene: Scene,
  known: Known | undefined,
  password: string,
  email: string,
): Promise<Try | Refused> {
  const attempt = await beginTry(scene, passwordSubject(scene, email))
  const hash = known?.hash ?? null
  if (!(await passwordFits(scene.house.keys, hash, password))) {
    await failTry(scene, attempt)
    return refused(
      'sign-in-failed',
      {},
      failedTry(scene, known, known ? 'wrong-password' : 'unknown-address'),
    )
  }
  if (known && hash !== null && isOutdated(hash))
    await keepPassword(scene.tx, known.account, await hashPassword(scene.house.keys, password))
  return attempt
}

const enter = atTheDoorRemembering(
  signIn,
  async (scene, { email, password }) => {
    const known = await findByEmail(scene.tx, email)
    const checked = await checkPassword(scene, known, password, email)
    if ('refused' in checked) return checked
    const membership = known && (await findMembership(scene.tx, known.account))
    if (!known || !membership) {
      await failTry(scene, checked)
      return refused('sign-in-failed', {}, failedTry(scene, known, 'deactivated'))
    }
    if (known.hasFactor) return { next: 'second-factor' as const, ticket: await askForCode(scene, known) }
    await succeed(scene, [checked.subject])
    await beginSession(scene, membership, false)
    return { next: 'done' as const }
  },
  (_input, output) => ({ details: { next: output.next } }),
)

/** The ticket ends with the password it was given for. */
async function askForCode(scene: Scene, known: Known): Promise<string> {
  const hash = (await findByAccount(scene.tx, known.account))?.hash ?? ''
  scene.acting.as = { account: '', organisation: known.organisation ?? '', session: '' }
  const claim = { id: known.account, until: minutesFrom(scene.now, accountsConfig.ticketMinutes) }
  return issueTicket(scene.house.keys, 'second-factor', claim, hash)
}

type SecondFactor = z.output<typeof passSecondFactor.input>

const finish = atTheDoorRemembering(
  passSecondFactor,
  async (scene, input) => {
    const known = await holderOf(scene, input.ticket)
    const membership = await findMembership(scene.tx, known.account)
    if (!membership) throw new Refusal('sign-in-needed')
    const byCode = 'code' in input
    const attempt = await beginTry(scene, codeSubject(scene, known.account), byCode)
    if (!(await factorFits(scene, known.account, input))) return wrongCode(scene, known, attempt)
    await succeed(scene, [attempt.subject, passwordSubject(scene, known.email)])
    await beginSession(scene, membership, true)
    if (byCode) return { next: 'done' as const }
    return { next: 'done' as const, recoveryCodesLeft: await countRecoveryCodes(scene.tx, known.account) }
  },
  (input) => ({ details: { by: 'code' in input ? 'code' : 'recovery-code' } }),
)

async function holderOf(scene: Scene, ticket: string): Promise<Known> {
  const claim = readClaim(ticket)
  const known = claim ? await findByAccount(scene.tx, claim.id) : undefined
  const holds = ticketHolds(scene.house.keys, 'second-factor', ticket, scene.now, known?.hash ?? '')
  if (!known || !holds) throw new Refusal('sign-in-needed')
  return known
}

async function factorFits(scene: Scene, account: string, input: SecondFactor): Promise<boolean> {
  const { keys } = scene.house
  if (!('code' in input)) {
    return (
      (await takeRecoveryCode(scene.tx, account, hashRecoveryCode(keys, account, input.recoveryCode))) === 1
    )
  }
  const secret = (await findFactor(scene.tx, account))?.secret
  if (!secret) return false
  const step = stepOfCode(keys, account, secret, input.code, scene.now)
  return step !== undefined && (await takeStep(scene.tx, account, step)) === 1
}

/** Whoever comes so far knows the password; the owner should hear of it, once. */
async function wrongCode(scene: Scene, known: Known, attempt: Try): Promise<Refused> {
  const failures = await failTry(scene, attempt)
  if (failures === accountsConfig.guessing.codesBeforeWarning)
    await queueLetter(scene.tx, known, 'guessing', { name: known.name })
  const details = { reasons: [{ code: 'accounts.wrong-code' }] }
  return refused('second-factor-needed', details, failedTry(scene, known, 'wrong-code'))
}

const leaveSession = atTheDoor(
  signOut,
  async (scene) => {
    if (scene.actor.session !== '') await endOne(scene.tx, scene.actor.session, scene.actor.account)
    scene.cookie.secret = null
    return {}
  },
  (_input, _output, scene) =>
    scene.actor.session === '' ? { unrecorded: 'nobody was signed in' } : { details: {} },
)

const goElsewhere = atTheDoor(
  changeOrganisation,
  async (scene, input) => {
    const membership: Membership = found(
      await findOwnMembership(scene.tx, scene.actor.account, input.membership),
    )
    await beginSession(scene, membership, scene.actor.secondFactor)
    return { next: 'done' as const }
  },
  (input) => ({ details: { membership: input.membership } }),
)

export const doorOperations: readonly Operation[] = [enter, finish, leaveSession, goElsewhere]
