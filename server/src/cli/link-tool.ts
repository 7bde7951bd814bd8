import { existsSync, readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Cancelled, type LinkConfig, type LinkedFiles, linkFiles } from '@passerelle/matching/node/link-files'
import { PlanFault } from '@passerelle/matching/link/plan'
import { MissingColumn } from '@passerelle/matching/node/read-table'
import { type Outcome, type Tool, type ToolErrand, textOf } from './command.ts'
import { readLinkConfig } from './link-config.ts'
import { sentences, summaryOf } from './link-summary.ts'
import { writeLinked } from './link-writing.ts'
import { UsageError } from './usage.ts'

export const linkTool: Tool = {
  noun: 'link',
  verb: '',
  words: ['FILE', '[FILE …]'],
  about:
    'Finds the records of a table (CSV or Parquet) that may be one person, says why, and writes clusters, pairs and a report. Decides nothing. Ends with 1 when lines could not be read.',
  options: {
    config: { type: 'string', value: 'FILE', about: 'JSON: which columns there are and of which kind' },
    out: { type: 'string', value: 'FOLDER', about: 'where to write; must be new or empty' },
    workers: {
      type: 'string',
      value: 'NUMBER',
      about: 'threads that weigh pairs; as many as there are cores',
    },
  },
  examples: [
    'passerelle link register.csv --config register.json --out linked',
    'passerelle link ours.parquet theirs.csv --config between.json --out linked --json',
  ],
  runAlone: run,
}

async function run(errand: ToolErrand): Promise<Outcome> {
  const { given, positionals, say, language } = errand
  const config = readLinkConfig(
    needed(textOf(given, 'config'), 'Which columns are compared?', 'Add --config FILE.json'),
  )
  const out = emptyFolder(needed(textOf(given, 'out'), 'Where is the result to go?', 'Add --out FOLDER'))
  const files = filesOf(positionals)
  const [begun, cpu] = [performance.now(), process.cpuUsage()]
  const made = await linkOrStop(files, config, errand)
  if (!made) return { text: say('linking.cancelled'), json: { cancelled: true }, failed: true }
  const { user, system } = process.cpuUsage(cpu)
  const summary = summaryOf(made, {
    seconds: tenths((performance.now() - begun) / 1000),
    cpuSeconds: tenths((user + system) / 1e6),
    peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  })
  writeLinked(out, made, summary, { say, language })
  const text = [...sentences(say, summary), say('linking.written', { folder: out })].join('\n')
  return { text, json: { ...summary, folder: out }, failed: summary.rejected > 0 }
}

function needed(value: string | undefined, question: string, remedy: string): string {
  if (value === undefined) throw new UsageError(question, remedy)
  return value
}

function emptyFolder(folder: string): string {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new UsageError(`There is something in ${folder} already.`, 'Name a folder that is new or empty.')
  }
  return folder
}

function filesOf(positionals: readonly string[]): readonly string[] {
  if (positionals.length === 0)
    throw new UsageError('Which file is linked?', 'passerelle link FILE.csv --config …')
  const missing = positionals.find((file) => !existsSync(file))
  if (missing !== undefined) throw new UsageError(`There is no file ${missing}.`)
  return positionals
}

/** Nothing when somebody pressed Ctrl-C. */
async function linkOrStop(
  files: readonly string[],
  config: LinkConfig,
  { say, progress, given }: ToolErrand,
): Promise<LinkedFiles | undefined> {
  let stopped = false
  const stop = () => {
    stopped = true
  }
  const begun = performance.now()
  process.once('SIGINT', stop)
  try {
    return await linkFiles(files, config, {
      workers: workersOf(textOf(given, 'workers')),
      cancelled: () => stopped,
      progress: (phase, share) =>
        progress(
          say('linking.progress', {
            phase: say(`linking.phase.${phase}`),
            percent: Math.round(share * 100),
            seconds: tenths((performance.now() - begun) / 1000),
          }),
        ),
    })
  } catch (fault) {
    if (fault instanceof Cancelled) return undefined
    if (fault instanceof MissingColumn)
      throw new UsageError(fault.message, 'Mend "fields" in the configuration.')
    if (fault instanceof PlanFault)
      throw new UsageError(`The configuration cannot be used: ${fault.message}.`)
    throw fault
  } finally {
    process.off('SIGINT', stop)
  }
}

function workersOf(asked: string | undefined): number {
  if (asked === undefined) return Math.min(8, availableParallelism())
  if (!/^[1-9]\d?$/.test(asked)) throw new UsageError(`--workers ${asked} is not a number from 1 to 99.`)
  return Number(asked)
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10
}
