import { readInvitation } from '@passerelle/domain/shared/accounts/team-contract'
import { useState } from 'react'
import { useRead } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { Waiting } from '../../kit/Waiting.tsx'
import { AcceptForm } from './AcceptForm.tsx'
import { DoorCard } from './DoorCard.tsx'
import styles from './DoorCard.module.css'
import { NotWhole } from './NotWhole.tsx'
import { isWhole, tokenInAddress } from './fields.ts'

export function Invitation() {
  const { t } = useWords()
  const [token] = useState(tokenInAddress)
  return isWhole(token) ? <Opened token={token} /> : <NotWhole title={t('web.accounts.invitation.title')} />
}

/** What the link of an invitation leads to: who invites, as what, and the way to accept. */
function Opened({ token }: { readonly token: string }) {
  const { t, moment } = useWords()
  const { data, error, refetch } = useRead(readInvitation, { token })
  const isolated = (text: string) => `\u2068${text}\u2069`
  return (
    <DoorCard
      title={t('web.accounts.invitation.title')}
      lead={
        data && (
          <>
            <p>
              {t('web.accounts.invitation.lead', {
                by: isolated(data.invitedBy),
                organisation: isolated(data.organisation.name),
                role: t(`accounts.role.${data.role}`),
              })}
            </p>
            <p className="small">{t('web.accounts.invitation.until', { until: moment(data.expiresAt) })}</p>
          </>
        )
      }
    >
      <ErrorPanel problem={error} retry={() => void refetch()} />
      {!data && !error && <Waiting />}
      {data && <AcceptForm token={token} invitation={data} />}
      <p className={styles.links}>
        <GoLink href="/sign-in">{t('web.accounts.back-to-sign-in')}</GoLink>
      </p>
    </DoorCard>
  )
}
