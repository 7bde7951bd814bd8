import { Checkbox } from '@mantine/core'
import type { Home } from '@passerelle/domain/shared/records/home-contract'
import { finishTask } from '@passerelle/domain/shared/records/plan-contract'
import { useAct } from '../../app/queries.ts'
import { toast, toastAlarm } from '../../app/toast.ts'
import { useWords } from '../../app/words.tsx'
import { Clock } from '../../kit/Clock.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { taskText } from '../records/task-text.ts'
import styles from './MyDay.module.css'
import { WorkRow, WorkRows } from './WorkRow.tsx'

type Task = Home['tasks'][number]

export function MyTasks({ tasks, total }: { readonly tasks: readonly Task[]; readonly total: number }) {
  const { t } = useWords()
  return (
    <Panel
      title={t('web.home.tasks')}
      flush
      aside={
        total > tasks.length && (
          <span className={styles.count}>{t('web.home.first-of', { shown: tasks.length, total })}</span>
        )
      }
    >
      {tasks.length === 0 ? (
        <p className={styles.calm}>{t('web.home.tasks.none')}</p>
      ) : (
        <WorkRows label={t('web.home.tasks')}>
          {tasks.map((task) => (
            <TaskRow key={task.id} task={task} />
          ))}
        </WorkRows>
      )}
    </Panel>
  )
}

function TaskRow({ task }: { readonly task: Task }) {
  const { t } = useWords()
  const finish = useFinish()
  const text = taskText(t, task)
  return (
    <WorkRow
      href={task.referralId ? `/referrals/${task.referralId}` : `/records/${task.recordId}`}
      title={<bdi>{text}</bdi>}
      lead={
        <Checkbox
          aria-label={t('web.records.task.done-label', { task: text })}
          checked={task.doneAt !== null}
          disabled={finish.busy}
          onChange={() => void finish.done(task.id, text)}
        />
      }
      meta={task.displayName && <bdi>{task.displayName}</bdi>}
      side={task.dueAt && <Clock due={task.dueAt} />}
    />
  )
}

/** Done with one tick, and not done after all with one more. */
function useFinish() {
  const { t } = useWords()
  const { act, busy } = useAct(finishTask)
  async function done(id: string, text: string): Promise<void> {
    const answer = await act({ id })
    if (answer) toast(t('web.records.task.finished', { task: text }), () => void act({ id, done: false }))
    else toastAlarm(t('web.records.task.not-finished', { task: text }))
  }
  return { busy, done }
}
