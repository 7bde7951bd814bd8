import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Problem } from '../../app/problem.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { focusOnArrival } from '../../kit/arrival.ts'
import { useFaults } from '../../kit/faults.ts'
import styles from './Profile.module.css'

interface AskPasswordProps {
  /** What is done with it. */
  readonly label: string
  readonly busy: boolean
  readonly problem: Problem | undefined
  readonly onPassword: (password: string) => void
  readonly onStop: () => void
  readonly danger?: boolean
}

/** Asks once more for the password before something that guards the account is changed. */
export function AskPassword({ label, busy, problem, onPassword, onStop, danger = false }: AskPasswordProps) {
  const { t } = useWords()
  const fault = useFaults(problem)
  const [password, setPassword] = useState('')
  function submit(event: FormEvent): void {
    event.preventDefault()
    onPassword(password)
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <ErrorPanel problem={problem} focus faultsElsewhere />
      <PasswordInput
        label={t('web.accounts.password.current')}
        description={t('web.accounts.password.why')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        ref={focusOnArrival}
        value={password}
        error={fault('password')}
        visibilityToggleButtonProps={{ 'aria-label': t('web.accounts.password.show') }}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
      />
      <div className={styles.row}>
        <Button type="submit" loading={busy} {...(danger ? { color: 'red' } : {})}>
          {label}
        </Button>
        <Button variant="default" onClick={onStop}>
          {t('kit.confirm.cancel')}
        </Button>
      </div>
    </form>
  )
}
