import type { Fault, Reason } from '@passerelle/domain/kernel/reason'
import { PROBLEMS, type ProblemCode } from '@passerelle/domain/shared/problems/catalogue'

export interface RefusalDetails {
  readonly reasons?: readonly Reason[]
  readonly faults?: readonly Fault[]
  /** What the sentence of the problem needs, and what the caller needs to go on; never another organisation's data. */
  readonly values?: Readonly<Record<string, unknown>>
}

/** Thrown on the road so that the transaction rolls back; becomes an RFC 9457 problem at the door. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: ProblemCode
  readonly details: RefusalDetails

  constructor(code: ProblemCode, details: RefusalDetails = {}) {
    super(code)
    this.code = code
    this.details = details
  }

  get status(): number {
    return PROBLEMS[this.code]
  }
}

/** The row one asked for, or the answer that hides whether it exists. */
export function found<T>(row: T | undefined | null): T {
  if (row === undefined || row === null) throw new Refusal('not-found')
  return row
}

/** Refuses with all reasons when there are any. */
export function refuseWith(code: ProblemCode, reasons: readonly Reason[]): void {
  if (reasons.length > 0) throw new Refusal(code, { reasons })
}

/** Ids of operations are made by callers; the id of another's operation is not theirs to use. */
const OPERATION_IDS = new Set(['events_pkey', 'operation_answers_pkey'])

interface DatabaseError {
  readonly code: string
  readonly message: string
  readonly detail?: string
  readonly constraint?: string
  /** Where in PostgreSQL it was refused; unlike the message, the same in every language. */
  readonly routine?: string
}

function isDatabaseError(error: unknown): error is DatabaseError {
  return (
    error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.length === 5
  )
}

const CONNECTION_LOST = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT'])

function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && typeof error.code === 'string' && CONNECTION_LOST.has(error.code)) return true
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    error.message,
  )
}

/** Translates what PostgreSQL refuses into the same catalogue; details of rows never pass. */
export function asRefusal(error: unknown): unknown {
  if (isConnectionLost(error)) return new Refusal('unavailable')
  if (!isDatabaseError(error)) return error
  return refusalOfState(error) ?? error
}

type Translate = (error: DatabaseError) => Refusal | undefined

const ourRules: Readonly<Record<string, Translate>> = {
  PS001: ({ detail }) =>
    new Refusal('no-live-consent', {
      reasons: [{ code: 'consents.not-live', values: { category: detail ?? '' } }],
    }),
  PS002: () => notNow('consents.not-rewritten'),
  PS003: () => notNow('referrals.cannot-move'),
  PS005: () => notNow('accounts.last-administrator'),
  PS006: () => notNow('kernel.not-from-here'),
  PS021: () => notNow('recognition.nobody-judged'),
  PS031: () => notNow('screening.first-is-second'),
  PS032: () => notNow('screening.own-organisation'),
  PS033: () => notNow('screening.no-longer-asked'),
  PS034: () => notNow('screening.reply-awaited'),
  PS022: () => notNow('tracing.not-from-here'),
}

const itsRules: Readonly<Record<string, Translate>> = {
  // A row that policies keep back is none of the caller's business; a missing grant is our own mistake.
  42501: ({ routine }) => (routine === 'aclcheck_error' ? undefined : new Refusal('not-found')),
  23503: () => new Refusal('not-found'),
  23505: ({ constraint }) =>
    new Refusal(OPERATION_IDS.has(constraint ?? '') ? 'operation-id-reused' : 'already-exists'),
  53100: () => new Refusal('disk-full'),
}

/** Values that do not fit: a check (23514), or a text that is no id, day, moment or character. */
const UNFIT = /^(23514|22P05|22P02|22007|22008|22021)$/

function refusalOfState(error: DatabaseError): Refusal | undefined {
  const translate = ourRules[error.code] ?? itsRules[error.code]
  if (translate) return translate(error)
  if (UNFIT.test(error.code)) return unfit(error)
  return AWAY.test(error.code) ? new Refusal('unavailable') : undefined
}

function notNow(code: string): Refusal {
  return new Refusal('not-now', { reasons: [{ code }] })
}

function unfit({ constraint }: DatabaseError): Refusal {
  return new Refusal('invalid-input', { faults: [{ path: constraint ?? '', code: 'faults.not-accepted' }] })
}

/**
 * Broken connections (08), no room for more (53), shutting down (57P), waited too long (55P03, 57014), and two that
 * stood in each other's way (40): nothing was done, and the same operation may be sent again.
 */
const AWAY = /^(08|53|57P|55P03|57014|40)/
