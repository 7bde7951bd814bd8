import pino from 'pino'
import { Refusal, asRefusal } from './engine/problem.ts'
import { readSettings } from './engine/settings.ts'
import { withoutPersonalData } from './http/quoting.ts'
import { startProgram } from './program.ts'
import type { Seed } from './demonstration.ts'
import { DatabaseTrouble } from './postgres/trouble.ts'

// `npm start`: everything in this process, until it is told to stop.

const STOP_WITHIN_MS = 30_000
let isStopping = false
/** The invented world is only read when it is wanted. */
const seed: Seed = async (house, begun) => (await import('@passerelle/db/seed/world')).seedWorld(house, begun)
const byHand = process.stdout.isTTY === true
const log = pino({
  base: null,
  level: process.env['PASSERELLE_LOG'] ?? (byHand ? 'warn' : 'info'),
  timestamp: pino.stdTimeFunctions.isoTime,
})

process.on('uncaughtException', (error) => end(1, error))
process.on('unhandledRejection', (error) => {
  if (isDatabaseAway(error)) log.warn({ error: withoutPersonalData(error) }, 'the database went away')
  else end(1, error)
})

try {
  const program = await startProgram(readSettings(process.env), log, seed)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => stop(() => program.stop()))
  await program.ready
  say(`Passerelle is ready: ${program.address}`)
} catch (error) {
  end(1, error)
}

/** Work that nobody waited for, cut off with the database: whatever it was about lies there and is taken up again. */
function isDatabaseAway(error: unknown): boolean {
  const known = asRefusal(error)
  return known instanceof Refusal && known.code === 'unavailable'
}

function stop(leave: () => Promise<void>): void {
  if (isStopping) return end(1)
  isStopping = true
  say('Stopping …')
  setTimeout(() => end(1), STOP_WITHIN_MS).unref()
  leave().then(
    () => end(0),
    (error: unknown) => end(1, error),
  )
}

function say(sentence: string): void {
  if (byHand) console.log(sentence)
  else log.info(sentence)
}

/** What keeps the program from running is said in a sentence where we know one, else without anything personal. */
function end(code: number, error?: unknown): void {
  if (error !== undefined) {
    const known = sentenceOf(error)
    if (known) console.error(known)
    else log.fatal({ error: withoutPersonalData(error) }, 'Passerelle had to stop')
  }
  process.exit(code)
}

function sentenceOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  if (error instanceof DatabaseTrouble) return error.message
  if ('code' in error && error.code === 'EADDRINUSE')
    return `Another program uses the port already (${error.message}).\n  What helps: stop it, or choose another with PORT=8081 npm start`
  if ('code' in error && error.code === 'EACCES')
    return `${error.message}\n  What helps: another PORT, or another folder in PASSERELLE_DATA`
  return error.constructor === Error && !('code' in error) ? error.message : undefined
}
