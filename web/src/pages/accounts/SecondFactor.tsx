import { Button } from '@mantine/core'
import { newRecoveryCodes, removeSecondFactor } from '@passerelle/domain/shared/accounts/contract'
import { useState } from 'react'
import { useAct } from '../../app/queries.ts'
import { useSession } from '../../app/session.tsx'
import { toast } from '../../app/toast.ts'
import { useWords } from '../../app/words.tsx'
import { StateBadge } from '../../kit/StateBadge.tsx'
import { AskPassword } from './AskPassword.tsx'
import styles from './Profile.module.css'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import { SetUpFactor } from './SetUpFactor.tsx'

type Doing = 'nothing' | 'setting-up' | 'removing' | 'new-codes'

const tones = { on: 'done', off: 'quiet', required: 'alarm' } as const

/** The second factor: on, off, or asked for by what I may open; and its recovery codes. */
export function SecondFactor() {
  const { t } = useWords()
  const { secondFactor } = useSession()
  const [doing, setDoing] = useState<Doing>('nothing')
  const [codes, setCodes] = useState<readonly string[]>()
  const stop = () => setDoing('nothing')
  function show(fresh: readonly string[]): void {
    setCodes(fresh)
    stop()
  }
  if (codes) return <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />
  if (doing === 'setting-up') return <SetUpFactor onDone={show} onStop={stop} />
  if (doing === 'removing') return <Remove onStop={stop} />
  if (doing === 'new-codes') return <NewCodes onDone={show} onStop={stop} />
  return (
    <div className={styles.stack}>
      <StateBadge tone={tones[secondFactor]}>{t(`web.accounts.second-factor.${secondFactor}`)}</StateBadge>
      <p className="soft">{t(`web.accounts.second-factor.${secondFactor}.lead`)}</p>
      {secondFactor === 'on' ? (
        <div className={styles.row}>
          <Button variant="default" onClick={() => setDoing('new-codes')}>
            {t('web.accounts.new-codes')}
          </Button>
          <Button variant="default" onClick={() => setDoing('removing')}>
            {t('web.accounts.second-factor.remove')}
          </Button>
        </div>
      ) : (
        <Button onClick={() => setDoing('setting-up')}>{t('web.accounts.second-factor.set-up')}</Button>
      )}
    </div>
  )
}

function Remove({ onStop }: { readonly onStop: () => void }) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(removeSecondFactor)
  async function remove(password: string): Promise<void> {
    if (!(await act({ password }))) return
    toast(t('web.accounts.second-factor.removed'))
    onStop()
  }
  const label = t('web.accounts.second-factor.remove')
  return (
    <AskPassword
      {...{ label, busy, problem, onStop }}
      onPassword={(password) => void remove(password)}
      danger
    />
  )
}

interface NewCodesProps {
  readonly onDone: (codes: readonly string[]) => void
  readonly onStop: () => void
}

function NewCodes({ onDone, onStop }: NewCodesProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(newRecoveryCodes)
  async function make(password: string): Promise<void> {
    const answer = await act({ password })
    if (answer) onDone(answer.recoveryCodes)
  }
  const label = t('web.accounts.new-codes')
  return <AskPassword {...{ label, busy, problem, onStop }} onPassword={(password) => void make(password)} />
}
