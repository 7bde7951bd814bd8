import { Button } from '@mantine/core'
import { useWords } from '../../app/words.tsx'
import { PrintButton } from '../../kit/PrintButton.tsx'
import styles from './Profile.module.css'

interface RecoveryCodesProps {
  readonly codes: readonly string[]
  readonly onKept: () => void
}

/** Shown this one time: to be printed or written down, and kept apart from the telephone. */
export function RecoveryCodes({ codes, onKept }: RecoveryCodesProps) {
  const { t } = useWords()
  return (
    <div>
      <p>{t('web.accounts.recovery-codes.lead')}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>
            <bdi dir="ltr">{code}</bdi>
          </li>
        ))}
      </ul>
      <div className={styles.row}>
        <PrintButton label={t('web.accounts.recovery-codes.print')} />
        <Button onClick={onKept}>{t('web.accounts.recovery-codes.kept')}</Button>
      </div>
    </div>
  )
}
