import { PasswordInput } from '@mantine/core'
import {
  type PasswordOwner,
  passwordHindrances,
  shortestPassword,
} from '@passerelle/domain/shared/accounts/passwords'
import { useState } from 'react'
import { useWords } from '../../app/words.tsx'
import { Reasons } from '../../kit/Reasons.tsx'
import styles from './NewPasswordInput.module.css'

interface NewPasswordInputProps {
  readonly value: string
  readonly onChange: (password: string) => void
  /** Whose it will be: it must not contain their name. */
  readonly owner: PasswordOwner
  readonly error?: string | undefined
}

/** A new password, with the same sentences while one types as the server would refuse with. */
export function NewPasswordInput({ value, onChange, owner, error }: NewPasswordInputProps) {
  const { t } = useWords()
  const [left, setLeft] = useState(false)
  const reasons = value === '' ? [] : passwordHindrances(value, owner)
  const isGood = value !== '' && reasons.length === 0
  return (
    <div className={styles.field}>
      <PasswordInput
        name="password"
        label={t('web.accounts.password.new')}
        description={t('web.accounts.password.advice', { least: shortestPassword })}
        autoComplete="new-password"
        required
        withAsterisk={false}
        value={value}
        error={error}
        visibilityToggleButtonProps={{ 'aria-label': t('web.accounts.password.show') }}
        onBlur={() => setLeft(true)}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <div role="status" className={styles.verdict}>
        {isGood && t('web.accounts.password.good')}
        {(left || value.length >= shortestPassword) && <Reasons reasons={reasons} />}
      </div>
    </div>
  )
}
