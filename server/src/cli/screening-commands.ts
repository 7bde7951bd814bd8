import { isDay } from '@passerelle/domain/kernel/day'
import { importList, listQuestions, runScreening } from '@passerelle/domain/shared/screening/contract'
import { questionStates } from '@passerelle/domain/shared/screening/screening'
import type { z } from 'zod'
import type { Operation } from '../engine/operation.ts'
import { type Command, type Errand, textOf } from './command.ts'
import { all, dryRun, fileIn, perform, tableIn, told } from './import-commands.ts'
import type { Say } from './saying.ts'
import { harmless } from './showing.ts'
import { UsageError } from './usage.ts'

/** Commands of whoever keeps the register, where the program has the operations for them. */
export function screeningCommands(operations: readonly Operation[]): readonly Command[] {
  const find = (name: string) => operations.filter((operation) => operation.contract.name === name)
  return [
    ...find(importList.name).map(listImport),
    ...find(runScreening.name).map(run),
    ...find(listQuestions.name).map(questions),
  ]
}

function listImport(operation: Operation): Command {
  return {
    noun: 'screening',
    verb: 'import',
    about: importList.about,
    words: ['FILE'],
    options: {
      source: {
        type: 'string',
        value: 'TEXT',
        about: 'what the list is called; its versions share the name',
      },
      on: { type: 'string', value: 'DAY', about: 'the day of the list; an XML file says it itself' },
      'dry-run': dryRun,
      all,
    },
    examples: [
      'passerelle screening import consolidated.xml --source "UN consolidated" --dry-run',
      'passerelle screening import national.csv --source "National list" --on 2026-11-01',
    ],
    async run(errand) {
      const input = await listInput(errand)
      const answer = importList.output.parse(await perform(operation, errand, input))
      return { text: importTold(errand, answer), json: answer }
    },
  }
}

async function listInput(errand: Errand) {
  const path = fileIn(errand)
  const source = textOf(errand.given, 'source')
  const listedOn = dayIn(errand)
  if (source === undefined) throw new UsageError('Which list is this?', 'Add --source "the name of the list"')
  return { file: await tableIn(path), source, listedOn, dryRun: errand.given['dry-run'] === true }
}

function dayIn({ given }: Errand): string | null {
  const said = textOf(given, 'on')
  if (said === undefined) return null
  if (isDay(said)) return said
  throw new UsageError('The day of the list is no day.', 'Write it as 2026-11-01.')
}

function importTold(errand: Errand, { isNew, version, report }: z.output<typeof importList.output>): string {
  const { source, listedOn, checksum, entries } = version
  const pinned = harmless(`${source}, ${listedOn}: ${entries} entries, sha256 ${checksum}`)
  return [told(errand, report), isNew ? pinned : `${pinned}\nThis version was here already.`].join('\n')
}

function run(operation: Operation): Command {
  return {
    noun: 'screening',
    verb: 'run',
    about: runScreening.about,
    options: { organisation: { type: 'string', value: 'ID', about: 'only this organisation' } },
    examples: ['passerelle screening run', 'passerelle screening run --organisation ID --json'],
    async run(errand) {
      const organisationId = textOf(errand.given, 'organisation') ?? null
      const answer = runScreening.output.parse(await perform(operation, errand, { organisationId }))
      const text = `organisations: ${answer.organisations}   lists: ${answer.lists}\nIt is done while the program runs; see: passerelle screening questions`
      return { text, json: answer }
    },
  }
}

function questions(operation: Operation): Command {
  return {
    noun: 'screening',
    verb: 'questions',
    about: listQuestions.about,
    options: {
      state: { type: 'string', value: 'TEXT', about: questionStates.join(' | ') },
      organisation: { type: 'string', value: 'ID', about: 'only about this organisation' },
    },
    examples: ['passerelle screening questions --state open', 'passerelle screening questions --json'],
    async run(errand) {
      const [state, organisationId] = [textOf(errand.given, 'state'), textOf(errand.given, 'organisation')]
      const input = { ...(state ? { state } : {}), ...(organisationId ? { organisationId } : {}) }
      const answer = listQuestions.output.parse(await perform(operation, errand, input))
      return { text: questionLines(errand.say, answer), json: answer }
    },
  }
}

function questionLines(say: Say, { questions: rows }: z.output<typeof listQuestions.output>): string {
  if (rows.length === 0) return '–'
  return rows
    .map(({ id, state, organisationName, subjectName, listedName, source, replyUntil }) =>
      harmless(
        `${id}  ${say(`screening.state.${state}`)}: ${subjectName} (${organisationName}) – ${listedName} (${source}), ${replyUntil}`,
      ),
    )
    .join('\n')
}
