import { findCountry } from '@passerelle/domain/shared/places/countries'
import type { Language } from '../../app/languages/load.ts'

export function nameOfCountry(code: string, language: Language): string {
  return findCountry(code)?.names[language] ?? code
}
