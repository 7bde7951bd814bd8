import { parseArgs } from 'node:util'
import type { Contract } from '@passerelle/domain/kernel/contract'
import { Refusal } from '../engine/problem.ts'
import { operations } from '../operations.ts'
import { accountCommands } from './account-commands.ts'
import { type Acting, actAs } from './acting-as.ts'
import { auditCommands } from './audit-commands.ts'
import { type Command, type CommandWords, type Given, type Outcome, type Tool, textOf } from './command.ts'
import { demoCommands } from './demo-commands.ts'
import { commandOf } from './generic-command.ts'
import { common, commandHelp, nounHelp, overview } from './help.ts'
import { importCommands } from './import-commands.ts'
import { screeningCommands } from './screening-commands.ts'
import { linkTool } from './link-tool.ts'
import { type Environment, type LocalHouse, openLocalHouse } from './local-house.ts'
import { sayRefusal, type Say, speaking, terminalLanguage } from './saying.ts'
import { nearest, UsageError } from './usage.ts'

/** Where a command runs and speaks. */
export interface Terminal {
  readonly environment: Environment
  out(text: string): void
  err(text: string): void
  /** Where somebody looks on: shows a line in the place of the one before; an empty one takes it away. */
  readonly progress?: (text: string) => void
  /** Opens the house of this machine; tests bring one of their own. */
  readonly open?: (environment: Environment, asItLies?: boolean) => Promise<LocalHouse>
}

/** 0 it went well, 1 it did not, 2 the words were not understood. */
export type ExitCode = 0 | 1 | 2

/** Commands of their own first; every other operation is a command by itself. */
export function allCommands(): readonly (Command | Tool)[] {
  const own = [
    ...accountCommands,
    ...auditCommands,
    ...demoCommands,
    ...importCommands(operations),
    ...screeningCommands(operations),
  ]
  const names = new Set(own.map((command) => `${command.noun}.${command.verb}`))
  const generic = operations.filter(({ contract }) => !names.has(contract.name) && isForTerminals(contract))
  return [...own, linkTool, ...generic.map(commandOf)]
}

/** What is about one's own session, password and second factor is done where one is signed in for longer than a command. */
const atHome = new Set([
  'accounts.session',
  'accounts.sign-out',
  'accounts.change-organisation',
  'accounts.change-password',
])
const aboutOneself = /^accounts\..*(second-factor|recovery-codes|sessions?)$/

function isForTerminals({ name, door, method }: Contract): boolean {
  if (atHome.has(name) || (aboutOneself.test(name) && name !== 'accounts.clear-second-factor')) return false
  return door === 'signed-in' || (door === 'anyone' && method === 'GET')
}

