import { useWords } from '../app/words.tsx'
import styles from './Waiting.module.css'

/** Stands where something will be. It appears only when the wait is felt, and is never longer than the data. */
export function Waiting({ lines = 4 }: { readonly lines?: number }) {
  const { t } = useWords()
  return (
    <div className={styles.waiting} role="status">
      <span className="visually-hidden">{t('kit.waiting')}</span>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={styles.line} aria-hidden="true" />
      ))}
    </div>
  )
}
