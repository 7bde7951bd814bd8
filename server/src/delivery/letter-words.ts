import type { Language, Words } from '@passerelle/domain/kernel/words'
import ar from './words/ar.json' with { type: 'json' }
import en from './words/en.json' with { type: 'json' }
import es from './words/es.json' with { type: 'json' }
import fr from './words/fr.json' with { type: 'json' }

/** The words of all letters, by language. */
export const letterWords: Readonly<Record<Language, Words>> = { en, fr, es, ar }
