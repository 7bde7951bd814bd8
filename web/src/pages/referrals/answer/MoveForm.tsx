import { Button } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import type { Problem } from '../../../app/problem.ts'
import { useWords } from '../../../app/words.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import dialog from '../../../kit/Dialog.module.css'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import type { ReferralRead } from '../guided/draft.ts'

/** What every dialogue of a move gets. */
export interface MoveProps {
  readonly read: ReferralRead
  readonly onClose: () => void
}

interface MoveFormProps {
  readonly title: string
  /** What follows from it, in a sentence. */
  readonly lead?: ReactNode
  readonly submitLabel: string
  readonly danger?: boolean
  readonly busy: boolean
  readonly problem: Problem | undefined
  readonly onSubmit: () => Promise<void>
  readonly onClose: () => void
  readonly children?: ReactNode
}

/** One move with what it asks: what follows is said before the button. */
export function MoveForm({
  title,
  lead,
  busy,
  problem,
  onSubmit,
  onClose,
  children,
  ...button
}: MoveFormProps) {
  const { t } = useWords()
  function submit(event: FormEvent): void {
    event.preventDefault()
    void onSubmit()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {lead && <p>{lead}</p>}
        <ErrorPanel problem={problem} focus faultsElsewhere />
        {children}
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy} {...(button.danger ? { color: 'red' } : {})}>
            {button.submitLabel}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
