import { Button } from '@mantine/core'
import type { DataCategory } from '@passerelle/domain/kernel/vocabulary'
import type { NeedRow } from '@passerelle/domain/shared/records/schema'
import { previewReferral, saveDraft } from '@passerelle/domain/shared/referrals/contract'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { OutputOf } from '../../../app/call.ts'
import type { Draft } from '../../../app/drafts/useDraft.ts'
import { useAct, useRead } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { GoLink } from '../../../kit/GoLink.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { type Part, Parts } from '../../../kit/Parts.tsx'
import type { Agreeing } from '../../records/consents/told.ts'
import { SettleDialog } from '../../records/overview/SettleDialog.tsx'
import { useRecord } from '../../records/record-context.tsx'
import { AgreePart } from './AgreePart.tsx'
import styles from './Guided.module.css'
import { LeavesPart } from './LeavesPart.tsx'
import { NeedPart } from './NeedPart.tsx'
import { PartnerPart } from './PartnerPart.tsx'
import { TheyWillSee } from './TheyWillSee.tsx'
import { type PartId, type ReferralDraft, type Rerouted, partIds } from './draft.ts'

export type Preview = OutputOf<typeof previewReferral>

interface FourPartsProps {
  readonly need: NeedRow
  readonly person: Agreeing
  readonly draft: Draft<ReferralDraft>
  readonly reroutes: Rerouted | undefined
}

/** What every part gets. */
export interface GuidedProps extends FourPartsProps {
  readonly preview: Preview | undefined
  /** What would leave as it is ticked now. */
  readonly categories: readonly DataCategory[]
}

/** Need, partner, what leaves, consent: one open at a time, what is decided in sight, nothing lost. */
export function FourParts(props: FourPartsProps) {
  const { need, draft } = props
  const { t } = useWords()
  const { value, change } = draft
  const { serviceId, priority } = value
  const preview = useRead(
    previewReferral,
    { needId: need.id, serviceId, priority },
    { enabled: serviceId !== '', keepLast: true },
  )
  const shown = serviceId === '' ? undefined : preview.data
  const guided: GuidedProps = { ...props, preview: shown, categories: chosenOf(value, shown) }
  if (need.referral?.id === value.id && need.referral.state !== 'draft') return <WasSent {...props} />
  const parts = partsOf(guided, t)
  return (
    <>
      <ErrorPanel problem={preview.error} retry={() => void preview.refetch()} />
      <Parts
        parts={parts}
        open={value.open}
        onOpen={(open) => change({ ...value, open: partIds.find((each) => each === open) ?? value.open })}
        aside={shown && <TheyWillSee {...guided} preview={shown} />}
        end={<OtherEnds {...guided} />}
      />
    </>
  )
}

/** What was ticked and still is there to leave; before anybody looked, what nobody can help without. */
function chosenOf({ categories }: ReferralDraft, preview: Preview | undefined): readonly DataCategory[] {
  if (!preview) return categories ?? []
  const ticked = (slice: Preview['slices'][number]) =>
    categories ? categories.includes(slice.category) : slice.suggested
  return preview.slices.filter(ticked).map((slice) => slice.category)
}

function partsOf(
  props: GuidedProps,
  t: (key: string, values?: Record<string, string>) => string,
): readonly Part[] {
  const { need, draft, preview, categories } = props
  const { priority, done, serviceId } = draft.value
  const isDone = (id: PartId) => done.includes(id) && (id === 'need' || serviceId !== '')
  const service = t(`services.type.${need.serviceType}`)
  return [
    {
      id: 'need',
      title: t('web.refer.part.need'),
      done: isDone('need'),
      summary: `${service} · ${t(`referrals.priority.${priority}`)}`,
      content: <NeedPart {...props} />,
    },
    {
      id: 'partner',
      title: t('web.refer.part.partner'),
      done: isDone('partner'),
      summary: preview && (
        <bdi>
          {preview.serviceName} · {preview.recipientName}
        </bdi>
      ),
      content: <PartnerPart {...props} />,
    },
    {
      id: 'leaves',
      title: t('web.refer.part.leaves'),
      done: isDone('leaves'),
      summary: categories.map((category) => t(`consents.category.${category}`)).join(' · '),
      content: <LeavesPart {...props} />,
    },
    { id: 'consent', title: t('web.refer.part.consent'), done: false, content: <AgreePart {...props} /> },
  ]
}

/** The answer to an earlier click came while the page was away. */
function WasSent({ need, draft }: FourPartsProps) {
  const { t } = useWords()
  const referral = need.referral
  if (!referral) return null
  return (
    <Panel title={t('web.refer.was-sent', { partner: referral.partnerName })}>
      <p className={styles.after}>
        <GoLink href={`/referrals/${referral.id}`} onClick={draft.finish}>
          {t('web.refer.to-referral')}
        </GoLink>
      </p>
    </Panel>
  )
}

/** The two other ways this can end: later, or not at all because the person does not want it. */
function OtherEnds({ need, draft, categories, reroutes }: GuidedProps) {
  const { t } = useWords()
  const router = useRouter()
  const { id: recordId } = useRecord()
  const saving = useAct(saveDraft)
  const [declining, setDeclining] = useState(false)
  const { id, serviceId, priority, message, overrideId } = draft.value
  const leave = () => void router.navigate({ href: `/records/${recordId}` })
  async function save(): Promise<void> {
    if (serviceId !== '' && !reroutes) {
      const told = { id, needId: need.id, serviceId, priority, overrideId, message: message.trim() || null }
      if (!(await saving.act({ ...told, categories: [...categories] }))) return
    }
    toast(t('web.refer.saved'))
    leave()
  }
  return (
    <div className={styles.ends}>
      <ErrorPanel problem={saving.problem} />
      <Button variant="default" loading={saving.busy} onClick={() => void save()}>
        {t('web.refer.save')}
      </Button>
      <Button variant="default" onClick={() => setDeclining(true)}>
        {t('web.refer.declines')}
      </Button>
      {declining && (
        <SettleDialog
          need={need}
          response="declined-by-person"
          onClose={() => setDeclining(false)}
          onDone={() => {
            draft.finish()
            leave()
          }}
        />
      )}
    </div>
  )
}
