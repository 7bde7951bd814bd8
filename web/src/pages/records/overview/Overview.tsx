import { useRouter } from '@tanstack/react-router'
import { useWords } from '../../../app/words.tsx'
import { NextSteps } from '../../../kit/NextSteps.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { StepBar } from '../../../kit/StepBar.tsx'
import { useRecord } from '../record-context.tsx'
import { Needs } from './Needs.tsx'
import styles from './Overview.module.css'
import { RecordTasks } from './RecordTasks.tsx'
import { RecordTimeline } from './RecordTimeline.tsx'
import { RiskPanel } from './RiskPanel.tsx'

/** Where the record stands, what comes next, what the person needs, what is to be done, and what happened. */
export function Overview() {
  const { t } = useWords()
  return (
    <div className={styles.page}>
      <Road />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Needs />
          <Panel title={t('web.records.timeline')}>
            <RecordTimeline />
          </Panel>
        </div>
        <div className={styles.column}>
          <RecordTasks />
          <RiskPanel />
        </div>
      </div>
    </div>
  )
}

function Road() {
  const { t } = useWords()
  const router = useRouter()
  const { read, programme, standing, facts, id } = useRecord()
  if (!programme) return <p>{t('web.records.unknown-programme', { programme: read.record.programme })}</p>
  return (
    <Panel title={t('web.records.next')}>
      <div className={styles.road}>
        <StepBar programme={programme} standing={standing} history={read.history} />
        <NextSteps
          programme={programme}
          standing={standing}
          facts={facts}
          onTake={(step) => void router.navigate({ href: `/records/${id}/steps/${step}` })}
        />
      </div>
    </Panel>
  )
}
