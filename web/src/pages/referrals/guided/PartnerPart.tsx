import { findPartners } from '@passerelle/domain/shared/services/contract'
import { useCallback, useMemo } from 'react'
import type { OutputOf } from '../../../app/call.ts'
import { useRead } from '../../../app/queries.ts'
import { useWords } from '../../../app/words.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Waiting } from '../../../kit/Waiting.tsx'
import type { MapPoint } from '../../../kit/map/clusters.ts'
import { MapView } from '../../../kit/map/MapView.tsx'
import { CannotHelp } from './CannotHelp.tsx'
import type { GuidedProps } from './FourParts.tsx'
import { Nobody } from './Nobody.tsx'
import { OfferCard } from './OfferCard.tsx'
import styles from './Guided.module.css'
import { settle } from './draft.ts'
import { textIn } from './service-words.ts'

export type Found = OutputOf<typeof findPartners>
export type Offer = Found['offers'][number]

/** Who can help: the best first, each with why; and who cannot, with why not. */
export function PartnerPart(props: GuidedProps) {
  const { need, draft, reroutes } = props
  const { priority, placeId } = draft.value
  const { data, error, refetch, isFetching } = useRead(
    findPartners,
    { needId: need.id, priority, ...(placeId ? { placeId } : {}) },
    { keepLast: true },
  )
  const offers = useMemo(
    () => (data?.offers ?? []).filter((offer) => offer.listed.service.id !== reroutes?.serviceId),
    [data, reroutes],
  )
  if (error) return <ErrorPanel problem={error} retry={() => void refetch()} />
  if (!data) return <Waiting lines={6} />
  return (
    <div aria-busy={isFetching} className={styles.part}>
      {offers.length > 0 ? (
        <Offers {...props} offers={offers} />
      ) : (
        <Nobody {...props} whyIsBelow={data.excluded.length > 0} />
      )}
      <CannotHelp excluded={data.excluded} open={offers.length === 0} />
    </div>
  )
}

function Offers({ draft, offers }: GuidedProps & { readonly offers: readonly Offer[] }) {
  const { t, language } = useWords()
  const { value, change } = draft
  const points = useMemo(() => offers.flatMap((offer) => pointOf(offer, language)), [offers, language])
  const show = useCallback((id: string) => document.getElementById(`offer-${id}`)?.focus(), [])
  return (
    <MapView
      label={t('web.refer.map')}
      points={points}
      selected={value.serviceId || undefined}
      onSelect={show}
    >
      <ol className={styles.offers}>
        {offers.map((offer, at) => (
          <OfferCard
            key={offer.listed.service.id}
            offer={offer}
            rank={at + 1}
            chosen={offer.listed.service.id === value.serviceId}
            onChoose={() =>
              change(settle(value, 'partner', { serviceId: offer.listed.service.id, overrideId: null }))
            }
          />
        ))}
      </ol>
    </MapView>
  )
}

function pointOf({ listed }: Offer, language: Parameters<typeof textIn>[1]): readonly MapPoint[] {
  const { id, coordinates, names } = listed.service
  return coordinates ? [{ id, label: textIn(names, language), ...coordinates }] : []
}
