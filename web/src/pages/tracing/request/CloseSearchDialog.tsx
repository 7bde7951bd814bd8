import { Button } from '@mantine/core'
import { closeSought } from '@passerelle/domain/shared/tracing/contract'
import type { Sought } from '@passerelle/domain/shared/tracing/schema'
import { type Closing, closings } from '@passerelle/domain/shared/tracing/tracing'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { OneOf } from '../../../kit/Choose.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import dialog from '../../../kit/Dialog.module.css'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'

interface CloseSearchDialogProps {
  readonly requestId: string
  readonly sought: Sought
  readonly onClose: () => void
}

/** Ends the search for one person, and says why. */
export function CloseSearchDialog({ requestId, sought, onClose }: CloseSearchDialogProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(closeSought)
  const [closing, setClosing] = useState<Closing>()
  const [tried, setTried] = useState(false)
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setTried(true)
    if (!closing || !(await act({ requestId, soughtId: sought.id, closing }))) return
    toast(t('web.tracing.search-closed'))
    onClose()
  }
  return (
    <Dialog title={t('web.tracing.close-search')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <p>{t('web.tracing.close-search.lead')}</p>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <OneOf
          label={t('web.tracing.why-closed')}
          error={tried && !closing ? t('kernel.fault.required') : undefined}
          choices={closings.map((value) => ({ value, label: t(`tracing.closing.${value}`) }))}
          value={closing}
          onChange={setClosing}
        />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.tracing.close-search')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
