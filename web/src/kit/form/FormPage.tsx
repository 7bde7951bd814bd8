import type { Form } from '@passerelle/domain/kernel/form'
import type { Fault } from '@passerelle/domain/kernel/reason'
import { groupKey } from '@passerelle/domain/kernel/words'
import { useWords } from '../../app/words.tsx'
import styles from './FormView.module.css'
import { type Pickers, QuestionView } from './QuestionView.tsx'
import { type Page, type Raw, questionIn } from './form-state.ts'

interface FormPageProps {
  readonly form: Form
  readonly page: Page
  readonly raw: Raw
  readonly faults: readonly Fault[]
  readonly today: string
  readonly onChange: (id: string, value: unknown) => void
  readonly pickers: Pickers | undefined
}

/** One group of questions under its heading. */
export function FormPage({ form, page, raw, faults, today, onChange, pickers }: FormPageProps) {
  const { t } = useWords()
  return (
    <section className={styles.group}>
      <h2>{t(groupKey(form, page.group.id))}</h2>
      {page.questions.map((question) => (
        <QuestionView
          key={question.id}
          form={form}
          question={question}
          value={raw[question.id]}
          fault={faults.find((fault) => questionIn(fault.path) === question.id)}
          today={today}
          pickers={pickers}
          onChange={(value) => onChange(question.id, value)}
        />
      ))}
    </section>
  )
}
