import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../../../app/words.tsx'
import styles from './Steps.module.css'

interface WhenFieldProps {
  readonly value: string
  readonly today: string
  readonly onChange: (day: string) => void
}

/** Most steps are written down on the day they happen; another day is one click away. */
export function WhenField({ value, today, onChange }: WhenFieldProps) {
  const { t, day } = useWords()
  const [open, setOpen] = useState(value !== today)
  if (!open) {
    return (
      <p className={styles.when}>
        {t('web.records.step.today', { day: day(today) })}
        <button type="button" onClick={() => setOpen(true)}>
          {t('web.records.step.other-day')}
        </button>
      </p>
    )
  }
  return (
    <TextInput
      className={styles.short ?? ''}
      type="date"
      label={t('web.records.step.when')}
      max={today}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value || today)}
    />
  )
}
