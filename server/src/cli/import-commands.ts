import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { countries, isCountry } from '@passerelle/domain/shared/places/countries'
import { importPlaces } from '@passerelle/domain/shared/places/contract'
import { importServices } from '@passerelle/domain/shared/services/contract'
import { usualShift } from '@passerelle/domain/shared/services/importing/shifting'
import type { ImportReport, ReportLine } from '@passerelle/domain/shared/tables/report'
import { importTracing } from '@passerelle/domain/shared/tracing/contract'
import { newId } from '../engine/ids.ts'
import type { Operation } from '../engine/operation.ts'
import { type Command, type Errand, type Option, textOf } from './command.ts'
import type { Say } from './saying.ts'
import { harmless } from './showing.ts'
import { UsageError } from './usage.ts'

export const dryRun: Option = { type: 'boolean', about: 'only say what would be done' }
export const all: Option = { type: 'boolean', about: 'list every line of the report' }

/** Commands for the tables that people bring, where the program has the operations for them. */
export function importCommands(operations: readonly Operation[]): readonly Command[] {
  const find = (name: string) => operations.filter((operation) => operation.contract.name === name)
  return [
    ...find(importPlaces.name).map(placesImport),
    ...find(importServices.name).map(servicesImport),
    ...find(importTracing.name).map(tracingImport),
  ]
}

function tracingImport(operation: Operation): Command {
  return {
    noun: 'tracing',
    verb: 'import',
    about: importTracing.about,
    words: ['FILE.xml'],
    options: { 'dry-run': dryRun, all },
    examples: [
      'passerelle tracing import people.pfif.xml --as chen@lantern.example --dry-run',
      'passerelle tracing import people.pfif.xml --as chen@lantern.example',
    ],
    async run(errand) {
      const input = {
        file: await bytesIn(fileIn(errand), 'application/xml'),
        dryRun: errand.given['dry-run'] === true,
      }
      const answer = importTracing.output.parse(await perform(operation, errand, input, 'nobody'))
      return { text: told(errand, answer.report), json: answer }
    },
  }
}

function placesImport(operation: Operation): Command {
  return {
    noun: 'places',
    verb: 'import',
    about: importPlaces.about,
    words: ['FILE.csv'],
    options: { 'dry-run': dryRun, all },
    examples: [
      'passerelle places import pcodes.csv --dry-run',
      'passerelle places import pcodes.csv --as adam@register.example',
    ],
    async run(errand) {
      const input = { file: await tableIn(fileIn(errand)), dryRun: errand.given['dry-run'] === true }
      const report = importPlaces.output.parse(await perform(operation, errand, input))
      return { text: told(errand, report), json: report }
    },
  }
}

function servicesImport(operation: Operation): Command {
  return {
    noun: 'services',
    verb: 'import',
    about: importServices.about,
    words: ['FILE.csv'],
    options: {
      'dry-run': dryRun,
      all,
      arabic: {
        type: 'string',
        value: 'FILE.csv',
        about: 'the same table in Arabic, joined by id; found by itself beside FILE.en.csv',
      },
      country: {
        type: 'string',
        value: 'CODE',
        about: 'where the services are, as JOR; guessed from the name of the file',
      },
      visibility: {
        type: 'string',
        value: 'TEXT',
        about: 'public | partners | hidden; partners when nothing is said',
      },
      system: {
        type: 'string',
        value: 'TEXT',
        about: 'the directory it comes from; the same name again finds the same services',
      },
      'shift-dates': { type: 'boolean', about: 'move validity that is long over to today' },
    },
    examples: [
      'passerelle services import services.en.csv --country JOR --dry-run',
      'passerelle services import services.en.csv --country JOR --visibility public --shift-dates',
    ],
    async run(errand) {
      const input = await servicesInput(errand)
      const answer = importServices.output.parse(await perform(operation, errand, input))
      const { services, organisations, places, shiftedDays } = answer
      const sums = [
        `services: ${services}`,
        `organisations: ${organisations}`,
        `places: ${places}`,
        ...(shiftedDays ? [`days moved: ${shiftedDays}`] : []),
      ]
      return { text: `${told(errand, answer.report)}\n${sums.join('   ')}`, json: answer }
    },
  }
}

