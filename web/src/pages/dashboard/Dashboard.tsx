import { readDashboard } from '@passerelle/domain/shared/dashboard/contract'
import { type Address, useAddress } from '../../app/address.ts'
import type { InputOf, OutputOf } from '../../app/call.ts'
import { useRead } from '../../app/queries.ts'
import { useWords } from '../../app/words.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { ErrorPanel } from '../../kit/ErrorPanel.tsx'
import { PageHeader } from '../../kit/PageHeader.tsx'
import { PrintButton } from '../../kit/PrintButton.tsx'
import { Waiting } from '../../kit/Waiting.tsx'
import { Figures } from './Figures.tsx'
import { Period } from './Period.tsx'

export type Answer = OutputOf<typeof readDashboard>

/** What became of referrals and needs, in figures that point at nobody. */
export function Dashboard() {
  const { t } = useWords()
  const [address] = useAddress()
  const { data, error, refetch } = useRead(readDashboard, inputOf(address), { keepLast: true })
  return (
    <>
      <PageHeader
        windowTitle={t('app.nav.dashboard')}
        about={data && <About answer={data} />}
        actions={<PrintButton />}
      />
      {data && <Period answer={data} />}
      <ErrorPanel problem={error} retry={() => void refetch()} />
      {!data && !error && <Waiting lines={8} />}
      {data && !error && <Content answer={data} />}
    </>
  )
}

function Content({ answer }: { readonly answer: Answer }) {
  const { t } = useWords()
  const { figures, smallest, from, until } = answer
  if (figures) return <Figures {...{ figures, smallest, from, until }} />
  return (
    <EmptyState icon="figures" title={t('web.dashboard.waiting.title')}>
      {t('dashboard.none-released')}
    </EmptyState>
  )
}

function About({ answer: { kind, releasedAt, smallest } }: { readonly answer: Answer }) {
  const { t, day } = useWords()
  if (kind === 'exact') return <span>{t('web.dashboard.lead.exact')}</span>
  if (!releasedAt || smallest === null) return null
  return <span>{t('dashboard.released', { day: day(releasedAt.slice(0, 10)), smallest })}</span>
}

function inputOf({ from, until, quarter }: Address): InputOf<typeof readDashboard> {
  return { ...(from ? { from } : {}), ...(until ? { until } : {}), ...(quarter ? { quarter } : {}) }
}
