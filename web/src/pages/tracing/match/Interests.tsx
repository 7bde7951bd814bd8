import type { Match } from '@passerelle/domain/shared/tracing/schema'
import { useWords } from '../../../app/words.tsx'
import { type Fact, Facts } from '../../../kit/Facts.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import styles from '../Tracing.module.css'

/** Whether being together is good for the child: what one person found, and who approved it. */
export function Interests({ match: { own, other, otherName } }: { readonly match: Match }) {
  const { t } = useWords()
  return (
    <Panel title={t('web.tracing.interests')}>
      <div className={styles.form}>
        <p className="soft">{t('web.tracing.interests.lead')}</p>
        {own.child && <Own own={own} />}
        {other.child && (
          <p>
            {t('web.tracing.interests.other', { organisation: otherName })}{' '}
            <strong>
              {t(other.interests ? `tracing.interest.${other.interests}` : 'web.tracing.interests.none')}
            </strong>
          </p>
        )}
      </div>
    </Panel>
  )
}

function Own({ own: { assessment } }: { readonly own: Match['own'] }) {
  const { t, moment } = useWords()
  if (!assessment) return <p>{t('web.tracing.interests.none')}</p>
  const { outcome, why, byName, at, approvedByName, approvedAt } = assessment
  const facts: readonly Fact[] = [
    { id: 'outcome', label: t('web.tracing.interests.outcome'), value: t(`tracing.interest.${outcome}`) },
    { id: 'why', label: t('web.tracing.interests.why'), value: <bdi dir="auto">{why}</bdi> },
    { id: 'by', label: t('web.tracing.interests.by'), value: `${byName} · ${moment(at)}` },
    {
      id: 'approved',
      label: t('web.tracing.interests.approved'),
      value: approvedAt
        ? `${approvedByName ?? ''} · ${moment(approvedAt)}`
        : t('web.tracing.interests.waits'),
    },
  ]
  return <Facts facts={facts} />
}
