import type { ReactNode } from 'react'
import { useWords } from '../app/words.tsx'
import type { IconName } from './Icon.tsx'
import { Icon } from './Icon.tsx'
import styles from './Timeline.module.css'

export interface TimelineEvent {
  readonly id: string
  /** A moment. */
  readonly at: string
  readonly icon: IconName
  /** One line: what happened. */
  readonly title: ReactNode
  /** Who did it; absent where another organisation or the clock acted. */
  readonly by?: string | null
  readonly children?: ReactNode
  readonly severe?: boolean
}

interface TimelineProps {
  /** Newest first. */
  readonly events: readonly TimelineEvent[]
  readonly label: string
  /** Shows what is older; absent when nothing is. */
  readonly onOlder?: (() => void) | undefined
}

/** What happened, day by day, newest first. */
export function Timeline({ events, label, onOlder }: TimelineProps) {
  const { t, day } = useWords()
  return (
    <div role="group" aria-label={label}>
      {byDay(events).map(([date, ofDay]) => (
        <div key={date} className={styles.day}>
          <h3 className={styles.date}>
            <time dateTime={date}>{day(date)}</time>
          </h3>
          <ol className={styles.events}>
            {ofDay.map((event) => (
              <TimelineLine key={event.id} event={event} />
            ))}
          </ol>
        </div>
      ))}
      {onOlder && (
        <button type="button" className={`${styles.older} no-print`} onClick={onOlder}>
          {t('kit.timeline.older')}
        </button>
      )}
    </div>
  )
}

function TimelineLine({ event }: { readonly event: TimelineEvent }) {
  const { time } = useWords()
  return (
    <li className={styles.event} data-severe={event.severe ?? false}>
      <span className={styles.icon}>
        <Icon name={event.icon} size={16} />
      </span>
      <div className={styles.text}>
        <div className={styles.title}>{event.title}</div>
        <div className={styles.meta}>
          <time dateTime={event.at}>{time(event.at)}</time>
          {event.by && <bdi>{event.by}</bdi>}
        </div>
        {event.children && <div className={styles.body}>{event.children}</div>}
      </div>
    </li>
  )
}

/** Grouped by the day on the reader's wall. */
function byDay(events: readonly TimelineEvent[]): readonly (readonly [string, readonly TimelineEvent[]])[] {
  const days = new Map<string, TimelineEvent[]>()
  for (const event of events) {
    const date = localDay(new Date(event.at))
    days.set(date, [...(days.get(date) ?? []), event])
  }
  return [...days]
}

export function localDay(date: Date): string {
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-')
}
