import { setTimeout as sleep } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { openPool } from '../../engine/pool.ts'
import { Follower } from './follower.ts'
import type { FindOrder, FromEngine, ToEngine } from './protocol.ts'

// The thread that finds people: holds the index, reads the feed before each answer and now and then besides.

const everyMs = 2_000
const againMs = 500

const pool = openPool(String(workerData), 'passerelle_engine', 1)
const follower = new Follower(pool)
const loaded = loadUntilThere()
let reading: Promise<void> | undefined
let next: Promise<void> | undefined

/** While there is no database, or none of today's shape, tries again. */
async function loadUntilThere(): Promise<void> {
  const began = performance.now()
  for (;;) {
    try {
      await follower.load()
      tell({ ready: { people: follower.index.size, ms: Math.round(performance.now() - began) } })
      return
    } catch {
      await sleep(againMs)
    }
  }
}

/** Everything that was committed before now is in the index afterwards; those who come together share one look. */
async function upToDate(): Promise<void> {
  if (!reading) {
    reading = follower.catchUp().finally(() => {
      reading = undefined
    })
    return await reading
  }
  next ??= reading
    .catch(() => undefined)
    .then(() => {
      next = undefined
      return upToDate()
    })
  await next
}

async function find({ number, asked, scopes, most }: FindOrder): Promise<void> {
  try {
    await loaded
    await upToDate()
    tell({ number, findings: follower.index.find(asked, scopes, most) })
  } catch {
    tell({ number, away: true })
  }
}

function tell(answer: FromEngine): void {
  parentPort?.postMessage(answer)
}

async function stop(): Promise<void> {
  clearInterval(timer)
  await pool.end()
  parentPort?.close()
}

const timer = setInterval(() => {
  void loaded.then(upToDate).catch(() => undefined)
}, everyMs)

parentPort?.on('message', (told: ToEngine) => void ('find' in told ? find(told.find) : stop()))
