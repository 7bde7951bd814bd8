import { programmeKey } from '@passerelle/domain/kernel/words'
import { Outlet, useRouterState } from '@tanstack/react-router'
import { useWords } from '../../app/words.tsx'
import { Clock } from '../../kit/Clock.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { NameDisplay } from '../../kit/NameDisplay.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { PersonCode } from '../../kit/PersonCode.tsx'
import { RecordActions } from './RecordActions.tsx'
import styles from './RecordFrame.module.css'
import { RecordState } from './RecordState.tsx'
import { RiskMark } from './RiskMark.tsx'
import { RecordProvider, useRecord } from './record-context.tsx'
import { WhoSeesRecord } from './consents/WhoSeesRecord.tsx'

/** What stands above every page of a record: who, where it stands, who holds it, who sees it. */
export function RecordFrame() {
  return (
    <RecordProvider>
      <Head />
      <Tabs />
      <Outlet />
    </RecordProvider>
  )
}

function Head() {
  const { t, day } = useWords()
  const { read, programme } = useRecord()
  const { record, person } = read
  return (
    <>
      <PageHeader
        windowTitle={record.code}
        back={{ href: '/records', label: t('app.nav.records') }}
        standing={
          <>
            <RecordState programme={record.programme} state={record.state} />
            {record.risk !== 'unknown' && <RiskMark risk={record.risk} />}
            {record.nextDueAt && <Clock due={record.nextDueAt} />}
          </>
        }
        about={
          <>
            <GoLink href={`/people/${person.id}`}>{t('web.records.to-person')}</GoLink>
            <span>{programme ? t(programmeKey(programme)) : record.programme}</span>
            <PersonCode code={record.code} />
            <span>
              {t('web.records.held-by', { worker: record.workerName, organisation: record.organisationName })}
            </span>
            <span>{t('web.records.opened', { day: day(record.openedOn) })}</span>
          </>
        }
        actions={<RecordActions />}
      >
        <NameDisplay name={person.displayName} latin={person.latinName} size="heading" />
      </PageHeader>
      <div className={styles.who}>
        <WhoSeesRecord />
      </div>
    </>
  )
}

const tabs = ['', 'answers', 'consents', 'documents'] as const

function Tabs() {
  const { t } = useWords()
  const { id } = useRecord()
  const path = useRouterState({ select: (state) => state.location.pathname })
  return (
    <nav aria-label={t('web.records.tabs')} className={`${styles.tabs} no-print`}>
      {tabs.map((tab) => {
        const href = tab === '' ? `/records/${id}` : `/records/${id}/${tab}`
        return (
          <GoLink
            key={tab}
            href={href}
            className={styles.tab}
            aria-current={path.replace(/\/$/, '') === href ? 'page' : undefined}
          >
            {t(`web.records.tab.${tab === '' ? 'overview' : tab}`)}
          </GoLink>
        )
      })}
    </nav>
  )
}
