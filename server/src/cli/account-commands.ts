import { accountsConfig } from '@passerelle/domain/shared/accounts/config'
import {
  email as emailField,
  locale as localeField,
  personName,
} from '@passerelle/domain/shared/accounts/schema'
import { line } from '@passerelle/domain/kernel/fields'
import { isCountry } from '@passerelle/domain/shared/places/countries'
import { z } from 'zod'
import { findByEmail } from '../accounts/sql.ts'
import { issueTicket, minutesFrom } from '../accounts/tickets.ts'
import { actingAs } from '../engine/acting.ts'
import { faultsOf } from '../engine/faults.ts'
import type { House } from '../engine/house.ts'
import { newId } from '../engine/ids.ts'
import { Refusal } from '../engine/problem.ts'
import { type Tx, sql } from '../engine/sql.ts'
import { leaveMachineEvent } from '../engine/task.ts'
import type { Command } from './command.ts'
import { UsageError } from './usage.ts'

const { minutes } = accountsConfig.reset

const beginning = z.object({
  organisation: line(300),
  country: z.string().toUpperCase().refine(isCountry),
  name: personName,
  email: emailField,
  locale: localeField,
})

type Beginning = z.output<typeof beginning>

const begin: Command = {
  noun: 'accounts',
  verb: 'begin',
  about:
    'Opens an empty installation: the organisation that keeps the register, and its first administrator.',
  options: {
    organisation: {
      type: 'string',
      value: 'NAME',
      about: 'needed; the organisation that keeps the register of partners',
    },
    country: { type: 'string', value: 'CODE', about: 'needed; where it sits, as CHE' },
    name: { type: 'string', value: 'NAME', about: 'needed; of the administrator' },
    email: { type: 'string', value: 'EMAIL', about: 'needed; of the administrator' },
    locale: {
      type: 'string',
      value: 'en|fr|es|ar',
      about: 'the language of the administrator; en when nothing is said',
    },
  },
  examples: [
    'passerelle accounts begin --organisation "Migration Office" --country CHE --name "Adam Keller" --email adam@office.example',
  ],
  async run({ house, given }) {
    const wanted = beginning.safeParse({ locale: 'en', ...given })
    if (!wanted.success) throw new Refusal('invalid-input', { faults: faultsOf(wanted.error) })
    const link = await actingAs(house.door, null, (tx) => beginWith(tx, house, wanted.data))
    return { text: told(link), json: { link, minutes } }
  },
}

async function beginWith(tx: Tx, house: House, wanted: Beginning): Promise<string> {
  const [organisation, account] = [newId(), newId()]
  const begun = await tx.find<{ begun: boolean }>(
    sql`select actor.begin(${organisation}, ${wanted.organisation}, ${wanted.country}) as begun`,
  )
  if (!begun?.begun) {
    throw new UsageError(
      'There are organisations already.',
      'Administrators invite others: passerelle accounts invite --help',
    )
  }
  await tx.run(
    sql`insert into accounts (id, name, email, locale) values (${account}, ${wanted.name}, ${wanted.email}, ${wanted.locale})`,
  )
  await tx.run(
    sql`insert into memberships (id, account_id, organisation_id, role) values (${newId()}, ${account}, ${organisation}, 'administrator')`,
  )
  await leaveMachineEvent(tx, house, 'accounts.begin', { organisation, details: { account } })
  return linkFor(tx, house, wanted.email)
}

const passwordLink: Command = {
  noun: 'accounts',
  verb: 'password-link',
  about:
    'Makes a link by which somebody chooses a new password, where no letter can reach them. Their second factor stays.',
  words: ['EMAIL'],
  options: {},
  examples: ['passerelle accounts password-link adam@office.example'],
  async run({ house, positionals }) {
    const [address] = positionals
    if (address === undefined) throw new UsageError('For whom?', 'Put the e-mail address behind the command.')
    const link = await actingAs(house.door, null, (tx) => linkFor(tx, house, address))
    return { text: told(link), json: { link, minutes } }
  },
}

async function linkFor(tx: Tx, house: House, address: string): Promise<string> {
  const known = await findByEmail(tx, address)
  if (!known?.organisation) throw new UsageError(`There is no active account ${address}.`)
  await leaveMachineEvent(tx, house, 'accounts.make-password-link', {
    organisation: known.organisation,
    details: { account: known.account },
  })
  const until = minutesFrom(new Date(), minutes)
  const ticket = issueTicket(house.keys, 'reset-password', { id: known.account, until }, known.hash ?? '')
  return `${house.settings.baseUrl}/new-password#${ticket}`
}

function told(link: string): string {
  return `Open this link within ${minutes} minutes to choose a password. It works once:\n  ${link}`
}

export const accountCommands: readonly Command[] = [begin, passwordLink]
