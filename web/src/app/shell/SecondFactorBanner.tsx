import { GoLink } from '../../kit/GoLink.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { useSession } from '../session.tsx'
import { useWords } from '../words.tsx'
import styles from './ConnectionBanner.module.css'

/** Clearances stay closed without a second factor; this says so on every page until it is set up. */
export function SecondFactorBanner() {
  const { t } = useWords()
  const { secondFactor } = useSession()
  if (secondFactor !== 'required') return null
  return (
    <p className={`${styles.banner} no-print`}>
      <Icon name="lock" size={18} />
      <span>
        {t('app.second-factor-required')}{' '}
        <GoLink href="/profile" className={styles.link}>
          {t('app.second-factor-required.do')}
        </GoLink>
      </span>
    </p>
  )
}
