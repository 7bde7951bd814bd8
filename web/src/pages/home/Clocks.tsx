import type { Home } from '@passerelle/domain/shared/records/home-contract'
import { useWords } from '../../app/words.tsx'
import { Clock } from '../../kit/Clock.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { StateBadge } from '../../kit/StateBadge.tsx'
import { toneOfReferral } from '../../kit/tones.ts'
import styles from './MyDay.module.css'
import { WorkRow, WorkRows } from './WorkRow.tsx'

type HomeReferral = Home['clocks'][number]

interface ClocksProps {
  readonly clocks: readonly HomeReferral[]
  readonly total: number
}

/** Referrals that nobody has answered: while a clock runs, the responsibility is still ours. */
export function Clocks({ clocks, total }: ClocksProps) {
  const { t } = useWords()
  return (
    <Panel title={t('web.home.clocks')} flush>
      {clocks.length === 0 ? (
        <p className={styles.calm}>{t('web.home.clocks.none')}</p>
      ) : (
        <WorkRows label={t('web.home.clocks')}>
          {clocks.map((referral) => (
            <ClockRow key={referral.id} referral={referral} />
          ))}
        </WorkRows>
      )}
      {total > clocks.length && (
        <p className={styles.foot}>
          <GoLink href="/referrals?state=waiting">{t('web.home.all', { count: total })}</GoLink>
        </p>
      )}
    </Panel>
  )
}

function ClockRow({ referral }: { readonly referral: HomeReferral }) {
  const { t } = useWords()
  const { id, displayName, partnerName, dueAt, overdue, priority } = referral
  const service = t(`services.type.${referral.serviceType}`)
  const title = displayName ? t('web.home.for', { service, name: displayName }) : service
  const act = { href: `/referrals/${id}/reroute`, label: t('web.home.reroute'), about: title }
  return (
    <WorkRow
      href={`/referrals/${id}`}
      title={<bdi>{title}</bdi>}
      meta={
        <>
          <StateBadge tone={toneOfReferral(referral.state)}>
            {t(`referrals.state.${referral.state}`)}
          </StateBadge>
          <bdi>{partnerName}</bdi>
          {priority !== 'normal' && <span>{t(`web.referrals.urgency.${priority}`)}</span>}
        </>
      }
      side={dueAt && <Clock due={dueAt} />}
      act={overdue ? act : undefined}
    />
  )
}
