import { networkOf } from '../engine/network.ts'
import { Refusal } from '../engine/problem.ts'

/** Slows down whoever knocks too often; each origin only itself, so that nobody can shut out anybody else. */
export interface Doorkeeper {
  admit(origin: string): void
}

interface Bucket {
  tokens: number
  at: number
}

export interface Patience {
  /** Knocks in a row that are fine: a whole office that signs in in the morning through one address. */
  readonly burst: number
  readonly perSecond: number
  /** Origins remembered at once; the ones that were quiet longest are forgotten first. */
  readonly remembered: number
  readonly now: () => number
}

const ordinary: Patience = { burst: 60, perSecond: 1, remembered: 50_000, now: () => performance.now() }

export function newDoorkeeper({ burst, perSecond, remembered, now }: Patience = ordinary): Doorkeeper {
  const buckets = new Map<string, Bucket>()
  return {
    admit(origin) {
      const key = networkOf(origin)
      const at = now()
      const last = buckets.get(key) ?? { tokens: burst, at }
      const tokens = Math.min(burst, last.tokens + ((at - last.at) / 1000) * perSecond)
      buckets.delete(key)
      buckets.set(key, { tokens: tokens < 1 ? tokens : tokens - 1, at })
      if (buckets.size > remembered) forgetOldest(buckets)
      if (tokens < 1)
        throw new Refusal('wait-before-retry', { values: { seconds: Math.ceil((1 - tokens) / perSecond) } })
    },
  }
}

function forgetOldest(buckets: Map<string, Bucket>): void {
  for (const key of buckets.keys()) {
    buckets.delete(key)
    return
  }
}
