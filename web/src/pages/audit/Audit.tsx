import { listEvents, verifyState } from '@passerelle/domain/shared/audit/contract'
import { listAccounts } from '@passerelle/domain/shared/accounts/team-contract'
import { type Address, useAddress } from '../../app/address.ts'
import type { InputOf } from '../../app/call.ts'
import { useRead } from '../../app/queries.ts'
import { useReadPages } from '../../app/read-pages.ts'
import { useWords } from '../../app/words.tsx'
import { DataList } from '../../kit/DataList.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import type { ListFilter } from '../../kit/data-list.ts'
import styles from './Audit.module.css'
import { AuditDays } from './AuditDays.tsx'
import { useEventColumns } from './event-columns.tsx'

/** Who did or read what, and how far the trail is signed. */
export function Audit() {
  const { t } = useWords()
  const [address] = useAddress()
  const { pages, problem, retry, more, busy } = useReadPages(listEvents, inputOf(address), ({ next }) => next)
  const columns = useEventColumns()
  return (
    <>
      <PageHeader windowTitle={t('app.nav.audit')} about={<span>{t('web.audit.lead')}</span>} />
      <Sealed />
      <AuditDays />
      <DataList
        caption={t('app.nav.audit')}
        rows={pages?.flatMap((page) => page.events)}
        columns={columns}
        rowKey={(event) => event.id}
        filters={useFilters()}
        problem={problem}
        onRetry={retry}
        onMore={more}
        busy={busy}
        empty={
          <EmptyState icon="audit" title={t('web.audit.none.title')}>
            {t('web.audit.none.body')}
          </EmptyState>
        }
      />
    </>
  )
}

function Sealed() {
  const { t, moment } = useWords()
  const { data } = useRead(verifyState, {})
  if (!data) return null
  const { checkpoint } = data
  return (
    <div className={styles.sealed}>
      <Icon name={checkpoint ? 'lock' : 'info'} size={18} />
      <p>
        {checkpoint
          ? t('web.audit.sealed', {
              number: checkpoint.number,
              until: moment(checkpoint.until),
              at: moment(checkpoint.madeAt),
            })
          : t('web.audit.unsealed')}{' '}
        <span className="soft">
          {t('web.audit.verify-hint')} <code dir="ltr">npx passerelle audit verify</code>
        </span>
      </p>
    </div>
  )
}

function inputOf({ about, who, record, from, until }: Address): InputOf<typeof listEvents> {
  return {
    ...(about ? { operation: about } : {}),
    ...(who ? { account: who } : {}),
    ...(record ? { record } : {}),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
  }
}

const nouns = [
  'people',
  'records',
  'referrals',
  'consents',
  'documents',
  'services',
  'organisations',
  'accounts',
  'dashboard',
  'audit',
  'places',
] as const

function useFilters(): readonly ListFilter[] {
  const { t } = useWords()
  const { data } = useRead(listAccounts, {})
  const people = (data?.accounts ?? []).map(({ account, name }) => ({ value: account, label: name }))
  return [
    {
      id: 'about',
      label: t('web.audit.filter.noun'),
      options: nouns.map((value) => ({ value, label: t(`web.audit.noun.${value}`) })),
    },
    ...(people.length > 1 ? [{ id: 'who', label: t('web.audit.filter.who'), options: people }] : []),
  ]
}
