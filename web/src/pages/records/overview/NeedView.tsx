import { Button, Checkbox, Menu } from '@mantine/core'
import { settleNeed, signNeed } from '@passerelle/domain/shared/records/plan-contract'
import { type NeedResponse, needResponses } from '@passerelle/domain/shared/records/record'
import type { NeedRow } from '@passerelle/domain/shared/records/schema'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { Clock } from '../../../kit/Clock.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { GoLink } from '../../../kit/GoLink.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import { StateBadge } from '../../../kit/StateBadge.tsx'
import { toneOfReferral } from '../../../kit/tones.ts'
import { SettleDialog } from './SettleDialog.tsx'
import styles from './Overview.module.css'
import { nextForNeed, toneOfNeed } from './need-standing.ts'

/** One service of the plan. */
export function NeedView({ need }: { readonly need: NeedRow }) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(signNeed)
  return (
    <li className={styles.need}>
      <div>
        <h3>
          {t(`services.type.${need.serviceType}`)}
          {need.priority !== 'normal' && (
            <span className="small">{t(`web.referrals.urgency.${need.priority}`)}</span>
          )}
        </h3>
        <HowItStands need={need} />
      </div>
      <NeedDeeds need={need} />
      {need.note && (
        <p className={styles.note} dir="auto">
          {need.note}
        </p>
      )}
      <Checkbox
        size="xs"
        label={t('web.records.need.signed')}
        aria-label={t('web.records.need.signed-label', { service: t(`services.type.${need.serviceType}`) })}
        checked={need.signedByPerson}
        disabled={busy}
        onChange={({ currentTarget: { checked } }) => void act({ id: need.id, signed: checked })}
      />
      <ErrorPanel problem={problem} />
    </li>
  )
}

function HowItStands({ need }: { readonly need: NeedRow }) {
  const { t } = useWords()
  const { referral } = need
  if (!referral || referral.state === 'revoked') {
    return (
      <div className={styles.how}>
        <StateBadge tone={toneOfNeed(need.state)}>{t(`records.need-state.${need.state}`)}</StateBadge>
        {need.response && <span>{t(`records.response.${need.response}`)}</span>}
      </div>
    )
  }
  return (
    <div className={styles.how}>
      <StateBadge tone={toneOfReferral(referral.state)}>{t(`referrals.state.${referral.state}`)}</StateBadge>
      <GoLink href={`/referrals/${referral.id}`}>
        <bdi>{referral.partnerName}</bdi>
      </GoLink>
      {referral.dueAt && (referral.state === 'sent' || referral.state === 'received') && (
        <Clock due={referral.dueAt} />
      )}
    </div>
  )
}

const settling = needResponses.filter((response) => response !== 'referred')

function NeedDeeds({ need }: { readonly need: NeedRow }) {
  const { t } = useWords()
  const router = useRouter()
  const [settle, setSettle] = useState<NeedResponse>()
  const reopen = useAct(settleNeed)
  const next = nextForNeed(need)
  const href =
    next === 'next-partner'
      ? `/referrals/${need.referral?.id}/reroute`
      : `/records/${need.recordId}/needs/${need.id}/referral`
  const closed = need.state === 'met' || need.state === 'unmet' || need.state === 'set-aside'
  async function open(): Promise<void> {
    if (await reopen.act({ id: need.id, version: need.version, response: null }))
      toast(t('web.records.need.open-again'))
  }
  return (
    <div className={styles.deeds}>
      {next !== 'wait' && (
        <Button
          size="xs"
          rightSection={<Icon name="forward" size={16} />}
          onClick={() => void router.navigate({ href })}
        >
          {t(`web.records.need.${next}`)}
          <span className="visually-hidden"> {t(`services.type.${need.serviceType}`)}</span>
        </Button>
      )}
      {closed && need.response !== 'referred' && (
        <Button variant="default" size="xs" loading={reopen.busy} onClick={() => void open()}>
          {t('web.records.need.reopen')}
        </Button>
      )}
      {need.state === 'open' && (
        <Menu position="bottom-end" width={260}>
          <Menu.Target>
            <Button variant="default" size="xs" rightSection={<Icon name="down" size={14} />}>
              {t('web.records.need.settle')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {settling.map((response) => (
              <Menu.Item key={response} onClick={() => setSettle(response)}>
                {t(`records.response.${response}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {settle && settle !== 'referred' && (
        <SettleDialog need={need} response={settle} onClose={() => setSettle(undefined)} />
      )}
      <ErrorPanel problem={reopen.problem} />
    </div>
  )
}
