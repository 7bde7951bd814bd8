import { Button } from '@mantine/core'
import { attestReferral, giveOwnLink, startService } from '@passerelle/domain/shared/referrals/contract'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { useAct } from '../../../app/queries.ts'
import { toast } from '../../../app/toast.ts'
import { useWords } from '../../../app/words.tsx'
import { ErrorPanel } from '../../../kit/ErrorPanel.tsx'
import { GoLink } from '../../../kit/GoLink.tsx'
import type { ReferralRead } from '../guided/draft.ts'
import { clockRuns } from '../referral-columns.tsx'
import { AcceptDialog, AssignDialog } from './HandlerDialogs.tsx'
import { DeclineDialog, NoPlaceDialog, RevokeDialog } from './RefusalDialogs.tsx'
import { CloseDialog, CompleteDialog } from './OutcomeDialogs.tsx'
import { OpenRecordDialog } from './OpenRecordDialog.tsx'
import styles from './Referral.module.css'

/** From the most to the least pressing; the first that is open leads. */
const order = [
  'attest',
  'accept',
  'start',
  'complete',
  'close',
  'reroute',
  'open-record',
  'no-capacity',
  'decline',
  'assign',
  'renew-link',
  'revoke',
] as const
type Move = (typeof order)[number]

/** Moves that are never the obvious next thing, even when no other is open. */
const quiet: readonly Move[] = ['assign', 'renew-link', 'revoke', 'decline', 'no-capacity']

/** What this side can do now; where nothing can be done, whose turn it is. */
export function Moves({ read }: { readonly read: ReferralRead }) {
  const { t } = useWords()
  const { referral } = read
  const [open, setOpen] = useState<Move>()
  const direct = useDirect(read)
  const moves = order.filter((move) => read.moves.includes(move) && !isDoneElsewhere(move, read))
  const primary = moves.find((move) => !isQuiet(move, read))
  const turn = `web.referral.turn.${referral.side}.${referral.state}`
  return (
    <section className={styles.moves} data-calm={primary === undefined} aria-label={t('web.referral.moves')}>
      <p>{t(turn, { organisation: referral.otherName })}</p>
      <ErrorPanel problem={direct.problem} focus />
      {moves.length > 0 && (
        <div className={`${styles.buttons} no-print`}>
          {moves.map((move) => (
            <Button
              key={move}
              variant={move === primary ? 'filled' : 'default'}
              loading={direct.busy === move}
              onClick={() => (isDirect(move) ? direct.make(move) : setOpen(move))}
            >
              {t(`referrals.move.${move}`)}
            </Button>
          ))}
        </div>
      )}
      {referral.recipientRecordId && (
        <GoLink href={`/records/${referral.recipientRecordId}`}>{t('web.referral.own-record')}</GoLink>
      )}
      <MoveDialog move={open} read={read} onClose={() => setOpen(undefined)} />
    </section>
  )
}

/** Another partner is looked for in earnest only when this one said no, or has been silent for too long. */
function isQuiet(move: Move, { referral }: ReferralRead): boolean {
  return quiet.includes(move) || (move === 'reroute' && clockRuns(referral) && !referral.overdue)
}

/** A record of one's own is opened once. */
function isDoneElsewhere(move: Move, { referral }: ReferralRead): boolean {
  return move === 'open-record' && referral.recipientRecordId !== null
}

const directMoves = ['start', 'attest', 'renew-link', 'reroute'] as const
type DirectMove = (typeof directMoves)[number]

function isDirect(move: Move): move is DirectMove {
  return directMoves.some((each) => each === move)
}

/** Moves that ask nothing. */
function useDirect({ referral }: ReferralRead) {
  const { t, moment } = useWords()
  const router = useRouter()
  const start = useAct(startService)
  const attest = useAct(attestReferral)
  const link = useAct(giveOwnLink)
  const { id } = referral
  async function make(move: DirectMove): Promise<void> {
    if (move === 'reroute') await router.navigate({ href: `/referrals/${id}/reroute` })
    if (move === 'start' && (await start.act({ id }))) toast(t('web.referral.started'))
    if (move === 'attest' && (await attest.act({ id }))) toast(t('web.referral.attested'))
    if (move !== 'renew-link') return
    const answer = await link.act({ id })
    if (answer) toast(t('web.referral.link-sent', { moment: moment(answer.expiresAt) }))
  }
  const busy: DirectMove | undefined = start.busy
    ? 'start'
    : attest.busy
      ? 'attest'
      : link.busy
        ? 'renew-link'
        : undefined
  return {
    make: (move: DirectMove) => void make(move),
    busy,
    problem: start.problem ?? attest.problem ?? link.problem,
  }
}

interface MoveDialogProps {
  readonly move: Move | undefined
  readonly read: ReferralRead
  readonly onClose: () => void
}

function MoveDialog({ move, ...props }: MoveDialogProps) {
  switch (move) {
    case 'accept':
      return <AcceptDialog {...props} />
    case 'assign':
      return <AssignDialog {...props} />
    case 'decline':
      return <DeclineDialog {...props} />
    case 'no-capacity':
      return <NoPlaceDialog {...props} />
    case 'revoke':
      return <RevokeDialog {...props} />
    case 'complete':
      return <CompleteDialog {...props} />
    case 'close':
      return <CloseDialog {...props} />
    case 'open-record':
      return <OpenRecordDialog {...props} />
    case 'start':
    case 'attest':
    case 'renew-link':
    case 'reroute':
    case undefined:
      return null
  }
}
