import type { FoundPlace } from '@passerelle/domain/shared/places/contract'
import type { PlaceName } from '@passerelle/domain/shared/places/place'
import type { Language } from '../app/languages/load.ts'

const spoken: Readonly<Record<Language, string>> = { en: 'eng', fr: 'fra', es: 'spa', ar: 'ara' }

/** A place's name in the reader's language, else in English, else whichever is there. */
export function nameOfPlace(names: readonly PlaceName[], language: Language): string {
  const inLanguage = (code: string) => names.find((name) => name.language === code)?.text
  return inLanguage(spoken[language]) ?? inLanguage('eng') ?? names[0]?.text ?? ''
}

/** The place and what contains it, nearest first: "Irbid, Irbid Governorate, Jordan". */
export function fullNameOfPlace(place: Pick<FoundPlace, 'names' | 'within'>, language: Language): string {
  const names = [place.names, ...place.within.map((around) => around.names)].map((each) =>
    nameOfPlace(each, language),
  )
  return [...new Set(names)].join(language === 'ar' ? '، ' : ', ')
}
