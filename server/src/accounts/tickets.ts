import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { type Keys, derive } from '../engine/keys.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What a signed ticket says: which account (or device), and until when it holds. */
interface Claim {
  readonly id: string
  /** Seconds since 1970. */
  readonly until: number
}

/** What tickets are for; one made for one use opens no other. */
export type TicketUse = 'second-factor' | 'reset-password' | 'device'

/**
 * A ticket needs no row in the database. `bound` is something that changes when the ticket must end, such as the hash
 * of the password: once that is another, the ticket is void.
 */
export function issueTicket(keys: Keys, use: TicketUse, claim: Claim, bound = ''): string {
  const payload = `${claim.id}.${claim.until.toString(36)}`
  return `${payload}.${macOf(keys, use, payload, bound)}`
}

/** What the ticket claims; not proven before `ticketHolds`, because what it is bound to has to be looked up first. */
export function readClaim(ticket: string): Claim | undefined {
  const [id = '', until = ''] = ticket.split('.')
  const seconds = Number.parseInt(until, 36)
  return UUID.test(id) && Number.isSafeInteger(seconds) ? { id, until: seconds } : undefined
}

export function ticketHolds(keys: Keys, use: TicketUse, ticket: string, now: Date, bound = ''): boolean {
  const claim = readClaim(ticket)
  if (!claim || claim.until * 1000 <= now.getTime()) return false
  const [id, until, mac = ''] = ticket.split('.')
  return sameText(mac, macOf(keys, use, `${id}.${until}`, bound))
}

function macOf(keys: Keys, use: TicketUse, payload: string, bound: string): string {
  const key = derive(keys.master, `ticket ${use}`)
  return createHmac('sha256', key).update(`${payload}\u001f${bound}`).digest('base64url')
}

function sameText(one: string, other: string): boolean {
  return timingSafeEqual(
    createHash('sha256').update(one).digest(),
    createHash('sha256').update(other).digest(),
  )
}

export function minutesFrom(now: Date, minutes: number): number {
  return Math.floor(now.getTime() / 1000) + minutes * 60
}
