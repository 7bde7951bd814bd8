import type { whoSees } from '@passerelle/domain/shared/consents/contract'
import type { OutputOf } from '../../../app/call.ts'
import { useWords } from '../../../app/words.tsx'
import { GoLink } from '../../../kit/GoLink.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { StateBadge } from '../../../kit/StateBadge.tsx'
import styles from './Consents.module.css'

type Seen = OutputOf<typeof whoSees>

/** Everybody outside this house who could ever read something of this record, and whether they did. */
export function Shares({ shares, glass }: Seen) {
  const { t, moment } = useWords()
  return (
    <Panel title={t('web.consents.shares')} flush>
      {shares.length === 0 ? (
        <p className={styles.calm}>{t('web.consents.shares.none')}</p>
      ) : (
        <ul className={styles.rows}>
          {shares.map((share) => (
            <ShareLine key={`${share.referralId} ${share.basis} ${share.endedAt ?? ''}`} share={share} />
          ))}
        </ul>
      )}
      {glass.length > 0 && (
        <details className={styles.past}>
          <summary>{t('web.consents.glass', { count: glass.length })}</summary>
          <ul>
            {glass.map((opening) => (
              <li key={opening.id}>
                <bdi>{opening.accountName}</bdi> · {moment(opening.openedAt)} · <bdi>{opening.purpose}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}

function ShareLine({ share }: { readonly share: Seen['shares'][number] }) {
  const { t, day, moment, list } = useWords()
  const ended = share.endedAt !== null
  return (
    <li className={styles.row}>
      <div className={ended ? styles.ended : undefined}>
        <p className={styles.title}>
          <bdi>{share.organisationName}</bdi>
        </p>
        <p>{list(share.categories.map((category) => t(`consents.category.${category}`)))}</p>
        <p className={styles.meta}>
          {t(`kit.who-sees.basis.${share.basis}`)} ·{' '}
          {t('kit.who-sees.span', {
            from: day(share.from.slice(0, 10)),
            until: day(share.endedAt?.slice(0, 10) ?? share.until),
          })}{' '}
          ·{' '}
          <GoLink href={`/referrals/${share.referralId}`}>
            {t('web.records.by-referral', { code: share.referralCode })}
          </GoLink>
        </p>
        <p className={styles.meta}>
          {share.lastReadAt
            ? t('web.consents.last-read', { moment: moment(share.lastReadAt) })
            : t('web.consents.never-read')}
        </p>
      </div>
      <div>
        {ended ? (
          <StateBadge tone="stopped">
            {t(`consents.share-ended.${share.endedReason ?? 'expired'}`)}
          </StateBadge>
        ) : (
          <StateBadge tone="moving">{t('web.consents.living')}</StateBadge>
        )}
        {ended && (
          <p className={styles.meta}>
            {share.attestedAt
              ? t('web.consents.attested', { day: day(share.attestedAt.slice(0, 10)) })
              : t('web.consents.not-attested')}
          </p>
        )}
      </div>
    </li>
  )
}
