import { Button } from '@mantine/core'
import { Problem } from '../../app/problem.ts'
import { toast, toastAlarm } from '../../app/toast.ts'
import { Clock } from '../../kit/Clock.tsx'
import { ConfirmButton } from '../../kit/ConfirmButton.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { NameDisplay } from '../../kit/NameDisplay.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { PersonCode } from '../../kit/PersonCode.tsx'
import { PrintButton } from '../../kit/PrintButton.tsx'
import { Reasons } from '../../kit/Reasons.tsx'
import { StateBadge, type Tone } from '../../kit/StateBadge.tsx'
import { Waiting } from '../../kit/Waiting.tsx'
import styles from './Gallery.module.css'
import { inHours, people } from './fixtures.ts'

const tones: readonly Tone[] = ['quiet', 'waiting', 'moving', 'done', 'stopped', 'alarm']
const started = inHours(-24)

const refusal = new Problem({
  status: 409,
  code: 'no-live-consent',
  operationId: '01980000-0000-7000-8000-00000000beef',
  reasons: [{ code: 'consents.not-live', values: { category: 'Health' } }],
})
const lost = new Problem({
  status: 0,
  code: 'web.no-connection',
  operationId: '01980000-0000-7000-8000-0000deadbeef',
})

export function SmallSamples() {
  return (
    <div className={styles.two}>
      <Panel title="StateBadge, Clock, PersonCode">
        <div className={styles.stack}>
          <div className={styles.row}>
            {tones.map((tone) => (
              <StateBadge key={tone} tone={tone}>
                {tone}
              </StateBadge>
            ))}
          </div>
          <div className={styles.row}>
            <Clock due={inHours(40)} started={started} />
            <Clock due={inHours(5)} started={started} />
            <Clock due={inHours(-2.5)} started={started} />
            <Clock due={inHours(300)} />
          </div>
          <PersonCode code="HB-2026-0117" />
        </div>
      </Panel>
      <Panel title="NameDisplay">
        <div className={styles.row}>
          {people.map((person) => (
            <NameDisplay key={person.id} name={person.name} latin={person.latin} />
          ))}
        </div>
      </Panel>
      <Panel title="ErrorPanel, Reasons">
        <div className={styles.stack}>
          <ErrorPanel problem={refusal} />
          <ErrorPanel problem={lost} retry={() => undefined} />
          <Reasons
            lead="Decide"
            reasons={[{ code: 'kernel.second-person' }, { code: 'kernel.not-your-role' }]}
          />
        </div>
      </Panel>
      <Panel title="Buttons">
        <div className={styles.row}>
          <ConfirmButton
            label="End this share"
            question="End sharing with Lantern?"
            consequence="Lantern can no longer read anything about this person. This cannot be taken back."
            onConfirm={() => undefined}
          />
          <ConfirmButton
            label="Withdraw everything"
            question="Take back all consent?"
            consequence="All shares end at once."
            typed="end"
            onConfirm={() => undefined}
          />
          <Button variant="default" onClick={() => toast('The task is done.', () => undefined)}>
            Undo
          </Button>
          <Button variant="subtle" onClick={() => toastAlarm('That did not work.')}>
            Alarm
          </Button>
          <Button color="red">Danger</Button>
          <Button loading>Busy</Button>
          <PrintButton />
        </div>
      </Panel>
      <Panel title="Severe" severe>
        <p>Health, shelter address, perpetrators.</p>
      </Panel>
      <Panel title="Waiting">
        <Waiting />
      </Panel>
      <Panel title="EmptyState" flush>
        <EmptyState icon="people" title="Nobody here yet" action={<Button>Register a person</Button>}>
          Begin with a name; everything else can follow.
        </EmptyState>
      </Panel>
    </div>
  )
}
