import { withdrawConsent } from '@passerelle/domain/shared/consents/contract'
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import dialog from '../../../kit/Dialog.module.css'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { GoLink } from '../../../kit/GoLink.tsx'
import { WhatFollows } from './WhatFollows.tsx'

export interface Ending {
  readonly organisationId: string
  readonly organisationName: string
  readonly referralId: string
  readonly basis: 'consent' | 'override'
}

interface EndShareDialogProps {
  readonly recordId: string
  readonly share: Ending
  readonly onClose: () => void
}

/** Ends what one organisation sees. What rests on consent ends with the consent; what a supervisor allowed ends by review. */
export function EndShareDialog({ recordId, share, onClose }: EndShareDialogProps) {
  const { t } = useWords()
  const organisation = share.organisationName
  return (
    <Dialog title={t('web.consents.end.title', { organisation })} onClose={onClose}>
      {share.basis === 'override' ? (
        <p>
          {t('web.consents.end.override')}{' '}
          <GoLink href={`/records/${recordId}/consents#overrides`} onClick={onClose}>
            {t('web.consents.end.to-overrides')}
          </GoLink>
        </p>
      ) : (
        <WithdrawForm
          recordId={recordId}
          which={{ recipientId: share.organisationId }}
          recipients={[organisation]}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}

interface WithdrawFormProps {
  readonly recordId: string
  /** All towards one organisation, some single ones, or (empty) everything. */
  readonly which: { readonly recipientId?: string; readonly consentIds?: string[] }
  readonly recipients: readonly string[]
  readonly onClose: () => void
}

/** The person takes consent back: one act, and before it what follows, in plain words. */
export function WithdrawForm({ recordId, which, recipients, onClose }: WithdrawFormProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(withdrawConsent)
  const [reason, setReason] = useState('')
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const answer = await act({ recordId, ...which, reason: reason.trim() || null })
    if (!answer) return
    toast(t('web.consents.withdrawn', { shares: answer.sharesEnded, referrals: answer.referralsRevoked }))
    onClose()
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <WhatFollows recipients={recipients} />
      <ErrorPanel problem={problem} focus />
      <TextInput
        label={t('web.consents.withdraw.reason')}
        description={t('web.consents.withdraw.reason.hint')}
        dir="auto"
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
      <div className={dialog.actions}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('kit.confirm.cancel')}
        </Button>
        <Button type="submit" color="red" loading={busy}>
          {t('web.consents.withdraw.do')}
        </Button>
      </div>
    </form>
  )
}
