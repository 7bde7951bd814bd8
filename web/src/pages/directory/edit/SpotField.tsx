import { TextInput } from '@mantine/core'
import type { Coordinates } from '@passerelle/domain/shared/places/place'
import { useState } from 'react'
import { useWords } from '../../../app/words.tsx'
import { readSpot } from '../address/spot.ts'

interface SpotFieldProps {
  readonly value: Coordinates | null
  readonly error: string | undefined
  readonly onChange: (value: Coordinates | null) => void
}

/** Latitude and longitude, as maps show them. */
export function SpotField({ value, error, onChange }: SpotFieldProps) {
  const { t } = useWords()
  const [text, setText] = useState(value ? `${value.latitude}, ${value.longitude}` : '')
  const read = readSpot(text)
  return (
    <TextInput
      label={t('web.directory.address.spot')}
      description={t('web.directory.address.spot.hint')}
      dir="ltr"
      autoComplete="off"
      value={text}
      error={read === undefined ? t('cell.coordinates-unreadable') : error}
      onChange={({ currentTarget }) => {
        setText(currentTarget.value)
        const next = readSpot(currentTarget.value)
        if (next !== undefined) onChange(next)
      }}
    />
  )
}
