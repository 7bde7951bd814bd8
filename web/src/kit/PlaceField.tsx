import { Select } from '@mantine/core'
import { type FoundPlace, readPlace, searchPlaces } from '@passerelle/domain/shared/places/contract'
import { useEffect, useMemo, useState } from 'react'
import { useRead } from '../app/queries.ts'
import { useWords } from '../app/words.tsx'
import type { FieldProps } from './form/QuestionView.tsx'
import { fullNameOfPlace } from './place-words.ts'

const PAUSE = 200

/** Finds a place by its name in any script, or by its code; the value is the id of the place. */
export function PlaceField({ id, label, description, error, required, value, onChange }: FieldProps) {
  const { t, language } = useWords()
  const chosen = typeof value === 'string' ? value : ''
  const [text, setText] = useState('')
  const [picked, setPicked] = useState('')
  const asked = useSettled(text.trim())
  const found = useRead(
    searchPlaces,
    { text: asked },
    { enabled: asked !== '' && asked !== picked, keepLast: true },
  )
  const own = useChosen(chosen, found.data?.places)
  const data = useMemo(
    () =>
      optionsOf(found.data?.places ?? [], own).map((place) => ({
        value: place.id,
        label: fullNameOfPlace(place, language),
      })),
    [found.data, own, language],
  )
  return (
    <Select
      {...{ id, label, description, error }}
      aria-required={required}
      searchable
      comboboxProps={{ withinPortal: false }}
      clearable
      clearButtonProps={{ 'aria-label': t('kit.place.clear') }}
      dir="auto"
      placeholder={t('kit.place.type')}
      nothingFoundMessage={asked === '' || found.isFetching ? t('kit.place.type') : t('kit.place.none')}
      filter={({ options }) => options}
      data={data}
      value={chosen === '' ? null : chosen}
      onSearchChange={setText}
      onChange={(next, option) => {
        setPicked(option?.label ?? '')
        onChange(next ?? '')
      }}
    />
  )
}

type Option = Pick<FoundPlace, 'id' | 'names' | 'within'>

function optionsOf(found: readonly Option[], own: Option | undefined): readonly Option[] {
  return own && !found.some((place) => place.id === own.id) ? [own, ...found] : found
}

/** The place that is chosen already, so that its name can be shown before anything was searched. */
function useChosen(id: string, found: readonly Option[] | undefined): Option | undefined {
  const known = found?.find((place) => place.id === id)
  const [kept, setKept] = useState<Option>()
  // Taken over while rendering, so that no second round of drawing is needed.
  if (known && known.id !== kept?.id) setKept(known)
  const remembered = kept?.id === id ? kept : undefined
  const { data } = useRead(readPlace, { id }, { enabled: id !== '' && !remembered && !known })
  if (known ?? remembered) return known ?? remembered
  return data && id !== '' ? { id, names: data.place.names, within: data.within } : undefined
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
