import type { Reason } from '../../kernel/reason.ts'
import { reason } from '../../kernel/reason.ts'
import type { Role } from '../../kernel/vocabulary.ts'
import type { Standing } from './account.ts'

/** Roles that work with persons; only they may open severe compartments, and only when operational. */
const rolesWithRecords: readonly Role[] = ['case-worker', 'supervisor', 'coordinator']
/** To whom work can be handed over. */
const rolesThatSupervise: readonly Role[] = ['supervisor', 'coordinator']

/** Whether somebody in this standing may hold records, tasks and referrals. */
export function opensRecords(standing: Pick<Standing, 'role' | 'capacity'>): boolean {
  return standing.capacity === 'operational' && rolesWithRecords.includes(standing.role)
}

export function supervises(standing: Pick<Standing, 'role' | 'capacity'>): boolean {
  return standing.capacity === 'operational' && rolesThatSupervise.includes(standing.role)
}

/** Severe compartments open only after a second factor. */
export function needsSecondFactor(standing: Pick<Standing, 'clearances'>): boolean {
  return standing.clearances.length > 0
}

/** What the chosen supervisor is, as the server found them; null when nobody was chosen. */
export interface ChosenSupervisor extends Pick<Standing, 'role' | 'capacity'> {
  readonly account: string
}

/** Why this standing cannot be given to somebody. */
export function standingHindrances(
  standing: Standing,
  supervisor: ChosenSupervisor | null,
  account?: string,
): Reason[] {
  const reasons: Reason[] = []
  if (standing.clearances.length > 0 && !opensRecords(standing))
    reasons.push(reason('accounts.clearances-need-case-role'))
  if (standing.role === 'administrator' && standing.capacity !== 'operational')
    reasons.push(reason('accounts.administrators-are-operational'))
  if (supervisor && supervisor.account === account) reasons.push(reason('accounts.own-supervisor'))
  if (supervisor && !supervises(supervisor)) reasons.push(reason('accounts.supervisor-cannot-supervise'))
  return reasons
}

/** What the registrar may ask of the first administrator of another organisation: the role and nothing more. */
export function firstAdministratorHindrances(
  standing: Standing & { readonly supervisorId: string | null },
): Reason[] {
  const plain =
    standing.role === 'administrator' && standing.clearances.length === 0 && standing.supervisorId === null
  return plain ? [] : [reason('accounts.only-first-administrator')]
}
