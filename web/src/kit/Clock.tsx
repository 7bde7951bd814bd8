import { useNow } from '../app/ticking.ts'
import { useWords } from '../app/words.tsx'
import { readClock } from './clock-reading.ts'
import styles from './Clock.module.css'

interface ClockProps {
  /** The moment by which something must have happened. */
  readonly due: string
  /** When the clock began to run: then its face shows how much is gone. */
  readonly started?: string | null
}

/** Time left or overdue, in words, moving; its exact hour is in the tooltip and for readers of the page's source. */
export function Clock({ due, started }: ClockProps) {
  const { t, moment } = useWords()
  const now = useNow()
  const reading = readClock(Date.parse(due), started ? Date.parse(started) : undefined, now)
  const words = t(`kit.clock.${reading.standing}.${reading.unit}`, { count: reading.count })
  return (
    <time className={styles.clock} data-tone={reading.tone} dateTime={due} title={moment(due)}>
      <ClockFace gone={reading.gone} overdue={reading.tone === 'overdue'} />
      {words}
    </time>
  )
}

function ClockFace({ gone, overdue }: { readonly gone: number | undefined; readonly overdue: boolean }) {
  return (
    <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" className={styles.face}>
      {overdue ? (
        <path className={styles.alarm} d="M7 1.5 13 12.5H1zM7 5.5v3M7 10.5h.01" />
      ) : (
        <>
          <circle cx="7" cy="7" r="5.8" className={styles.rim} />
          {gone === undefined ? (
            <path className={styles.rim} d="M7 4v3l2 1.5" />
          ) : (
            <path className={styles.pie} d={slice(gone)} />
          )}
        </>
      )}
    </svg>
  )
}

/** The slice of the face that is gone, from twelve o'clock on: clocks turn the same way in every language. */
function slice(gone: number): string {
  const angle = 2 * Math.PI * Math.min(gone, 0.9999)
  const x = 7 + 4 * Math.sin(angle)
  const y = 7 - 4 * Math.cos(angle)
  return `M7 7V3A4 4 0 ${gone > 0.5 ? 1 : 0} 1 ${x.toFixed(2)} ${y.toFixed(2)}Z`
}
