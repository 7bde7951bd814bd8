import { accountsConfig } from '@passerelle/domain/shared/accounts/config'
import { actingAs } from '../engine/acting.ts'
import type { House } from '../engine/house.ts'
import { keyedHash, derive } from '../engine/keys.ts'
import { type Task, type Tasks, leaveMachineEvent, textIn } from '../engine/task.ts'
import { type Tx, sql } from '../engine/sql.ts'
import { queueLetter } from './letters.ts'
import { type Known, findByEmail } from './sql.ts'
import { releaseWork } from './team-sql.ts'
import { issueTicket, minutesFrom } from './tickets.ts'

const { minutes, lettersPerHour } = accountsConfig.reset

/** Somebody says they forgot the password of this address; only now is looked up whether it has an account. */
const resetLetter: Task = (house, payload) =>
  actingAs(house.door, null, async (tx) => {
    const known = await findByEmail(tx, textIn(payload, 'email'))
    if (!known?.organisation || (await hadEnoughLetters(tx, house, known))) return
    await queueLetter(tx, known, 'reset-password', {
      name: known.name,
      minutes,
      link: `${house.settings.baseUrl}/new-password#${resetTicket(house, known)}`,
    })
  })

function resetTicket(house: House, known: Known): string {
  const until = minutesFrom(new Date(), minutes)
  return issueTicket(house.keys, 'reset-password', { id: known.account, until }, known.hash ?? '')
}

/** A mailbox is not filled by somebody who keeps asking; the letters that came still work. */
async function hadEnoughLetters(tx: Tx, house: House, { account }: Known): Promise<boolean> {
  const subject = keyedHash(derive(house.keys.master, 'attempts'), `reset ${account}`)
  const row = await tx.find<{ letters: number }>(sql`
    select count(*) as letters from private.attempts where subject = ${subject} and at > now() - interval '1 hour'`)
  if ((row?.letters ?? 0) >= lettersPerHour) return true
  await tx.run(
    sql`insert into private.attempts (subject, origin, succeeded) values (${subject}, 'letter', true)`,
  )
  return false
}

/** What somebody was saving in the moment their sessions ended goes to their supervisor as well. */
const releaseLate: Task = (house, payload) =>
  actingAs(house.worker, null, async (tx) => {
    const [account, organisation] = [textIn(payload, 'account'), textIn(payload, 'organisation')]
    const released = await releaseWork(tx, account, organisation)
    if (!released?.receiver) return
    for (const record of released.records) {
      const details = { from: account, to: released.receiver }
      await leaveMachineEvent(tx, house, 'records.hand-over', { organisation, record, details })
    }
  })

export const accountsTasks: Tasks = {
  'accounts.reset-letter': resetLetter,
  'accounts.release-late': releaseLate,
}
