import type { Language } from '@passerelle/domain/kernel/words'
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
  readonly note: (sentence: string) => void
}

/** What came of it: a text for people, the same as data for programs, and whether it went well. */
export interface Outcome {
  readonly text: string
  readonly json: unknown
  readonly failed?: boolean
}

/** How a command is called, for whoever types it. */
export interface CommandWords {
  readonly noun: string
  /** Empty where the noun alone says what is done. */
  readonly verb: string
  readonly about: string
  /** Words that follow the verb. */
  readonly words?: readonly string[]
  readonly options: Readonly<Record<string, Option>>
  readonly examples: readonly string[]
}

export interface Command extends CommandWords {
  /** The database is taken as it lies, not brought to today's shape first. */
  readonly asItLies?: boolean
  run(errand: Errand): Promise<Outcome>
}

/** A command that works on files and needs no database. */
export interface Tool extends CommandWords {
  runAlone(errand: ToolErrand): Promise<Outcome>
}

export interface ToolErrand extends Pick<Errand, 'given' | 'positionals' | 'say' | 'note'> {
  readonly language: Language
  /** Shows how far it is, where somebody looks on; each call takes the place of the one before. */
  readonly progress: (sentence: string) => void
}

export function textOf(given: Given, name: string): string | undefined {
  const value = given[name]
  return typeof value === 'string' ? value : undefined
}
