import { Button } from '@mantine/core'
import { endMatch } from '@passerelle/domain/shared/tracing/contract'
import type { Match } from '@passerelle/domain/shared/tracing/schema'
import { useId, useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { ConfirmButton } from '../../../kit/ConfirmButton.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Icon } from '../../../kit/Icon.tsx'
import { Reasons } from '../../../kit/Reasons.tsx'
import styles from '../Tracing.module.css'
import { useKeepsDesk } from '../desk.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { AssessDialog } from './AssessDialog.tsx'
import { CloseDialog } from './CloseDialog.tsx'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { ReuniteDialog } from './ReuniteDialog.tsx'
import { TellDialog } from './TellDialog.tsx'
import { type Onward, hinderedSteps, isOver, isQuiet, openSteps, turnOf } from './match-road.ts'

/** Steps that only those who keep the desk take. */
const ofTheDesk: readonly Onward[] = ['confirm', 'assess']

/** Whose turn it is, the one next step, and why the others cannot be taken now. */
export function Next({ match }: { readonly match: Match }) {
  const { t } = useWords()
  const desk = useKeepsDesk()
  const [open, setOpen] = useState<Onward>()
  const all = openSteps(match).filter((step) => step !== 'assess' || !match.own.mineWaits)
  const steps = all.filter((step) => step !== 'answer' && (desk || !ofTheDesk.includes(step)))
  const calm = !all.some((step) => !isQuiet(match, step))
  const closed = all.find((step) => !desk && ofTheDesk.includes(step))
  return (
    <section className={styles.next} data-calm={calm} aria-label={t('web.tracing.next')}>
      <h2>{t('web.tracing.next')}</h2>
      <p>{t(`web.tracing.turn.${turnOf(match)}`, { organisation: match.otherName })}</p>
      {closed && <Reasons reasons={[{ code: 'web.tracing.desk-only' }]} />}
      {all.includes('answer') && <AnswerForm match={match} />}
      <div className={`${styles.buttons} no-print`}>
        {steps.map((step) => (
          <Button
            key={step}
            variant={step === steps[0] && !isQuiet(match, step) ? 'filled' : 'default'}
            onClick={() => setOpen(step)}
          >
            {t(step === 'tell' && isQuiet(match, step) ? 'web.tracing.tell-anew' : `tracing.step.${step}`)}
          </Button>
        ))}
        {!isOver(match) && <StepBack match={match} />}
      </div>
      <Hindered match={match} />
      <StepDialog step={open} match={match} onClose={() => setOpen(undefined)} />
    </section>
  )
}

function Hindered({ match }: { readonly match: Match }) {
  const { t } = useWords()
  const steps = hinderedSteps(match)
  if (steps.length === 0) return null
  return (
    <details>
      <summary>{t('kit.steps.not-now', { count: steps.length })}</summary>
      <ul className={styles.hindered}>
        {steps.map((each) => (
          <HinderedStep key={each.step} road={each} />
        ))}
      </ul>
    </details>
  )
}

function HinderedStep({ road: { step, hindrances } }: { readonly road: Match['road'][number] }) {
  const { t } = useWords()
  const id = useId()
  return (
    <li aria-describedby={id}>
      <span className={styles.name}>
        <Icon name="lock" size={14} />
        {t(`tracing.step.${step}`)}
        <span className="visually-hidden"> – {t('kit.steps.cannot')}</span>
      </span>
      <Reasons id={id} reasons={hindrances} />
    </li>
  )
}

/** At any time, without a reason; the other side learns nothing else. */
function StepBack({ match: { id, side } }: { readonly match: Match }) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(endMatch)
  async function end(): Promise<void> {
    if (await act({ id, side })) toast(t('web.tracing.end.done'))
  }
  return (
    <>
      <ConfirmButton
        variant="subtle"
        label={t('tracing.step.end')}
        question={t('web.tracing.end.question')}
        consequence={t('web.tracing.end.consequence')}
        busy={busy}
        onConfirm={end}
      />
      <ErrorPanel problem={problem} focus />
    </>
  )
}

export interface StepProps {
  readonly match: Match
  readonly onClose: () => void
}

function StepDialog({ step, ...props }: StepProps & { readonly step: Onward | undefined }) {
  switch (step) {
    case 'confirm':
      return <ConfirmDialog {...props} />
    case 'tell':
      return <TellDialog {...props} />
    case 'assess':
      return <AssessDialog {...props} />
    case 'reunite':
      return <ReuniteDialog {...props} />
    case 'close':
      return <CloseDialog {...props} />
    case 'answer':
    case undefined:
      return null
  }
}
