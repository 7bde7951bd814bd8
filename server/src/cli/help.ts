import type { CommandWords, Option } from './command.ts'
import { columns } from './showing.ts'

/** What may stand behind every command. */
export const common: Readonly<Record<string, Option>> = {
  as: {
    type: 'string',
    value: 'EMAIL',
    about: 'act as this person; only for who may read the data folder, and written down',
  },
  in: {
    type: 'string',
    value: 'ORGANISATION',
    about: 'in which organisation, for those who belong to several',
  },
  json: { type: 'boolean', about: 'answer as JSON' },
  help: { type: 'boolean', about: 'explain the command' },
}

export function overview(commands: readonly CommandWords[]): string {
  const nouns = [...new Set(commands.map((command) => command.noun))].toSorted()
  const rows = nouns.map((noun): [string, string] => [
    noun,
    commands
      .filter((command) => command.noun === noun)
      .map((command) => command.verb)
      .join(' · '),
  ])
  return [
    'passerelle NOUN VERB [--option value …]',
    '',
    'Does what the pages do, through the same operations, on this machine.',
    '',
    columns(rows),
    '',
    'For instance:',
    '  passerelle audit verify',
    '  passerelle services import services.en.csv --country JOR --dry-run',
    '  passerelle records list --as amal@harbour.example --json',
    '',
    'passerelle NOUN --help lists its verbs, passerelle NOUN VERB --help explains one.',
    'Ends with 0 when it went well, 1 when it did not, 2 when the words were not understood.',
  ].join('\n')
}

export function nounHelp(noun: string, commands: readonly CommandWords[]): string {
  const rows = commands
    .filter((command) => command.noun === noun)
    .map((command): [string, string] => [`${noun} ${command.verb}`, command.about])
  return columns(rows)
}

export function commandHelp({ noun, verb, words = [], about, options, examples }: CommandWords): string {
  const rows = Object.entries({ ...options, ...common }).map(([name, option]): [string, string] => [
    `--${name}${option.value ? ` ${option.value}` : ''}`,
    `${option.about}${option.multiple ? ' (may be repeated)' : ''}`,
  ])
  return [
    ['passerelle', noun, verb, ...words, '[--option value …]'].filter((word) => word !== '').join(' '),
    '',
    about,
    '',
    columns(rows),
    '',
    'For instance:',
    ...examples.map((example) => `  ${example}`),
  ].join('\n')
}
