import { useEffect, useRef } from 'react'
import { useWords } from '../app/words.tsx'
import { Icon } from './Icon.tsx'
import styles from './StepBar.module.css'

/** One stop on a way. */
export interface ShownStop {
  readonly id: string
  readonly word: string
  readonly standing: 'done' | 'here' | 'ahead' | 'passed-by'
  /** When it was reached. */
  readonly day?: string | undefined
}

/** Where something stands on its way: what is behind it, here, and ahead. */
export function StopBar({ stops }: { readonly stops: readonly ShownStop[] }) {
  const { t } = useWords()
  const here = stops.findIndex((stop) => stop.standing === 'here')
  const bar = useRef<HTMLOListElement>(null)
  useEffect(() => bringIntoView(bar.current), [here])
  return (
    <div className={styles.frame}>
      {here !== -1 && (
        <p className={styles.brief}>{t('kit.steps.brief', { at: here + 1, of: stops.length })}</p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard */}
      <ol className={styles.bar} ref={bar} tabIndex={0} aria-label={t('kit.steps.label')}>
        {stops.map((stop) => (
          <StopView key={stop.id} stop={stop} />
        ))}
      </ol>
    </div>
  )
}

function StopView({ stop }: { readonly stop: ShownStop }) {
  const { t, day } = useWords()
  const isHere = stop.standing === 'here'
  return (
    <li className={styles.stop} data-standing={stop.standing} aria-current={isHere ? 'step' : undefined}>
      <span className={styles.node}>
        {stop.standing === 'done' && <Icon name="check" size={14} />}
        {isHere && <span className={styles.dot} />}
      </span>
      <span className={styles.word}>
        {stop.word}
        <span className="visually-hidden"> – {t(`kit.steps.${stop.standing}`)}</span>
      </span>
      {stop.day && (
        <time className={styles.day} dateTime={stop.day}>
          {day(stop.day)}
        </time>
      )}
    </li>
  )
}

/** Scrolls the bar alone, so that the page itself stays where it is. */
function bringIntoView(bar: HTMLElement | null): void {
  const here = bar?.querySelector<HTMLElement>('[aria-current]')
  if (!bar || !here) return
  const box = bar.getBoundingClientRect()
  const mark = here.getBoundingClientRect()
  bar.scrollLeft += mark.x + mark.width / 2 - (box.x + box.width / 2)
}
