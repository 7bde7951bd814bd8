import type { Address } from '../../app/address.ts'
import type { InputOf } from '../../app/call.ts'
import { useWords } from '../../app/words.tsx'
import type { ListFilter } from '../../kit/data-list.ts'
import type { publicDirectory } from '@passerelle/domain/shared/services/contract'
import { serviceTypes, weekdayNumbers } from '@passerelle/domain/shared/services/service'

/** What the address asks of the directory. */
export function filterOf(address: Address): InputOf<typeof publicDirectory> {
  const { place, country, search, organisation, past } = address
  const type = serviceTypes.find((each) => each === address['type'])
  const openOn = weekdayNumbers.find((each) => each === address['open'])
  return {
    ...(type ? { type } : {}),
    ...(openOn ? { openOn } : {}),
    ...(place ? { placeId: place } : {}),
    ...(country ? { country } : {}),
    ...(organisation ? { organisationId: organisation } : {}),
    ...(search ? { text: search } : {}),
    ...(past === 'yes' ? { withPast: 'true' } : {}),
  }
}

export function useDirectoryFilters(): readonly ListFilter[] {
  const { t, compare } = useWords()
  const types = serviceTypes
    .map((value) => ({ value, label: t(`services.type.${value}`) }))
    .toSorted((a, b) => compare(a.label, b.label))
  return [
    { id: 'type', label: t('web.directory.filter.type'), options: types },
    {
      id: 'open',
      label: t('web.directory.filter.open'),
      options: weekdayNumbers.map((value) => ({ value, label: t(`services.weekday.${value}`) })),
    },
    { id: 'past', label: t('web.directory.filter.past'), options: [{ value: 'yes', label: '' }] },
  ]
}
