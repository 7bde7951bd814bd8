import { createHmac } from 'node:crypto'

/** What an operation says about itself: whom it concerned, and codes or ids that tell what happened. Never personal data. */
export interface Trace {
  readonly record?: string | null | undefined
  readonly person?: string | null | undefined
  readonly referral?: string | null | undefined
  /** The partner on the other side, who is told that something happened. */
  readonly other?: string | null | undefined
  readonly details?:
    | Readonly<Record<string, string | number | boolean | null | readonly string[]>>
    | undefined
}

/** For readings that concern nobody (directories, code lists): says why no event is left. */
export interface NoTrace {
  readonly unrecorded: string
}

export function unrecorded(why: string): NoTrace {
  return { unrecorded: why }
}

/** One row of `events` before the database chains it. Ids are UUIDs; `at` is an ISO moment in UTC with milliseconds. */
export interface EventRow {
  readonly id: string
  readonly stream: string
  readonly at: string
  readonly operation: string
  readonly account: string | null
  readonly organisation: string | null
  readonly other: string | null
  readonly session: string | null
  readonly record: string | null
  readonly person: string | null
  readonly referral: string | null
  readonly details: string
}

/** The exact bytes that are sealed: every column, in this order, joined by a character that no column may hold. */
export function canonicalEvent(event: EventRow): string {
  return [
    event.id,
    event.stream,
    event.at,
    event.operation,
    event.account ?? '',
    event.organisation ?? '',
    event.other ?? '',
    event.session ?? '',
    event.record ?? '',
    event.person ?? '',
    event.referral ?? '',
    event.details,
  ].join('\u001f')
}

/** Seals an event with the key that lies outside the database: 32 bytes. */
export function sealEvent(event: EventRow, key: Buffer): Buffer {
  return createHmac('sha256', key).update(canonicalEvent(event)).digest()
}

/** The chain an event belongs to: the record, else the person, else whoever acted. */
export function streamOf(trace: Trace, fallback: string): string {
  return trace.record ?? trace.person ?? trace.referral ?? fallback
}
