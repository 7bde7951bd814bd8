import type { AuditEvent } from '@passerelle/domain/shared/audit/contract'
import { useMemo } from 'react'
import { type Speech, useWords } from '../../app/words.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import type { Column } from '../../kit/data-list.ts'
import styles from './Audit.module.css'

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
        cell: ({ at }) => <time dateTime={at}>{moment(at)}</time>,
      },
      {
        id: 'details',
        header: t('web.audit.column.details'),
        cell: ({ details }) => <Details text={detailsText(details)} />,
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

function Details({ text }: { readonly text: string }) {
  return (
    <bdi dir="ltr" className="soft small">
      {text}
    </bdi>
  )
}

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/

/** The codes and numbers that the event keeps; ids say nothing to people. */
function detailsText(details: AuditEvent['details']): string {
  return Object.entries(details)
    .flatMap(([name, value]) => {
      const text = plain(value)
      return text === '' ? [] : `${name}: ${text}`
    })
    .join(' · ')
}

function plain(value: unknown): string {
  if (Array.isArray(value)) return value.map(plain).filter(Boolean).join(', ')
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (typeof value !== 'string' || ID.test(value)) return ''
  return MOMENT.test(value) ? value.slice(0, 16).replace('T', ' ') : value
}
