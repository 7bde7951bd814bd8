import { Button, Textarea } from '@mantine/core'
import { settleNeed } from '@passerelle/domain/shared/records/plan-contract'
import type { NeedResponse } from '@passerelle/domain/shared/records/record'
import type { NeedRow } from '@passerelle/domain/shared/records/schema'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import dialog from '../../../kit/Dialog.module.css'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'

interface SettleDialogProps {
  readonly need: NeedRow
  readonly response: Exclude<NeedResponse, 'referred'>
  readonly onClose: () => void
  readonly onDone?: () => void
}

/** How a need was answered without a referral. The ways are counted apart, so each says what it means. */
export function SettleDialog({ need, response, onClose, onDone }: SettleDialogProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(settleNeed)
  const [note, setNote] = useState(need.note ?? '')
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const answer = await act({ id: need.id, version: need.version, response, note: note.trim() || null })
    if (!answer) return
    toast(t('web.records.need.settled', { response: t(`records.response.${response}`) }))
    onClose()
    onDone?.()
  }
  return (
    <Dialog title={t(`records.response.${response}`)} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <p>{t(`web.records.response.${response}.means`)}</p>
        <ErrorPanel problem={problem} focus />
        <Textarea
          label={t('web.records.need.note')}
          dir="auto"
          rows={3}
          value={note}
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.records.need.settle-do')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
