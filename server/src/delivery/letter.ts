import { type Language, languages } from '@passerelle/domain/kernel/words'
import { IntlMessageFormat } from 'intl-messageformat'
import type { Settings } from '../engine/house.ts'
import { letterWords } from './letter-words.ts'

/** What a letter says, in one of the templates of the word files. Never a word about a person who is assisted. */
export interface LetterFacts {
  readonly to: string
  readonly locale: string
  /** Word keys `<template>.subject` and `<template>.body`. */
  readonly template: string
  readonly values: Readonly<Record<string, string | number>>
}

export interface Letter {
  readonly to: string
  readonly subject: string
  readonly body: string
  readonly locale: Language
}

/** Puts a letter into words, in the language of whoever gets it, with the same ending under each. */
export function compose(facts: LetterFacts, settings: Pick<Settings, 'baseUrl'>): Letter {
  const locale = languages.find((one) => one === facts.locale) ?? 'en'
  const values = { ...facts.values, address: settings.baseUrl }
  const say = (key: string) => sayIn(locale, key, values)
  const body = say(`${facts.template}.body`)
  return {
    to: oneLine(facts.to),
    subject: oneLine(say(`${facts.template}.subject`)),
    body: `${body}\n\n-- \n${say('letter.ending')}\n`,
    locale,
  }
}

function sayIn(locale: Language, key: string, values: Readonly<Record<string, string | number>>): string {
  const text = letterWords[locale][key]
  if (text === undefined) throw new Error(`There are no words for ${key} in ${locale}.`)
  return String(new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).format(values))
}

/** A line break in a name must not begin a header of its own. */
function oneLine(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 300)
}

/** The same words for mail programs that would otherwise show Arabic from the wrong side. */
export function asHtml({ body, locale }: Letter): string {
  const direction = locale === 'ar' ? 'rtl' : 'ltr'
  const text = escaped(body).replace(
    /https?:\/\/[^\s<]+/g,
    (link) => `<a href="${link}" dir="ltr">${link}</a>`,
  )
  return `<!doctype html><html lang="${locale}" dir="${direction}"><body><div style="white-space:pre-wrap;font-family:sans-serif">${text}</div></body></html>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
