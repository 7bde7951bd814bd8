import { Button, NativeSelect, TextInput } from '@mantine/core'
import { addTask } from '@passerelle/domain/shared/records/plan-contract'
import { type TaskKind, taskKinds } from '@passerelle/domain/shared/records/record'
import { type FormEvent, useState } from 'react'
import { useDraft } from '../../../app/drafts/useDraft.ts'
import { useAct } from '../../../app/queries.ts'
import { useSession } from '../../../app/session.tsx'
import { toast } from '../../../app/toast.ts'
import { useToday } from '../../../app/today.ts'
import { newId } from '../../../app/uuid.ts'
import { useWords } from '../../../app/words.tsx'
import { Dialog } from '../../../kit/Dialog.tsx'
import dialog from '../../../kit/Dialog.module.css'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { useFaults } from '../../../kit/faults.ts'
import { ColleagueField } from '../ColleagueField.tsx'
import { useRecord } from '../record-context.tsx'

interface Asked {
  readonly text: string
  readonly kind: TaskKind
  readonly due: string
  readonly assignedTo: string
}

function isAsked(kept: unknown): kept is Asked {
  return typeof kept === 'object' && kept !== null && 'text' in kept && 'assignedTo' in kept
}

/** What somebody has to do, by when. */
export function TaskDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords()
  const { id: recordId } = useRecord()
  const { account } = useSession()
  const today = useToday()
  const { act, busy, problem } = useAct(addTask)
  const fault = useFaults(problem)
  const [id] = useState(newId)
  const [tried, setTried] = useState(false)
  const initial: Asked = { text: '', kind: 'follow-up', due: '', assignedTo: account.id }
  const draft = useDraft<Asked>({ name: `task/${recordId}`, initial, fits: isAsked })
  const { value, change } = draft
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setTried(true)
    const { text, kind, due, assignedTo } = value
    if (text.trim() === '') return
    if (!(await act({ id, recordId, text, kind, dueAt: endOfWork(due), assignedTo }))) return
    draft.finish()
    toast(t('web.records.task.added'))
    onClose()
  }
  return (
    <Dialog title={t('web.records.task.add')} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <ErrorPanel problem={problem} focus faultsElsewhere />
        <TextInput
          label={t('web.records.task.what')}
          dir="auto"
          data-autofocus
          value={value.text}
          error={tried && value.text.trim() === '' ? t('kernel.fault.required') : fault('text')}
          onChange={({ currentTarget }) => change({ ...value, text: currentTarget.value })}
        />
        <NativeSelect
          label={t('web.records.task.kind')}
          value={value.kind}
          data={taskKinds.map((kind) => ({ value: kind, label: t(`records.task-kind.${kind}`) }))}
          onChange={({ currentTarget }) =>
            change({ ...value, kind: taskKinds.find((kind) => kind === currentTarget.value) ?? value.kind })
          }
        />
        <TextInput
          type="date"
          label={t('web.records.task.due')}
          min={today}
          value={value.due}
          error={fault('dueAt')}
          onChange={({ currentTarget }) => change({ ...value, due: currentTarget.value })}
        />
        <ColleagueField
          label={t('web.records.task.who')}
          value={value.assignedTo}
          error={fault('assignedTo')}
          onChange={(assignedTo) => change({ ...value, assignedTo })}
        />
        <div className={dialog.actions}>
          <Button variant="default" onClick={onClose}>
            {t('kit.confirm.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('web.records.task.add-do')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** A day by which something is to be done ends, for this clock, at five in the afternoon of this device. */
function endOfWork(day: string): string | null {
  return day === '' ? null : new Date(`${day}T17:00:00`).toISOString()
}
