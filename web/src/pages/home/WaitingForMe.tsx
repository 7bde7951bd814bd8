import { stepKey } from '@passerelle/domain/kernel/words'
import { findProgramme } from '@passerelle/domain/programmes/index'
import type { Home } from '@passerelle/domain/shared/records/home-contract'
import { useWords } from '../../app/words.tsx'
import { Clock } from '../../kit/Clock.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { Panel } from '../../kit/Panel.tsx'
import styles from './MyDay.module.css'
import { HitsRow, MatchWaits, QuestionsRow, type WaitingFamilies } from './WaitingFamilies.tsx'
import { WorkRow, WorkRows } from './WorkRow.tsx'

interface WaitingForMeProps {
  readonly data: Home
  readonly families: WaitingFamilies
}

/** What others cannot go on without: answers to partners, decisions of a second person, permissions without consent. */
export function WaitingForMe({ data, families }: WaitingForMeProps) {
  const { t } = useWords()
  const { inbox, decisions, overrides, counts } = data
  const tracing = families.hits + families.matches.length + families.questions
  const nothing = inbox.length + decisions.length + overrides.length + tracing === 0
  return (
    <Panel title={t('web.home.waiting')} flush>
      {nothing ? (
        <p className={styles.calm}>{t('web.home.waiting.none')}</p>
      ) : (
        <WorkRows label={t('web.home.waiting')}>
          {overrides.map((override) => (
            <OverrideRow key={override.id} override={override} />
          ))}
          {inbox.map((referral) => (
            <InboxRow key={referral.id} referral={referral} />
          ))}
          {decisions.map((decision) => (
            <DecisionRow key={decision.recordId} decision={decision} />
          ))}
          {families.matches.map((match) => (
            <MatchWaits key={`${match.id} ${match.side}`} match={match} />
          ))}
          {families.hits > 0 && <HitsRow count={families.hits} />}
          {families.questions > 0 && <QuestionsRow count={families.questions} />}
        </WorkRows>
      )}
      {counts.inbox > inbox.length && (
        <p className={styles.foot}>
          <GoLink href="/inbox">{t('web.home.all', { count: counts.inbox })}</GoLink>
        </p>
      )}
    </Panel>
  )
}

function InboxRow({ referral }: { readonly referral: Home['inbox'][number] }) {
  const { t } = useWords()
  const service = t(`services.type.${referral.serviceType}`)
  const about = referral.displayName
    ? t('web.home.for', { service, name: referral.displayName })
    : t('web.home.for-code', { service, code: referral.code })
  return (
    <WorkRow
      href={`/referrals/${referral.id}`}
      title={<bdi>{about}</bdi>}
      meta={
        <>
          <span>{t('web.home.referral-from', { organisation: referral.partnerName })}</span>
          {referral.priority !== 'normal' && <span>{t(`web.referrals.urgency.${referral.priority}`)}</span>}
        </>
      }
      side={referral.dueAt && <Clock due={referral.dueAt} />}
      act={{ href: `/referrals/${referral.id}`, label: t('web.home.answer'), about }}
    />
  )
}

function DecisionRow({ decision }: { readonly decision: Home['decisions'][number] }) {
  const { t, day } = useWords()
  const programme = findProgramme(decision.programme)
  const [step] = decision.steps
  const href = `/records/${decision.recordId}`
  return (
    <WorkRow
      href={href}
      title={<bdi>{decision.displayName}</bdi>}
      meta={
        <>
          <span>{t('web.home.decision')}</span>
          <span>{t('web.home.since', { day: day(decision.since.slice(0, 10)) })}</span>
        </>
      }
      act={
        programme && step
          ? { href: `${href}/steps/${step}`, label: t(stepKey(programme, step)), about: decision.displayName }
          : undefined
      }
    />
  )
}

function OverrideRow({ override }: { readonly override: Home['overrides'][number] }) {
  const { t } = useWords()
  const review = override.reviewDueAt !== null
  const href = `/records/${override.recordId}/consents#overrides`
  return (
    <WorkRow
      href={href}
      title={<bdi>{override.displayName}</bdi>}
      meta={
        <>
          <span>{t(review ? 'web.home.override.review' : 'web.home.override.asked')}</span>
          <span>{t(`consents.ground.${override.ground}`)}</span>
          <span>{t('web.home.asked-by', { name: override.askedByName })}</span>
        </>
      }
      side={override.reviewDueAt && <Clock due={override.reviewDueAt} />}
      act={{ href, label: t('web.home.read'), about: override.displayName }}
    />
  )
}
