import { Button } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import type { Problem } from '../../../app/problem.ts'
import { useWords } from '../../../app/words.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import dialog from '../../../kit/Dialog.module.css'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'

interface StepFormProps {
  readonly title: string
  readonly lead: string
  readonly problem: Problem | undefined
  readonly busy: boolean
  /** What is done, as a verb. */
  readonly label: string
  readonly onSubmit: () => Promise<void>
  readonly onClose: () => void
  readonly children: ReactNode
  readonly size?: 'md' | 'lg'
}

/** One step of a match: what it means, its fields, and its button. */
export function StepForm({ title, lead, problem, busy, label, onSubmit, onClose, ...rest }: StepFormProps) {
  const { t } = useWords()
  function submit(event: FormEvent): void {
    event.preventDefault()
    void onSubmit()
  }
  return (
    <Dialog title={title} onClose={onClose} size={rest.size ?? 'md'}>
      <form onSubmit={submit} noValidate>
        <p>{lead}</p>
        {rest.children}
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {label}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
