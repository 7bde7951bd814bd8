import { Button } from '@mantine/core'
import { listAccounts } from '@passerelle/domain/shared/accounts/team-contract'
import { useState } from 'react'
import { useAddress } from '../../app/address.ts'
import type { OutputOf } from '../../app/call.ts'
import { useRead } from '../../app/queries.ts'
import { useSession } from '../../app/session.tsx'
import { useWords } from '../../app/words.tsx'
import { DataList } from '../../kit/DataList.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Icon } from '../../kit/Icon.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { InviteDialog } from './InviteDialog.tsx'
import { Invitations } from './Invitations.tsx'
import { useColleagueColumns } from './colleague-columns.tsx'

export type Colleague = OutputOf<typeof listAccounts>['accounts'][number]

/** The people of one's own organisation: who may do what, who helps them, what they still hold. */
export function Team() {
  const { t } = useWords()
  const { role } = useSession()
  const [inviting, setInviting] = useState(false)
  const leads = role === 'administrator'
  const invite = leads ? () => setInviting(true) : undefined
  return (
    <>
      <PageHeader
        windowTitle={t('app.nav.members')}
        about={<span>{t('web.team.lead')}</span>}
        primary={
          invite && (
            <Button leftSection={<Icon name="plus" size={18} />} onClick={invite}>
              {t('web.team.invite')}
            </Button>
          )
        }
      />
      {leads && <Invitations />}
      <Colleagues onNew={invite} />
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </>
  )
}

function Colleagues({ onNew }: { readonly onNew: (() => void) | undefined }) {
  const { t } = useWords()
  const [address] = useAddress()
  const { search, status } = address
  const known = status === 'active' || status === 'deactivated' ? status : undefined
  const { data, error, refetch } = useRead(
    listAccounts,
    { ...(search ? { text: search } : {}), ...(known ? { status: known } : {}) },
    { keepLast: true },
  )
  const columns = useColleagueColumns()
  return (
    <DataList
      caption={t('app.nav.members')}
      rows={data?.accounts}
      columns={columns}
      rowKey={({ account }) => account}
      filters={[
        {
          id: 'status',
          label: t('web.team.column.status'),
          options: ['active', 'deactivated'].map((value) => ({
            value,
            label: t(`accounts.status.${value}`),
          })),
        },
      ]}
      search={t('web.team.search')}
      problem={error}
      onRetry={() => void refetch()}
      total={data?.accounts.length}
      onNew={onNew}
      empty={
        <EmptyState icon="people" title={t('web.team.none.title')}>
          {t('web.team.none.body')}
        </EmptyState>
      }
    />
  )
}
