import { type EventRow, type Trace, sealEvent, streamOf } from './event.ts'
import type { House } from './house.ts'
import { newId } from './ids.ts'
import { insertEvent } from './leaving.ts'
import type { Tx } from './sql.ts'

type Payload = Readonly<Record<string, unknown>>

/** One job in the queue; the same id again is the same job, tried once more. */
export interface Job {
  readonly id: string
  readonly attempt: number
}

/** Something the machine does by itself, queued in the transaction of the event that caused it. May come twice. */
export type Task = (house: House, payload: Payload, job: Job) => Promise<void>

export type Tasks = Readonly<Record<string, Task>>

/** A task that the clock asks for: minute, hour, day of the month, month, weekday, in UTC (`0 3 * * *`). */
export interface Clock {
  readonly task: string
  readonly at: string
}

/** Writes down what the machine did by itself: no account acted. */
export async function leaveMachineEvent(
  tx: Tx,
  house: House,
  operation: string,
  trace: Trace & { readonly organisation?: string },
): Promise<void> {
  const id = newId()
  const event: EventRow = {
    id,
    stream: streamOf(trace, id),
    at: (house.story?.at ?? new Date()).toISOString(),
    operation,
    account: null,
    organisation: trace.organisation ?? null,
    other: trace.other ?? null,
    session: null,
    record: trace.record ?? null,
    person: trace.person ?? null,
    referral: trace.referral ?? null,
    details: JSON.stringify(trace.details ?? {}),
  }
  await tx.run(insertEvent(event, sealEvent(event, house.keys.events)))
}

/** A text in a payload; a job that lacks it was queued by a faulty program and should be seen to fail. */
export function textIn(payload: Payload, key: string): string {
  const value = payload[key]
  if (typeof value !== 'string') throw new Error(`The job lacks ${key}.`)
  return value
}
