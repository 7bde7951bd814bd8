import { Button, TextInput } from '@mantine/core'
import { confirmSecondFactor, setUpSecondFactor } from '@passerelle/domain/shared/accounts/contract'
import { type FormEvent, useState } from 'react'
import type { OutputOf } from '../../app/call.ts'
import { useAct } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { AskPassword } from './AskPassword.tsx'
import styles from './Profile.module.css'

type Secret = OutputOf<typeof setUpSecondFactor>

interface SetUpFactorProps {
  readonly onDone: (codes: readonly string[]) => void
  readonly onStop: () => void
}

/** Password, picture for the app, first code: then the second factor is on. */
export function SetUpFactor({ onDone, onStop }: SetUpFactorProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(setUpSecondFactor)
  const [secret, setSecret] = useState<Secret>()
  async function begin(password: string): Promise<void> {
    setSecret(await act({ password }))
  }
  if (secret) return <Confirm secret={secret} onDone={onDone} onStop={onStop} />
  const label = t('web.accounts.second-factor.begin')
  return <AskPassword {...{ label, busy, problem, onStop }} onPassword={(password) => void begin(password)} />
}

function Confirm({ secret, onDone, onStop }: SetUpFactorProps & { readonly secret: Secret }) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(confirmSecondFactor)
  const [code, setCode] = useState('')
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const answer = await act({ code: code.replace(/\s/g, '') })
    if (answer) onDone(answer.recoveryCodes)
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <ol className={styles.steps}>
        <li>{t('web.accounts.second-factor.step-app')}</li>
        <li>
          {t('web.accounts.second-factor.step-scan')}
          <img className={styles.qr} src={secret.qr} alt={t('web.accounts.second-factor.qr')} />
          <p>{t('web.accounts.second-factor.step-type')}</p>
          <bdi dir="ltr" className={styles.secret}>
            {secret.secret.replace(/(.{4})(?=.)/g, '$1 ')}
          </bdi>
        </li>
        <li>{t('web.accounts.second-factor.step-code')}</li>
      </ol>
      <div className={styles.form}>
        <ErrorPanel problem={problem} focus />
        <TextInput
          label={t('web.accounts.code.label')}
          dir="ltr"
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={8}
          required
          withAsterisk={false}
          value={code}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
        />
        <div className={styles.row}>
          <Button type="submit" loading={busy}>
            {t('web.accounts.second-factor.turn-on')}
          </Button>
          <Button variant="default" onClick={onStop}>
            {t('kit.confirm.cancel')}
          </Button>
        </div>
      </div>
    </form>
  )
}
