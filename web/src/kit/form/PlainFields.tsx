import { TextInput, Textarea } from '@mantine/core'
import type { Question } from '@passerelle/domain/kernel/form'
import type { FieldProps } from './QuestionView.tsx'
import { numberOrText } from './form-state.ts'
import styles from './FormView.module.css'

/** The part that all Mantine inputs understand. Required is said by what is not optional, so no asterisk. */
function common({ id, label, description, error, required }: FieldProps) {
  return { id, label, description, error, 'aria-required': required }
}

function asText(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

export function TextField(props: FieldProps & { readonly long: boolean }) {
  const { value, onChange, long } = props
  const given = {
    ...common(props),
    dir: 'auto',
    autoComplete: 'off',
    value: asText(value),
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => onChange(currentTarget.value),
  }
  return long ? (
    <Textarea {...given} rows={4} />
  ) : (
    <TextInput {...given} classNames={{ wrapper: styles.medium ?? '' }} />
  )
}

export function NumberField(props: FieldProps & { readonly whole: boolean }) {
  const { value, onChange, whole } = props
  return (
    <TextInput
      {...common(props)}
      classNames={{ wrapper: styles.short ?? '' }}
      inputMode={whole ? 'numeric' : 'decimal'}
      dir="ltr"
      autoComplete="off"
      value={asText(value)}
      onChange={({ currentTarget }) => onChange(numberOrText(currentTarget.value))}
    />
  )
}

interface DayFieldProps extends FieldProps {
  readonly question: Extract<Question, { readonly kind: 'day' }>
  readonly today: string
}

export function DayField(props: DayFieldProps) {
  const { value, onChange, question, today } = props
  return (
    <TextInput
      {...common(props)}
      classNames={{ wrapper: styles.short ?? '' }}
      type="date"
      max={question.notAfterToday ? today : '9999-12-31'}
      min={question.notBeforeToday ? today : undefined}
      value={asText(value)}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
