import type { LiveState } from '../live.ts'
import { useOnline } from '../connection.ts'
import { useWords } from '../words.tsx'
import styles from './LiveMark.module.css'

/** Whether what is on the screen is of this minute: a shape, and its word. */
export function LiveMark({ state }: { readonly state: LiveState }) {
  const { t } = useWords()
  const online = useOnline()
  const shown = online ? state : 'offline'
  return (
    <span className={styles.mark} data-state={shown}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">
        <circle cx="5" cy="5" r="3.5" />
      </svg>
      {t(`app.live.${shown}`)}
    </span>
  )
}
