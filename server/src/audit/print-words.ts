import auditAr from '@passerelle/domain/shared/audit/words/ar.json' with { type: 'json' }
import auditEn from '@passerelle/domain/shared/audit/words/en.json' with { type: 'json' }
import auditEs from '@passerelle/domain/shared/audit/words/es.json' with { type: 'json' }
import auditFr from '@passerelle/domain/shared/audit/words/fr.json' with { type: 'json' }
import consentsAr from '@passerelle/domain/shared/consents/words/ar.json' with { type: 'json' }
import consentsEn from '@passerelle/domain/shared/consents/words/en.json' with { type: 'json' }
import consentsEs from '@passerelle/domain/shared/consents/words/es.json' with { type: 'json' }
import consentsFr from '@passerelle/domain/shared/consents/words/fr.json' with { type: 'json' }
import servicesAr from '@passerelle/domain/shared/services/words/ar.json' with { type: 'json' }
import servicesEn from '@passerelle/domain/shared/services/words/en.json' with { type: 'json' }
import servicesEs from '@passerelle/domain/shared/services/words/es.json' with { type: 'json' }
import servicesFr from '@passerelle/domain/shared/services/words/fr.json' with { type: 'json' }
import type { Language, Words } from '@passerelle/domain/kernel/words'
import { IntlMessageFormat } from 'intl-messageformat'

const words: Readonly<Record<Language, Words>> = {
  en: { ...auditEn, ...consentsEn, ...servicesEn },
  fr: { ...auditFr, ...consentsFr, ...servicesFr },
  es: { ...auditEs, ...consentsEs, ...servicesEs },
  ar: { ...auditAr, ...consentsAr, ...servicesAr },
}

/** Says a key in a language. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

export function speaking(language: Language): Say {
  return (key, values = {}) =>
    String(new IntlMessageFormat(words[language][key] ?? key, language).format({ ...values }))
}

/** A day in words, by the calendar and in the figures that readers of the language know from printed matter. */
export function dayIn(language: Language): (momentOrDay: string) => string {
  const format = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeZone: 'UTC' })
  return (momentOrDay) => format.format(new Date(momentOrDay))
}

export function listIn(language: Language): (parts: readonly string[]) => string {
  const format = new Intl.ListFormat(localeOf(language), { style: 'long', type: 'conjunction' })
  return (parts) => format.format(parts)
}

function localeOf(language: Language): string {
  return language === 'en' ? 'en-GB' : language
}
