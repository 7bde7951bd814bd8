import { Button } from '@mantine/core'
import { resetPassword } from '@passerelle/domain/shared/accounts/contract'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { useFaults } from '../../kit/faults.ts'
import { DoorCard } from './DoorCard.tsx'
import { NewPasswordInput } from './NewPasswordInput.tsx'
import { NotWhole } from './NotWhole.tsx'
import { isWhole, tokenInAddress } from './fields.ts'

export function NewPassword() {
  const { t } = useWords()
  const [token] = useState(tokenInAddress)
  return isWhole(token) ? (
    <SetPassword token={token} />
  ) : (
    <NotWhole title={t('web.accounts.new-password.title')} />
  )
}

/** A new password through the link of a letter. */
function SetPassword({ token }: { readonly token: string }) {
  const { t } = useWords()
  const router = useRouter()
  const { act, busy, problem } = useAct(resetPassword)
  const fault = useFaults(problem)
  const [password, setPassword] = useState('')
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!(await act({ token, password }))) return
    toast(t('web.accounts.new-password.done'))
    await router.navigate({ to: '/sign-in' })
  }
  return (
    <DoorCard title={t('web.accounts.new-password.title')} lead={t('web.accounts.new-password.lead')}>
      <form onSubmit={(event) => void submit(event)}>
        <ErrorPanel problem={problem} focus />
        <NewPasswordInput
          value={password}
          onChange={setPassword}
          owner={{ name: '', email: '' }}
          error={fault('password')}
        />
        <Button type="submit" loading={busy}>
          {t('web.accounts.new-password.set')}
        </Button>
      </form>
    </DoorCard>
  )
}
