import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Asked } from '@passerelle/matching/search/parts'
import type { Findings } from '@passerelle/matching/search/index'
import { projectFolder } from '../../engine/folders.ts'
import { Refusal } from '../../engine/problem.ts'
import type { FromEngine, ToEngine } from './protocol.ts'

/** Finds people by names, in a thread of its own; nothing but search depends on it. */
export interface Finder {
  /** The likest people within the scopes; Refusal `search-away` while the thread is not there or still reads. */
  find(asked: Asked, scopes: readonly string[], most: number): Promise<Findings>
  /** Begins to read the people, so that the first question need not wait. */
  wake(): void
  close(): Promise<void>
}

const longestWaitMs = 8_000
const restMs = 1_000

interface Waiting {
  readonly settle: (findings: Findings) => void
  readonly refuse: (refusal: Refusal) => void
}

/** The thread is hired with the first question, and again when it was lost. */
export function openFinder(databaseUrl: string): Finder {
  const waiting = new Map<number, Waiting>()
  let [thread, last, restUntil]: [Worker | undefined, number, number] = [undefined, 0, 0]

  const lose = (lost: Worker) => {
    if (thread !== lost) return
    thread = undefined
    restUntil = performance.now() + restMs
    for (const { refuse } of waiting.values()) refuse(new Refusal('search-away'))
    waiting.clear()
  }
  const hire = (): Worker => {
    const hired = new Worker(threadFile(), { workerData: databaseUrl })
    hired.on('message', (answer: FromEngine) => hear(waiting, answer))
    hired.on('error', () => lose(hired))
    hired.on('exit', () => lose(hired))
    hired.unref()
    return hired
  }
  const awake = (): Worker => {
    if (!thread && performance.now() < restUntil) throw new Refusal('search-away')
    thread ??= hire()
    return thread
  }
  return {
    wake: () => void awake(),
    async find(asked, scopes, most) {
      const asking = awake()
      last += 1
      const number = last
      return await answered(waiting, number, () =>
        asking.postMessage({ find: { number, asked, scopes, most } } satisfies ToEngine),
      )
    },
    async close() {
      const leaving = thread
      thread = undefined
      if (!leaving) return
      const gone = new Promise((resolve) => leaving.once('exit', resolve))
      leaving.postMessage({ stop: true } satisfies ToEngine)
      await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, restMs).unref())])
      await leaving.terminate()
    },
  }
}

/** The answer to a question, or a refusal when it takes too long; the timer also keeps the program alive meanwhile. */
async function answered(waiting: Map<number, Waiting>, number: number, ask: () => void): Promise<Findings> {
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<Findings>((settle, refuse) => {
      waiting.set(number, { settle, refuse })
      timer = setTimeout(() => refuse(new Refusal('search-away')), longestWaitMs)
      ask()
    })
  } finally {
    clearTimeout(timer)
    waiting.delete(number)
  }
}

function hear(waiting: ReadonlyMap<number, Waiting>, answer: FromEngine): void {
  if ('ready' in answer) return
  const asker = waiting.get(answer.number)
  if ('findings' in answer) asker?.settle(answer.findings)
  else asker?.refuse(new Refusal('unavailable'))
}

/** As source where sources run, built where the built program runs. */
function threadFile(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./thread.boot.mjs', import.meta.url)
  return pathToFileURL(join(projectFolder(), 'dist/server/finder.mjs'))
}