async function servicesInput(errand: Errand) {
  const path = fileIn(errand)
  const country = countryFor(errand, path)
  const arabic = arabicFor(errand, path)
  return {
    file: await tableIn(path),
    ...(arabic === undefined ? {} : { arabic: await tableIn(arabic) }),
    system: textOf(errand.given, 'system') ?? `services-${country.toLowerCase()}`,
    country,
    visibility: textOf(errand.given, 'visibility') ?? 'partners',
    shiftTo: errand.given['shift-dates'] === true ? usualShift(new Date().toISOString().slice(0, 10)) : null,
    dryRun: errand.given['dry-run'] === true,
  }
}

export function fileIn({ positionals }: Errand): string {
  const [path, more] = positionals
  if (path === undefined) throw new UsageError('Which file?', 'Put its name behind the command.')
  if (more !== undefined) throw new UsageError(`One file at a time: what is ${more}?`)
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}.`)
  return path
}

/** With its bytes, so that the encoding is found out where all tables are read. */
export async function tableIn(path: string): Promise<string> {
  return bytesIn(path, 'text/csv')
}

async function bytesIn(path: string, mediaType: string): Promise<string> {
  return `data:${mediaType};base64,${(await readFile(path)).toString('base64')}`
}

function arabicFor(errand: Errand, path: string): string | undefined {
  const said = textOf(errand.given, 'arabic')
  if (said !== undefined && !existsSync(said)) throw new UsageError(`There is no file ${said}.`)
  const beside = path.replace(/\.en\.csv$/i, '.ar.csv')
  if (said !== undefined || beside === path || !existsSync(beside)) return said
  errand.note(`Arabic names from ${beside}`)
  return beside
}

function countryFor(errand: Errand, path: string): string {
  const said = textOf(errand.given, 'country')?.toUpperCase()
  if (said !== undefined && !isCountry(said))
    throw new UsageError(`${said} is not the code of a country.`, 'Say --country with three letters, as JOR.')
  if (said !== undefined) return said
  const words = path.toLowerCase().replace(/[^\p{L}]+/gu, ' ')
  const named = countries.filter(({ names, alsoCalled }) =>
    [names.en, names.fr, names.es, ...alsoCalled].some((name) =>
      ` ${words} `.includes(` ${name.toLowerCase()} `),
    ),
  )
  const [only, other] = named
  if (!only || other)
    throw new UsageError('In which country are these services?', 'Add --country with three letters, as JOR.')
  errand.note(`Country: ${only.names.en} (${only.code})`)
  return only.code
}

/** In the name of whoever keeps the register, unless an import belongs to a desk that has to be named. */
export async function perform(
  operation: Operation,
  errand: Errand,
  input: unknown,
  usual: 'registrar' | 'nobody' = 'registrar',
): Promise<unknown> {
  const secret = await (usual === 'registrar' ? errand.actAs(usual) : errand.actAs())
  const call = { secret, operationId: newId(), input, origin: 'command line', device: 'command line' }
  return (await operation.perform(errand.house, call)).body
}

const FEW = 40

export function told({ say, given }: Errand, { rows, counts, lines }: ImportReport): string {
  const pressing = lines.filter(({ level }) => level === 'skipped' || level === 'warning')
  const listed = given['all'] === true ? lines : pressing.slice(0, FEW)
  const left = (given['all'] === true ? lines.length : pressing.length) - listed.length
  const sums = Object.entries(counts).map(([level, count]) => `${level} ${count}`)
  return [
    `${rows} rows: ${sums.join(', ')}`,
    ...listed.map((line) => `  ${sentence(say, line)}`),
    ...(left > 0 ? [`  … and ${left} more (--all lists them)`] : []),
  ].join('\n')
}

function sentence(say: Say, { row, column, code, value, remedy, values }: ReportLine): string {
  const where = column === null ? `${row}` : `${row}, ${column}`
  const what = say(code, { ...values, ...(value === null ? {} : { value }) })
  return harmless(
    `${where}: ${what}${value === null ? '' : ` «${value}»`}${remedy === null ? '' : ` ${say(remedy, values)}`}`,
  )
}
