import ar from '@passerelle/domain/shared/problems/words/ar.json' with { type: 'json' }
import en from '@passerelle/domain/shared/problems/words/en.json' with { type: 'json' }
import es from '@passerelle/domain/shared/problems/words/es.json' with { type: 'json' }
import fr from '@passerelle/domain/shared/problems/words/fr.json' with { type: 'json' }
import { type Language, languages, type Words } from '@passerelle/domain/kernel/words'
import { IntlMessageFormat, type PrimitiveType } from 'intl-messageformat'

const words: Readonly<Record<Language, Words>> = { en, fr, es, ar }

/** The first language of the caller that we speak. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return wanted.flatMap((code) => languages.filter((language) => language === code))[0] ?? 'en'
}

/** The sentence of a problem; one whose values are missing is given without them rather than not at all. */
export function sentence(
  key: string,
  language: string,
  values: Readonly<Record<string, unknown>> = {},
): string {
  const known = languages.find((one) => one === language) ?? 'en'
  const text = words[known][key] ?? words.en[key] ?? key
  try {
    return String(new IntlMessageFormat(text, known).format(plain(values)))
  } catch {
    return text.replace(/\{[^{}]*(\{[^{}]*\}[^{}]*)*\}/g, '…')
  }
}

function plain(values: Readonly<Record<string, unknown>>): Record<string, PrimitiveType> {
  const entries = Object.entries(values).flatMap(([name, value]): [string, PrimitiveType][] =>
    typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
  )
  return Object.fromEntries(entries)
}
