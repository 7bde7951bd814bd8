import { MultiSelect } from '@mantine/core'
import { countries } from '@passerelle/domain/shared/places/countries'
import { countrylessCodes } from '@passerelle/domain/shared/places/place'
import type { NationalityRule } from '@passerelle/domain/shared/services/service'
import { useMemo } from 'react'
import { useWords } from '../../../app/words.tsx'
import { Stated } from './Stated.tsx'

interface NationalityFieldsProps {
  readonly rule: NationalityRule | null
  readonly error: string | undefined
  readonly onChange: (rule: NationalityRule | null) => void
}

/** Any nationality, only some, or all but some. */
export function NationalityFields({ rule, error, onChange }: NationalityFieldsProps) {
  const { t, language, compare } = useWords()
  const data = useMemo(
    () => [
      ...countrylessCodes.map((value) => ({ value: `${value}`, label: t(`places.nationality.${value}`) })),
      ...countries
        .map(({ code, names }) => ({ value: code, label: names[language] }))
        .toSorted((a, b) => compare(a.label, b.label)),
    ],
    [t, language, compare],
  )
  return (
    <Stated
      label={t('services.must-know.nationality')}
      stated={rule !== null}
      onChange={(stated) => onChange(stated ? { include: [], exclude: [] } : null)}
    >
      {rule &&
        (['include', 'exclude'] as const).map((side) => (
          <MultiSelect
            key={side}
            label={t(`web.directory.nationality.${side}`)}
            description={side === 'include' ? t('web.directory.nationality.hint') : undefined}
            searchable
            data={data}
            value={[...rule[side]]}
            error={error}
            onChange={(codes) => onChange({ ...rule, [side]: codes })}
          />
        ))}
    </Stated>
  )
}
