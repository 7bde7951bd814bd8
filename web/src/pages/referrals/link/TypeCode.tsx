import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Problem } from '../../../app/problem.ts'
import { useWords } from '../../../app/words.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import styles from './Link.module.css'

interface TypeCodeProps {
  readonly sent: { readonly sentTo: string; readonly minutes: number }
  readonly busy: boolean
  readonly problem: Problem | undefined
  readonly onCode: (code: string) => Promise<void>
  readonly onAgain: () => Promise<void>
}

export function TypeCode({ sent, busy, problem, onCode, onAgain }: TypeCodeProps) {
  const { t } = useWords()
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const digits = code.replaceAll(/\D/g, '')
  function submit(event: FormEvent): void {
    event.preventDefault()
    setTried(true)
    if (digits.length === 6) void onCode(digits)
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p role="status">{t('web.link.sent', { mailbox: sent.sentTo, minutes: sent.minutes })}</p>
      <ErrorPanel problem={problem} focus />
      <TextInput
        className={styles.code ?? ''}
        label={t('web.link.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        dir="ltr"
        maxLength={12}
        value={code}
        error={tried && digits.length !== 6 && t('web.link.code.six')}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
      />
      <div className={styles.row}>
        <Button type="submit" loading={busy}>
          {t('web.link.open')}
        </Button>
        <Button variant="subtle" onClick={() => void onAgain()}>
          {t('web.link.again')}
        </Button>
      </div>
    </form>
  )
}
