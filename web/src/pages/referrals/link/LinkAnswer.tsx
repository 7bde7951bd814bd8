import { Button } from '@mantine/core'
import { answerLink } from '@passerelle/domain/shared/referrals/contract'
import type { DeclineCode, Outcome } from '@passerelle/domain/shared/referrals/referral'
import { type FormEvent, useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { Panel } from '../../../kit/Panel.tsx'
import { OutcomeChoice } from '../answer/OutcomeDialogs.tsx'
import { DeclineCodes, NoteField } from '../answer/RefusalDialogs.tsx'
import styles from './Link.module.css'
import type { Opened } from './LinkPage.tsx'

const moves = ['accept', 'start', 'complete', 'no-capacity', 'decline'] as const
type Move = (typeof moves)[number]

interface LinkAnswerProps {
  readonly opened: Opened
  readonly onAnswered: () => Promise<void>
  readonly onLapsed: () => void
}

/** The answers that are open; each asks only for what it needs. */
export function LinkAnswer({ opened, onAnswered, onLapsed }: LinkAnswerProps) {
  const { t } = useWords()
  const { referral } = opened.whole
  const open = moves.filter((move) => opened.whole.moves.includes(move))
  const [chosen, setChosen] = useState<Move>()
  if (open.length === 0) {
    return <p role="status">{t('web.link.nothing-open', { organisation: referral.otherName })}</p>
  }
  return (
    <Panel title={t('web.link.answer')}>
      {chosen ? (
        <Answer
          key={chosen}
          move={chosen}
          opened={opened}
          onBack={() => setChosen(undefined)}
          onAnswered={async () => {
            await onAnswered()
            setChosen(undefined)
          }}
          onLapsed={onLapsed}
        />
      ) : (
        <div className={styles.row}>
          {open.map((move, at) => (
            <Button key={move} variant={at === 0 ? 'filled' : 'default'} onClick={() => setChosen(move)}>
              {t(`referrals.move.${move}`)}
            </Button>
          ))}
        </div>
      )}
    </Panel>
  )
}

interface AnswerProps extends LinkAnswerProps {
  readonly move: Move
  readonly onBack: () => void
}

function Answer({ move, opened, onBack, onAnswered, onLapsed }: AnswerProps) {
  const { t } = useWords()
  const { act, busy, problem } = useAct(answerLink)
  const [declineCode, setDeclineCode] = useState<DeclineCode>()
  const [outcome, setOutcome] = useState<Outcome>()
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const { token, code, whole } = opened
  const lacks = (move === 'decline' && !declineCode) || (move === 'complete' && !outcome)
  const missing = tried && lacks ? t('kernel.fault.required') : undefined
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setTried(true)
    if (lacks) return
    const told = { declineCode: declineCode ?? null, outcome: outcome ?? null, note: note.trim() || null }
    if (!(await act({ token, code, move, ...told }))) return
    toast(t('web.link.answered', { organisation: whole.referral.otherName }))
    await onAnswered()
  }
  const lapsed = problem?.reasons.some((reason) => reason.code === 'referrals.wrong-code')
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
      <p>{t(`web.link.means.${move}`, { organisation: whole.referral.otherName })}</p>
      <ErrorPanel problem={problem} focus>
        {lapsed && (
          <Button variant="default" size="xs" onClick={onLapsed}>
            {t('web.link.new-code')}
          </Button>
        )}
      </ErrorPanel>
      {move === 'decline' && <DeclineCodes value={declineCode} error={missing} onChange={setDeclineCode} />}
      {move === 'complete' && <OutcomeChoice value={outcome} error={missing} onChange={setOutcome} />}
      {(move === 'decline' || move === 'no-capacity') && <NoteField value={note} onChange={setNote} />}
      <div className={styles.row}>
        <Button type="submit" loading={busy}>
          {t(`referrals.move.${move}`)}
        </Button>
        <Button variant="default" onClick={onBack}>
          {t('web.link.back')}
        </Button>
      </div>
    </form>
  )
}
