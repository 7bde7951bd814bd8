import { useProgrammeWords } from '../../../app/programme-words.ts'
import { useWords } from '../../../app/words.tsx'
import { Clock } from '../../../kit/Clock.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { PersonCode } from '../../../kit/PersonCode.tsx'
import { StateBadge } from '../../../kit/StateBadge.tsx'
import { Waiting } from '../../../kit/Waiting.tsx'
import { toneOfReferral } from '../../../kit/tones.ts'
import { Slices } from '../Slices.tsx'
import { clockRuns } from '../referral-columns.tsx'
import { LinkAnswer } from './LinkAnswer.tsx'
import styles from './Link.module.css'
import type { Opened } from './LinkPage.tsx'

interface LinkReferralProps {
  readonly opened: Opened
  /** Reads it again after an answer. */
  readonly onAgain: () => Promise<void>
  /** The code no longer holds: back to the first step. */
  readonly onLapsed: () => void
}

/** The referral for whoever has no account: what is asked, what was shared, and the answers that are open. */
export function LinkReferral({ opened, onAgain, onLapsed }: LinkReferralProps) {
  const { t } = useWords()
  const ready = useProgrammeWords()
  if (!ready) return <Waiting />
  const { referral, message, slices } = opened.whole
  return (
    <div className={styles.whole}>
      <header className={styles.head}>
        <h1 tabIndex={-1}>
          {t('web.link.asks', {
            organisation: referral.otherName,
            service: t(`services.type.${referral.serviceType}`),
          })}
        </h1>
        <p className={styles.row}>
          <StateBadge tone={toneOfReferral(referral.state)}>
            {t(`referrals.state.${referral.state}`)}
          </StateBadge>
          {clockRuns(referral) && referral.dueAt && <Clock due={referral.dueAt} started={referral.sentAt} />}
          {referral.priority !== 'normal' && (
            <strong>{t(`web.referrals.urgency.${referral.priority}`)}</strong>
          )}
          <PersonCode code={referral.code} />
        </p>
        <p className="soft">
          <bdi>{referral.serviceName}</bdi>
        </p>
      </header>
      {message && (
        <Panel title={t('web.referral.message')}>
          <p dir="auto" style={{ whiteSpace: 'pre-line' }}>
            {message}
          </p>
        </Panel>
      )}
      <Panel title={t('web.referral.shared.recipient')}>
        {slices.length > 0 ? (
          <Slices slices={slices} />
        ) : (
          <p className="soft">{t('web.referral.nothing-shared')}</p>
        )}
      </Panel>
      <LinkAnswer opened={opened} onAnswered={onAgain} onLapsed={onLapsed} />
      <p className="soft small">{t('web.link.keep-safe')}</p>
    </div>
  )
}
