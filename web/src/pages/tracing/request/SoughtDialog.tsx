import { Button } from '@mantine/core'
import { saveSought } from '@passerelle/domain/shared/tracing/contract'
import type { Sought } from '@passerelle/domain/shared/tracing/schema'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useToday } from '../../../app/today.ts'
import { newId } from '../../../app/uuid.ts'
import { useWords } from '../../../app/words.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import dialog from '../../../kit/Dialog.module.css'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { useTried } from '../../../kit/tried.ts'
import { SoughtFields } from './SoughtFields.tsx'
import { blankSought, correctedDraft, draftOf, faultsOfSought, soughtTold } from './sought-form.ts'

interface SoughtDialogProps {
  readonly requestId: string
  /** Absent: somebody new. */
  readonly sought?: Sought
  readonly onClose: () => void
}

/** Adds somebody to look for, or corrects what is told of them; it is looked again. */
export function SoughtDialog({ requestId, sought, onClose }: SoughtDialogProps) {
  const { t } = useWords()
  const today = useToday()
  const { act, busy, problem } = useAct(saveSought)
  const [told, setTold] = useState(() => (sought ? soughtTold(sought) : blankSought(newId())))
  const { fault, passes } = useTried(faultsOfSought(told, today, 'sought'), problem)
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!passes()) return
    const draft = sought ? correctedDraft(sought, told, today) : draftOf(told, today)
    const saved = await act({ requestId, sought: draft, version: sought?.version ?? 0 })
    if (!saved) return
    toast(t('web.tracing.saved'))
    onClose()
  }
  const title = t(sought ? 'web.tracing.correct' : 'web.tracing.add')
  return (
    <Dialog title={title} onClose={onClose} size="lg">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <SoughtFields value={told} onChange={setTold} fault={(path) => fault(`sought.${path}`)} />
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.tracing.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
