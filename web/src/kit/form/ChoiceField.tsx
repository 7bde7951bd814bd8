import { NativeSelect, Radio } from '@mantine/core'
import type { Question } from '@passerelle/domain/kernel/form'
import { optionKey } from '@passerelle/domain/kernel/words'
import { useWords } from '../../app/words.tsx'
import styles from './FormView.module.css'
import type { FieldProps } from './QuestionView.tsx'

const FEW = 7

interface ChoiceFieldProps extends FieldProps {
  readonly question: Extract<Question, { readonly kind: 'choice' | 'yes-no-unknown' }>
}

/** Few options stand open; many are a native list, which every telephone shows well. */
export function ChoiceField({ question, ...field }: ChoiceFieldProps) {
  const { t } = useWords()
  const codes = question.kind === 'choice' ? question.options.codes : ['yes', 'no', 'unknown']
  const options = codes.map((code) => ({ value: code, label: t(optionKey(question, code)) }))
  const value = typeof field.value === 'string' ? field.value : ''
  const shared = { id: field.id, label: field.label, description: field.description, error: field.error }
  if (codes.length > FEW) {
    return (
      <NativeSelect
        {...shared}
        classNames={{ wrapper: styles.medium ?? '' }}
        aria-required={field.required}
        value={value}
        data={[{ value: '', label: t('kit.form.choose') }, ...options]}
        onChange={({ currentTarget }) => field.onChange(currentTarget.value)}
      />
    )
  }
  return (
    <Radio.Group {...shared} value={value} onChange={field.onChange}>
      <div className={codes.length <= 3 ? styles.inRow : styles.options}>
        {options.map((option) => (
          <Radio key={option.value} {...option} />
        ))}
      </div>
    </Radio.Group>
  )
}
