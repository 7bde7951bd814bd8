import { type Form, findQuestion } from '@passerelle/domain/kernel/form'
import type { Fault } from '@passerelle/domain/kernel/reason'
import { questionKey } from '@passerelle/domain/kernel/words'
import { useEffect, useRef } from 'react'
import { useWords } from '../../app/words.tsx'
import { reasonSentence } from '../Reasons.tsx'
import styles from './FormView.module.css'
import { questionIn } from './form-state.ts'

interface FaultSummaryProps {
  readonly faults: readonly Fault[]
  readonly form: Form
  /** Counts the tries: after each, the keyboard comes here. */
  readonly attempt: number
  readonly onGo: (question: string) => void
}

/** All that is wrong, above all questions, each leading to its own. */
export function FaultSummary({ faults, form, attempt, onGo }: FaultSummaryProps) {
  const speech = useWords()
  const box = useRef<HTMLDivElement>(null)
  const some = faults.length > 0
  useEffect(() => {
    if (some) box.current?.focus()
  }, [some, attempt])
  if (!some) return null
  function go(id: string): void {
    onGo(id)
    requestAnimationFrame(() => focusQuestion(form, id))
  }
  return (
    <div className={styles.summary} role="alert" tabIndex={-1} ref={box}>
      <p>{speech.t('kit.form.faults', { count: faults.length })}</p>
      <ul>
        {faults.map((fault) => {
          const id = questionIn(fault.path)
          const question = findQuestion(form, id)
          const label = question ? speech.t(questionKey(form, question)) : id
          return (
            <li key={`${fault.path} ${fault.code}`}>
              <a
                href={`#${fieldId(form, id)}`}
                onClick={(event) => {
                  event.preventDefault()
                  go(id)
                }}
              >
                {label}
              </a>
              {' – '}
              {reasonSentence(speech, fault)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

export function fieldId(form: Form, question: string): string {
  return `${form.id}-${question}`
}

function focusQuestion(form: Form, id: string): void {
  const field = document.getElementById(fieldId(form, id))
  const target = field?.matches('input, select, textarea, button')
    ? field
    : field?.querySelector<HTMLElement>('input, select, textarea, button')
  target?.focus()
}
