import { Checkbox } from '@mantine/core'
import type { Question } from '@passerelle/domain/kernel/form'
import { optionKey } from '@passerelle/domain/kernel/words'
import { useWords } from '../../app/words.tsx'
import styles from './FormView.module.css'
import type { FieldProps } from './QuestionView.tsx'

interface ChoicesFieldProps extends FieldProps {
  readonly question: Extract<Question, { readonly kind: 'choices' }>
}

export function ChoicesField({ question, ...field }: ChoicesFieldProps) {
  const { t } = useWords()
  const { codes } = question.options
  const chosen = Array.isArray(field.value) ? field.value.filter((code) => typeof code === 'string') : []
  return (
    <Checkbox.Group
      id={field.id}
      label={field.label}
      description={field.description}
      error={field.error}
      value={chosen}
      onChange={(next) => field.onChange(standingAlone(question.alone ?? [], chosen, next))}
    >
      <div className={codes.length > FEW ? styles.columns : styles.options}>
        {codes.map((code) => (
          <Checkbox key={code} value={code} label={t(optionKey(question, code))} />
        ))}
      </div>
    </Checkbox.Group>
  )
}

const FEW = 6

/** "None of these" puts the others out, and any other puts it out. */
export function standingAlone(
  alone: readonly string[],
  before: readonly string[],
  next: readonly string[],
): readonly string[] {
  const added = next.find((code) => !before.includes(code))
  if (added === undefined) return next
  return alone.includes(added) ? [added] : next.filter((code) => !alone.includes(code))
}
