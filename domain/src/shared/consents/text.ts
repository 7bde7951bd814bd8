import type { DataCategory } from '../../kernel/vocabulary.ts'
import type { Purpose } from './consent.ts'
import ar from './texts/ar.json' with { type: 'json' }
import en from './texts/en.json' with { type: 'json' }
import es from './texts/es.json' with { type: 'json' }
import fr from './texts/fr.json' with { type: 'json' }

export type TextLanguage = 'en' | 'fr' | 'es' | 'ar'

/** Raised whenever a sentence changes; every consent keeps the version that was shown. */
export const consentTextVersion = '2026-1'

const texts = { en, fr, es, ar }

export interface Asked {
  readonly purpose: Purpose
  readonly organisation: string
  readonly recipient: string | null
  readonly categories: readonly DataCategory[]
  /** As it is written in the language of the text. */
  readonly until: string
  readonly language: TextLanguage
}

/**
 * What is shown or read out: who asks, for what, which data, who gets them, how long, that nothing else hangs on it,
 * the right to see the data, and how to take it back (the points of the screening guidance, reference 12.1).
 */
export function consentParagraphs(asked: Asked): readonly string[] {
  const text = texts[asked.language]
  const recipient = asked.recipient ?? asked.organisation
  const categories = asked.categories.map((category) => text.categories[category]).join(text.comma)
  return [text.purposes[asked.purpose], text.data, text.until, text.free, text.rights, text.withdraw].map(
    (sentence) =>
      sentence
        .replaceAll('{organisation}', asked.organisation)
        .replaceAll('{recipient}', recipient)
        .replaceAll('{categories}', categories)
        .replaceAll('{until}', asked.until),
  )
}
