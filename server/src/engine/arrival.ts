import type { Contract } from '@passerelle/domain/kernel/contract'
import { accountsConfig } from '@passerelle/domain/shared/accounts/config'
import type { Clearance, Role } from '@passerelle/domain/kernel/vocabulary'
import type { Actor } from './actor.ts'
import { Refusal } from './problem.ts'
import { type Tx, sql } from './sql.ts'

/** Who came in, and the first answer when this operation was done before. */
export interface Arrival {
  readonly actor: Actor | undefined
  readonly earlier?: unknown
}

export interface ArrivalRow {
  readonly account_id: string
  readonly organisation_id: string
  readonly session_id: string
  readonly membership_id: string
  readonly role: Role
  readonly capacity: Actor['capacity']
  readonly clearances: readonly Clearance[]
  readonly second_factor: boolean
  readonly long_quiet: boolean
  readonly earlier_operation: string | null
  readonly earlier_answer: string | null
}

const { idleMinutes } = accountsConfig.session

/** These stay open to someone whose role asks for a second factor that is not set up yet. */
const BEFORE_SECOND_FACTOR = /^accounts\./

/** The first of the four questions: may this person act? */
export async function arrive(tx: Tx, contract: Contract, row: ArrivalRow | undefined): Promise<Arrival> {
  if (!row) return uninvited(contract)
  const actor = actorOf(row)
  mayCall(contract, actor)
  if (row.long_quiet) await tx.run(sql`select actor.stay(${idleMinutes} * interval '1 minute')`)
  return { actor, ...earlier(contract, row) }
}

function uninvited(contract: Contract): Arrival {
  if (contract.door === 'signed-in') throw new Refusal('sign-in-needed')
  return { actor: undefined }
}

function mayCall(contract: Contract, actor: Actor): void {
  if (contract.door !== 'signed-in') return
  const closed = actor.clearances.length > 0 && !actor.secondFactor
  if (closed && !BEFORE_SECOND_FACTOR.test(contract.name)) throw new Refusal('second-factor-must-be-set-up')
  if (contract.roles && !contract.roles.includes(actor.role)) throw new Refusal('not-allowed')
}

function earlier(contract: Contract, row: ArrivalRow): { earlier?: unknown } {
  if (row.earlier_answer === null) return {}
  if (row.earlier_operation !== contract.name) throw new Refusal('operation-id-reused')
  return { earlier: JSON.parse(row.earlier_answer) }
}

export function actorOf(row: ArrivalRow): Actor {
  return {
    account: row.account_id,
    organisation: row.organisation_id,
    session: row.session_id,
    membership: row.membership_id,
    role: row.role,
    capacity: row.capacity,
    clearances: row.clearances,
    secondFactor: row.second_factor,
  }
}
