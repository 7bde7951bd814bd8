import { Button, Radio } from '@mantine/core'
import { listConsents } from '@passerelle/domain/shared/consents/contract'
import { useRouter } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { useRead } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useToday } from '../../../app/today.ts'
import { useWords } from '../../../app/words.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import { reasonSentence } from '../../../kit/Reasons.tsx'
import { Waiting } from '../../../kit/Waiting.tsx'
import { FaultList } from '../../../kit/FaultList.tsx'
import { faultAt } from '../../../kit/faults.ts'
import { AskOverrideDialog } from '../../records/consents/AskOverrideDialog.tsx'
import { ConsentForm } from '../../records/consents/ConsentForm.tsx'
import type { Override } from '../../records/consents/Overrides.tsx'
import { type Target, faultsOfTold } from '../../records/consents/told.ts'
import { useRecord } from '../../records/record-context.tsx'
import type { GuidedProps, Preview } from './FourParts.tsx'
import styles from './Guided.module.css'
import { useHandOver } from './useHandOver.ts'

/** The person agrees, in their language and in a way that can be shown; then it is sent. */
export function AgreePart(props: GuidedProps) {
  const { preview } = props
  return preview ? <Agree {...props} preview={preview} /> : <Waiting />
}

type AgreeProps = GuidedProps & { readonly preview: Preview }

function Agree(props: AgreeProps) {
  const { need, person, draft, reroutes, preview, categories } = props
  const speech = useWords()
  const { t, list } = speech
  const { id: recordId, read } = useRecord()
  const today = useToday()
  const router = useRouter()
  const handOver = useHandOver()
  const [tried, setTried] = useState(false)
  const { value, change } = draft
  const missing = categories.filter(
    (each) => !preview.slices.some((slice) => slice.category === each && slice.consentUntil),
  )
  const asksAnew = missing.length > 0 && value.overrideId === null
  const target: Target = { recordId, purpose: 'referral', recipientId: preview.recipientId, categories }
  const faults = asksAnew ? faultsOfTold(value.told, target, person.age, today) : []
  const fault = (path: string) => {
    const own = tried ? faults.find((each) => each.path === path) : undefined
    return own ? reasonSentence(speech, own) : faultAt(speech, handOver.problem, path)
  }
  async function send(): Promise<void> {
    setTried(true)
    if (faults.length > 0) return
    const asks = asksAnew ? target : undefined
    const sent = await handOver.send({
      draft: value,
      needId: need.id,
      categories,
      asks,
      reroutes: reroutes?.id,
      keep: change,
    })
    if (!sent) return
    draft.finish()
    toast(t('web.refer.sent', { partner: sent.otherName }))
    await router.navigate({ href: `/referrals/${sent.id}` })
  }
  return (
    <div className={styles.part}>
      {missing.length === 0 && (
        <p className={styles.agreed}>
          <Icon name="check" size={18} />
          {t('web.refer.agreed', { what: list(categories.map((each) => t(`consents.category.${each}`))) })}
        </p>
      )}
      {missing.length > 0 && !reroutes && <WithoutConsent {...props} />}
      {asksAnew && (
        <ConsentForm
          target={target}
          person={person}
          name={read.person.displayName}
          value={value.told}
          onChange={(told) => change({ ...value, told })}
          fault={fault}
        />
      )}
      <ErrorPanel problem={handOver.problem} focus faultsElsewhere={asksAnew} />
      <Send busy={handOver.busy} onSend={() => void send()} recipient={preview.recipientName}>
        {tried && faults.length > 0 && <FaultList faults={faults} />}
      </Send>
    </div>
  )
}

interface SendProps {
  readonly busy: boolean
  readonly recipient: string
  readonly onSend: () => void
  readonly children: ReactNode
}

function Send({ busy, recipient, onSend, children }: SendProps) {
  const { t } = useWords()
  return (
    <>
      {children}
      <div>
        <Button size="md" loading={busy} onClick={onSend} leftSection={<Icon name="bridge" size={20} />}>
          {t('web.refer.send', { recipient })}
        </Button>
      </div>
    </>
  )
}

/** The exception: what a supervisor has allowed for this partner can be used; else it can be asked for. */
function WithoutConsent({ draft, preview, categories }: AgreeProps) {
  const { t } = useWords()
  const { id: recordId } = useRecord()
  const { data } = useRead(listConsents, { recordId })
  const [asking, setAsking] = useState(false)
  const { value, change } = draft
  const usable = (data?.overrides ?? []).filter((each) => coversAll(each, preview.recipientId, categories))
  if (usable.length === 0) {
    return (
      <p className="soft small">
        {t('web.refer.cannot-ask')}{' '}
        <button type="button" className={styles.quiet} onClick={() => setAsking(true)}>
          {t('web.consents.override.ask')}
        </button>
        {asking && (
          <AskOverrideDialog
            onClose={() => setAsking(false)}
            whom={{ id: preview.recipientId, text: preview.recipientName }}
            categories={categories}
          />
        )}
      </p>
    )
  }
  return (
    <Radio.Group
      label={t('web.refer.basis')}
      value={value.overrideId ?? ''}
      onChange={(next) => change({ ...value, overrideId: next || null })}
    >
      <Radio value="" label={t('web.refer.basis.consent')} mt="xs" />
      {usable.map((each) => (
        <Radio
          key={each.id}
          value={each.id}
          mt="xs"
          label={t('web.refer.basis.override', {
            ground: t(`consents.ground.${each.ground}`),
            name: each.approvedByName ?? '',
          })}
        />
      ))}
    </Radio.Group>
  )
}

function coversAll(override: Override, recipientId: string, categories: readonly string[]): boolean {
  const allowed: readonly string[] = override.categories
  const holds = override.state === 'approved' || override.state === 'upheld'
  return holds && override.recipientId === recipientId && categories.every((each) => allowed.includes(each))
}
