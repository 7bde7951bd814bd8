import type { ReactNode } from 'react'
import { useWords } from '../../../app/words.tsx'
import { GoLink } from '../../../kit/GoLink.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import type { ReferralRead } from '../guided/draft.ts'
import styles from './Referral.module.css'

/** What came of it, and who holds it. */
export function Facts({ read }: { readonly read: ReferralRead }) {
  const { t, moment } = useWords()
  const { referral, feedback } = read
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['web.referral.fact.handler', referral.handlerName],
    ['web.referral.fact.due', referral.dueAt && moment(referral.dueAt)],
    ['web.referral.fact.decline', referral.declineCode && t(`referrals.decline.${referral.declineCode}`)],
    ['web.referral.fact.decline-note', referral.declineNote],
    ['web.referral.fact.revoked', referral.revokedReason && revokedText(referral.revokedReason, t)],
    ['web.referral.fact.outcome', referral.outcome && t(`referrals.outcome.${referral.outcome}`)],
    ['web.referral.fact.outcome-note', referral.outcomeNote],
    ['web.referral.fact.feedback', feedback && t(`referrals.feedback.${feedback.given}`)],
    ['web.referral.fact.feedback-note', feedback?.note],
    ['web.referral.fact.escalated', referral.escalatedAt && moment(referral.escalatedAt)],
    ['web.referral.fact.basis', t(`kit.who-sees.basis.${referral.basis}`)],
    ['web.referral.fact.channel', referral.channel === 'link' ? t('web.refer.by-link') : null],
  ]
  return (
    <Panel title={t('web.referral.facts')}>
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value !== null && value !== undefined && value !== '')
          .map(([key, value]) => (
            <div key={key}>
              <dt>{t(key)}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
      </dl>
      {referral.recordId && (
        <p>
          <GoLink href={`/records/${referral.recordId}`}>{t('web.referral.to-record')}</GoLink>
        </p>
      )}
    </Panel>
  )
}

function revokedText(reason: string, t: (key: string) => string): string {
  return reason === 're-routed' ? t('web.referral.was-rerouted') : reason
}
