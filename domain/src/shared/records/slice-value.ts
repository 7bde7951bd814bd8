import type { Day } from '../../kernel/day.ts'

/**
 * Values of a slice travel as text that every reader's page shows in the reader's own language: a word key where
 * there is a word, `country:SYR`, `language:ara` and `day:2004-02-01` for what pages write out themselves, and
 * otherwise the text as it stands.
 */
export type SliceValue =
  | { readonly kind: 'country' | 'language' | 'day'; readonly code: string }
  | { readonly kind: 'text'; readonly text: string }

const coded = /^(?:country:([A-Z]{3})|language:([a-z]{3})|day:(\d{4}-\d\d-\d\d))$/

export function countryValue(code: string): string {
  return `country:${code}`
}

export function languageValue(code: string): string {
  return `language:${code}`
}

export function dayValue(day: Day): string {
  return `day:${day}`
}

/** How a value is to be shown; a text may be the key of a word, which the page tries first. */
export function readSliceValue(value: string): SliceValue {
  const [, country, language, day] = coded.exec(value) ?? []
  if (country) return { kind: 'country', code: country }
  if (language) return { kind: 'language', code: language }
  return day ? { kind: 'day', code: day } : { kind: 'text', text: value }
}
