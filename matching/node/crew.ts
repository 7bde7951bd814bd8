import { Worker } from 'node:worker_threads'
import type { Blocks } from '../src/link/blocks.ts'
import type { Crew, Work } from '../src/link/link.ts'
import type { PassResult, Piece } from '../src/link/pass.ts'
import type { Plan } from '../src/link/plan.ts'
import type { Prepared } from '../src/link/prepare.ts'

/** What a worker is told: the ground that the following orders stand on, or an order. */
export type Told = { readonly ground: Ground } | { readonly at: number; readonly order: Order }

export type Ground =
  | { readonly prepared: Prepared; readonly plan: Plan; readonly blocking: Work['blocking'] }
  | { readonly work: Work }

export type Order =
  | { readonly do: 'block'; readonly rule: number }
  | { readonly do: 'weigh'; readonly piece: Piece }

export type Answer = Blocks | PassResult

export interface Answered<Result> {
  readonly at: number
  readonly answer: Result
}

/** Threads that share the arrays of a table. Ends with `close`. */
export interface ThreadedCrew extends Crew {
  close(): Promise<void>
}

/**
 * Several threads; each takes the next piece of work when it is free, so that none waits for another. Every pass has
 * threads of its own: what they sorted in leaves memory with them.
 */
export function crewOf(workers: number): ThreadedCrew {
  const threads: Worker[] = []
  const dismiss = async () => {
    await Promise.all(threads.splice(0).map((thread) => thread.terminate()))
  }
  const pass = async <Result extends Answer>(
    ground: Ground,
    orders: readonly Order[],
    done: (share: number) => void,
  ): Promise<Result[]> => {
    threads.push(...Array.from({ length: workers }, hire))
    try {
      return await shared<Result>(threads, ground, orders, done)
    } finally {
      await dismiss()
    }
  }
  return {
    blocks: async (prepared, plan, blocking) => {
      const orders = plan.rules.map((_, rule): Order => ({ do: 'block', rule }))
      return await pass<Blocks>({ prepared, plan, blocking }, orders, () => undefined)
    },
    weigh: async (work, pieces, done) => {
      const orders = pieces.map((piece): Order => ({ do: 'weigh', piece }))
      return await pass<PassResult>({ work }, orders, done)
    },
    close: dismiss,
  }
}

function hire(): Worker {
  const limits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 4 }
  return new Worker(new URL(workerFile(), import.meta.url), { resourceLimits: limits })
}

/** Gives out the orders in their order, and the answers in the same, whoever was first. */
async function shared<Result extends Answer>(
  threads: readonly Worker[],
  ground: Ground,
  orders: readonly Order[],
  done: (share: number) => void,
): Promise<Result[]> {
  const results: Result[] = []
  let [next, finished] = [0, 0]
  const give = (thread: Worker): boolean => {
    const order = orders[next]
    if (!order) return false
    thread.postMessage({ at: next, order } satisfies Told)
    next += 1
    return true
  }
  const take = ({ at, answer }: Answered<Result>) => {
    results[at] = answer
    finished += 1
    done(finished / orders.length)
  }
  await Promise.all(threads.map(async (thread) => await employ(thread, ground, give, take)))
  return results
}

/** Until there is nothing more to do; a fault of the thread, or of who takes the answers, ends it. */
async function employ<Result>(
  thread: Worker,
  ground: Ground,
  give: (thread: Worker) => boolean,
  take: (answered: Answered<Result>) => void,
): Promise<void> {
  thread.removeAllListeners()
  await new Promise<void>((resolve, reject) => {
    thread.once('error', reject)
    thread.on('message', (answered: Answered<Result>) => {
      try {
        take(answered)
        if (!give(thread)) resolve()
      } catch (refusal) {
        reject(refusal instanceof Error ? refusal : new Error(String(refusal)))
      }
    })
    thread.postMessage({ ground } satisfies Told)
    if (!give(thread)) resolve()
  })
}

/** The worker beside this file: as source where sources run, built where the built program runs. */
function workerFile(): string {
  return import.meta.url.endsWith('.ts') ? './crew-worker.boot.mjs' : './crew-worker.mjs'
}
