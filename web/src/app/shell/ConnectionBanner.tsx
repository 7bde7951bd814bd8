import { Icon } from '../../kit/Icon.tsx'
import { useOnline } from '../connection.ts'
import { useWords } from '../words.tsx'
import styles from './ConnectionBanner.module.css'

/** Says that the connection is gone and that nothing typed is lost. It is always in the page, so that it is read out. */
export function ConnectionBanner() {
  const { t } = useWords()
  const online = useOnline()
  return (
    <div role="status" className="no-print">
      {!online && (
        <p className={styles.banner}>
          <Icon name="alert" size={18} />
          {t('app.offline')}
        </p>
      )}
    </div>
  )
}
