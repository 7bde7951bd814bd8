import { Checkbox } from '@mantine/core'
import { isDeclined } from '@passerelle/domain/kernel/answer'
import type { Form, Question } from '@passerelle/domain/kernel/form'
import type { Fault } from '@passerelle/domain/kernel/reason'
import { hintKey, questionKey } from '@passerelle/domain/kernel/words'
import { type ComponentType, useRef } from 'react'
import { useWords } from '../../app/words.tsx'
import { reasonSentence } from '../Reasons.tsx'
import { ChoiceField } from './ChoiceField.tsx'
import { ChoicesField } from './ChoicesField.tsx'
import { CountryField, LanguageField } from './CodeFields.tsx'
import { fieldId } from './FaultSummary.tsx'
import styles from './FormView.module.css'
import { MoneyField } from './MoneyField.tsx'
import { DayField, NumberField, TextField } from './PlainFields.tsx'

/** What every field gets: its name, its fault, its value, and the way to change it. */
export interface FieldProps {
  readonly id: string
  readonly label: string
  readonly description: string | undefined
  readonly error: string | undefined
  readonly required: boolean
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

/** Fields that need more than the form: they search places and people. */
export interface Pickers {
  readonly place?: ComponentType<FieldProps>
  readonly person?: ComponentType<FieldProps>
}

interface QuestionViewProps {
  readonly form: Form
  readonly question: Question
  readonly value: unknown
  readonly fault: Fault | undefined
  readonly today: string
  readonly pickers: Pickers | undefined
  readonly onChange: (value: unknown) => void
}

/** One question: its field, its hint, its fault, and the way not to answer it. */
export function QuestionView({ form, question, value, fault, today, pickers, onChange }: QuestionViewProps) {
  const speech = useWords()
  const { t } = speech
  const before = useRef<unknown>(undefined)
  const declined = isDeclined(value)
  const label = t(questionKey(form, question))
  const required = question.required ?? false
  const field: FieldProps = {
    id: fieldId(form, question.id),
    label: required ? label : t('kit.form.optional', { label }),
    description: question.hint ? t(hintKey(form, question)) : undefined,
    error: fault ? reasonSentence(speech, fault) : undefined,
    required,
    value,
    onChange,
  }
  function decline(on: boolean): void {
    if (on) before.current = value
    onChange(on ? { declined: true } : before.current)
  }
  return (
    <div className={styles.question} data-sealed={question.compartment !== undefined}>
      {question.compartment && <p className={styles.sealed}>{t(`kit.sealed.${question.compartment}`)}</p>}
      {declined ? (
        <p className={styles.declined}>
          <span>{field.label}</span>
        </p>
      ) : (
        <Field field={field} question={question} today={today} pickers={pickers} />
      )}
      {question.declinable && (
        <Checkbox
          size="xs"
          className={styles.decline}
          {...(declined ? { id: field.id } : {})}
          checked={declined}
          label={t('kernel.answer.declined')}
          aria-label={`${t('kernel.answer.declined')}: ${label}`}
          onChange={({ currentTarget: { checked } }) => decline(checked)}
        />
      )}
    </div>
  )
}

interface KindProps {
  readonly field: FieldProps
  readonly question: Question
  readonly today: string
  readonly pickers: Pickers | undefined
}

function Field({ field, question, today, pickers }: KindProps) {
  switch (question.kind) {
    case 'text':
    case 'long-text':
      return <TextField {...field} long={question.kind === 'long-text'} />
    case 'choice':
    case 'yes-no-unknown':
      return <ChoiceField {...field} question={question} />
    case 'choices':
      return <ChoicesField {...field} question={question} />
    case 'number':
      return <NumberField {...field} whole={question.whole ?? false} />
    case 'day':
      return <DayField {...field} question={question} today={today} />
    case 'money':
      return <MoneyField {...field} />
    case 'country':
      return <CountryField {...field} />
    case 'language':
      return <LanguageField {...field} />
    case 'place':
    case 'person':
      return <Picked {...field} picker={pickers?.[question.kind]} />
  }
}

function Picked({
  picker: Picker,
  ...field
}: FieldProps & { readonly picker: ComponentType<FieldProps> | undefined }) {
  return Picker ? <Picker {...field} /> : <TextField {...field} long={false} />
}
