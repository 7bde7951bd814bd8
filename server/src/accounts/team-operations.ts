import {
  changeMembership,
  clearSecondFactor,
  deactivate,
  listAccounts,
  reactivate,
} from '@passerelle/domain/shared/accounts/team-contract'
import { opensRecords, standingHindrances, supervises } from '@passerelle/domain/shared/accounts/rules'
import type { Locale } from '@passerelle/domain/shared/accounts/account'
import { sealEvent, unrecorded } from '../engine/event.ts'
import { newId } from '../engine/ids.ts'
import { eventOf, insertEvent } from '../engine/leaving.ts'
import { type Operation, type Reaction, type Scene, atTheDoor, operation } from '../engine/operation.ts'
import { Refusal, found, refuseWith } from '../engine/problem.ts'
import { sql } from '../engine/sql.ts'
import { queueLetter } from './letters.ts'
import { endAll } from './sessions.ts'
import { findByAccount, removeFactor } from './sql.ts'
import { type Colleague, findColleague, findSupervisor, listColleagues, releaseWork } from './team-sql.ts'

const list = operation(
  listAccounts,
  async (scene, wanted) => ({ accounts: await listColleagues(scene.tx, scene.actor.organisation, wanted) }),
  () => unrecorded('colleagues know each other'),
)

/** A colleague, and not oneself: nobody changes their own role. */
async function colleagueToChange(scene: Scene, account: string): Promise<Colleague> {
  const colleague = found(await findColleague(scene.tx, scene.actor.organisation, account))
  refuseWith('not-now', account === scene.actor.account ? [{ code: 'accounts.not-oneself' }] : [])
  return colleague
}

const change = operation(
  changeMembership,
  async (scene, { account, ...choice }) => {
    const before = await colleagueToChange(scene, account)
    refuseWith('not-now', before.status === 'active' ? [] : [{ code: 'accounts.deactivated' }])
    const supervisor = await chosenSupervisor(scene, choice.supervisorId)
    refuseWith('not-now', standingHindrances(choice, supervisor, account))
    await scene.tx.run(sql`
      update memberships set role = ${choice.role}, capacity = ${choice.capacity}, clearances = ${choice.clearances},
        supervisor_id = ${choice.supervisorId}
      where account_id = ${account} and organisation_id = ${scene.actor.organisation} and ended_at is null`)
    if (supervises(before) && !supervises(choice))
      await scene.tx.run(sql`select actor.release_team(${account})`)
    const { handedOver } = await endAndRelease(scene, before)
    return { account: await getColleague(scene, account), handedOver }
  },
  ({ account, role, capacity, clearances }, { handedOver }) => ({
    details: { account, role, capacity, clearances, ...handedOver },
  }),
  (input, _output, scene) => (opensRecords(input) ? [] : lateRelease(scene, input.account)),
)

async function chosenSupervisor(scene: Scene, id: string | null) {
  if (id === null) return null
  const supervisor = await findSupervisor(scene.tx, scene.actor.organisation, id)
  if (supervisor) return supervisor
  throw new Refusal('invalid-input', {
    faults: [{ path: 'supervisorId', code: 'accounts.no-such-colleague' }],
  })
}

async function getColleague(scene: Scene, account: string): Promise<Colleague> {
  return found(await findColleague(scene.tx, scene.actor.organisation, account))
}

interface HandOver {
  readonly handedOver: { readonly records: number; readonly tasks: number; readonly referrals: number }
  readonly handedTo: { readonly id: string; readonly name: string } | null
}

/** Ends every session of somebody here and hands over what they may no longer hold; refuses when nobody can take it. */
async function endAndRelease(scene: Scene, leaver: Colleague): Promise<HandOver> {
  await scene.tx.run(sql`select actor.end_sessions_of(${leaver.account})`)
  const released = await releaseWork(scene.tx, leaver.account, scene.actor.organisation)
  const { records = [], tasks = 0, referrals = 0, receiver = null } = released ?? {}
  const handedOver = { records: records.length, tasks, referrals }
  if (records.length + tasks + referrals === 0) return { handedOver, handedTo: null }
  if (receiver === null) {
    throw new Refusal('not-now', {
      reasons: [{ code: 'accounts.nobody-takes-the-work', values: handedOver }],
    })
  }
  await writeInHistories(scene, records, { from: leaver.account, to: receiver })
  const { name, ...address } = await addressOf(scene, receiver)
  await queueLetter(scene.tx, address, 'work-handed-over', { name, from: leaver.name, ...handedOver })
  return { handedOver, handedTo: { id: receiver, name } }
}

