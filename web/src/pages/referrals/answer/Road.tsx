import { useWords } from '../../../app/words.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { StateBadge } from '../../../kit/StateBadge.tsx'
import { toneOfReferral } from '../../../kit/tones.ts'
import type { ReferralRead } from '../guided/draft.ts'
import styles from './Referral.module.css'

/** Every move of the referral, who made it, and when. */
export function Road({ read }: { readonly read: ReferralRead }) {
  const { t, moment } = useWords()
  return (
    <Panel title={t('web.referral.road')}>
      <ol className={styles.road}>
        {read.steps.toReversed().map((step) => (
          <li key={`${step.to} ${step.at}`}>
            <StateBadge tone={toneOfReferral(step.to)}>{t(`referrals.state.${step.to}`)}</StateBadge>
            <span className="soft small">
              <time dateTime={step.at}>{moment(step.at)}</time> ·{' '}
              <bdi>
                {step.byMe ? t('web.referral.by-me') : (step.byOrganisation ?? t('web.referral.by-clock'))}
              </bdi>
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
