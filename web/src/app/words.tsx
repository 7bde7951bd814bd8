import { DirectionProvider, useDirection } from '@mantine/core'
import {
  type ReactNode,
  createContext,
  startTransition,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
} from 'react'
import {
  type Language,
  type Words,
  directionOf,
  isLanguage,
  loadHouseWords,
  loadProgrammeWords,
  loadRestWords,
  loadWords,
  locales,
} from './languages/load.ts'
import { sayer } from './messages.ts'
import { keepChoice } from './storage.ts'

export type Values = Readonly<Record<string, string | number>>

/** Says things in the reader's language. */
export interface Speech {
  readonly language: Language
  readonly direction: 'ltr' | 'rtl'
  /** The sentence for a key. */
  readonly t: (key: string, values?: Values) => string
  /** Whether there is a sentence for this key; for words that are optional, such as hints and remedies. */
  readonly has: (key: string) => boolean
  readonly number: (value: number, options?: Intl.NumberFormatOptions) => string
  /** A calendar day, `YYYY-MM-DD`, as people say it: 3 March 2026. */
  readonly day: (day: string) => string
  /** The same where room is scarce: 3 Mar 2026. */
  readonly shortDay: (day: string) => string
  /** A moment on the clock of this device: 3 Mar 2026, 14:05. */
  readonly moment: (moment: string) => string
  readonly time: (moment: string) => string
  /** a, b and c. */
  readonly list: (items: readonly string[]) => string
  /** The name of a country (ISO 3166 alpha-2), a language, a currency or a script (ISO 15924), as the browser knows it. */
  readonly nameOf: (kind: 'region' | 'language' | 'currency' | 'script', code: string) => string
  readonly compare: (a: string, b: string) => number
}

interface Speaking extends Speech {
  readonly setLanguage: (language: Language) => Promise<void>
  readonly addWords: (words: Words) => void
}

const WordsContext = createContext<Speaking | undefined>(undefined)

export function useWords(): Speaking {
  const speaking = use(WordsContext)
  if (!speaking) throw new Error('useWords is used outside WordsProvider')
  return speaking
}

/** The language that boot.js put on the page: the kept choice, else what the browser asks for. */
export function startLanguage(): Language {
  const tag = document.documentElement.lang
  return isLanguage(tag) ? tag : 'en'
}

interface Spoken {
  readonly language: Language
  readonly words: Words
}

export function WordsProvider(props: { readonly start: Spoken; readonly children: ReactNode }) {
  const [spoken, setSpoken] = useState(props.start)
  const addWords = useCallback((words: Words) => {
    setSpoken((now) => ({ ...now, words: { ...now.words, ...words } }))
  }, [])
  const setLanguage = useCallback(async (language: Language) => {
    const loads = [loadWords, loadHouseWords, loadRestWords, loadProgrammeWords].map((load) => load(language))
    const words: Words = Object.assign({}, ...(await Promise.all(loads)))
    keepChoice('language', language)
    startTransition(() => setSpoken({ language, words }))
  }, [])
  const speaking = useMemo(
    () => ({ ...speech(spoken), setLanguage, addWords }),
    [spoken, setLanguage, addWords],
  )
  return (
    <WordsContext value={speaking}>
      <DirectionProvider initialDirection={speaking.direction} detectDirection={false}>
        <PageLanguage language={spoken.language} />
        {props.children}
      </DirectionProvider>
    </WordsContext>
  )
}

/** Lets one part of a page speak another language: a consent text that is read out to the person. */
export function InLanguage(props: { readonly spoken: Spoken; readonly children: ReactNode }) {
  const outer = useWords()
  const speaking = useMemo(() => ({ ...outer, ...speech(props.spoken) }), [outer, props.spoken])
  return (
    <WordsContext value={speaking}>
      <div lang={speaking.language} dir={speaking.direction}>
        {props.children}
      </div>
    </WordsContext>
  )
}

function PageLanguage({ language }: { readonly language: Language }) {
  const { setDirection } = useDirection()
  useEffect(() => {
    document.documentElement.lang = language
    setDirection(directionOf(language))
  }, [language, setDirection])
  return null
}

/** Made of words and a language alone, so that tests can speak without a page. */
export function speech({ language, words }: Spoken): Speech {
  const say = sayer(words, locales[language])
  const collator = new Intl.Collator(locales[language], { numeric: true, sensitivity: 'base' })
  return {
    language,
    direction: directionOf(language),
    t: say,
    has: (key) => Object.hasOwn(words, key),
    number: (value, options) => new Intl.NumberFormat(locales[language], options).format(value),
    compare: (a, b) => collator.compare(a, b),
    list: (items) => new Intl.ListFormat(locales[language], { type: 'conjunction' }).format(items),
    nameOf: (kind, code) => nameOf(locales[language], kind, code),
    ...calendar(locales[language]),
  }
}

/** With the month by its name: 03/05/2026 is two days, and in Arabic it even turns round. */
const named = { day: 'numeric', month: 'short', year: 'numeric' } as const

function calendar(locale: string): Pick<Speech, 'day' | 'shortDay' | 'moment' | 'time'> {
  const short = new Intl.DateTimeFormat(locale, { ...named, timeZone: 'UTC' })
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const moments = new Intl.DateTimeFormat(locale, { ...named, hour: 'numeric', minute: '2-digit' })
  const times = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  return {
    day: (day) => dated(days, `${day}T00:00:00Z`, day),
    shortDay: (day) => dated(short, `${day}T00:00:00Z`, day),
    moment: (moment) => dated(moments, moment, moment),
    time: (moment) => dated(times, moment, moment),
  }
}

function dated(format: Intl.DateTimeFormat, moment: string, fallback: string): string {
  const date = new Date(moment)
  return Number.isNaN(date.getTime()) ? fallback : format.format(date)
}

function nameOf(locale: string, type: 'region' | 'language' | 'currency' | 'script', code: string): string {
  try {
    return new Intl.DisplayNames(locale, { type }).of(code) ?? code
  } catch {
    return code
  }
}
