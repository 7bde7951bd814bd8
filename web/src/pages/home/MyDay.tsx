import { Button } from '@mantine/core'
import { type Home, home } from '@passerelle/domain/shared/records/home-contract'
import { useRouter } from '@tanstack/react-router'
import { useProgrammeWords } from '../../app/programme-words.ts'
import { useRead } from '../../app/queries.ts'
import { useToday } from '../../app/today.ts'
import { useWords } from '../../app/words.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { Waiting } from '../../kit/Waiting.tsx'
import { Clocks } from './Clocks.tsx'
import styles from './MyDay.module.css'
import { MyPeople } from './MyPeople.tsx'
import { MyTasks } from './MyTasks.tsx'
import { useWaitingFamilies } from './WaitingFamilies.tsx'
import { WaitingForMe } from './WaitingForMe.tsx'

/** My day: clocks that run, what waits for me, what I have to do, and the people I work with. */
export function MyDay() {
  const { t, day } = useWords()
  const today = useToday()
  const words = useProgrammeWords()
  const { data, error, refetch } = useRead(home, {})
  return (
    <>
      <PageHeader
        windowTitle={t('web.home.title')}
        about={
          <>
            <span>{day(today)}</span>
            {data && <Summary counts={data.counts} />}
          </>
        }
        primary={<RegisterButton />}
      />
      <ErrorPanel problem={error} retry={() => void refetch()} />
      {data && words ? <Day data={data} /> : !error && <Waiting lines={8} />}
    </>
  )
}

function RegisterButton() {
  const { t } = useWords()
  const router = useRouter()
  return (
    <Button
      leftSection={<Icon name="plus" size={18} />}
      onClick={() => void router.navigate({ href: '/people/new' })}
    >
      {t('web.people.register')}
    </Button>
  )
}

function Day({ data }: { readonly data: Home }) {
  const waiting = data.inbox.length + data.decisions.length + data.overrides.length
  const families = useWaitingFamilies()
  const tracing = families.hits + families.matches.length
  const busy = waiting + data.clocks.length + data.tasks.length + tracing
  if (busy === 0 && data.people.length === 0) return <FirstDay />
  return (
    <div className={styles.day}>
      <div className={styles.columns}>
        <div className={styles.column}>
          <WaitingForMe data={data} families={families} />
          <Clocks clocks={data.clocks} total={data.counts.clocks} />
        </div>
        <div className={styles.column}>
          <MyTasks tasks={data.tasks} total={data.counts.tasks} />
        </div>
      </div>
      <MyPeople people={data.people} total={data.counts.records} />
    </div>
  )
}

function FirstDay() {
  const { t } = useWords()
  return (
    <div className={styles.first}>
      <EmptyState icon="people" title={t('web.home.first.title')} action={<RegisterButton />}>
        {t('web.home.first.body')}
      </EmptyState>
    </div>
  )
}

function Summary({ counts }: Pick<Home, 'counts'>) {
  const { t } = useWords()
  const overdue = counts.overdue + counts.tasksOverdue
  return (
    <>
      {overdue > 0 && <strong className={styles.overdue}>{t('web.home.overdue', { count: overdue })}</strong>}
      {counts.inbox > 0 && <span>{t('web.home.answers-due', { count: counts.inbox })}</span>}
      <span>{t('web.home.people-count', { count: counts.records })}</span>
    </>
  )
}
