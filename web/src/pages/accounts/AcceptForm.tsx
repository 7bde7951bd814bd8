import { Button, PasswordInput, TextInput } from '@mantine/core'
import { acceptInvitation, type readInvitation } from '@passerelle/domain/shared/accounts/team-contract'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { OutputOf } from '../../app/call.ts'
import { useAct } from '../../app/queries.ts'
import { useEnter } from '../../app/session-change.ts'
import { toast } from '../../app/toast.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useFaults } from '../../kit/faults.ts'
import { NewPasswordInput } from './NewPasswordInput.tsx'

interface AcceptFormProps {
  readonly token: string
  readonly invitation: OutputOf<typeof readInvitation>
}

/** A name and a new password; or, for those who have an account already, the password that proves it. */
export function AcceptForm({ token, invitation }: AcceptFormProps) {
  const { t, language } = useWords()
  const router = useRouter()
  const enter = useEnter()
  const { act, busy, problem } = useAct(acceptInvitation)
  const fault = useFaults(problem)
  const [name, setName] = useState(invitation.name)
  const [password, setPassword] = useState('')
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const answer = await act({ token, name, password, locale: language })
    if (!answer) return
    if (answer.next === 'done') return enter(undefined)
    toast(t('web.accounts.invitation.accepted'))
    await router.navigate({ to: '/sign-in' })
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <ErrorPanel problem={problem} focus faultsElsewhere />
      <TextInput
        type="email"
        label={t('web.accounts.email')}
        autoComplete="username"
        dir="ltr"
        readOnly
        value={invitation.email}
      />
      <TextInput
        label={t('web.accounts.name')}
        autoComplete="name"
        dir="auto"
        required
        withAsterisk={false}
        value={name}
        error={fault('name')}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      {invitation.hasAccount ? (
        <PasswordInput
          label={t('web.accounts.password')}
          description={t('web.accounts.invitation.has-account')}
          autoComplete="current-password"
          required
          withAsterisk={false}
          value={password}
          error={fault('password')}
          visibilityToggleButtonProps={{ 'aria-label': t('web.accounts.password.show') }}
          onChange={({ currentTarget }) => setPassword(currentTarget.value)}
        />
      ) : (
        <NewPasswordInput
          value={password}
          onChange={setPassword}
          owner={{ name, email: invitation.email }}
          error={fault('password')}
        />
      )}
      <Button type="submit" loading={busy}>
        {t('web.accounts.invitation.accept')}
      </Button>
    </form>
  )
}
