import { Button, TextInput } from '@mantine/core'
import { assignRecord } from '@passerelle/domain/shared/records/contract'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { useWords } from '../../app/words.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import dialog from '../../kit/Dialog.module.css'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useFaults } from '../../kit/faults.ts'
import { ColleagueField } from './ColleagueField.tsx'
import { useRecord } from './record-context.tsx'

/** Gives the record, and what is open in it, into other hands. */
export function AssignDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const { read, id } = useRecord()
  const { act, busy, problem } = useAct(assignRecord)
  const fault = useFaults(problem)
  const [workerId, setWorkerId] = useState(read.record.workerId)
  const [why, setWhy] = useState('')
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const answer = await act({ recordId: id, workerId, why: why.trim() || null })
    if (!answer) return
    toast(t('web.records.assigned', { worker: answer.workerName, tasks: answer.tasksMoved }))
    onClose()
  }
  return (
    <Dialog title={t('web.records.assign')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)}>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <ColleagueField
          label={t('web.records.assign.to')}
          description={t('web.records.assign.hint')}
          value={workerId}
          onChange={setWorkerId}
          error={fault('workerId')}
        />
        <TextInput
          label={t('web.records.assign.why')}
          dir="auto"
          value={why}
          error={fault('why')}
          onChange={({ currentTarget }) => setWhy(currentTarget.value)}
        />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.records.assign.do')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
