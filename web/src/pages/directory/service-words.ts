import { findCountry } from '@passerelle/domain/shared/places/countries'
import type { Role } from '@passerelle/domain/kernel/vocabulary'
import type { Service } from '@passerelle/domain/shared/services/service'
import type { Language } from '../../app/languages/load.ts'
import { nameOfPlace } from '../../kit/place-words.ts'

/** A service's name in the reader's language, else in English, else as it was given. */
export function nameOfService({ names }: Pick<Service, 'names'>, language: Language): string {
  return nameOfPlace(names, language)
}

export function nameOfCountry(code: string, language: Language): string {
  return findCountry(code)?.names[language] ?? code
}

const keepers: readonly Role[] = ['administrator', 'coordinator', 'supervisor']

/** `eng` as pages name it: `en`. */
export function tagOf(language: string): string {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? language
  } catch {
    return 'und'
  }
}

/** Whether somebody in this role keeps the entries of their organisation. */
export function keepsEntries(role: Role): boolean {
  return keepers.includes(role)
}
