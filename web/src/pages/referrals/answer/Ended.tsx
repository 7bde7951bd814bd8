import { useWords } from '../../../app/words.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import type { ReferralRead } from '../guided/draft.ts'
import styles from './Referral.module.css'

/** What can no longer be read, since when and why; and whether the receiver has attested that it is gone. */
export function Ended({ read }: { readonly read: ReferralRead }) {
  const { t, day } = useWords()
  const { ended, referral } = read
  if (ended.length === 0) return null
  const asks = referral.side === 'recipient' && ended.some((share) => share.attestedAt === null)
  return (
    <Panel title={t('web.referral.ended')}>
      {asks && <p>{t('web.referral.attest.lead')}</p>}
      <ul className={styles.ended}>
        {ended.map((share) => (
          <li key={`${share.category} ${share.at}`}>
            <span>{t(`consents.category.${share.category}`)}</span>
            <span className="soft">
              {t(`consents.share-ended.${share.reason}`)} · {day(share.at.slice(0, 10))}
            </span>
            {share.attestedAt && (
              <span className="soft">
                {t('web.consents.attested', { day: day(share.attestedAt.slice(0, 10)) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
