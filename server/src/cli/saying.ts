import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Fault, Reason } from '@passerelle/domain/kernel/reason'
import { type Language, languages, type Words } from '@passerelle/domain/kernel/words'
import { IntlMessageFormat, type PrimitiveType } from 'intl-messageformat'
import { projectFolder } from '../engine/folders.ts'
import type { Refusal } from '../engine/problem.ts'

/** Says a key in the language of the terminal; a key without words is said as it is. */
export type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string

/** A language and how it is spoken. */
export interface Speech {
  readonly say: Say
  readonly language: Language
}

/** The language that the terminal asks for, if we speak it. */
export function terminalLanguage(environment: Readonly<Record<string, string | undefined>>): Language {
  const asked = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || ''
  return languages.find((language) => asked.toLowerCase().startsWith(language)) ?? 'en'
}

export function speaking(language: Language): Say {
  const words = allWords(language)
  return (key, values = {}) => {
    const text = words[key]
    if (text === undefined) return key
    try {
      return String(new IntlMessageFormat(text, language).format(plain(values)))
    } catch {
      return text
    }
  }
}

function plain(values: Readonly<Record<string, unknown>>): Record<string, PrimitiveType> {
  const entries = Object.entries(values).flatMap(([name, value]): [string, PrimitiveType][] =>
    typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
  )
  return Object.fromEntries(entries)
}

/** Words lie beside the things they name; here all of them are needed. */
function allWords(language: Language): Words {
  const source = join(projectFolder(), 'domain/src')
  const nouns = ['shared', 'programmes'].flatMap((kind) => {
    const folder = join(source, kind)
    return existsSync(folder) ? readdirSync(folder).map((noun) => join(folder, noun)) : []
  })
  const files = [join(source, 'kernel'), ...nouns].map((folder) => join(folder, 'words', `${language}.json`))
  return Object.assign({}, ...files.filter(existsSync).map((file) => JSON.parse(readFileSync(file, 'utf8'))))
}

/** A refusal in sentences: what, why, and which field. */
export function sayRefusal(say: Say, { code, details }: Refusal): string {
  const { reasons = [], faults = [], values = {} } = details
  return [
    say(`problems.${code}`, values),
    ...reasons.map((reason: Reason) => `  ${say(reason.code, reason.values)}`),
    ...faults.map(
      (fault: Fault) => `  ${fault.path === '' ? '' : `${fault.path}: `}${say(fault.code, fault.values)}`,
    ),
  ].join('\n')
}
