import type { Pool } from 'pg'
import type { Finder } from '../recognition/engine/finder.ts'
import type { Keys } from './keys.ts'

/** How the program was started; see README for the environment. */
export interface Settings {
  /** The demonstration world is loaded on the first run, and letters can be read on a page. */
  readonly demonstration: boolean
  readonly dataFolder: string
  /** Where browsers reach the program, without a slash at the end; stands in letters. */
  readonly baseUrl: string
  readonly smtp: string | undefined
  readonly mailFrom: string
}

/** Everything outside the domain that operations stand on. */
export interface House {
  readonly settings: Settings
  readonly keys: Keys
  readonly app: Pool
  readonly door: Pool
  readonly worker: Pool
  /** For recognising people: reads what they are compared by, and lays pairs before people. */
  readonly engine: Pool
  /** Finds people by their names. */
  readonly finder: Finder
  /** Tells whoever listens, after the commit, that something happened to these organisations. */
  readonly announce: (news: News) => void
  /** Set while invented history is told; real work has none. */
  readonly story?: Story
}

/** A moment of an invented history: events bear its time, and what would follow is handed to the teller instead of the queue. */
export interface Story {
  readonly at: Date
  readonly follows: { readonly task: string; readonly payload: Readonly<Record<string, unknown>> }[]
}

/** A hint for live pages: which operation touched what. Ids only. */
export interface News {
  readonly operation: string
  readonly organisations: readonly string[]
  readonly record: string | null
  readonly referral: string | null
}