/** The history of each record says that it changed hands. */
async function writeInHistories(
  scene: Scene,
  records: readonly string[],
  details: { readonly from: string; readonly to: string },
): Promise<void> {
  for (const record of records) {
    const event = eventOf(scene, newId(), 'records.hand-over', { record, details })
    await scene.tx.run(insertEvent(event, sealEvent(event, scene.house.keys.events)))
  }
}

async function addressOf(
  scene: Scene,
  account: string,
): Promise<{ name: string; email: string; locale: Locale }> {
  return found(await scene.tx.find(sql`select name, email, locale from accounts where id = ${account}`))
}

/** Whatever they were saving in the very moment their sessions ended follows two minutes later. */
function lateRelease(scene: Scene, account: string): Reaction[] {
  const runAt = new Date(scene.now.getTime() + 2 * 60_000)
  return [
    { task: 'accounts.release-late', payload: { account, organisation: scene.actor.organisation }, runAt },
  ]
}

const end = operation(
  deactivate,
  async (scene, { account, reason }) => {
    const before = await colleagueToChange(scene, account)
    refuseWith('not-now', before.status === 'active' ? [] : [{ code: 'accounts.deactivated' }])
    await scene.tx.run(sql`
      update memberships set ended_at = now(), ended_by = ${scene.actor.account}, ended_reason = ${reason}
      where account_id = ${account} and organisation_id = ${scene.actor.organisation} and ended_at is null`)
    await scene.tx.run(sql`select actor.release_team(${account})`)
    const handOver = await endAndRelease(scene, before)
    return { account: await getColleague(scene, account), ...handOver }
  },
  ({ account }, { handedOver, handedTo }) => ({
    details: { account, to: handedTo?.id ?? null, ...handedOver },
  }),
  ({ account }, _output, scene) => lateRelease(scene, account),
)

const resume = operation(
  reactivate,
  async (scene, { account }) => {
    const before = await colleagueToChange(scene, account)
    refuseWith('not-now', before.status === 'deactivated' ? [] : [{ code: 'accounts.active' }])
    await scene.tx.run(sql`
      update memberships set ended_at = null, ended_by = null, ended_reason = null
      where id = (select id from memberships where account_id = ${account} and organisation_id = ${scene.actor.organisation}
                  order by ended_at desc limit 1)`)
    return { account: await getColleague(scene, account) }
  },
  ({ account }) => ({ details: { account } }),
)

/** Only for those who belong to this organisation alone: another organisation's clearances hang on the same factor. */
const clear = atTheDoor(
  clearSecondFactor,
  async (scene, { account }) => {
    const { organisation } = scene.actor
    const homes = await scene.tx.rows<{ organisation: string }>(sql`
      select organisation_id as organisation from memberships where account_id = ${account} and ended_at is null`)
    found(homes.some((home) => home.organisation === organisation) ? account : null)
    refuseWith('not-now', account === scene.actor.account ? [{ code: 'accounts.not-oneself' }] : [])
    refuseWith('not-now', homes.length > 1 ? [{ code: 'accounts.belongs-elsewhere-too' }] : [])
    const known = found(await findByAccount(scene.tx, account))
    refuseWith('not-now', known.hasFactor ? [] : [{ code: 'accounts.no-second-factor' }])
    await removeFactor(scene.tx, account)
    await endAll(scene.tx, account, null)
    await queueLetter(scene.tx, known, 'second-factor-changed', { name: known.name, change: 'cleared' })
    return {}
  },
  ({ account }) => ({ details: { account } }),
)

export const teamOperations: readonly Operation[] = [list, change, end, resume, clear]
