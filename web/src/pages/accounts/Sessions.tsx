import { Button } from '@mantine/core'
import { endOtherSessions, endSession, listSessions } from '@passerelle/domain/shared/accounts/contract'
import type { OutputOf } from '../../app/call.ts'
import { useAct, useRead } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Waiting } from '../../kit/Waiting.tsx'
import styles from './Profile.module.css'

type Session = OutputOf<typeof listSessions>['sessions'][number]

/** Where I am signed in, and the way to sign out there. */
export function Sessions() {
  const { t } = useWords()
  const { data, error, refetch } = useRead(listSessions, {})
  const others = useAct(endOtherSessions)
  async function endOthers(): Promise<void> {
    const answer = await others.act({})
    if (answer) toast(t('web.accounts.sessions.ended', { count: answer.ended }))
  }
  if (!data && !error) return <Waiting />
  const sessions = data?.sessions ?? []
  return (
    <>
      <ErrorPanel problem={error ?? others.problem} retry={() => void refetch()} />
      <ul className={styles.list}>
        {sessions.map((session) => (
          <SessionLine key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <Button variant="default" loading={others.busy} onClick={() => void endOthers()}>
          {t('web.accounts.sessions.end-others')}
        </Button>
      )}
    </>
  )
}

function SessionLine({ session }: { readonly session: Session }) {
  const { t, moment } = useWords()
  const { act, busy, problem } = useAct(endSession)
  async function end(): Promise<void> {
    if (await act({ id: session.id })) toast(t('web.accounts.sessions.ended', { count: 1 }))
  }
  return (
    <li>
      <span>
        <bdi dir="ltr">{session.device}</bdi>
        <br />
        <span className="soft small">
          {t('web.accounts.sessions.seen', { at: moment(session.lastSeenAt) })}
        </span>
      </span>
      {session.current ? (
        <span className="soft">{t('web.accounts.sessions.here')}</span>
      ) : (
        <Button size="xs" variant="default" loading={busy} onClick={() => void end()}>
          {t('web.accounts.sessions.end')}
          <span className="visually-hidden"> {session.device}</span>
        </Button>
      )}
      <ErrorPanel problem={problem} />
    </li>
  )
}
