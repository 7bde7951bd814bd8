import { Button, PasswordInput } from '@mantine/core'
import { changePassword } from '@passerelle/domain/shared/accounts/contract'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { useSession } from '../../app/session.tsx'
import { toast } from '../../app/toast.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useFaults } from '../../kit/faults.ts'
import { NewPasswordInput } from './NewPasswordInput.tsx'
import styles from './Profile.module.css'

export function ChangePassword() {
  const { t } = useWords()
  const { account } = useSession()
  const { act, busy, problem } = useAct(changePassword)
  const fault = useFaults(problem)
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!(await act({ current, password }))) return
    setCurrent('')
    setPassword('')
    toast(t('web.accounts.password.changed'))
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <p className="soft">{t('web.accounts.password.change.lead')}</p>
      <ErrorPanel problem={problem} focus faultsElsewhere />
      <input type="hidden" name="username" autoComplete="username" value={account.email} readOnly />
      <PasswordInput
        label={t('web.accounts.password.current')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={current}
        error={fault('current')}
        visibilityToggleButtonProps={{ 'aria-label': t('web.accounts.password.show') }}
        onChange={({ currentTarget }) => setCurrent(currentTarget.value)}
      />
      <NewPasswordInput value={password} onChange={setPassword} owner={account} error={fault('password')} />
      <Button type="submit" variant="default" loading={busy}>
        {t('web.accounts.password.change')}
      </Button>
    </form>
  )
}
