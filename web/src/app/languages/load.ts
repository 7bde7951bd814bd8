/** The languages of the interface. A person's own languages are another matter: there are some seven thousand. */
export const languages = ['en', 'fr', 'es', 'ar'] as const
export type Language = (typeof languages)[number]
export type Words = Readonly<Record<string, string>>

/** Each language is called by its own name, so that whoever needs it can find it. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  fr: 'Français',
  es: 'Español',
  ar: 'العربية',
}

/** Numbers keep western digits in Arabic: codes, telephone numbers and ages are read out across languages. */
export const locales: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  fr: 'fr',
  es: 'es',
  ar: 'ar-u-nu-latn',
}

export function isLanguage(text: string | null | undefined): text is Language {
  return languages.some((language) => language === text)
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

type Loaders = Readonly<Record<Language, () => Promise<{ words: Words }>>>

/** These keys are there when the words of my day are, and those of all other pages. */
export const houseMark = 'house'
export const restMark = 'rest'

const door: Loaders = {
  en: () => import('./en.ts'),
  fr: () => import('./fr.ts'),
  es: () => import('./es.ts'),
  ar: () => import('./ar.ts'),
}

const house: Loaders = {
  en: () => import('./house-en.ts'),
  fr: () => import('./house-fr.ts'),
  es: () => import('./house-es.ts'),
  ar: () => import('./house-ar.ts'),
}

const rest: Loaders = {
  en: () => import('./rest-en.ts'),
  fr: () => import('./rest-fr.ts'),
  es: () => import('./rest-es.ts'),
  ar: () => import('./rest-ar.ts'),
}

const programmes: Loaders = {
  en: () => import('./programmes-en.ts'),
  fr: () => import('./programmes-fr.ts'),
  es: () => import('./programmes-es.ts'),
  ar: () => import('./programmes-ar.ts'),
}

/** The words of the first page. */
export async function loadWords(language: Language): Promise<Words> {
  return (await door[language]()).words
}

/** The words of my day. */
export async function loadHouseWords(language: Language): Promise<Words> {
  return (await house[language]()).words
}

/** The words of all other pages behind the door, and of public pages that show more than the way in. */
export async function loadRestWords(language: Language): Promise<Words> {
  return (await rest[language]()).words
}

/** The words of the programmes are many; pages about records wait for them, the first page does not. */
export async function loadProgrammeWords(language: Language): Promise<Words> {
  return (await programmes[language]()).words
}
