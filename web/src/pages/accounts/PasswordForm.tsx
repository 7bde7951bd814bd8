import { Button, PasswordInput, TextInput } from '@mantine/core'
import { signIn } from '@passerelle/domain/shared/accounts/contract'
import type { FormEvent } from 'react'
import { useAct } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { useFaults } from '../../kit/faults.ts'
import styles from './DoorCard.module.css'
import { textOf } from './fields.ts'

interface PasswordFormProps {
  readonly onDone: () => void
  /** A code is asked for next, with this ticket. */
  readonly onCode: (ticket: string) => void
}

export function PasswordForm({ onDone, onCode }: PasswordFormProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(signIn)
  const fault = useFaults(problem)
  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const answer = await act({ email: textOf(form, 'email'), password: textOf(form, 'password') })
    if (answer?.next === 'done') onDone()
    if (answer?.ticket) onCode(answer.ticket)
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <ErrorPanel problem={problem} focus faultsElsewhere />
      <TextInput
        name="email"
        type="email"
        label={t('web.accounts.email')}
        autoComplete="username"
        dir="ltr"
        required
        withAsterisk={false}
        error={fault('email')}
      />
      <PasswordInput
        name="password"
        label={t('web.accounts.password')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={{ 'aria-label': t('web.accounts.password.show') }}
        error={fault('password')}
      />
      <Button type="submit" loading={busy}>
        {t('web.accounts.sign-in')}
      </Button>
      <p className={styles.links}>
        <GoLink href="/forgotten-password">{t('web.accounts.forgotten')}</GoLink>
      </p>
    </form>
  )
}
