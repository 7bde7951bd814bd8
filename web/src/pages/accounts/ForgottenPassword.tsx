import { Button, TextInput } from '@mantine/core'
import { forgotPassword } from '@passerelle/domain/shared/accounts/contract'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { useFaults } from '../../kit/faults.ts'
import { DoorCard } from './DoorCard.tsx'
import styles from './DoorCard.module.css'
import { textOf } from './fields.ts'

/** Asks for a letter with a link. The answer is the same whether the address has an account or not. */
export function ForgottenPassword() {
  const { t, language } = useWords()
  const { act, busy, problem } = useAct(forgotPassword)
  const fault = useFaults(problem)
  const [sentTo, setSentTo] = useState<string>()
  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const email = textOf(new FormData(event.currentTarget), 'email')
    if (await act({ email, locale: language })) setSentTo(email)
  }
  return (
    <DoorCard
      title={t('web.accounts.forgotten.title')}
      lead={sentTo ? undefined : t('web.accounts.forgotten.lead')}
    >
      {sentTo ? (
        <p role="status">{t('web.accounts.forgotten.sent', { email: `\u2068${sentTo}\u2069` })}</p>
      ) : (
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
          <Button type="submit" loading={busy}>
            {t('web.accounts.forgotten.send')}
          </Button>
        </form>
      )}
      <p className={styles.links}>
        <GoLink href="/sign-in">{t('web.accounts.back-to-sign-in')}</GoLink>
      </p>
    </DoorCard>
  )
}
