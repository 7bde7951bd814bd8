import type { Actor } from './actor.ts'
import type { House } from './house.ts'
import { type EventRow, type NoTrace, type Trace, sealEvent, streamOf } from './event.ts'
import type { Reaction, Scene } from './operation.ts'
import { type Sql, empty, sql } from './sql.ts'

interface Deed {
  readonly id: string
  readonly name: string
  /** Whether a retry should get this answer again. */
  readonly keepAnswer: boolean
  readonly output: unknown
  readonly trace: Trace | NoTrace
  readonly reactions: readonly Reaction[]
}

/** Writes the event, the first answer and the jobs of one deed, in the last statement of the same transaction. */
export function leave(scene: Scene, deed: Deed): void {
  const writing = scene.tx.putOff()
  if ('unrecorded' in deed.trace) {
    if (writing !== empty) throw new Error(`${deed.name} writes, so it must leave an event.`)
    return
  }
  const actor = scene.acting.as ?? scene.actor
  const event = eventOf({ actor, house: scene.house }, deed.id, deed.name, deed.trace)
  scene.tx.endWith(
    statement(scene, event, writing, { ...deed, reactions: toBeQueued(scene, deed.reactions) }),
  )
}

/** In a story that is told, what was due before today goes to the teller; clocks that still run are queued as ever. */
function toBeQueued({ house, now }: Scene, reactions: readonly Reaction[]): readonly Reaction[] {
  if (!house.story) return reactions
  const isAhead = ({ runAt }: Reaction) => runAt !== undefined && runAt > now && runAt > new Date()
  house.story.follows.push(...reactions.filter((reaction) => !isAhead(reaction)))
  return reactions.filter(isAhead)
}

function statement(scene: Scene, event: EventRow, writing: Sql, deed: Deed): Sql {
  const answer = deed.keepAnswer
    ? sql`, answer as (insert into operation_answers (operation_id, account_id, operation, answer)
        values (${event.id}, ${event.account}, ${event.operation}, ${JSON.stringify(deed.output)}))`
    : empty
  const jobs = deed.reactions.map((job) => ({
    task: job.task,
    payload: job.payload,
    run_at: (job.runAt ?? scene.now).toISOString(),
    job_key: job.key ?? null,
  }))
  const after =
    jobs.length > 0
      ? sql`, jobs as (insert into jobs_to_queue (jobs) values (${JSON.stringify(jobs)}))`
      : empty
  return sql`with ${writing}event as (${insertEvent(event, sealEvent(event, scene.house.keys.events))})${answer}${after} select`
}

export function insertEvent(event: EventRow, mac: Buffer): Sql {
  return sql`insert into events (id, stream, at, operation, account_id, organisation_id, other_organisation_id, session_id,
      record_id, person_id, referral_id, details, mac)
    values (${event.id}, ${event.stream}, ${event.at}, ${event.operation}, ${event.account}, ${event.organisation}, ${event.other},
      ${event.session}, ${event.record}, ${event.person}, ${event.referral}, ${event.details}, ${mac})`
}

interface Told {
  readonly actor: Pick<Actor, 'account' | 'organisation' | 'session'>
  readonly house: Pick<House, 'story'>
}

export function eventOf(scene: Told, id: string, operation: string, trace: Trace): EventRow {
  const { actor } = scene
  return {
    id,
    stream: streamOf(trace, actor.account || trace.other || actor.organisation || id),
    at: (scene.house.story?.at ?? new Date()).toISOString(),
    operation,
    account: actor.account || null,
    organisation: actor.organisation || null,
    other: trace.other ?? null,
    session: actor.session || null,
    record: trace.record ?? null,
    person: trace.person ?? null,
    referral: trace.referral ?? null,
    details: JSON.stringify(trace.details ?? {}),
  }
}
