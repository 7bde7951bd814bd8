import { NativeSelect } from '@mantine/core'
import { countries } from '@passerelle/domain/shared/places/countries'
import { useMemo } from 'react'
import { useWords } from '../../app/words.tsx'
import styles from './FormView.module.css'
import type { FieldProps } from './QuestionView.tsx'
import { spokenLanguages } from './spoken-languages.ts'

/** A native list: typing the first letters goes to the entry, on every system and with every reader. */
export function CountryField({ id, label, description, error, value, onChange }: FieldProps) {
  const { t, language, compare } = useWords()
  const data = useMemo(
    () =>
      countries
        .map(({ code, names }) => ({ value: String(code), label: names[language] }))
        .toSorted((a, b) => compare(a.label, b.label)),
    [language, compare],
  )
  return (
    <NativeSelect
      {...{ id, label, description, error }}
      classNames={{ wrapper: styles.medium ?? '' }}
      value={typeof value === 'string' ? value : ''}
      data={[{ value: '', label: t('kit.form.choose') }, ...data]}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

export function LanguageField({ id, label, description, error, value, onChange }: FieldProps) {
  const { t, nameOf, compare } = useWords()
  const data = useMemo(
    () =>
      spokenLanguages
        .map((code) => ({ value: code, label: nameOf('language', code) }))
        .toSorted((a, b) => compare(a.label, b.label)),
    [nameOf, compare],
  )
  return (
    <NativeSelect
      {...{ id, label, description, error }}
      classNames={{ wrapper: styles.medium ?? '' }}
      value={typeof value === 'string' ? value : ''}
      data={[{ value: '', label: t('kit.form.choose') }, ...data]}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
