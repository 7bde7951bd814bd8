import { NextSteps } from '../../kit/NextSteps.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { StepBar } from '../../kit/StepBar.tsx'
import { Timeline } from '../../kit/Timeline.tsx'
import { WhoSees } from '../../kit/WhoSees.tsx'
import styles from './Gallery.module.css'
import { events, facts, history, programme, seers } from './fixtures.ts'

const standing = { state: 'screening', version: 1 }
const planned = { state: 'plan', version: 1 }
const entry = { by: 'bruno', role: 'supervisor', at: '2026-03-05T09:00:00Z' } as const
const longer = [
  ...history,
  { step: 'decide', from: 'screening', to: 'decision', day: '2026-03-05', ...entry },
  { step: 'agree-plan', from: 'decision', to: 'plan', day: '2026-03-09', ...entry },
] as const

export function RecordSamples() {
  return (
    <>
      <Panel title="StepBar">
        <div className={styles.stack}>
          <StepBar programme={programme} standing={standing} history={history} />
          <NextSteps programme={programme} standing={standing} facts={facts} onTake={() => undefined} />
          <StepBar programme={programme} standing={planned} history={longer} />
        </div>
      </Panel>
      <div className={styles.two}>
        <Panel title="Timeline">
          <Timeline label="Timeline" events={events} onOlder={() => undefined} />
        </Panel>
        <Panel title="WhoSees">
          <WhoSees seers={seers} onEnd={() => undefined} startsOpen />
          <WhoSees seers={[]} startsOpen />
        </Panel>
      </div>
    </>
  )
}
