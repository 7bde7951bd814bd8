import type { Pool } from 'pg'
import { Refusal } from './problem.ts'

/** Whether the program can work: its database has today's shape, and answers. */
export interface Readiness {
  /** The database has been brought to shape. */
  prepared(): void
  refuseUnlessPrepared(): void
  check(): Promise<boolean>
}

const PATIENCE_MS = 3_000

export function newReadiness(pool: Pool): Readiness {
  let isPrepared = false
  let asking: Promise<boolean> | undefined
  return {
    prepared() {
      isPrepared = true
    },
    refuseUnlessPrepared() {
      if (!isPrepared) throw new Refusal('unavailable')
    },
    // Many who ask at once share one question, so that asking never uses up the connections.
    async check() {
      if (!isPrepared) return false
      asking ??= answers(pool).finally(() => {
        asking = undefined
      })
      return asking
    },
  }
}

async function answers(pool: Pool): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS)
  })
  const answered = pool.query('select 1').then(
    () => true,
    () => false,
  )
  try {
    return await Promise.race([answered, tooLate])
  } finally {
    clearTimeout(timer)
  }
}
