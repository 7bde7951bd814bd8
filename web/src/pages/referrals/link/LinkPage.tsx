import { askLinkCode, readLink } from '@passerelle/domain/shared/referrals/contract'
import { useState } from 'react'
import type { OutputOf } from '../../../app/call.ts'
import { useAct } from '../../../app/queries.ts'
import { useWords } from '../../../app/words.tsx'
import { EmptyState } from '../../../kit/EmptyState.tsx'
import { useWindowTitle } from '../../../kit/PageHeader.tsx'
import { AskCode } from './AskCode.tsx'
import { LinkReferral } from './LinkReferral.tsx'
import styles from './Link.module.css'
import { TypeCode } from './TypeCode.tsx'

/** What the link shows once the code is right, with the code itself: each answer carries it again. */
export interface Opened {
  readonly token: string
  readonly code: string
  readonly whole: OutputOf<typeof readLink>
}

/** The secret of the letter stands behind the number sign: it reaches no log on its way. */
function tokenInAddress(): string {
  return window.location.hash.slice(1)
}

/**
 * For organisations without accounts. Three small steps: a code is sent to the mailbox that the letter came to, the
 * code is typed, the referral is read and answered.
 */
export function LinkPage() {
  const { t } = useWords()
  useWindowTitle(t('web.link.title'))
  const [token] = useState(tokenInAddress)
  const asking = useAct(askLinkCode)
  const reading = useAct(readLink)
  const [sent, setSent] = useState<OutputOf<typeof askLinkCode>>()
  const [opened, setOpened] = useState<Opened>()
  if (!/^[0-9a-f]{64}$/.test(token)) {
    return (
      <Calm title={t('web.link.title')}>
        <EmptyState icon="mail" title={t('web.link.no-secret')}>
          {t('web.link.no-secret.body')}
        </EmptyState>
      </Calm>
    )
  }
  async function ask(): Promise<void> {
    const answer = await asking.act({ token })
    if (answer) setSent(answer)
  }
  async function read(code: string): Promise<void> {
    const whole = await reading.act({ token, code })
    if (whole) setOpened({ token, code, whole })
  }
  if (opened) {
    return (
      <LinkReferral
        opened={opened}
        onAgain={() => read(opened.code)}
        onLapsed={() => {
          setOpened(undefined)
          setSent(undefined)
        }}
      />
    )
  }
  return (
    <Calm title={t('web.link.title')}>
      {sent ? (
        <TypeCode sent={sent} busy={reading.busy} problem={reading.problem} onCode={read} onAgain={ask} />
      ) : (
        <AskCode busy={asking.busy} problem={asking.problem} onAsk={ask} />
      )}
    </Calm>
  )
}

function Calm({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <div className={styles.card}>
      <h1 tabIndex={-1}>{title}</h1>
      {children}
    </div>
  )
}
