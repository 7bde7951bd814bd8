import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import { type Language, type Words, loadHouseWords, loadRestWords, loadWords } from '../app/languages/load.ts'

async function allWords(language: Language): Promise<Words> {
  const rooms = [loadWords, loadHouseWords, loadRestWords].map((load) => load(language))
  return Object.assign({}, ...(await Promise.all(rooms)))
}

const [en, fr, es, ar] = await Promise.all([allWords('en'), allWords('fr'), allWords('es'), allWords('ar')])
const spoken = { en, fr, es, ar }
const files = import.meta.glob<Record<string, string>>(['./*.json', '../pages/*/words/*.json'], {
  eager: true,
  import: 'default',
})
const sources = import.meta.glob<string>(
  ['../**/*.ts', '../**/*.tsx', '!../**/*.test.ts', '!../pages/gallery/**'],
  {
    eager: true,
    query: '?raw',
    import: 'default',
  },
)

const ours = (key: string) => /^(app|kit|web)\./.test(key)

function keysIn(source: string): readonly string[] {
  return [...source.matchAll(/'((?:app|kit|web)\.[a-z0-9-]+(?:\.[a-z0-9-]+)*)'/g)].flatMap(
    ([, key]) => key ?? [],
  )
}

test('what the page says in English it says in French, Spanish and Arabic', () => {
  const english = Object.keys(en).filter(ours).toSorted()
  for (const words of [fr, es, ar]) expect(Object.keys(words).filter(ours).toSorted()).toEqual(english)
  expect(english.length).toBeGreaterThan(150)
})

test('every sentence can be said: it is a message that parses, with whatever it is told', () => {
  for (const [language, words] of Object.entries(spoken)) {
    for (const [id, text] of Object.entries(words)) {
      if (!ours(id)) continue
      const say = () =>
        new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).format(anythingFor(text))
      expect(say, id).not.toThrow()
    }
  }
})

/** Three of whatever the sentence speaks of. */
function anythingFor(text: string): Record<string, number> {
  return Object.fromEntries([...text.matchAll(/\{\s*(\w+)/g)].map(([, name = '']) => [name, 3]))
}

test('every sentence that a page asks for exists', () => {
  const asked = Object.values(sources).flatMap(keysIn)
  expect(asked.length).toBeGreaterThan(100)
  expect(asked.filter((key) => !Object.hasOwn(en, key) && !isPrefix(key))).toEqual([])
})

/** `g` of `g.h`: a key of which the end is put together while the page is drawn. */
function isPrefix(key: string): boolean {
  return Object.keys(en).some((each) => each.startsWith(`${key}.`))
}

test('no key is written down twice', () => {
  const english = Object.entries(files).filter(([path]) => path.endsWith('/en.json'))
  const all = english.flatMap(([, words]) => Object.keys(words))
  expect(all.length).toBe(new Set(all).size)
})

test('an apostrophe is a real one: the straight one is a sign of the message language', () => {
  const straight = Object.entries(files).flatMap(([path, words]) =>
    Object.entries(words).flatMap(([key, text]) => (text.includes("'") ? [`${path} ${key}`] : [])),
  )
  expect(straight).toEqual([])
})
