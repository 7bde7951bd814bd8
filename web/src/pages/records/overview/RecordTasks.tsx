import { Button, Checkbox } from '@mantine/core'
import { finishTask } from '@passerelle/domain/shared/records/plan-contract'
import type { TaskRow } from '@passerelle/domain/shared/records/schema'
import { useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { Clock } from '../../../kit/Clock.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { useRecord } from '../record-context.tsx'
import { taskText } from '../task-text.ts'
import { TaskDialog } from './TaskDialog.tsx'
import styles from './Overview.module.css'

/** What is to be done in this record: open first, by when; what is done stays to be seen. */
export function RecordTasks() {
  const { t } = useWords()
  const { read } = useRecord()
  const [adding, setAdding] = useState(false)
  const open = read.tasks.filter((task) => task.doneAt === null)
  const done = read.tasks.filter((task) => task.doneAt !== null)
  return (
    <Panel
      title={t('web.records.tasks')}
      flush
      aside={
        <Button
          variant="default"
          size="xs"
          leftSection={<Icon name="plus" size={16} />}
          onClick={() => setAdding(true)}
        >
          {t('web.records.task.add')}
        </Button>
      }
    >
      {open.length === 0 && <p className={styles.calm}>{t('web.records.tasks.none')}</p>}
      <TaskList tasks={open} />
      {done.length > 0 && (
        <details className={styles.foot}>
          <summary>{t('web.records.tasks.done', { count: done.length })}</summary>
          <TaskList tasks={done} />
        </details>
      )}
      {adding && <TaskDialog onClose={() => setAdding(false)} />}
    </Panel>
  )
}

function TaskList({ tasks }: { readonly tasks: readonly TaskRow[] }) {
  return (
    <ul className={styles.tasks}>
      {tasks.map((task) => (
        <TaskLine key={task.id} task={task} />
      ))}
    </ul>
  )
}

function TaskLine({ task }: { readonly task: TaskRow }) {
  const { t } = useWords()
  const { account } = useSession()
  const { act, busy, problem } = useAct(finishTask)
  const text = taskText(t, task)
  const done = task.doneAt !== null
  return (
    <li className={styles.task}>
      <Checkbox
        aria-label={t('web.records.task.done-label', { task: text })}
        checked={done}
        disabled={busy}
        onChange={({ currentTarget: { checked } }) => void act({ id: task.id, done: checked })}
      />
      <div>
        <bdi className={done ? styles.done : undefined}>{text}</bdi>
        <div className={styles.meta}>
          {task.dueAt && !done && <Clock due={task.dueAt} />}
          {task.assignedTo !== account.id && <bdi>{task.assignedName}</bdi>}
          {task.text && task.kind !== 'other' && <span>{t(`records.task-kind.${task.kind}`)}</span>}
        </div>
        <ErrorPanel problem={problem} />
      </div>
    </li>
  )
}
