import type { HistoryEntry } from '@passerelle/domain/kernel/facts'
import type { Programme } from '@passerelle/domain/kernel/programme'
import type { Standing } from '@passerelle/domain/kernel/steps'
import { stateKey } from '@passerelle/domain/kernel/words'
import { useEffect, useRef } from 'react'
import { useWords } from '../app/words.tsx'
import { Icon } from './Icon.tsx'
import styles from './StepBar.module.css'
import { type Stop, stopsOf } from './road.ts'

interface StepBarProps {
  readonly programme: Programme
  readonly standing: Standing
  readonly history: readonly HistoryEntry[]
}

/** Where the record stands on its way: what is behind it with the day, here, and ahead. */
export function StepBar({ programme, standing, history }: StepBarProps) {
  const { t } = useWords()
  const stops = stopsOf(programme, standing, history)
  const here = stops.findIndex((stop) => stop.standing === 'here')
  const bar = useRef<HTMLOListElement>(null)
  useEffect(() => bringIntoView(bar.current), [standing.state])
  return (
    <div className={styles.frame}>
      <p className={styles.brief}>{t('kit.steps.brief', { at: here + 1, of: stops.length })}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, also by keyboard */}
      <ol className={styles.bar} ref={bar} tabIndex={0} aria-label={t('kit.steps.label')}>
        {stops.map((stop) => (
          <StopView key={stop.state} stop={stop} word={t(stateKey(programme, stop.state))} />
        ))}
      </ol>
    </div>
  )
}

function StopView({ stop, word }: { readonly stop: Stop; readonly word: string }) {
  const { t, day } = useWords()
  const isHere = stop.standing === 'here'
  return (
    <li className={styles.stop} data-standing={stop.standing} aria-current={isHere ? 'step' : undefined}>
      <span className={styles.node}>
        {stop.standing === 'done' && <Icon name="check" size={14} />}
        {isHere && <span className={styles.dot} />}
      </span>
      <span className={styles.word}>
        {word}
        <span className="visually-hidden"> – {t(`kit.steps.${stop.standing}`)}</span>
      </span>
      {stop.reached && (
        <time className={styles.day} dateTime={stop.reached.day}>
          {day(stop.reached.day)}
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
