import { CloseButton, NativeSelect } from '@mantine/core'
import { useWords } from '../../../app/words.tsx'
import styles from './PersonForm.module.css'

interface CodesFieldProps {
  readonly label: string
  readonly description?: string
  readonly add: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly value: readonly string[]
  readonly error?: string | undefined
  readonly onChange: (codes: readonly string[]) => void
}

/** Several of a long list, in the order in which they are named. */
export function CodesField({ label, description, add, options, value, error, onChange }: CodesFieldProps) {
  const { t } = useWords()
  const labelOf = (code: string) => options.find((option) => option.value === code)?.label ?? code
  return (
    <fieldset className={styles.codes}>
      <legend>{label}</legend>
      {value.length > 0 && (
        <ol className={styles.chosen}>
          {value.map((code) => (
            <li key={code}>
              {labelOf(code)}
              <CloseButton
                size="sm"
                aria-label={t('web.people.code.remove', { name: labelOf(code) })}
                onClick={() => onChange(value.filter((each) => each !== code))}
              />
            </li>
          ))}
        </ol>
      )}
      <NativeSelect
        className={styles.medium}
        aria-label={add}
        description={description}
        error={error}
        value=""
        data={[{ value: '', label: add }, ...options.filter((option) => !value.includes(option.value))]}
        onChange={({ currentTarget }) =>
          currentTarget.value !== '' && onChange([...value, currentTarget.value])
        }
      />
    </fieldset>
  )
}
