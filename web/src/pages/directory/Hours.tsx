import type { Opening, Schedule } from '@passerelle/domain/shared/services/service'
import { type Speech, useWords } from '../../app/words.tsx'
import styles from './Directory.module.css'

/** When the service is open; a side that nobody gave stays open-ended in words. */
export function Hours({ schedule }: { readonly schedule: Schedule | null }) {
  const { t, list } = useWords()
  if (!schedule) return <p className="soft">{t('services.not-stated')}</p>
  if (schedule.always) return <p>{t('services.find.always-open')}</p>
  return (
    <>
      {schedule.frequency && <p>{t(`services.frequency.${schedule.frequency}`)}</p>}
      {schedule.openings.length === 0 && <p className="soft">{t('services.find.hours-unknown')}</p>}
      <ul className={styles.hours}>
        {schedule.openings.map((opening) => (
          <li key={JSON.stringify(opening)}>
            {list(opening.days.map((day) => t(`services.weekday.${day}`)))}{' '}
            <span className="soft">{hoursText(t, opening)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

function hoursText(t: Speech['t'], { opens, closes }: Opening): string {
  if (opens === null && closes === null) return t('web.directory.hours.unknown')
  if (closes === null) return t('web.directory.hours.from', { opens: opens ?? '' })
  return opens === null
    ? t('web.directory.hours.until', { closes })
    : t('web.directory.hours.span', { opens, closes })
}
