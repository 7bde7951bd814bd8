import type { slice } from '@passerelle/domain/shared/referrals/contract'
import { findCountry } from '@passerelle/domain/shared/places/countries'
import { readSliceValue } from '@passerelle/domain/shared/records/slice-value'
import type { z } from 'zod'
import { type Speech, useWords } from '../../app/words.tsx'
import styles from './Slices.module.css'

export type Slice = z.output<typeof slice>

/** What was shared, category by category, as the reader reads it. */
export function Slices({ slices }: { readonly slices: readonly Slice[] }) {
  const { t } = useWords()
  return (
    <div className={styles.slices}>
      {slices.map(({ category, fields }) => (
        <section key={category} aria-label={t(`consents.category.${category}`)} className={styles.slice}>
          <h3>{t(`consents.category.${category}`)}</h3>
          <SliceFields fields={fields} />
        </section>
      ))}
    </div>
  )
}

export function SliceFields({ fields }: Pick<Slice, 'fields'>) {
  const speech = useWords()
  return (
    <dl className={styles.fields}>
      {fields.map(({ key, value }, at) => (
        <div key={`${key} ${at}`}>
          <dt>{speech.t(key)}</dt>
          <dd>
            <bdi>{sliceText(value, speech)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A value travels as a code or a text; here it becomes a word of the reader's language. */
export function sliceText(raw: string, { t, has, day, nameOf, language }: Speech): string {
  const value = readSliceValue(raw)
  switch (value.kind) {
    case 'country':
      return findCountry(value.code)?.names[language] ?? value.code
    case 'language':
      return nameOf('language', value.code)
    case 'day':
      return day(value.code)
    case 'text':
      return has(value.text) ? t(value.text) : value.text
  }
}
