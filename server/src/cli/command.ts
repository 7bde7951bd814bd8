import type { OpenHouse } from '../engine/house-opening.ts'
import type { Say } from './saying.ts'

export interface Option {
  readonly type: 'string' | 'boolean'
  readonly multiple?: boolean
  /** What the value stands for, in the help: `FILE`, `DAY`. */
  readonly value?: string
  readonly about: string
}

export type Given = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

/** What a command works with once its words are understood. */
export interface Errand {
  readonly house: OpenHouse
  readonly given: Given
  readonly positionals: readonly string[]
  readonly say: Say
  /** The secret of a session made for this command, or null where nobody needs to be signed in. */
  actAs(usual?: 'registrar'): Promise<string>
  /** How long ago the command began, in seconds: what was connected earlier belongs to another program. */
  readonly sinceBegin: () => number
  /** Something to know while the command runs. */
  note(sentence: string): void
}

/** What came of it: a text for people, the same as data for programs, and whether it went well. */
export interface Outcome {
  readonly text: string
  readonly json: unknown
  readonly failed?: boolean
}

export interface Command {
  readonly noun: string
  readonly verb: string
  readonly about: string
  /** Words that follow the verb. */
  readonly words?: readonly string[]
  readonly options: Readonly<Record<string, Option>>
  readonly examples: readonly string[]
  /** The database is taken as it lies, not brought to today's shape first. */
  readonly asItLies?: boolean
  run(errand: Errand): Promise<Outcome>
}

export function textOf(given: Given, name: string): string | undefined {
  const value = given[name]
  return typeof value === 'string' ? value : undefined
}
