import { readSession } from '@passerelle/domain/shared/accounts/contract'
import { useState } from 'react'
import { useAddress } from '../../app/address.ts'
import { useRead } from '../../app/queries.ts'
import { useEnter } from '../../app/session-change.ts'
import { toast } from '../../app/toast.ts'
import { useWords } from '../../app/words.tsx'
import { CodeForm } from './CodeForm.tsx'
import { DoorCard } from './DoorCard.tsx'
import { PasswordForm } from './PasswordForm.tsx'
import { Personas } from './Personas.tsx'
import styles from './SignIn.module.css'

/** The way in: as somebody of the demonstration, or with a password and, where there is one, a code. */
export function SignIn() {
  const { t } = useWords()
  const [address] = useAddress()
  const [ticket, setTicket] = useState<string>()
  const enter = useEnter()
  const session = useRead(readSession, {})
  const isDemonstration = session.data?.demonstration ?? false
  const goIn = () => void enter(address['next'])

  function afterCode(codesLeft: number | undefined): void {
    if (codesLeft !== undefined) toast(t('web.accounts.recovery-codes-left', { count: codesLeft }))
    goIn()
  }

  if (ticket) {
    return (
      <DoorCard title={t('web.accounts.code.title')}>
        <CodeForm ticket={ticket} onDone={afterCode} onBack={() => setTicket(undefined)} />
      </DoorCard>
    )
  }
  return (
    <div className={styles.ways}>
      {isDemonstration && <Personas onDone={goIn} />}
      <DoorCard title={t('web.accounts.sign-in.title')} lesser={isDemonstration}>
        <PasswordForm onDone={goIn} onCode={setTicket} />
      </DoorCard>
    </div>
  )
}
