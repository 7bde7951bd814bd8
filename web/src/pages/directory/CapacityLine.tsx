import type { Capacity } from '@passerelle/domain/shared/services/service'
import { daysBetween } from '@passerelle/domain/kernel/day'
import { useToday } from '../../app/today.ts'
import { useWords } from '../../app/words.tsx'

/** Free places, of how many, and how old the figure is; a figure nobody gave is not a nought. */
export function CapacityLine({ capacity }: { readonly capacity: Capacity }) {
  const { t, moment } = useWords()
  const today = useToday()
  const { free, places, confirmedAt } = capacity
  if (free === null) return <span className="soft">{t('services.not-stated')}</span>
  return (
    <>
      {places === null ? t('web.directory.free', { free }) : t('web.directory.free-of', { free, places })}{' '}
      <span className="soft small">
        {confirmedAt ? (
          <time dateTime={confirmedAt} title={moment(confirmedAt)}>
            {t('web.directory.free.confirmed', { days: daysBetween(confirmedAt.slice(0, 10), today) })}
          </time>
        ) : (
          t('web.directory.free.unconfirmed')
        )}
      </span>
    </>
  )
}
