import type { ListedService } from '@passerelle/domain/shared/services/contract'
import { useMemo } from 'react'
import { useAddress } from '../../app/address.ts'
import { useMaybeSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { StateBadge } from '../../kit/StateBadge.tsx'
import type { Column } from '../../kit/data-list.ts'
import { fullNameOfPlace } from '../../kit/place-words.ts'
import { CapacityLine } from './CapacityLine.tsx'
import { nameOfService } from './service-words.ts'

export function useServiceColumns(): readonly Column<ListedService>[] {
  const { t, language } = useWords()
  const isSignedIn = useMaybeSession() !== undefined
  const [address] = useAddress()
  const besideMap = address['map'] === 'yes'
  return useMemo(() => {
    const columns: (Column<ListedService> | false)[] = [
      {
        id: 'name',
        header: t('web.directory.column.service'),
        cell: ({ service }) => <bdi>{nameOfService(service, language)}</bdi>,
        sort: ({ service }) => nameOfService(service, language),
      },
      {
        id: 'organisation',
        header: t('web.directory.column.organisation'),
        cell: ({ organisation }) => <bdi>{organisation.acronym ?? organisation.name}</bdi>,
        sort: ({ organisation }) => organisation.name,
      },
      !besideMap && {
        id: 'type',
        header: t('web.directory.filter.type'),
        cell: ({ service }) => service.types.slice(0, 1).map((type) => t(`services.type.${type}`)),
        narrow: 'bare',
      },
      {
        id: 'place',
        header: t('web.directory.filter.place'),
        cell: ({ place, service }) => (
          <>
            {place && (
              <bdi>{fullNameOfPlace({ names: place.names, within: place.within.slice(0, 1) }, language)}</bdi>
            )}
            {service.disclosure !== 'open' && (
              <span className="soft small"> · {t('web.directory.confidential')}</span>
            )}
          </>
        ),
        sort: ({ place }) => place && fullNameOfPlace(place, language),
      },
      isSignedIn &&
        !besideMap && {
          id: 'free',
          header: t('web.directory.column.free'),
          cell: ({ service }) => service.capacity && <CapacityLine capacity={service.capacity} />,
          sort: ({ service }) => service.capacity?.free,
        },
      {
        id: 'state',
        header: t('web.directory.column.state'),
        cell: (listed) => <EntryState listed={listed} />,
        narrow: 'bare',
      },
    ]
    return columns.filter((column) => column !== false)
  }, [t, language, isSignedIn, besideMap])
}

/** Whether the entry can be relied on: valid today, and confirmed not too long ago. */
export function EntryState({ listed }: { readonly listed: Pick<ListedService, 'stale' | 'outOfDate'> }) {
  const { t } = useWords()
  if (listed.outOfDate) return <StateBadge tone="stopped">{t('web.directory.state.out-of-date')}</StateBadge>
  if (listed.stale) return <StateBadge tone="waiting">{t('web.directory.state.stale')}</StateBadge>
  return <StateBadge tone="done">{t('web.directory.state.confirmed')}</StateBadge>
}
