import { Button } from '@mantine/core'
import { decideOverride, type overrideRow } from '@passerelle/domain/shared/consents/contract'
import { useState } from 'react'
import type { z } from 'zod'
import { useAct } from '../../../app/queries.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { Clock } from '../../../kit/Clock.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { StateBadge, type Tone } from '../../../kit/StateBadge.tsx'
import { AskOverrideDialog } from './AskOverrideDialog.tsx'
import styles from './Consents.module.css'
import { ReviewDialog } from './ReviewDialog.tsx'

export type Override = z.output<typeof overrideRow>

const tones: Readonly<Record<Override['state'], Tone>> = {
  asked: 'waiting',
  approved: 'alarm',
  refused: 'stopped',
  upheld: 'alarm',
  ended: 'stopped',
}

/** Sharing without consent: three grounds, a reason, a second person, and a review. It looks like the exception it is. */
export function Overrides({ overrides }: { readonly overrides: readonly Override[] }) {
  const { t } = useWords()
  const [asking, setAsking] = useState(false)
  return (
    <div id="overrides">
      <Panel
        title={t('web.consents.overrides')}
        flush
        severe={overrides.some((each) => each.state === 'approved')}
      >
        {overrides.length === 0 ? (
          <p className={styles.calm}>{t('web.consents.overrides.none')}</p>
        ) : (
          <ul className={styles.rows}>
            {overrides.map((override) => (
              <OverrideLine key={override.id} override={override} />
            ))}
          </ul>
        )}
        <div className={`${styles.foot} no-print`}>
          <Button variant="default" size="xs" onClick={() => setAsking(true)}>
            {t('web.consents.override.ask')}
          </Button>
        </div>
        {asking && <AskOverrideDialog onClose={() => setAsking(false)} />}
      </Panel>
    </div>
  )
}

function OverrideLine({ override }: { readonly override: Override }) {
  const { t, list } = useWords()
  return (
    <li className={styles.row}>
      <div>
        <p className={styles.title}>
          <bdi>{override.recipientName}</bdi> · {t(`consents.ground.${override.ground}`)}
        </p>
        <p>{list(override.categories.map((category) => t(`consents.category.${category}`)))}</p>
        <p className={styles.reason} dir="auto">
          {override.reason}
        </p>
        <OverrideHistory override={override} />
      </div>
      <div>
        <StateBadge tone={tones[override.state]}>{t(`consents.override-state.${override.state}`)}</StateBadge>
        {override.state === 'approved' && override.reviewDueAt && (
          <p>
            {t('web.consents.review-due')} <Clock due={override.reviewDueAt} />
          </p>
        )}
        <OverrideDeeds override={override} />
      </div>
    </li>
  )
}

function OverrideHistory({ override }: { readonly override: Override }) {
  const { t, moment } = useWords()
  const { askedByName, askedAt, approvedByName, approvedAt, reviewedAt, personToldAt } = override
  return (
    <div className={styles.meta}>
      <p>{t('web.consents.override.asked', { name: askedByName, moment: moment(askedAt) })}</p>
      {approvedAt && (
        <p>
          {t('web.consents.override.allowed', { name: approvedByName ?? '', moment: moment(approvedAt) })}
        </p>
      )}
      {reviewedAt && <p>{t('web.consents.override.reviewed', { moment: moment(reviewedAt) })}</p>}
      {personToldAt && <p>{t('web.consents.override.told', { moment: moment(personToldAt) })}</p>}
    </div>
  )
}

/** What may be done with it now; where nothing may, the words say who can. */
function OverrideDeeds({ override }: { readonly override: Override }) {
  const { t } = useWords()
  const { role } = useSession()
  const { act, busy, problem } = useAct(decideOverride)
  const [reviewing, setReviewing] = useState(false)
  const { id, state, askedByMe } = override
  if (state !== 'asked' && state !== 'approved') return null
  if (role !== 'supervisor' || askedByMe) {
    return (
      <p className={styles.meta}>
        {t(askedByMe ? 'web.consents.override.not-own' : 'web.consents.override.supervisor')}
      </p>
    )
  }
  return (
    <div className={styles.deeds}>
      {state === 'asked' && (
        <>
          <Button size="xs" variant="default" loading={busy} onClick={() => void act({ id, allow: false })}>
            {t('web.consents.override.refuse')}
          </Button>
          <Button size="xs" loading={busy} onClick={() => void act({ id, allow: true })}>
            {t('web.consents.override.allow')}
          </Button>
        </>
      )}
      {state === 'approved' && (
        <Button size="xs" onClick={() => setReviewing(true)}>
          {t('web.consents.override.review')}
        </Button>
      )}
      <ErrorPanel problem={problem} />
      {reviewing && <ReviewDialog override={override} onClose={() => setReviewing(false)} />}
    </div>
  )
}
