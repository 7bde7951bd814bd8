import { Button, TextInput } from '@mantine/core'
import { passSecondFactor } from '@passerelle/domain/shared/accounts/contract'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { focusOnArrival } from '../../kit/arrival.ts'
import styles from './DoorCard.module.css'
import { textOf } from './fields.ts'

interface CodeFormProps {
  readonly ticket: string
  /** With the number of recovery codes left, when one was used. */
  readonly onDone: (codesLeft: number | undefined) => void
  readonly onBack: () => void
}

/** The second factor: the code of the authenticator app, or one of the recovery codes. */
export function CodeForm({ ticket, onDone, onBack }: CodeFormProps) {
  const { t } = useWords()
  const { act, busy, problem, forget } = useAct(passSecondFactor)
  const [way, setWay] = useState<'code' | 'recovery'>('code')
  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const text = textOf(new FormData(event.currentTarget), 'code').trim()
    const input = way === 'code' ? { ticket, code: text.replace(/\s/g, '') } : { ticket, recoveryCode: text }
    const answer = await act(input)
    if (answer) onDone(answer.recoveryCodesLeft)
  }
  function change(): void {
    forget()
    setWay(way === 'code' ? 'recovery' : 'code')
  }
  return (
    <form onSubmit={(event) => void submit(event)}>
      <ErrorPanel problem={problem} focus />
      <TextInput
        key={way}
        name="code"
        label={t(`web.accounts.${way}.label`)}
        description={t(`web.accounts.${way}.hint`)}
        dir="ltr"
        autoComplete={way === 'code' ? 'one-time-code' : 'off'}
        inputMode={way === 'code' ? 'numeric' : 'text'}
        maxLength={way === 'code' ? 8 : 40}
        required
        withAsterisk={false}
        ref={focusOnArrival}
      />
      <Button type="submit" loading={busy}>
        {t('web.accounts.sign-in')}
      </Button>
      <p className={styles.links}>
        <button type="button" onClick={change}>
          {t(`web.accounts.${way}.other`)}
        </button>
        <button type="button" onClick={onBack}>
          {t('web.accounts.code.back')}
        </button>
      </p>
    </form>
  )
}
