import type { ListedService } from '@passerelle/domain/shared/services/contract'
import { type ReactNode, useMemo, useState } from 'react'
import { useWords } from '../../app/words.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { MapView } from '../../kit/map/MapView.tsx'
import styles from './Directory.module.css'
import { nameOfService } from './service-words.ts'

interface DirectoryMapProps {
  readonly services: readonly ListedService[]
  /** The list. */
  readonly children: ReactNode
}

/** The services of the list as marks; what keeps its place to itself has none. */
export function DirectoryMap({ services, children }: DirectoryMapProps) {
  const { t, language } = useWords()
  const [selected, setSelected] = useState<string>()
  const points = useMemo(
    () =>
      services.flatMap(({ service }) => {
        const { id, coordinates } = service
        return coordinates ? [{ id, label: nameOfService(service, language), ...coordinates }] : []
      }),
    [services, language],
  )
  const chosen = services.find(({ service }) => service.id === selected)
  return (
    <MapView label={t('web.directory.map')} points={points} selected={selected} onSelect={setSelected}>
      <p role="status" className={chosen ? styles.chosen : 'visually-hidden'}>
        {chosen && (
          <>
            <GoLink href={`/directory/${chosen.service.id}`}>
              <bdi>{nameOfService(chosen.service, language)}</bdi>
            </GoLink>{' '}
            <bdi className="soft">{chosen.organisation.name}</bdi>
          </>
        )}
      </p>
      {children}
    </MapView>
  )
}
