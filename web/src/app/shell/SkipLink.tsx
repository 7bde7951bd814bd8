import { useWords } from '../words.tsx'
import styles from './SkipLink.module.css'

/** The first thing the keyboard meets: past the navigation, to the page itself. */
export function SkipLink() {
  const { t } = useWords()
  return (
    <a className={styles.skip} href="#main">
      {t('app.skip')}
    </a>
  )
}