/** Runs one command line; everything that can go wrong is said in a sentence. */
export async function runCommandLine(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const say = speaking(terminalLanguage(terminal.environment))
  try {
    return await understand(words, terminal, say)
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err([error.message, ...(error.hint ? [`  ${error.hint}`] : [])].join('\n'))
      return 2
    }
    terminal.err(error instanceof Refusal ? sayRefusal(say, error) : sentenceOf(error))
    return 1
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function understand(words: readonly string[], terminal: Terminal, say: Say): Promise<ExitCode> | ExitCode {
  const commands = allCommands()
  const [noun, verb, ...rest] = words
  const wantsHelp = words.some((word) => word === '--help' || word === '-h')
  if (noun === undefined || noun.startsWith('-') || noun === 'help') return told(terminal, overview(commands))
  const ofNoun = commands.filter((command) => command.noun === noun)
  if (ofNoun.length === 0)
    throw unknownWord(noun, new Set(commands.map((command) => command.noun)), 'passerelle --help')
  const only = ofNoun.find((command) => command.verb === '')
  if (only)
    return wantsHelp ? told(terminal, commandHelp(only)) : carryOut(only, words.slice(1), terminal, say)
  if (verb === undefined || verb.startsWith('-')) {
    if (wantsHelp) return told(terminal, nounHelp(noun, commands))
    throw new UsageError(`What is to be done with ${noun}?`, `passerelle ${noun} --help`)
  }
  const command = ofNoun.find((one) => one.verb === verb)
  if (!command)
    throw unknownWord(
      `${noun} ${verb}`,
      ofNoun.map((one) => `${noun} ${one.verb}`),
      `passerelle ${noun} --help`,
    )
  if (wantsHelp) return told(terminal, commandHelp(command))
  return carryOut(command, rest, terminal, say)
}

function told(terminal: Terminal, text: string): ExitCode {
  terminal.out(text)
  return 0
}

function unknownWord(typed: string, known: Iterable<string>, help: string): UsageError {
  const meant = nearest(typed, known)
  return new UsageError(
    `There is no command "${typed}".`,
    meant ? `Did you mean: passerelle ${meant}` : `See: ${help}`,
  )
}

async function carryOut(
  command: Command | Tool,
  words: readonly string[],
  terminal: Terminal,
  say: Say,
): Promise<ExitCode> {
  const { given, positionals } = read(command, words)
  if (positionals.length > 0 && !command.words)
    throw new UsageError(
      `"${positionals[0]}" was not expected.`,
      `passerelle ${command.noun} ${command.verb} --help`,
    )
  if ('runAlone' in command) return await useTool(command, { given, positionals }, terminal, say)
  const begun = performance.now()
  const local = await (terminal.open ?? openLocalHouse)(terminal.environment, command.asItLies)
  const { house } = local
  let acting: Acting | undefined
  try {
    const outcome = await command.run({
      house,
      given,
      positionals,
      say,
      sinceBegin: () => (performance.now() - begun) / 1_000,
      note: (sentence) => terminal.err(sentence),
      async actAs(usual) {
        acting ??= await actAs(house, {
          email: textOf(given, 'as'),
          organisation: textOf(given, 'in'),
          usual,
        })
        terminal.err(`as ${acting.email} (${acting.role}, ${acting.organisation})`)
        return acting.secret
      },
    })
    return show(terminal, given, outcome)
  } finally {
    await acting?.end().catch(() => {})
    await local.close()
  }
}

async function useTool(
  tool: Tool,
  { given, positionals }: Read,
  terminal: Terminal,
  say: Say,
): Promise<ExitCode> {
  const language = terminalLanguage(terminal.environment)
  const note = (sentence: string) => terminal.err(sentence)
  const progress = (sentence: string) => terminal.progress?.(sentence)
  try {
    return show(terminal, given, await tool.runAlone({ given, positionals, say, language, note, progress }))
  } finally {
    progress('')
  }
}

function show(terminal: Terminal, given: Given, outcome: Outcome): ExitCode {
  terminal.out(given['json'] === true ? JSON.stringify(outcome.json, null, 2) : outcome.text)
  return outcome.failed ? 1 : 0
}

interface Read {
  readonly given: Given
  readonly positionals: readonly string[]
}

function read(command: CommandWords, words: readonly string[]): Read {
  const known = { ...command.options, ...common }
  const options = Object.fromEntries(
    Object.entries(known).map(([name, { type, multiple = false }]) => [name, { type, multiple }]),
  )
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options,
      allowPositionals: true,
      strict: true,
    })
    return { given: values, positionals }
  } catch (error) {
    throw unknownOption(error, Object.keys(known), command)
  }
}

function unknownOption(error: unknown, known: readonly string[], { noun, verb }: CommandWords): UsageError {
  const message = sentenceOf(error).split('. ')[0] ?? ''
  const typed = /'--?([^' =]+)/.exec(message)?.[1]
  const meant = typed && !known.includes(typed) ? nearest(typed, known) : undefined
  return new UsageError(
    `${message}.`,
    meant ? `Did you mean: --${meant}` : `See: passerelle ${noun} ${verb} --help`,
  )
}
