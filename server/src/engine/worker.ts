import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, type ParsedCronItem, type Runner, type TaskList, parseCronItems, run } from 'graphile-worker'
import type { OpenHouse } from './house-opening.ts'
import { moveAsked } from './asked-jobs.ts'
import { markAlive, unlockJobsOfTheDead } from './lost-workers.ts'
import type { Clock, Tasks } from './task.ts'

/** Told of jobs that failed; they are tried again later by themselves. */
export type TellFailure = (error: unknown, task: string) => void

export interface Work {
  readonly tasks: Tasks
  readonly clocks: readonly Clock[]
}

export interface Worker {
  /** Lets running jobs finish. */
  stop(): Promise<void>
}

const AT_ONCE = 4
const LOOK_EVERY_MS = 2_000
const AGAIN_AFTER_MS = 1_000
const SWEEP_EVERY_MS = 20_000
/** What a queue that lost its database may take to end by itself. */
const LOST_AFTER_MS = 3_000
/** What jobs that run may take to end when the program is asked to stop. */
const STOP_WITHIN_MS = 30_000

/** Does the jobs in the queue, here and now, and begins again by itself when the database was away. */
export function startWorker(house: OpenHouse, work: Work, tell: TellFailure): Worker {
  const stopping = new AbortController()
  const done = keepWorking(house, work, tell, stopping.signal)
  const sweep = setInterval(() => void unlockJobsOfTheDead(house.owner).catch(() => {}), SWEEP_EVERY_MS)
  const mover = moveAsked(house)
  return {
    async stop() {
      clearInterval(sweep)
      await mover.stop()
      stopping.abort()
      await done
    },
  }
}

async function keepWorking(
  house: OpenHouse,
  work: Work,
  tell: TellFailure,
  stopped: AbortSignal,
): Promise<void> {
  while (!stopped.aborted) {
    try {
      await workUntilLost(house, work, tell, stopped)
    } catch {
      // The database is away; nothing is lost, because jobs lie in it.
    }
    await sleep(AGAIN_AFTER_MS, undefined, { signal: stopped }).catch(() => {})
  }
}

async function workUntilLost(
  house: OpenHouse,
  work: Work,
  tell: TellFailure,
  stopped: AbortSignal,
): Promise<void> {
  const events = new EventEmitter()
  const alive = markAlive(house.owner, events)
  events.on('job:error', ({ error, job }) => tell(error, job.task_identifier))
  const runner = await run({
    pgPool: house.owner,
    taskList: taskListOf(house, work.tasks),
    parsedCronItems: cronItemsOf(work.clocks),
    concurrency: AT_ONCE,
    pollInterval: LOOK_EVERY_MS,
    noHandleSignals: true,
    // Only in batches does the queue look after a report that does not get through; otherwise it would end the program.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    logger: new Logger(() => () => {}),
    events,
  })
  const stop = () => void stopQuietly(runner)
  if (stopped.aborted) stop()
  stopped.addEventListener('abort', stop)
  try {
    await Promise.race([runner.promise, lostFor(events), stoppedFor(stopped)])
  } finally {
    stopped.removeEventListener('abort', stop)
    alive.end()
  }
}

/**
 * A queue whose reports fail twice (graphile-worker 0.17.3, in batches) waits forever for its own end. It is left
 * behind: its sign of life ends, and the sweep gives its jobs to the next one.
 */
async function lostFor(events: EventEmitter): Promise<void> {
  await once(events, 'pool:fatalError')
  await sleep(LOST_AFTER_MS, undefined, { ref: false })
}

async function stoppedFor(stopped: AbortSignal): Promise<void> {
  if (!stopped.aborted) await once(stopped, 'abort')
  await sleep(STOP_WITHIN_MS, undefined, { ref: false })
}

async function stopQuietly(runner: Runner): Promise<void> {
  await runner.stop().catch(() => {})
}

function taskListOf(house: OpenHouse, tasks: Tasks): TaskList {
  return Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      (payload: unknown, { job }: { job: { id: string; attempts: number } }) =>
        task(house, fieldsOf(payload), { id: String(job.id), attempt: job.attempts }),
    ]),
  )
}

function fieldsOf(payload: unknown): Readonly<Record<string, unknown>> {
  return typeof payload === 'object' && payload !== null ? { ...payload } : {}
}

/** One of each at a time, whichever program is asked; what the clock asked in vain it asks again anyway. */
function cronItemsOf(clocks: readonly Clock[]): ParsedCronItem[] {
  return parseCronItems(
    clocks.map(({ task, at }) => ({
      task,
      match: at,
      identifier: `${task} ${at}`,
      options: { backfillPeriod: 0, maxAttempts: 1, queueName: task, jobKey: `clock:${task}` },
    })),
  )
}
