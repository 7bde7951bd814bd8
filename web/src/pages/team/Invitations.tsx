import { Button } from '@mantine/core'
import {
  listInvitations,
  resendInvitation,
  revokeInvitation,
} from '@passerelle/domain/shared/accounts/team-contract'
import type { OutputOf } from '../../app/call.ts'
import { useAct, useRead } from '../../app/queries.ts'
import { toast } from '../../app/toast.ts'
import { useWords } from '../../app/words.tsx'
import { ConfirmButton } from '../../kit/ConfirmButton.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { Panel } from '../../kit/Panel.tsx'
import { StateBadge, type Tone } from '../../kit/StateBadge.tsx'
import styles from './Team.module.css'

type Invitation = OutputOf<typeof listInvitations>['invitations'][number]

/** Who was invited and has not come yet. */
export function Invitations() {
  const { t } = useWords()
  const { data, error, refetch } = useRead(listInvitations, {})
  const open = data?.invitations.filter(({ state }) => state === 'waiting' || state === 'expired') ?? []
  if (error) return <ErrorPanel problem={error} retry={() => void refetch()} />
  if (open.length === 0) return null
  return (
    <div className={styles.panel}>
      <Panel title={t('web.team.invitations')}>
        <ul className={styles.invitations}>
          {open.map((invitation) => (
            <InvitationLine key={invitation.id} invitation={invitation} />
          ))}
        </ul>
      </Panel>
    </div>
  )
}

const tones: Readonly<Record<Invitation['state'], Tone>> = {
  waiting: 'waiting',
  accepted: 'done',
  revoked: 'stopped',
  expired: 'alarm',
}

function InvitationLine({ invitation }: { readonly invitation: Invitation }) {
  const { t, moment } = useWords()
  const again = useAct(resendInvitation)
  const back = useAct(revokeInvitation)
  const { id, name, email, role, state, organisation, invitedBy, invitedAt, expiresAt } = invitation
  async function resend(): Promise<void> {
    if (await again.act({ id })) toast(t('web.team.invited', { email }))
  }
  async function revoke(): Promise<void> {
    if (await back.act({ id })) toast(t('web.team.revoked'))
  }
  return (
    <li>
      <div>
        <p>
          <bdi>{name}</bdi>{' '}
          <bdi dir="ltr" className="soft">
            {email}
          </bdi>
        </p>
        <p className="soft small">
          {t(`accounts.role.${role}`)} · <bdi>{organisation.name}</bdi> ·{' '}
          {t('web.team.invited-by', {
            name: `\u2068${invitedBy}\u2069`,
            at: moment(invitedAt),
            until: moment(expiresAt),
          })}
        </p>
        <ErrorPanel problem={again.problem ?? back.problem} />
      </div>
      <div className={styles.deeds}>
        <StateBadge tone={tones[state]}>{t(`accounts.invitation.state.${state}`)}</StateBadge>
        <Button size="xs" variant="default" loading={again.busy} onClick={() => void resend()}>
          {t('web.team.resend')}
          <span className="visually-hidden"> {name}</span>
        </Button>
        <ConfirmButton
          size="xs"
          label={t('web.team.revoke')}
          question={t('web.team.revoke.question', { name })}
          consequence={t('web.team.revoke.consequence')}
          busy={back.busy}
          onConfirm={revoke}
        />
      </div>
    </li>
  )
}
