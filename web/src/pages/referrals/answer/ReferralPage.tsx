import { readReferral, receiveReferral } from '@passerelle/domain/shared/referrals/contract'
import { useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useProgrammeWords } from '../../../app/programme-words.ts'
import { useAct, useRead } from '../../../app/queries.ts'
import { useWords } from '../../../app/words.tsx'
import { Clock } from '../../../kit/Clock.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { GoLink } from '../../../kit/GoLink.tsx'
import { PageHeader } from '../../../kit/PageHeader.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { PersonCode } from '../../../kit/PersonCode.tsx'
import { StateBadge } from '../../../kit/StateBadge.tsx'
import { Waiting } from '../../../kit/Waiting.tsx'
import { toneOfReferral } from '../../../kit/tones.ts'
import { Slices } from '../Slices.tsx'
import type { ReferralRead } from '../guided/draft.ts'
import { clockRuns } from '../referral-columns.tsx'
import { Ended } from './Ended.tsx'
import { Facts } from './Facts.tsx'
import { Moves } from './Moves.tsx'
import styles from './Referral.module.css'
import { Road } from './Road.tsx'

/** One referral, as this side may see it: what came of it, what can be done now, and what was shared. */
export function ReferralPage() {
  const { id = '' } = useParams({ strict: false })
  const ready = useProgrammeWords()
  const { data, error, refetch } = useRead(readReferral, { id })
  useReceipt(data)
  if (error) return <ErrorPanel problem={error} retry={() => void refetch()} focus />
  return data && ready ? <Whole read={data} /> : <Waiting lines={10} />
}

/** Opening it is receiving it: the sender sees that it arrived. */
function useReceipt(read: ReferralRead | undefined): void {
  const { act } = useAct(receiveReferral)
  const told = useRef('')
  const id = read?.referral.id
  const arrives = read?.moves.includes('receive') ?? false
  useEffect(() => {
    if (!id || !arrives || told.current === id) return
    told.current = id
    void act({ id })
  }, [id, arrives, act])
}

function Whole({ read }: { readonly read: ReferralRead }) {
  const { t } = useWords()
  const { referral, slices } = read
  const recipient = referral.side === 'recipient'
  return (
    <>
      <Head read={read} />
      <Moves read={read} />
      <div className={styles.columns}>
        <div className={styles.column}>
          {referral.message && (
            <Panel title={t('web.referral.message')}>
              <p className={styles.message} dir="auto">
                {referral.message}
              </p>
            </Panel>
          )}
          <Panel title={t(recipient ? 'web.referral.shared.recipient' : 'web.referral.shared.sender')}>
            {slices.length > 0 ? (
              <Slices slices={slices} />
            ) : (
              <p className="soft">
                {t(recipient ? 'web.referral.nothing-shared' : 'web.referral.nothing-left')}
              </p>
            )}
          </Panel>
          <Ended read={read} />
        </div>
        <div className={styles.column}>
          <Facts read={read} />
          <Road read={read} />
        </div>
      </div>
    </>
  )
}

function Head({ read }: { readonly read: ReferralRead }) {
  const { t } = useWords()
  const { referral } = read
  const service = t(`services.type.${referral.serviceType}`)
  const recipient = referral.side === 'recipient'
  const name = referral.personName
  return (
    <PageHeader
      windowTitle={referral.code}
      back={
        recipient
          ? { href: '/inbox', label: t('app.nav.inbox') }
          : {
              href: referral.recordId ? `/records/${referral.recordId}` : '/referrals',
              label: t('web.records.back'),
            }
      }
      standing={
        <>
          <StateBadge tone={toneOfReferral(referral.state)}>
            {t(`referrals.state.${referral.state}`)}
          </StateBadge>
          {clockRuns(referral) && referral.dueAt && <Clock due={referral.dueAt} started={referral.sentAt} />}
          {referral.priority !== 'normal' && (
            <strong>{t(`web.referrals.urgency.${referral.priority}`)}</strong>
          )}
        </>
      }
      about={
        <>
          <span>
            {t(recipient ? 'web.referral.from' : 'web.referral.to', { organisation: referral.otherName })}
          </span>
          <bdi>{referral.serviceName}</bdi>
          <PersonCode code={referral.code} />
          {referral.reroutedFromId && (
            <GoLink href={`/referrals/${referral.reroutedFromId}`}>{t('web.referral.rerouted-from')}</GoLink>
          )}
          {referral.reroutedToId && (
            <GoLink href={`/referrals/${referral.reroutedToId}`}>{t('web.referral.rerouted-to')}</GoLink>
          )}
        </>
      }
    >
      <bdi>{name ? t('web.home.for', { service, name }) : service}</bdi>
    </PageHeader>
  )
}
