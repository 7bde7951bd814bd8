import type { LocalText } from '@passerelle/domain/shared/services/service'
import type { Language } from '../../../app/languages/load.ts'

const codes: Readonly<Record<Language, string>> = { en: 'eng', fr: 'fra', es: 'spa', ar: 'ara' }

/** A text in the reader's language, else in English, else as it is there. */
export function textIn(texts: readonly LocalText[], language: Language): string {
  const inLanguage = (code: string) => texts.find((each) => each.language === code)?.text
  return inLanguage(codes[language]) ?? inLanguage('eng') ?? texts[0]?.text ?? ''
}
