import type { AuditEvent } from '@passerelle/domain/shared/audit/contract'
import { useMemo } from 'react'
import { type Speech, useWords } from '../../app/words.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import type { Column } from '../../kit/data-list.ts'
import styles from './Audit.module.css'
import { detailsText } from './event-details.ts'

/** An event in words: what, who, on what, when. */
export function useEventColumns(): readonly Column<AuditEvent>[] {
  const speech = useWords()
  return useMemo(() => {
    const { t, moment } = speech
    return [
      { id: 'what', header: t('web.audit.column.what'), cell: ({ operation }) => deed(speech, operation) },
      {
        id: 'who',
        header: t('web.audit.column.who'),
        cell: ({ account, organisation }) => (
          <bdi>{account?.name ?? organisation?.name ?? t('web.audit.by-system')}</bdi>
        ),
      },
      { id: 'on', header: t('web.audit.column.on'), cell: (event) => <On event={event} /> },
      {
        id: 'at',
        header: t('web.audit.column.at'),
        cell: ({ at }) => (
          <time dateTime={at} className="unbroken">
            {moment(at)}
          </time>
        ),
      },
      {
        id: 'details',
        header: t('web.audit.column.details'),
        cell: ({ details }) => <span className="soft small">{detailsText(details, speech)}</span>,
        narrow: 'hidden',
      },
    ]
  }, [speech])
}

/** What was done, in words; a deed without words is named by its operation. */
function deed({ t, has }: Speech, operation: string): string {
  const key = `web.audit.deed.${operation}`
  return has(key) ? t(key) : operation
}

function On({ event }: { readonly event: AuditEvent }) {
  const { t } = useWords()
  const { record, referral, other, personId } = event
  const hasCode = Boolean(record?.code ?? referral?.code)
  return (
    <span className={styles.on}>
      {record?.code && <Coded to={`/records/${record.id}`} what={t('web.audit.record')} code={record.code} />}
      {referral?.code && (
        <Coded to={`/referrals/${referral.id}`} what={t('web.audit.referral')} code={referral.code} />
      )}
      {other && <bdi>{other.name}</bdi>}
      {!hasCode && !other && (personId ? t('web.audit.person') : <span aria-hidden="true">–</span>)}
    </span>
  )
}

interface CodedProps {
  readonly to: string
  readonly what: string
  readonly code: string
}

function Coded({ to, what, code }: CodedProps) {
  return (
    <GoLink href={to}>
      {what}{' '}
      <bdi dir="ltr" className={styles.code}>
        {code}
      </bdi>
    </GoLink>
  )
}
