import { Checkbox, NativeSelect } from '@mantine/core'
import { useWords } from '../app/words.tsx'
import styles from './Choose.module.css'

export interface Choice<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly description?: string
}

interface ChooseProps<Value extends string> {
  readonly label: string
  readonly description?: string | undefined
  readonly error?: string | undefined
  readonly choices: readonly Choice<Value>[]
}

interface ManyOfProps<Value extends string> extends ChooseProps<Value> {
  readonly values: readonly Value[]
  readonly onChange: (values: readonly Value[]) => void
}

/** Several of a short closed list; the order of the list is kept. */
export function ManyOf<Value extends string>(props: ManyOfProps<Value>) {
  const { label, description, error, choices, values, onChange } = props
  return (
    <Checkbox.Group
      {...{ label, description, error }}
      value={[...values]}
      onChange={(next) => onChange(choices.map(({ value }) => value).filter((value) => next.includes(value)))}
    >
      <div className={styles.many}>
        {choices.map((choice) => (
          <Checkbox
            key={choice.value}
            value={choice.value}
            label={choice.label}
            description={choice.description}
          />
        ))}
      </div>
    </Checkbox.Group>
  )
}

interface OneOfProps<Value extends string> extends ChooseProps<Value> {
  /** Undefined: nothing was chosen. */
  readonly value: Value | undefined
  readonly onChange: (value: Value | undefined) => void
  /** What choosing nothing is called; absent: one has to choose. */
  readonly none?: string
}

/** One of a closed list, natively: typing the first letters goes to the entry. */
export function OneOf<Value extends string>(props: OneOfProps<Value>) {
  const { label, description, error, choices, value, onChange, none } = props
  const { t } = useWords()
  const first = none ?? (value === undefined ? t('kit.form.choose') : undefined)
  return (
    <NativeSelect
      {...{ label, description, error }}
      value={value ?? ''}
      data={[
        ...(first === undefined ? [] : [{ value: '', label: first }]),
        ...choices.map((choice) => ({ value: `${choice.value}`, label: choice.label })),
      ]}
      onChange={({ currentTarget }) =>
        onChange(choices.find((choice) => choice.value === currentTarget.value)?.value)
      }
    />
  )
}
