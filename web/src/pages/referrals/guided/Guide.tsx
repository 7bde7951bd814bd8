import type { NeedRow } from '@passerelle/domain/shared/records/schema'
import { readReferral } from '@passerelle/domain/shared/referrals/contract'
import { useState } from 'react'
import { useDraft } from '../../../app/drafts/useDraft.ts'
import { useRead } from '../../../app/queries.ts'
import { useToday } from '../../../app/today.ts'
import { useWords } from '../../../app/words.tsx'
import { DraftLine } from '../../../kit/DraftLine.tsx'
import { EmptyState } from '../../../kit/EmptyState.tsx'
import { GoLink } from '../../../kit/GoLink.tsx'
import { NameDisplay } from '../../../kit/NameDisplay.tsx'
import { PageHeader } from '../../../kit/PageHeader.tsx'
import { Waiting } from '../../../kit/Waiting.tsx'
import type { Agreeing } from '../../records/consents/told.ts'
import { useAgreeing } from '../../records/consents/useAgreeing.ts'
import { useRecord } from '../../records/record-context.tsx'
import { FourParts } from './FourParts.tsx'
import { type ReferralRead, type Rerouted, beginReferral, isReferralDraft } from './draft.ts'

interface GuideProps {
  readonly needId: string
  /** The referral that found no answer. */
  readonly before?: ReferralRead
}

/** Gathers what the page begins with: the need, the person, and what a colleague may have begun. */
export function Guide({ needId, before }: GuideProps) {
  const { t } = useWords()
  const { read, id } = useRecord()
  const person = useAgreeing()
  const need = read.needs.find((each) => each.id === needId)
  const begunId = !before && need?.referral?.state === 'draft' ? need.referral.id : ''
  const begun = useRead(readReferral, { id: begunId }, { enabled: begunId !== '' })
  if (!need) {
    return (
      <EmptyState
        icon="question"
        title={t('web.refer.no-need')}
        action={<GoLink href={`/records/${id}`}>{t('web.records.back')}</GoLink>}
      />
    )
  }
  if (!person || (begunId !== '' && begun.isPending)) return <Waiting lines={10} />
  const from = before ?? begun.data
  return (
    <>
      <Head need={need} before={before} />
      <Begun
        key={needId}
        need={need}
        person={person}
        before={from}
        reroutes={before && { id: before.referral.id, serviceId: before.referral.serviceId }}
      />
    </>
  )
}

function Head({ need, before }: { readonly need: NeedRow; readonly before: ReferralRead | undefined }) {
  const { t } = useWords()
  const { read, id } = useRecord()
  const { displayName, latinName } = read.person
  const service = t(`services.type.${need.serviceType}`)
  const refused = before && {
    partner: before.referral.otherName,
    state: t(`referrals.state.${before.referral.state}`),
  }
  return (
    <PageHeader
      windowTitle={t('web.refer.title', { service })}
      back={{ href: `/records/${id}`, label: t('web.records.back') }}
      about={
        <>
          <NameDisplay name={displayName} latin={latinName} />
          {refused && <span>{t('web.refer.before', refused)}</span>}
        </>
      }
    />
  )
}

interface BegunProps {
  readonly need: NeedRow
  readonly person: Agreeing
  readonly before: ReferralRead | undefined
  readonly reroutes: Rerouted | undefined
}

function Begun({ need, person, before, reroutes }: BegunProps) {
  const { language } = useWords()
  const today = useToday()
  const [initial] = useState(() => beginReferral({ need, person, language, today, before }))
  const draft = useDraft({
    name: reroutes ? `reroute/${reroutes.id}` : `referral/${need.id}`,
    initial,
    fits: isReferralDraft,
  })
  if (draft.state === 'looking') return <Waiting lines={10} />
  return (
    <>
      <DraftLine draft={draft} />
      <FourParts need={need} person={person} draft={draft} reroutes={reroutes} />
    </>
  )
}
