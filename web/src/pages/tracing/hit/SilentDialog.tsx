import { Button, Textarea } from '@mantine/core'
import { answerHit } from '@passerelle/domain/shared/tracing/contract'
import type { Hit } from '@passerelle/domain/shared/tracing/schema'
import type { HitAnswer } from '@passerelle/domain/shared/tracing/tracing'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import dialog from '../../../kit/Dialog.module.css'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { useFaults } from '../../../kit/faults.ts'

interface SilentDialogProps {
  readonly hit: Hit
  readonly answer: Exclude<HitAnswer, 'agreed'>
  readonly onClose: () => void
}

/** An answer of which whoever seeks never learns. */
export function SilentDialog({ hit, answer, onClose }: SilentDialogProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(answerHit)
  const fault = useFaults(problem)
  const [why, setWhy] = useState('')
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!(await act({ id: hit.id, answer, why: why.trim() || null }))) return
    toast(t('web.tracing.hit.noted'))
    onClose()
  }
  return (
    <Dialog title={t(`tracing.answer.${answer}`)} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <p>{t(`web.tracing.hit.${answer}`)}</p>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <Textarea
          label={t('web.tracing.hit.why')}
          description={t('web.tracing.hit.why.hint')}
          dir="auto"
          autosize
          minRows={2}
          value={why}
          error={fault('why')}
          onChange={({ currentTarget }) => setWhy(currentTarget.value)}
        />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.tracing.hit.write-down')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
