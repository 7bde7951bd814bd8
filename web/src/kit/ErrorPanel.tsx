import { Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import type { Problem } from '../app/problem.ts'
import { type Speech, type Values, useWords } from '../app/words.tsx'
import styles from './ErrorPanel.module.css'
import { Icon } from './Icon.tsx'
import { Reasons, reasonSentence } from './Reasons.tsx'

interface ErrorPanelProps {
  readonly problem: Problem | null | undefined
  readonly retry?: (() => void) | undefined
  /** Moves the keyboard here when it appears: after a deed that failed. */
  readonly focus?: boolean
  /** The faults are said at their fields. */
  readonly faultsElsewhere?: boolean
  readonly children?: ReactNode
}

/** What went wrong: a sentence, a remedy, and a code to quote on the telephone. Nothing, when nothing did. */
export function ErrorPanel({ problem, ...rest }: ErrorPanelProps) {
  return problem ? <Told problem={problem} {...rest} /> : null
}

function Told(props: ErrorPanelProps & { readonly problem: Problem }) {
  const { problem, retry, focus = false, faultsElsewhere, children } = props
  const speech = useWords()
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focus) panel.current?.focus()
  }, [focus, problem])
  return (
    <div className={styles.panel} role="alert" tabIndex={-1} ref={panel}>
      <span className={styles.icon}>
        <Icon name="alert" />
      </span>
      <div className={styles.text}>
        <p className={styles.sentence}>{problemSentence(speech, problem)}</p>
        <Reasons reasons={problem.reasons} />
        {problem.faults.length > 0 && !faultsElsewhere && (
          <ul>
            {problem.faults.map((fault) => (
              <li key={`${fault.path} ${fault.code}`}>{reasonSentence(speech, fault)}</li>
            ))}
          </ul>
        )}
        {children}
        {retry && (
          <Button variant="default" size="xs" onClick={retry}>
            {speech.t('kit.error.retry')}
          </Button>
        )}
        <Quote problem={problem} />
      </div>
    </div>
  )
}

function Quote({ problem }: { readonly problem: Problem }) {
  const { t } = useWords()
  const { quote } = problem.values
  const mark = typeof quote === 'string' ? quote : problem.operationId.slice(-8)
  const code = [problem.code, mark].filter((part) => part !== '').join(' · ')
  return (
    <p className={styles.quote}>
      {t('kit.error.quote')} <bdi dir="ltr">{code}</bdi>
    </p>
  )
}

/** Our own failures carry their word key; those of the server stand in its catalogue. */
export function problemSentence({ t, has }: Pick<Speech, 't' | 'has'>, problem: Problem): string {
  const key = problem.code.startsWith('web.') ? problem.code : `problems.${problem.code}`
  return has(key) ? t(key, sayable(problem.values)) : t('problems.unexpected')
}

/** Of what travels with a problem, that which a sentence can say. */
function sayable(values: Problem['values']): Values {
  const said = Object.entries(values).flatMap(([name, value]) =>
    typeof value === 'string' || typeof value === 'number' ? [[name, value] as const] : [],
  )
  return Object.fromEntries(said)
}
