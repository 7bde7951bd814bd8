import { listReferrals } from '@passerelle/domain/shared/referrals/contract'
import { type ReferralState, referralStates } from '@passerelle/domain/shared/referrals/referral'
import { type Address, useAddress } from '../../app/address.ts'
import { useReadPages } from '../../app/read-pages.ts'
import { type Speech, useWords } from '../../app/words.tsx'
import { DataList } from '../../kit/DataList.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { GoLink } from '../../kit/GoLink.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import type { ListFilter } from '../../kit/data-list.ts'
import { useReferralColumns } from './referral-columns.tsx'

/** What partners ask of us, the most pressing first. */
export function Inbox() {
  const { t } = useWords()
  return (
    <>
      <PageHeader windowTitle={t('app.nav.inbox')} about={<span>{t('web.referrals.inbox.lead')}</span>} />
      <List
        side="recipient"
        empty={
          <EmptyState icon="inbox" title={t('web.referrals.inbox.none')}>
            {t('web.referrals.inbox.none.body')}
          </EmptyState>
        }
      />
    </>
  )
}

/** What we asked of partners, and how it stands. */
export function Referrals() {
  const { t } = useWords()
  return (
    <>
      <PageHeader windowTitle={t('app.nav.referrals')} about={<span>{t('web.referrals.sent.lead')}</span>} />
      <List
        side="sender"
        empty={
          <EmptyState
            icon="bridge"
            title={t('web.referrals.sent.none')}
            action={<GoLink href="/records?worker=me">{t('web.referrals.sent.none.do')}</GoLink>}
          >
            {t('web.referrals.sent.none.body')}
          </EmptyState>
        }
      />
    </>
  )
}

interface ListProps {
  readonly side: 'sender' | 'recipient'
  readonly empty: React.ReactNode
}

function List({ side, empty }: ListProps) {
  const { t } = useWords()
  const [address] = useAddress()
  const state = stateIn(address)
  const input = { side, ...(state ? { state } : {}) }
  const { pages, problem, retry, more, busy } = useReadPages(listReferrals, input, ({ next }) => next)
  const columns = useReferralColumns(side)
  return (
    <DataList
      caption={t(side === 'sender' ? 'app.nav.referrals' : 'app.nav.inbox')}
      rows={pages?.flatMap((page) => page.referrals)}
      columns={columns}
      rowKey={(referral) => referral.id}
      rowHref={(referral) => `/referrals/${referral.id}`}
      filters={filtersOf(t, side)}
      problem={problem}
      onRetry={retry}
      onMore={more}
      busy={busy}
      empty={empty}
    />
  )
}

const asked = [...referralStates, 'waiting', 'open'] as const
type Asked = ReferralState | 'waiting' | 'open'

function stateIn(address: Address): Asked | undefined {
  return asked.find((each) => each === address['state'])
}

function filtersOf(t: Speech['t'], side: 'sender' | 'recipient'): readonly ListFilter[] {
  const shown: readonly Asked[] = ['waiting', 'open', ...referralStates]
  return [
    {
      id: 'state',
      label: t('web.referrals.column.state'),
      options: shown
        .filter((state) => side === 'sender' || state !== 'draft')
        .map((value) => ({ value, label: t(`referrals.state.${value}`) })),
    },
  ]
}
