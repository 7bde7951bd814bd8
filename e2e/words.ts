import { readFileSync, readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'

/** What the pages say, by the keys of their words: a journey is written once and walked in every language. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

const root = join(import.meta.dirname, '..')

export function sayer(language: string): Say {
  const words = new Map(wordFiles(language).flatMap((path) => wordsIn(path)))
  return (key, values = {}) => {
    const text = words.get(key)
    if (text === undefined) throw new Error(`No words for ${key} in ${language}.`)
    return String(new IntlMessageFormat(text, language).format(values))
  }
}

function wordFiles(language: string): readonly string[] {
  return ['domain/src', 'web/src'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith(`words${sep}${language}.json`))
      .map((name) => join(root, folder, name)),
  )
}

function wordsIn(path: string): [string, string][] {
  const words: unknown = JSON.parse(readFileSync(path, 'utf8'))
  return Object.entries(words ?? {}).map(([key, text]) => [key, String(text)])
}
