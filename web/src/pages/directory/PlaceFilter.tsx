import { NativeSelect } from '@mantine/core'
import { publicDirectory } from '@passerelle/domain/shared/services/contract'
import { useId } from 'react'
import { useAddress } from '../../app/address.ts'
import { useRead } from '../../app/queries.ts'
import { useMaybeSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { PlaceField } from '../../kit/PlaceField.tsx'
import styles from './Directory.module.css'
import { placesAround } from './places-around.ts'

/** Where: any place for those who are signed in, the areas that have public services for everybody else. */
export function PlaceFilter() {
  const session = useMaybeSession()
  return <div className={`${styles.where} no-print`}>{session ? <AnyPlace /> : <ListedPlace />}</div>
}

function AnyPlace() {
  const { t } = useWords()
  const id = useId()
  const [address, change] = useAddress()
  return (
    <PlaceField
      id={id}
      label={t('web.directory.filter.place')}
      description={undefined}
      error={undefined}
      required={false}
      value={address['place'] ?? ''}
      onChange={(place) => change({ place: typeof place === 'string' ? place : '' })}
    />
  )
}

function ListedPlace() {
  const { t, language, compare } = useWords()
  const [address, change] = useAddress()
  const { data } = useRead(publicDirectory, { limit: 500 })
  const places = placesAround(data?.services ?? [], language).toSorted((a, b) => compare(a.label, b.label))
  return (
    <NativeSelect
      label={t('web.directory.filter.place')}
      value={address['place'] ?? ''}
      data={[{ value: '', label: t('web.directory.everywhere') }, ...places]}
      onChange={({ currentTarget }) => change({ place: currentTarget.value })}
    />
  )
}
