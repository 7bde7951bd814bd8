import type { AgeInterval } from '@passerelle/domain/kernel/age'
import type { Birth } from '@passerelle/domain/kernel/age'
import type { PersonSummary } from '@passerelle/domain/shared/people/person'
import { locales } from '../../app/languages/load.ts'
import type { Speech } from '../../app/words.tsx'

export function ageWords(age: AgeInterval | null, t: Speech['t']): string {
  if (!age) return t('people.age-unknown')
  if (age.least === age.most) return t('people.age-exact', { years: age.least })
  return t('people.age', { least: age.least, most: age.most })
}

/** "Female · 24 years", as far as it is known. */
export function aboutWords({ age, sex }: Pick<PersonSummary, 'age' | 'sex'>, t: Speech['t']): string {
  return [sex && t(`people.sex.${sex}`), age && ageWords(age, t)].filter(Boolean).join(' · ')
}

/** A birth date says no more than is known: a day, a month, a year, or about when. */
export function birthWords(
  birth: Birth,
  { t, day, language }: Pick<Speech, 't' | 'day' | 'language'>,
): string {
  const date = new Date(`${birth.day}T00:00:00Z`)
  const inWords = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'UTC' }).format(date)
  switch (birth.precision) {
    case 'exact':
      return day(birth.day)
    case 'month':
      return inWords({ month: 'long', year: 'numeric' })
    case 'year':
      return inWords({ year: 'numeric' })
    case 'estimated':
      return t('web.people.birth.about', { year: birth.day.slice(0, 4) })
  }
}
